"""Authorities unlike one another: no ladder of need, bands without numbers, a border, a ladder that ends."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.cli.typist import Typist

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.typist import Shown

WHY = "She is cold and hungry."


def on_book(typist: Typist, command: str, *options: str) -> Shown:
    return typist.types(command, str(typist.casebook), "--child=robin", *options)


@pytest.fixture(scope="module")
def with_robin(first_days: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to copy, with Robin, of whom something was logged, and whose authority is not entered yet."""
    folder = tmp_path_factory.mktemp("robin")
    copytree(first_days / "empty", folder, dirs_exist_ok=True)
    typist = Typist(folder)
    book = str(typist.casebook)
    assert typist.types("add", book, "--given-name=Robin", "--family-name=Alder", "--born=3/5/12").code == 0
    account = typist.writes("why.txt", WHY)
    logged = typist.types(
        "log",
        book,
        "--child=robin",
        "--when=20 Nov",
        "--reported-by=Sam Reed",
        "--how-told=in writing",
        "--heading=No coat",
        f"--account-file={account}",
    )
    assert logged.code == 0
    return folder


@pytest.fixture
def robin(with_robin: Path, tmp_path: Path) -> Typist:
    copytree(with_robin, tmp_path, dirs_exist_ok=True)
    return Typist(tmp_path)


def live_in(typist: Typist, name: str, profile: str) -> None:
    assert typist.types("profile", "hold", str(typist.casebook), profile).code == 0
    assert (
        on_book(typist, "authority", "--part=home", f"--name={name}", "--why=The mother said so.").code == 0
    )


def judge(typist: Typist, *options: str) -> Shown:
    why = f"--why-file={typist.writes('why.txt', WHY)}"
    return on_book(typist, "judge", "--concern=no coat", "--decision=refer", why, *options)


def refer(typist: Typist, *options: str) -> Shown:
    words = typist.writes("why.txt", WHY)
    files = (f"--reason-file={words}", f"--why-now-file={words}", f"--outcome-file={words}")
    agreed = ("--purpose=protection", "--consent=parents agreed")
    return on_book(typist, "refer", "--judgement=judgement", *agreed, *files, *options)


def escalate(typist: Typist, *options: str) -> Shown:
    words = typist.writes("why.txt", WHY)
    files = (f"--why-it-matters-file={words}", f"--outcome-file={words}", f"--interim-plan-file={words}")
    return on_book(typist, "escalate", *files, *options)


def test_without_an_authority_nobody_can_judge_and_it_is_said_why(robin: Typist) -> None:
    shown = judge(robin)
    assert shown.code == 2
    assert "No authority is entered for this child on that day." in shown.words


def test_without_its_profile_nobody_can_judge_and_it_is_said_why(robin: Typist) -> None:
    on_book(robin, "authority", "--part=home", "--name=Eastvale", "--why=The mother said so.")
    shown = judge(robin)
    assert shown.code == 2
    assert "No edition for Eastvale that may be used on that day is held." in shown.words


def test_where_there_are_no_levels_criteria_are_typed(robin: Typist) -> None:
    live_in(robin, "Lincolnshire", "lincolnshire")
    assert (
        judge(robin, "--level=level 3").code == 0
    )  # there is no ladder to choose from, so nothing is chosen
    shown = judge(
        robin, "--criterion=A child whose basic needs are unmet | 12", "--fact=typed 1=20 Nov: no coat"
    )
    assert (shown.code, shown.err) == (0, "")
    assert "Lincolnshire: no level chosen." in shown.words
    assert "Still to complete" not in shown.words


def test_a_way_in_that_is_not_known_is_said_in_our_words(robin: Typist) -> None:
    live_in(robin, "Lincolnshire", "lincolnshire")
    assert judge(robin).code == 0
    shown = refer(robin, "--route=Telephone to the customer service centre")
    assert (shown.code, "Enter what kind of way that is." in shown.words) == (2, True)
    shown = refer(robin, "--route=Telephone to the customer service centre", "--channel=phone first")
    assert (shown.code, shown.err) == (0, "")
    assert "does not know this route" in shown.words
    assert "so a plain one was used" in shown.words


def test_a_ladder_that_ends_goes_on_in_our_words(robin: Typist) -> None:
    live_in(robin, "Eastvale", "eastvale")
    assert judge(robin).code == 0
    assert refer(robin, "--route=ring", "--channel=phone first").code == 0
    for step in ("Step one", "Step two", "Step three"):
        shown = escalate(robin)
        assert (shown.code, shown.err) == (0, ""), step
        assert step in shown.words
    shown = escalate(robin)
    assert shown.code == 2
    assert "Enter what the authority calls this stage." in shown.words
    own = ("--own-label=Step four", "--own-from=head", "--own-to=the partnership's chair", "--own-due=1 Dec")
    shown = escalate(robin, *own)
    assert (shown.code, shown.err) == (0, "")
    assert "Step four: to the partnership's chair" in shown.words
    assert "Due: Tuesday 1 December 2026." in shown.words


def test_a_stage_out_of_turn_needs_a_reason(robin: Typist) -> None:
    live_in(robin, "Northmoor", "northmoor")
    assert judge(robin).code == 0
    assert refer(robin, "--route=mash-phone").code == 0
    shown = escalate(robin, "--stage=stage 3")
    assert (shown.code, "Enter why this stage is taken out of turn." in shown.words) == (2, True)
    shown = escalate(robin, "--stage=stage 3", "--why-out-of-turn=He may come to harm first.")
    assert (shown.code, shown.err) == (0, "")
    assert "Stage 3: to Service manager" in shown.words
    assert "24 hours" in shown.words


def test_what_is_said_of_no_criterion_is_refused(robin: Typist) -> None:
    live_in(robin, "Northmoor", "northmoor")
    shown = judge(
        robin, "--indicator=n2-hygiene", "--fact=n9-nothing=20 Nov: no coat", "--fact=typed 1=20 Nov: x"
    )
    assert shown.code == 2
    assert "A fact is given for “n9-nothing”, which is not among the criteria relied on." in shown.words
    assert "A fact is given for “typed 1”, which is not among the criteria relied on." in shown.words
    shown = judge(robin, "--indicator=n2-hygiene", "--fact=n2-hygiene=soon: no coat")
    assert "must begin with a reference or a day; “soon” is neither." in shown.words


def test_across_a_border_the_case_holder_s_thresholds_apply(robin: Typist) -> None:
    live_in(robin, "Eastvale", "eastvale")
    assert robin.types("profile", "hold", str(robin.casebook), "northmoor").code == 0
    assert "Eastvale: no level chosen." in judge(robin).words
    moved = on_book(
        robin, "authority", "--part=case-holding", "--name=Northmoor", "--why=A plan began there."
    )
    assert moved.code == 0
    assert "Northmoor: Level 3: Intensive." in judge(robin, "--level=level 3").words
    file = robin.types("child", str(robin.casebook), "robin").words
    assert "Home authority: Eastvale" in file
    assert "Case-holding authority: Northmoor" in file


def test_at_the_keyboard_the_words_that_met_stand_first(robin: Typist) -> None:
    live_in(robin, "Northmoor", "northmoor")
    judged = ("robin", "1", "", "1, 2", "", "level 3", "1", WHY, ".", ".", "", "", "1: no coat", "", "", "y")
    shown = robin.answers("judge", str(robin.casebook), lines=judged)
    assert (shown.code, shown.unread) == (0, ())
    assert "Nothing is ticked for you." in shown.words
    listed = shown.words.split("Nothing is ticked for you.")[1]
    assert "your words:" in listed.split(" 2 ")[0]
    assert "Level 4: " in listed
    assert "Immediate danger: ring 999 now," in shown.words.split("Which child?")[0]
    assert "Northmoor: Level 3: Intensive." in shown.words


def test_at_the_keyboard_the_form_comes_in_the_authority_s_order_and_filled_in(robin: Typist) -> None:
    live_in(robin, "Northmoor", "northmoor")
    assert judge(robin, "--level=level 3").code == 0
    asked = ("robin", "", "", "1", "", "", "1", "2", "1", "", "", "", "", "", "")
    sections = {
        "1. Is anyone in immediate danger?": ("No", "."),
        "2. Your details": ("",),
        "3. Child or children you are worried about": ("",),
        "4. Language, communication and interpreter": ("English", "."),
        "5. Where the child is now and who is with them": ("At home", "."),
        "6. Household and parental responsibility": ("", "not asked yet"),
        "7. Other important people": ("",),
        "8. Agreement to this referral": ("",),
        "9. What has happened": ("",),
        "10. Why are you referring today?": ("He came cold again.", "Twice.", "."),
        "11. The child's own words": (".", "he did not speak"),
        "12. Level of need in your judgement": ("",),
        "13. Indicators you rely on": ("page 14", "."),
        "14. Help already given and its effect": ("none yet", "."),
        "15. Earlier referrals and their outcomes": ("none", "."),
        "16. Agencies involved": ("none", "."),
        "17. Risks to a visiting worker": ("none known", "."),
        "18. What needs to change and what you ask for": ("A social work assessment.", "."),
        "19. Chronology": ("-", "it is attached"),
        "20. Documents attached": ("",),
        "21. Signed by the designated safeguarding lead": ("Jo Finch", "."),
    }
    typed = [line for lines in sections.values() for line in lines]
    shown = robin.answers("refer", str(robin.casebook), lines=(*asked, *typed, "y"))
    assert (shown.code, shown.err, shown.unread) == (0, "", ())
    places = [shown.out.index(f"\n{label}") for label in sections]
    assert places == sorted(places)
    assert (
        "| Robin Alder | born Thursday 3 May 2012 Enter takes this; - leaves it empty; or write it anew."
        in (shown.words)
    )
    assert "10. Why are you referring today?: He came cold again. Twice." in shown.words
    assert "Why is “6. Household and parental responsibility” left empty?" in shown.words
    assert "Still to complete" not in shown.words
    assert "Due: Tuesday 24 November 2026." in shown.words
