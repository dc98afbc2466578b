BEGIN IMMEDIATE;

-- The truth. One chain per device; rows are numbered without gaps and never change.
CREATE TABLE entry (
  id          INTEGER PRIMARY KEY,
  device      BLOB    NOT NULL CHECK (length(device) = 8),
  seq         INTEGER NOT NULL CHECK (seq > 0),
  record      BLOB    NOT NULL CHECK (length(record) = 16),
  revision    INTEGER NOT NULL CHECK (revision > 0),
  kind        TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  author      BLOB    NOT NULL CHECK (length(author) = 8),
  at          INTEGER NOT NULL,
  body        BLOB    NOT NULL,
  salt        BLOB    NOT NULL,
  body_digest BLOB    NOT NULL CHECK (length(body_digest) = 32),
  digest      BLOB    NOT NULL CHECK (length(digest) = 32),
  signature   BLOB    NOT NULL CHECK (length(signature) = 64),
  UNIQUE (device, seq)
);
CREATE INDEX entry_of_record ON entry (record, revision);

-- Attachments, under the SHA-256 of their bytes.
CREATE TABLE blob (
  id     INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  bytes  BLOB NOT NULL
);

-- Reads that matter, in a chain of their own; the last row of a batch carries the signature.
CREATE TABLE seen (
  id        INTEGER PRIMARY KEY,
  device    BLOB    NOT NULL CHECK (length(device) = 8),
  seq       INTEGER NOT NULL CHECK (seq > 0),
  at        INTEGER NOT NULL,
  member    BLOB    NOT NULL CHECK (length(member) = 8),
  act       TEXT    NOT NULL,
  what      BLOB    NOT NULL,
  words     TEXT    NOT NULL,
  digest    BLOB    NOT NULL CHECK (length(digest) = 32),
  signature BLOB,
  UNIQUE (device, seq)
);

-- What an authorised disposal emptied: an entry (device, seq), or a blob by its digest.
CREATE TABLE disposed (
  id     INTEGER PRIMARY KEY,
  device BLOB,
  seq    INTEGER,
  blob   BLOB,
  CHECK ((device IS NULL) = (seq IS NULL) AND (device IS NULL) <> (blob IS NULL))
);

-- Not part of the record: unfinished writing, sealed to its author.
CREATE TABLE draft (
  id     BLOB PRIMARY KEY,
  author BLOB    NOT NULL,
  at     INTEGER NOT NULL,
  sealed BLOB    NOT NULL
);

CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM entry WHERE device = NEW.device)
  OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one and replaces none'); END;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
WHEN NOT (
  NEW.body = x'' AND NEW.salt = x''
  AND NEW.id = OLD.id AND NEW.device = OLD.device AND NEW.seq = OLD.seq AND NEW.record = OLD.record
  AND NEW.revision = OLD.revision AND NEW.kind = OLD.kind AND NEW.version = OLD.version
  AND NEW.author = OLD.author AND NEW.at = OLD.at AND NEW.body_digest = OLD.body_digest
  AND NEW.digest = OLD.digest AND NEW.signature = OLD.signature
  AND EXISTS (SELECT 1 FROM disposed WHERE device = OLD.device AND seq = OLD.seq)
)
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;

CREATE TRIGGER blob_once BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE digest = NEW.digest OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a blob is never replaced'); END;

CREATE TRIGGER blob_stays BEFORE UPDATE ON blob
WHEN NOT (
  NEW.bytes = x'' AND NEW.id = OLD.id AND NEW.digest = OLD.digest
  AND EXISTS (SELECT 1 FROM disposed WHERE blob = OLD.digest)
)
BEGIN SELECT RAISE(ABORT, 'a blob is never changed'); END;

CREATE TRIGGER blob_kept BEFORE DELETE ON blob
BEGIN SELECT RAISE(ABORT, 'a blob is never removed'); END;

CREATE TRIGGER seen_follows BEFORE INSERT ON seen
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM seen WHERE device = NEW.device)
  OR EXISTS (SELECT 1 FROM seen WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a read follows the last one and replaces none'); END;

CREATE TRIGGER seen_stays BEFORE UPDATE ON seen
BEGIN SELECT RAISE(ABORT, 'a read is never changed'); END;

CREATE TRIGGER seen_kept BEFORE DELETE ON seen
BEGIN SELECT RAISE(ABORT, 'a read is never removed'); END;

CREATE TRIGGER disposed_once BEFORE INSERT ON disposed
WHEN EXISTS (SELECT 1 FROM disposed WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a disposal is never replaced'); END;

CREATE TRIGGER disposed_stays BEFORE UPDATE ON disposed
BEGIN SELECT RAISE(ABORT, 'a disposal is never changed'); END;

CREATE TRIGGER disposed_kept BEFORE DELETE ON disposed
BEGIN SELECT RAISE(ABORT, 'a disposal is never removed'); END;

PRAGMA user_version = 1;
COMMIT;
