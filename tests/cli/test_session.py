"""One school's work from the first day to a challenge, command by command, as one session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.typist import Typist

if TYPE_CHECKING:
    from tests.cli.typist import Shown

PUPILS = """\
Legal Surname,Legal Forename,Preferred Forename,DOB,UPN,Year Group,Reg,Home LA,Address,Postcode
Żółkiewska,Zofia,Zosia,03/05/2009,P207000016049,12,12B,Northmoor,4 Mill Row,NM1 2AB
Birch,Sam,,11/02/2012,,9,9A,Northmoor,7 Low Road,NM1 3CD
"""
ACCOUNT = "Zosia came without a coat in the frost, dirty uniform, hungry. She had not eaten since Thursday."


class Session:
    """The commands of the story in their order, and what each showed."""

    def __init__(self, typist: Typist) -> None:
        self.typist = typist
        self.shown: dict[str, Shown] = {}

    def do(self, step: str, *words: str) -> Shown:
        """Type one command on Rowan High's casebook: its words, the casebook, its options."""
        begun = [place for place, word in enumerate(words) if word.startswith("--") or "=" in word]
        first = min(begun, default=len(words))
        head = words[:2] if words[0] in ("profile", "pack") else words[:1]
        line = (*head, str(self.typist.casebook), *words[len(head) : first], *words[first:])
        self.shown[step] = self.typist.types(*line)
        return self.shown[step]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The whole story, told once; every test looks at one part of it."""
    typist = Typist(tmp_path_factory.mktemp("session"))
    told = Session(typist)
    account, why = (
        typist.writes("account.txt", ACCOUNT),
        typist.writes("why.txt", "She is not fed or clothed."),
    )
    ask = typist.writes("ask.txt", "A social work assessment.")
    told.shown["create"] = typist.types("create", str(typist.folder / "first.casebook"), "--label=DSL")
    typist.make_casebook()
    told.do(
        "school",
        "school",
        "--name=Rowan High",
        "--urn=123456",
        "--address=1 High Street",
        "--address=Northmoor NM1 1AA",
        "--telephone=01632 960123",
        "--head=Ada Holt",
        "--signatory=Jo Finch",
        "--term=2/9/26 to 18/12/26 closed 26/10/26, 27/10/26",
    )
    told.do("hold", "profile", "hold", "northmoor")
    told.do("held", "profile", "list")
    pupils = typist.writes("pupils.csv", PUPILS)
    told.shown["preview"] = typist.types("import", str(typist.casebook), pupils)
    told.shown["import"] = typist.types("import", str(typist.casebook), pupils, "--yes")
    told.do("children", "children")
    told.do(
        "person", "person", "--child=zosia", "--name=Ewa Żółkiewska", "--relation=mother", "--lives-with=yes"
    )
    told.do(
        "address",
        "address",
        "--child=zosia",
        "--kind=a confidential address",
        "--address=The Refuge, 9 Hidden Lane",
        "--postcode=NM9 9ZZ",
        "--why=the mother fled with the children",
    )
    told.do(
        "log",
        "log",
        "--child=zolk",
        "--also=birch: witness",
        "--when=Fri 20 Nov 8:40",
        "--told=20 Nov",
        "--reported-by=Sam Reed",
        "--post=class teacher",
        "--how-told=seen by",
        "--heading=No coat in the frost",
        f"--account-file={account}",
        f"--child-words-file={typist.writes('words.txt', 'I am always cold.')}",
        f"--done-at-once-file={typist.writes('done.txt', 'A coat and breakfast.')}",
        f"--parents-told-file={typist.writes('told.txt', 'Not yet: it could put her at risk.')}",
        "--category=neglect",
    )
    told.do(
        "support",
        "support",
        "--child=zosia",
        "--what=Breakfast club",
        "--agency=school",
        "--level=Level 2: Early Help",
        "--from=1 Sept",
        "--effect=no change",
    )
    told.do(
        "note",
        "note",
        "--child=zosia",
        "--when=16 Nov",
        "--heading=Home visit",
        f"--account-file={typist.writes('note.txt', 'Nobody opened the door.')}",
    )
    told.do(
        "judge",
        "judge",
        "--child=zosia",
        "--concern=no coat",
        "--indicator=n2-hygiene",
        "--criterion=Basic needs are repeatedly unmet | 24 | level 3",
        "--fact=n2-hygiene=20 Nov: no coat, hungry",
        "--fact=typed 1=16 Nov: nobody opened the door",
        "--level=level 3",
        "--decision=refer",
        f"--why-file={why}",
    )
    told.do(
        "refer",
        "refer",
        "--child=zosia",
        "--judgement=level 3",
        "--route=mash-phone",
        "--purpose=protection",
        "--consent=not asked: asking would put the child at risk",
        "--consent-words=the DSL decided with the head",
        "--spoken-to=M. Lowe",
        f"--reason-file={account}",
        f"--why-now-file={why}",
        f"--outcome-file={ask}",
        "--section=1. Is anyone=No",
        "--section=17=none known",
        "--left-out=4.=no need is known",
    )
    told.do(
        "contact",
        "contact",
        "--child=zosia",
        "--agency=MASH",
        "--how=telephone",
        "--asked=what was decided",
        "--result=message left",
        "--about=referral",
    )
    typist.pass_time(days=2)
    told.do(
        "reply",
        "reply",
        "--child=zosia",
        "--outcome=no further action",
        f"--reason-file={typist.writes('reason.txt', 'She will soon be eighteen.')}",
        "--reason-kind=age",
        "--decider-post=MASH duty social worker",
        "--decided=24 Nov",
    )
    told.do(
        "escalate",
        "escalate",
        "--child=zosia",
        "--dispute=n2-hygiene",
        "--criterion=Age alone is no reason | 30",
        "--fact=typed 1=20 Nov: she is seventeen",
        "--their-view=n2-hygiene=A one-off.",
        "--our-view=n2-hygiene=It was the fourth time.",
        f"--why-it-matters-file={why}",
        f"--outcome-file={ask}",
        f"--interim-plan-file={typist.writes('plan.txt', 'Breakfast, a coat, a daily check.')}",
    )
    told.do("due", "due")
    told.do("child", "child", "zosia")
    told.do("search", "search", "frost", "hungry")
    told.do(
        "correct",
        "correct",
        "--child=zosia",
        "--record=no coat",
        "--field=where",
        "--text=at the gate",
        "--why=The teacher remembered.",
    )
    told.do("child after", "child", "zosia")
    told.do("child before", "child", "zosia", "--as-known-on=22 Nov")
    told.do("rebuild", "rebuild")
    told.do("verify", "verify")
    return told


STEPS = (
    "create",
    "school",
    "hold",
    "held",
    "preview",
    "import",
    "children",
    "person",
    "address",
    "log",
    "support",
    "note",
    "judge",
    "refer",
    "contact",
    "reply",
    "escalate",
    "due",
    "child",
    "search",
    "correct",
    "child after",
    "rebuild",
    "verify",
)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_done(story: Session, step: str) -> None:
    shown = story.shown[step]
    assert (shown.code, shown.err) == (0, "")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("create", "This makes a training casebook: keep only invented names in it."),
        ("create", "cannot print them yet"),
        ("create", "Its passphrase is published and protects nothing: training casebook only"),
        ("school", "Training casebook: opened with its published passphrase."),
        ("school", "Kept: school S-"),
        ("held", "Edition: northmoor.right-help-together.3 Authority: Northmoor"),
        ("preview", "New: 2 - row 2: Zosia Żółkiewska, 12 12B, born 3 May 2009"),
        ("preview", "Nothing was imported yet: that was a preview."),
        ("import", "Imported: 2 new, 0 changed, 0 left, 0 skipped."),
        ("children", "Sam Birch 9 9A 11/02/2012"),
        ("children", "2 children."),
        ("log", "No coat in the frost."),
        ("judge", "Immediate danger: ring 999 now,"),
        ("judge", "Northmoor: Level 3: Intensive."),
        ("refer", "Immediate danger: ring 999 now,"),
        ("refer", "Due: Tuesday 24 November 2026. The MASH tells the referrer what it has decided"),
        ("refer", "Why this date: 1 working day after it was received on Monday 23 November 2026 at 09:00"),
        ("refer", 'Fill in "5. Where the child is now and who is with them", or say why it is empty.'),
        ("reply", "Waited for the answer: 2 working days."),
        ("reply", "In law the young person is a child until Monday 3 May 2027"),
        ("escalate", "Stage 1: to MASH duty social worker"),
        ("due", "Zosia Żółkiewska, P-"),
        ("due", "overdue"),
        ("search", "No coat in the frost"),
        ("verify", "Nothing was found: every page, entry, signature and read is as it was written."),
        ("verify", "UPDATE, DELETE and REPLACE refused"),
        ("rebuild", "The index was made again from the entries."),
    ],
)
def test_each_says_what_was_done(story: Session, step: str, words: str) -> None:
    assert words in story.shown[step].words


@pytest.mark.parametrize(
    "words",
    [
        "Zosia Żółkiewska",
        "Full name: Zofia Żółkiewska",
        "age 17, and a child in law for 159 days more: 18 on Monday 3 May 2027",
        "Home authority: Northmoor",
        "A confidential address is held.",
        "Ewa Żółkiewska (mother)",
        "Friday 20 November 2026 at 08:40: Concern",
        "In the child's words: | I am always cold.",
        "Judgement, refer (P-",
        "Referred to Multi-Agency Safeguarding Hub (MASH) (Northmoor)",
        "Reply: no further action",
        "What is due next:",
        "Why this date: 1 working day after the decision was notified",
    ],
)
def test_a_child_s_file_tells_the_story(story: Session, words: str) -> None:
    assert words in story.shown["child"].words


def test_a_confidential_address_is_never_shown(story: Session) -> None:
    assert not [step for step, shown in story.shown.items() if "Hidden Lane" in shown.words]


def test_the_form_s_sections_stand_in_the_authority_s_order(story: Session) -> None:
    text = story.shown["refer"].words
    assert '"4. Language' not in text
    places = [text.index(f'Fill in "{label}') for label in ("5. Where", "16. Agencies")]
    assert places == sorted(places)


def test_a_correction_is_marked_with_its_reason(story: Session) -> None:
    assert "Corrected" not in story.shown["child"].words
    assert "Corrected (revision 2): The teacher remembered." in story.shown["child after"].words


def test_what_was_known_then_is_all_that_is_shown(story: Session) -> None:
    shown = story.shown["child before"]
    assert shown.code == 0
    assert "This child was not on the register then." in shown.words


def test_due_is_sorted_and_counted(story: Session) -> None:
    lines = story.shown["due"].out.splitlines()
    overdue = [place for place, line in enumerate(lines) if "OVERDUE since" in line]
    coming = [place for place, line in enumerate(lines) if line.startswith("  Due:")]
    assert coming
    assert not overdue or max(overdue) < min(coming)
    assert lines[-1] == f"{len(overdue) + len(coming)} due, {len(overdue)} of them overdue."


def test_no_line_is_wider_than_the_terminal(story: Session) -> None:
    wide = [line for shown in story.shown.values() for line in shown.out.splitlines() if len(line) > 100]
    assert wide == []
