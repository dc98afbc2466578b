"""What is kept day by day and what stands round a child: which ledger, which file, which deadline is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.practice.desk import open_desk
from dsl_desk.practice.training import TRAINING_PASSPHRASE

if TYPE_CHECKING:
    from tests.cli.typist import Shown, Typist


def on_book(typist: Typist, command: str, *options: str) -> Shown:
    return typist.types(command, str(typist.casebook), "--child=zofia", *options)


def note(typist: Typist, *options: str) -> Shown:
    account = typist.writes("a.txt", "Nobody opened.")
    return on_book(
        typist, "note", "--when=20 Nov", "--heading=Home visit", f"--account-file={account}", *options
    )


def test_a_record_goes_to_the_ledger_that_was_chosen(zofia: Typist) -> None:
    given = ("--what=Breakfast club", "--agency=school", "--from=1 Sept")
    assert "Kept: note P-" in note(zofia).out
    assert "Kept: note S-" in note(zofia, "--in-support").out
    assert "Kept: support given S-" in on_book(zofia, "support", *given).out
    assert "Kept: support given P-" in on_book(zofia, "support", *given, "--in-protection").out


def test_files_are_kept_with_a_concern(zofia: Typist) -> None:
    account = zofia.writes("a.txt", "Came without a coat.")
    (zofia.folder / "scan.png").write_bytes(b"\x89PNG a picture")
    said = ("--when=20 Nov", "--reported-by=Sam Reed", "--how-told=in writing", "--heading=No coat")
    logged = (*said, f"--account-file={account}", f"--attach={zofia.folder / 'scan.png'}")
    assert on_book(zofia, "log", *logged).code == 0
    with open_desk(zofia.casebook, TRAINING_PASSPHRASE, zofia.computer()) as desk:
        concern = desk.concerns.of_child(desk.children.register()[0].record_id)[0].record
        assert [one.name for one in concern.files] == ["scan.png"]
        assert desk.casebook.blob(concern.files[0].digest) == b"\x89PNG a picture"
    missing = on_book(zofia, "log", *logged, "--attach=nowhere.png")
    assert (missing.code, "The file nowhere.png could not be read" in missing.words) == (2, True)


def test_what_looks_mistaken_is_said_and_kept_all_the_same(zofia: Typist) -> None:
    account = zofia.writes("a.txt", "Nobody opened.")
    said = ("--when=20/11/1999", "--heading=Visit", f"--account-file={account}")
    shown = on_book(zofia, "note", *said)
    assert shown.code == 0
    assert "Check: When it happened, Saturday 20 November 1999, is before the child was born." in shown.words


def test_a_chase_meets_the_deadline_it_names(zofia: Typist) -> None:
    words = zofia.writes("a.txt", "She came cold.")
    files = (f"--reason-file={words}", f"--why-now-file={words}", f"--outcome-file={words}")
    sent = ("--route=mash-phone", "--purpose=protection", "--consent=parents agreed", "--when=19 Nov 10:00")
    assert on_book(zofia, "refer", *sent, *files).code == 0
    before = zofia.types("due", str(zofia.casebook)).out
    assert "The school asks what was decided" in before
    tried = ("--agency=MASH", "--how=telephone", "--asked=the decision", "--result=message left")
    chased = on_book(
        zofia, "contact", *tried, "--chases=school asks", "--about=referral", "--next-try=tomorrow"
    )
    assert (chased.code, chased.err) == (0, "")
    after = zofia.types("due", str(zofia.casebook)).out
    assert "The school asks what was decided" not in after
    assert after.count("  Due:") + after.count("  OVERDUE since:") == 3


def test_a_move_closes_the_address_before_it(zofia: Typist) -> None:
    at_home = ("--kind=the child moved there", "--why=The mother said so.")
    assert on_book(zofia, "address", *at_home, "--address=4 Mill Row", "--from=1 Sept").code == 0
    assert on_book(zofia, "address", *at_home, "--address=9 Top Lane", "--from=1 Nov").code == 0
    second = (
        "--kind=a second home, or one lived at before",
        "--address=2 Low Road",
        "--why=The father lives there.",
    )
    assert on_book(zofia, "address", *second).code == 0
    file = zofia.types("child", str(zofia.casebook), "zofia").words
    assert "Address: 9 Top Lane" in file
    assert "Address: 2 Low Road" in file
    assert "4 Mill Row" not in file
    no_day = on_book(zofia, "address", *at_home, "--address=1 New Street")
    assert (no_day.code, "Enter from which day the child lives there." in no_day.words) == (1, True)


def test_adults_stand_in_the_child_s_file(zofia: Typist) -> None:
    shown = on_book(
        zofia,
        "person",
        "--name=Mo Lowe",
        "--relation=social worker",
        "--organisation=Northmoor Council",
        "--telephone=01632 960456",
        "--parental-responsibility=no",
    )
    assert (shown.code, shown.err) == (0, "")
    file = zofia.types("child", str(zofia.casebook), "zofia").words
    assert "Mo Lowe (social worker, Northmoor Council); 01632 960456" in file


def test_a_search_needs_words(zofia: Typist) -> None:
    assert (
        zofia.types("search", str(zofia.casebook)).words
        == "There is a problem - Enter the words to look for."
    )
    short = zofia.types("search", str(zofia.casebook), "ab")
    assert (short.code, "three letters or more" in short.words) == (1, True)
    assert zofia.types("search", str(zofia.casebook), "unheard").out.endswith("Nothing was found.\n")
    note(zofia)
    assert "1 record." in zofia.types("search", str(zofia.casebook), "nobody", "opened").out
