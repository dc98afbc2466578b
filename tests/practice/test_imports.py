"""Importing a school's list: previewed in full, whole or not at all; nobody deleted, nobody merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import DeskError, Faults
from dsl_desk.model.access import SUPPORT
from dsl_desk.model.child import authority_on
from dsl_desk.model.place import Address, AuthorityPart, ConfidentialAddress
from dsl_desk.practice.imports import Decided, Twin
from tests.practice.rowan import NOBODY, a_child

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.imports import ImportPreview
    from tests.practice.rowan import FixedClock

HEADINGS = "Forename,Surname,DOB,UPN,Year Group,Reg Group,Address,Postcode,Home LA"


def preview(desk: Desk, *rows: str, headings: str = HEADINGS) -> ImportPreview:
    return desk.children.preview_import("\n".join((headings, *rows)).encode())


def short(desk: Desk, *rows: str) -> ImportPreview:
    return preview(desk, *rows, headings="Forename,Surname,DOB,UPN")


def entries(desk: Desk) -> int:
    """How many entries the support ledger has."""
    return max(one.seq for one in desk.casebook.heads() if (one.compartment, one.chain) == (SUPPORT, "entry"))


def test_fifteen_hundred_children_come_in_and_the_second_time_nothing_changes(desk: Desk) -> None:
    rows = [
        f"Child{n},Family{n % 300},{n % 28 + 1:02}/{n % 12 + 1:02}/{2010 + n % 7},,Year {7 + n % 5},"
        f"{7 + n % 5}B,{n} Mill Lane,NM1 {n % 9}AA,Northmoor"
        for n in range(1_500)
    ]
    first = preview(desk, *rows)
    assert (len(first.added), first.changed, first.doubtful, first.left) == (1_500, (), (), ())
    imported = desk.children.import_pupils(first)
    assert len(imported.added) == 1_500
    assert imported.changed == ("child",)
    again = preview(desk, *rows)
    assert (again.added, again.changed, len(again.unchanged), again.left) == ((), (), 1_500, ())
    before = entries(desk)
    desk.children.import_pupils(again)
    assert entries(desk) == before


def test_what_changed_is_shown_field_by_field_and_kept_as_a_revision(desk: Desk, clock: FixedClock) -> None:
    desk.children.import_pupils(
        preview(desk, "Amara,Bell,04/03/2014,,Year 7,7B,3 Mill Lane,NM1 1AA,Northmoor")
    )
    clock.move_to(2026, 12, 1)
    later = preview(desk, "Amara,Bell,04/03/2014,P207000016049,,8C,12 High Street,EV2 2BB,Eastvale")
    (changed,) = later.changed
    assert [(one.field, one.was, one.becomes) for one in changed.differences] == [
        ("form", "7B", "8C"),
        ("upn", "", "P207000016049"),
        ("addresses", "3 Mill Lane, NM1 1AA", "12 High Street, EV2 2BB"),
        ("authorities", "home: Northmoor", "home: Eastvale"),
    ]
    desk.children.import_pupils(later)
    sheet = desk.children.sheet(changed.child_id)
    assert sheet.revision == 2
    assert sheet.record.year_group == "Year 7"
    assert [one.to_on for one in sheet.record.addresses] == [date(2026, 11, 30), None]
    home = authority_on(sheet.record, AuthorityPart.HOME, date(2026, 12, 1))
    assert home is not None
    assert home.name == "Eastvale"
    assert "list of children" in sheet.kept.why


def test_nothing_is_deleted_and_leaving_needs_a_day(desk: Desk) -> None:
    desk.children.import_pupils(short(desk, "Amara,Bell,04/03/2014,", "Ivo,Marsh,05/03/2014,"))
    fewer = short(desk, "Amara,Bell,04/03/2014,")
    (gone,) = fewer.left
    desk.children.import_pupils(fewer)
    assert desk.children.sheet(gone).record.left_on is None
    imported = desk.children.import_pupils(fewer, left={gone: date(2026, 10, 23)})
    assert imported.left == (gone,)
    assert desk.children.sheet(gone).record.left_on == date(2026, 10, 23)
    assert short(desk, "Amara,Bell,04/03/2014,").left == ()
    with pytest.raises(Faults, match="who is in the file"):
        desk.children.import_pupils(
            fewer.__class__(rows=fewer.rows, unchanged=fewer.unchanged), left={NOBODY: date(2026, 1, 1)}
        )


def test_a_fault_anywhere_keeps_everything_out(desk: Desk) -> None:
    broken = short(desk, "Amara,Bell,04/03/2014,", "Ivo,,05/03/14,")
    assert len(broken.faults) == 2
    assert broken.added == ()
    with pytest.raises(Faults) as refused:
        desk.children.import_pupils(broken)
    assert refused.value.faults == broken.faults
    assert desk.children.register() == ()


DOUBTS = (
    ("Amara,Bell,04/03/2014,P207000016049", "Amara,Bell,04/03/2014,B801200005001", "with another UPN"),
    ("Amara,Bell,04/03/2014,P207000016049", "Amara,Reed,04/03/2014,P207000016049", "another name or date"),
    ("Amara,Bell,04/03/2014,P207000016049", "Amara,Bell,04/03/2015,P207000016049", "another name or date"),
    ("Amara,Bell,04/03/2014,", "Amelia,Bell,04/03/2014,", "a twin, or the same child"),
    ("Amara,Bell,04/03/2014,", "Amara,Bell,,", "no date of birth"),
    ("Amara,Bell,,", "Amara,Bell,04/03/2014,", "no date of birth"),
)


@pytest.mark.parametrize(("held", "row", "said"), DOUBTS)
def test_a_doubtful_twin_is_never_merged_by_software(desk: Desk, held: str, row: str, said: str) -> None:
    desk.children.import_pupils(short(desk, held))
    (known,) = desk.children.register()
    asked = short(desk, row)
    (doubt,) = asked.doubtful
    assert said in doubt.why
    assert doubt.candidates == (known.record_id,)
    assert (asked.added, asked.changed, asked.left) == ((), (), ())
    with pytest.raises(Faults, match="Row 2 is doubtful"):
        desk.children.import_pupils(asked)
    skipped = desk.children.import_pupils(asked, {2: Decided(what=Twin.SKIP)})
    assert skipped.skipped == (2,)
    assert [one.record for one in desk.children.register()] == [known.record]
    desk.children.import_pupils(short(desk, row), {2: Decided(what=Twin.DIFFERENT)})
    assert len(desk.children.register()) == 2


def test_the_same_child_by_decision_takes_the_rows_details(desk: Desk) -> None:
    desk.children.import_pupils(short(desk, "Amara,Bell,04/03/2014,P207000016049"))
    (known,) = desk.children.register()
    asked = short(desk, "Amara,Reed,04/03/2014,P207000016049")
    imported = desk.children.import_pupils(asked, {2: Decided(what=Twin.SAME)})
    assert imported.changed_children == (known.record_id,)
    first, second = (one.record for one in desk.casebook.revisions(known.record_id))
    assert first == known.record
    assert second == replace(known.record, family_name="Reed")


def test_real_twins_who_are_both_in_the_file_raise_no_doubt(desk: Desk) -> None:
    rows = ("Amara,Bell,04/03/2014,", "Amelia,Bell,04/03/2014,")
    first = short(desk, *rows)
    assert (len(first.added), first.doubtful) == (2, ())
    desk.children.import_pupils(first)
    assert len(short(desk, *rows).unchanged) == 2


def test_rows_that_look_the_same_ask_each_about_the_other(desk: Desk) -> None:
    asked = short(desk, "Amara,Bell,04/03/2014,", "AMARA,bell,4/3/2014,", "Ivo,Marsh,05/03/2014,")
    assert [(one.row, one.other_rows) for one in asked.doubtful] == [(2, (3,)), (3, (2,))]
    with pytest.raises(Faults, match="Keep one row and skip the other"):
        desk.children.import_pupils(asked, {2: Decided(what=Twin.SAME), 3: Decided(what=Twin.SKIP)})
    decided = {2: Decided(what=Twin.DIFFERENT), 3: Decided(what=Twin.SKIP)}
    assert len(desk.children.import_pupils(asked, decided).added) == 2


def test_two_rows_cannot_be_one_child_by_decision(desk: Desk) -> None:
    desk.children.import_pupils(short(desk, "Amara,Bell,04/03/2014,", "Amelia,Bell,04/03/2014,"))
    asked = short(desk, "Ama,Bell,04/03/2014,", "Amy,Bell,04/03/2014,")
    amara, amelia = (one.record_id for one in desk.children.register())
    with pytest.raises(Faults) as refused:
        desk.children.import_pupils(
            asked, {2: Decided(what=Twin.SAME), 3: Decided(what=Twin.SAME, child=NOBODY)}
        )
    assert [
        "several children could be meant" in refused.value.faults[0],
        "not one of those" in refused.value.faults[1],
    ] == [True, True]
    with pytest.raises(Faults, match="another row is this child already"):
        desk.children.import_pupils(
            asked, {2: Decided(what=Twin.SAME, child=amara), 3: Decided(what=Twin.SAME, child=amara)}
        )
    both = {2: Decided(what=Twin.SAME, child=amara), 3: Decided(what=Twin.SAME, child=amelia)}
    assert set(desk.children.import_pupils(asked, both).changed_children) == {amara, amelia}


def test_a_decision_about_a_row_that_is_not_doubtful_is_refused(desk: Desk) -> None:
    with pytest.raises(Faults, match="nothing to decide"):
        desk.children.import_pupils(short(desk, "Amara,Bell,04/03/2014,"), {2: Decided(what=Twin.SKIP)})


def test_somebody_who_left_and_is_back_is_asked_about(desk: Desk) -> None:
    child = desk.children.add(replace(a_child("Amara", "Bell", date(2014, 3, 4)), left_on=date(2026, 7, 1)))
    asked = short(desk, "Amara,Bell,04/03/2014,")
    assert "marked as having left" in asked.doubtful[0].why
    desk.children.import_pupils(asked, {2: Decided(what=Twin.SAME)})
    assert desk.children.sheet(child.record_id).record.left_on is None


def test_a_preview_of_a_register_that_has_changed_since_is_refused(desk: Desk) -> None:
    looked_at = short(desk, "Amara,Bell,04/03/2014,")
    desk.children.import_pupils(looked_at)
    with pytest.raises(DeskError, match="the register has changed"):
        desk.children.import_pupils(looked_at)
    assert len(desk.children.register()) == 1


def test_a_confidential_address_never_comes_in_and_is_counted(desk: Desk) -> None:
    asked = preview(
        desk,
        "Amara,Bell,04/03/2014,9 Hidden Close,NM9 9ZZ,yes",
        "Ivo,Marsh,05/03/2014,3 Mill Lane,NM1 1AA,no",
        headings="Forename,Surname,DOB,Address,Postcode,Confidential",
    )
    assert asked.by_hand == (2,)
    assert "Hidden" not in repr(asked)
    assert desk.children.import_pupils(asked).by_hand == (2,)
    assert [one.record.addresses == () for one in desk.children.register()] == [True, False]


def test_the_open_address_of_a_child_who_is_hidden_is_left_out(desk: Desk) -> None:
    desk.children.import_pupils(short(desk, "Amara,Bell,04/03/2014,"))
    (child,) = desk.children.register()
    hidden = Address(lines=("9 Hidden Close",))
    desk.children.keep_confidential_address(
        ConfidentialAddress(child=child.record_id, address=hidden, why="Refuge.", told_on=date(2026, 11, 17))
    )
    asked = preview(desk, "Amara,Bell,04/03/2014,9 Hidden Close", headings="Forename,Surname,DOB,Address")
    assert asked.by_hand == (2,)
    desk.children.import_pupils(asked)
    assert desk.children.sheet(child.record_id).record.addresses == ()
    unsure = preview(desk, "Amara,Bell,,9 Hidden Close", headings="Forename,Surname,DOB,Address")
    assert (unsure.by_hand, len(unsure.doubtful)) == ((2,), 1)
    desk.children.import_pupils(unsure, {2: Decided(what=Twin.DIFFERENT)})
    assert [one.record.addresses for one in desk.children.register()] == [(), ()]


def test_a_third_address_is_left_to_a_person(desk: Desk) -> None:
    homes = (Address(lines=("3 Mill Lane",)), Address(lines=("12 High Street",)))
    desk.children.add(replace(a_child("Amara", "Bell", date(2014, 3, 4)), addresses=homes))
    headings = "Forename,Surname,DOB,Address"
    same = preview(desk, "Amara,Bell,04/03/2014,12 high street", headings=headings)
    assert len(same.unchanged) == 1
    other = preview(desk, "Amara,Bell,04/03/2014,1 New Road", headings=headings)
    assert len(other.unchanged) == 1
    assert other.warnings[-1].startswith("Row 2: the child has 2 addresses")


def test_a_spelling_with_other_accents_is_the_same_child(desk: Desk) -> None:
    desk.children.import_pupils(short(desk, "Łucja,Żółkiewska,04/03/2014,"))
    asked = short(desk, "LUCJA,Zolkiewska,04/03/2014,")
    (changed,) = asked.changed
    assert [one.field for one in changed.differences] == ["given name", "family name"]
