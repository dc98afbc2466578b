-- The words in the pages let go of here still stand in the entries; a disposal vacuums the file besides.
PRAGMA secure_delete = FAST;

BEGIN IMMEDIATE;

DROP TABLE IF EXISTS record;
DROP TABLE IF EXISTS known_later;
DROP TABLE IF EXISTS involves;
DROP TABLE IF EXISTS due;
DROP TABLE IF EXISTS met;
DROP TABLE IF EXISTS uses;
DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS index_version;

-- The latest revision of each record. `row` sorts by the day it happened (see index.py), and is search's rowid.
-- No index by record: the entries' own tells the latest revision, and each one more would slow every append.
CREATE TABLE record (
  row         INTEGER PRIMARY KEY,
  record      BLOB    NOT NULL,
  entry       INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  happened_on TEXT    NOT NULL,
  happened_at TEXT,
  title       TEXT    NOT NULL,
  headline    TEXT    NOT NULL,
  status      TEXT    NOT NULL
);
CREATE INDEX record_of_kind ON record (kind, row);

-- Entries that became known here later than their own `at` says, because the clock was set back before them.
CREATE TABLE known_later (
  entry    INTEGER PRIMARY KEY,
  known_at INTEGER NOT NULL
);

-- Every revision ↔ child or adult, with their part in it.
CREATE TABLE involves (
  who    BLOB    NOT NULL,
  record BLOB    NOT NULL,
  entry  INTEGER NOT NULL,
  part   TEXT    NOT NULL,
  PRIMARY KEY (who, record, entry)
) WITHOUT ROWID;

CREATE TABLE due (
  record BLOB    NOT NULL,
  place  INTEGER NOT NULL,
  rule   TEXT    NOT NULL,
  due_at TEXT,
  PRIMARY KEY (record, place)
) WITHOUT ROWID;

CREATE TABLE met (
  record BLOB NOT NULL,
  rule   TEXT NOT NULL,
  met_by BLOB NOT NULL,
  PRIMARY KEY (record, rule, met_by)
) WITHOUT ROWID;

CREATE TABLE uses (
  blob  BLOB    NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (blob, entry)
) WITHOUT ROWID;

-- Only which record holds a word is kept, not where in it: half the size, and search asks for no more. Marks are
-- part of words (categories), so that what search.py takes for one word is one word here, in every script.
CREATE VIRTUAL TABLE search USING fts5 (
  words,
  content = '', contentless_delete = 1, detail = none,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N*'",
  prefix = '3'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
-- A leaf of the index then fits into one page of the file, less SQLCipher's 80 bytes, without an overflow page.
INSERT INTO search (search, rank) VALUES ('pgsz', 3900);

CREATE TABLE index_version (version INTEGER NOT NULL);
INSERT INTO index_version VALUES (0);
COMMIT;
