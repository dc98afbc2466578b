"""The school: its letterhead, logo and terms."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from dsl_desk.errors import Wrong
from dsl_desk.model.school import School, Term
from tests.ui.records_asked import answer, close, keep, opened_at
from tests.ui.trial_form import show
from ui.places import Place, Where
from ui.screens.school import SchoolScreen
from ui.widgets.logo_field import LARGEST, LogoField, LogoRefused, look_at, read_logo
from ui.widgets.terms_field import TermsField, closed_words, plain_terms, read_closed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Work = Callable[[Callable[[Desk], object]], object]

TODAY = date(2026, 11, 17)
AUTUMN = Term(
    from_on=date(2026, 9, 2),
    to_on=date(2026, 12, 18),
    closed=(date(2026, 9, 2), *(date(2026, 10, day) for day in range(26, 31))),
)
PICTURE = files("resources").joinpath("training", "rowan_high_logo.png").read_bytes()


def stated(desk: Desk) -> tuple[School, int, str]:
    sheet = desk.school.sheet()
    assert sheet is not None
    return sheet.record, sheet.revision, sheet.kept.why


def the_school(worked: Work) -> tuple[School, int, str]:
    found = worked(stated)
    assert isinstance(found, tuple)
    school, revision, why = found
    return school, revision, why


def school_form(qtbot: QtBot, room: Room) -> SchoolScreen:
    form = opened_at(qtbot, room, SchoolScreen, Place(screen=Where.SCHOOL))
    assert isinstance(form, SchoolScreen)
    return form


def test_the_school_is_stated_then_changed_with_a_reason(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    form = school_form(qtbot, desk_room)
    assert not form.field("reason").isVisible()
    assert form.line("marking") == "OFFICIAL-SENSITIVE"
    answer(
        qtbot,
        form,
        {
            "name": "Rowan High",
            "urn": "149999",
            "address": "1 School Lane\nNorthmoor",
            "terms": plain_terms((AUTUMN,)),
        },
    )
    logo = form.of("logo", LogoField)
    logo.take(look_at("logo.png", PICTURE))
    assert logo.picture.isVisible()
    keep(qtbot, form)
    assert "Enter who signs." in form.kept_page.said()
    school, revision, _ = the_school(worked)
    assert (school.name, school.address, revision) == ("Rowan High", ("1 School Lane", "Northmoor"), 1)
    assert school.terms == (AUTUMN,)
    assert school.logo is not None
    assert school.logo.media_type == "image/png"

    form = school_form(qtbot, desk_room)
    assert form.line("name") == "Rowan High"
    assert form.of("terms", TermsField).terms() == (AUTUMN,)
    assert form.of("logo", LogoField).picture.isVisible()
    answer(qtbot, form, {"signatory": "Imogen Prewett"})
    form.proceed()
    assert form.stepper.head.problems.sentences() == ("Write why the details are changed",)
    answer(qtbot, form, {"reason": "A new DSL."})
    keep(qtbot, form)
    changed, revision, why = the_school(worked)
    assert (changed.signatory, revision, why) == ("Imogen Prewett", 2, "A new DSL.")
    assert changed.logo == school.logo


def test_the_logo_can_be_taken_away(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    form = school_form(qtbot, desk_room)
    answer(qtbot, form, {"name": "Rowan High"})
    form.of("logo", LogoField).take(look_at("logo.png", PICTURE))
    keep(qtbot, form)
    form = school_form(qtbot, desk_room)
    form.of("logo", LogoField).away.click()
    assert form.of("logo", LogoField).said() == "No logo"
    answer(qtbot, form, {"reason": "It was the old one."})
    keep(qtbot, form)
    assert the_school(worked)[0].logo is None


def test_a_logo_travels_with_the_draft(qtbot: QtBot, desk_room: Room) -> None:
    form = school_form(qtbot, desk_room)
    logo = form.of("logo", LogoField)
    logo.take(look_at("logo.png", PICTURE))
    held = logo.value()
    logo.fill({})
    assert logo.file() is None
    logo.fill(held)
    file = logo.file()
    assert file is not None
    assert (file.name, file.data) == ("logo.png", PICTURE)
    logo.fill({"name": "x", "data": "not base64 at all"})
    assert logo.file() is None
    close(form)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", PICTURE[:400], b"\x89PNG\r\n\x1a\n" + b"0" * 99])
def test_what_is_no_picture_is_no_logo(data: bytes) -> None:
    with pytest.raises(LogoRefused):
        look_at("logo.png", data)


def test_a_logo_is_read_from_a_file_of_a_sensible_size(tmp_path: Path) -> None:
    fits, large = tmp_path / "fits.png", tmp_path / "large.png"
    fits.write_bytes(PICTURE)
    large.write_bytes(PICTURE + bytes(LARGEST))
    assert read_logo(fits).file.data == PICTURE
    with pytest.raises(LogoRefused, match="smaller than 2 MB"):
        read_logo(large)
    with pytest.raises(LogoRefused, match="could not be read"):
        read_logo(tmp_path / "gone.png")


@pytest.fixture
def terms(qtbot: QtBot, room: Room) -> TermsField:
    held = QWidget()
    field = TermsField(room, "terms", "Terms", parent=held)
    show(qtbot, held)
    return field


def test_terms_are_typed_row_by_row(terms: TermsField) -> None:
    terms.add.click()
    row = terms.rows[0]
    assert row.starts.boxes["day"].hasFocus()
    row.starts.boxes["day"].put("2/9/26")
    row.ends.put({"day": "18", "month": "dec", "year": "2026"})
    row.closed.put("26/10/26 to 30/10/26, 2/9/26")
    assert terms.faults() == ()
    assert set(terms.terms()[0].closed) == set(AUTUMN.closed)
    assert terms.said() == "2 September 2026 to 18 December 2026, less 6 closed days"
    row.starts.boxes["day"].editingFinished.emit()
    assert row.starts.written() == {"day": "2", "month": "9", "year": "2026"}


def test_every_fault_of_the_terms_is_said(terms: TermsField) -> None:
    for _ in range(4):
        terms.add_term()
    first, second, third, fourth = terms.rows
    first.starts.put({"day": "2", "month": "9", "year": ""})
    second.starts.put({"day": "18", "month": "12", "year": "2026"})
    second.ends.put({"day": "2", "month": "9", "year": "2026"})
    third.starts.put({"day": "5", "month": "1", "year": "2027"})
    third.ends.put({"day": "26", "month": "3", "year": "2027"})
    third.closed.put("1/4/27, someday")
    fourth.starts.put({"day": "12", "month": "4", "year": "2027"})
    fourth.ends.put({"day": "20", "month": "7", "year": "2027"})
    fourth.closed.put("21/7/27")
    said = "\n".join(terms.faults())
    assert "Term 1: The first day must include a year" in said
    assert "Term 1: The last day must include" in said
    assert "Term 2: The last day must be after the first day" in said
    assert "Term 3: The closed days must" in said
    assert "Term 4: The closed days must be days of the term" in said
    terms.show_fault(terms.faults()[0])
    terms.focus_here()
    assert first.starts.boxes["day"].hasFocus()


def test_a_term_is_taken_away_and_the_others_are_counted_again(terms: TermsField) -> None:
    terms.fill(plain_terms((AUTUMN, Term(from_on=date(2027, 1, 5), to_on=date(2027, 3, 26)))))
    assert len(terms.terms()) == 2
    assert plain_terms(terms.terms()) == terms.value()
    terms.rows[0].away.click()
    assert [one.from_on for one in terms.terms()] == [date(2027, 1, 5)]
    assert terms.rows[0].away.accessibleName().startswith("Take away term 1")
    terms.fill([{"from": 1, "to": [], "closed": None}, "odd"])
    assert terms.is_empty()
    assert terms.faults() == ()


def test_closed_days_are_written_as_they_are_read() -> None:
    assert closed_words(AUTUMN.closed) == "2/9/2026, 26/10/2026 to 30/10/2026"
    assert read_closed(closed_words(AUTUMN.closed), TODAY) == AUTUMN.closed
    assert read_closed("", TODAY) == ()
    for typed in ("30/10/26 to 26/10/26", "1/9/26 to 1/9/27", "26/10/26 to"):
        with pytest.raises(Wrong):
            read_closed(typed, TODAY)
