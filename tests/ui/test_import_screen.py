"""Importing a list: read, mapped, previewed, doubts settled, nothing written before the button."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from dsl_desk.model.place import Address, ConfidentialAddress
from tests.practice.rowan import a_child
from tests.ui.shown import Ears, settle, shown
from ui.places import Where
from ui.screens.import_pupils import NOTHING, ImportScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Worked = Callable[[Callable[[Desk], object]], object]

HEAD = "Surname,Forename,DOB,Year,UPN,Address,Postcode,Confidential,Home LA,Shoe size"
ADA = "Bell,Ada,04/05/2013,Year 8,,1 Rowan Lane,NM4 2QX,,Northmoor,3"
ZOFIA = "Żółkiewska,Zofia,04/05/2013,Year 9,,,,,Northmoor,4"
NEARLY_ZOFIA = "Żółkiewska,Sofia,04/05/2013,Year 8,,,,,Northmoor,4"
HIDDEN = "Okoro,Kwame,01/02/2014,Year 8,,2 Weir Bank,NM2 8QS,Y,Eastvale,5"


def a_list(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join((head, *rows)), "utf-8")
    return path


def enter_zofia(desk: Desk) -> str:
    return desk.children.add(a_child()).record_id


def enter_two(desk: Desk) -> None:
    enter_zofia(desk)
    desk.children.add(a_child("Leo", "Marsh", date(2010, 3, 3)))


def names(desk: Desk) -> list[str]:
    return [one.record.name for one in desk.children.register()]


def leavers(desk: Desk) -> list[tuple[str, date]]:
    return [(one.record.name, one.record.left_on) for one in desk.children.register() if one.record.left_on]


def words_on(screen: ImportScreen) -> str:
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen))


def take(qtbot: QtBot, room: Room, screen: ImportScreen, path: Path) -> None:
    screen.take(path)
    settle(qtbot, room)


def test_a_list_is_shown_first_and_then_imported_whole(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    assert screen.acts() == ()
    take(qtbot, desk_room, screen, a_list(tmp_path, ADA, HIDDEN))
    assert screen.chips["new"].accessibleName() == "New, 2"
    assert screen.chips["by hand"].accessibleName() == "By hand, 1"
    assert screen.button.text() == "Import 2 children"
    assert [act.words for act in screen.acts()] == ["Import 2 children"]
    assert "Shoe size" in words_on(screen)
    assert worked(names) == []
    screen.proceed()
    settle(qtbot, desk_room)
    assert worked(names) == ["Ada Bell", "Kwame Okoro"]
    assert ears.said == ["2 children imported."]
    assert ears.told == [frozenset({"child"})]
    assert "Kwame Okoro, row 3" in words_on(screen)
    assert screen.acts() == ()
    screen.proceed()
    settle(qtbot, desk_room)
    assert worked(names) == ["Ada Bell", "Kwame Okoro"]


def test_what_would_change_is_shown_as_it_is_and_as_it_becomes(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    worked(enter_zofia)
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    take(qtbot, desk_room, screen, a_list(tmp_path, ZOFIA))
    assert screen.button.text() == "Change 1 child"
    assert set(screen.chips) == {"changed"}
    screen.import_all()
    settle(qtbot, desk_room)
    assert "0 children imported, 1 changed." in words_on(screen)


def test_a_doubtful_row_waits_for_a_person(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    zofia = worked(enter_zofia)
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    take(qtbot, desk_room, screen, a_list(tmp_path, NEARLY_ZOFIA))
    assert screen.doubts is not None
    assert screen.button.text() == "Import 1 doubtful row"
    screen.import_all()
    assert "Row 2: say who this is, or skip it" in words_on(screen)
    assert worked(names) == ["Zofia Żółkiewska"]
    field = screen.doubts.field_of(2)
    field.fill(f"same {zofia}")
    assert screen.button.text() == "Change 1 child"
    field.fill("different")
    assert screen.button.text() == "Import 1 child"
    screen.import_all()
    settle(qtbot, desk_room)
    assert worked(names) == ["Sofia Żółkiewska", "Zofia Żółkiewska"]


def test_who_is_not_in_the_file_left_only_if_somebody_says_so(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    worked(enter_two)
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    take(qtbot, desk_room, screen, a_list(tmp_path, ADA))
    assert screen.leavers is not None
    assert [screen.leavers.list.item(row).text()[:3] for row in range(2)] == ["Leo", "Zof"]
    screen.chips["left"].click()
    screen.leavers.button.click()
    assert "Enter their last day at this school" in words_on(screen)
    screen.leavers.day.fill("2026-07-22")
    screen.leavers.button.click()
    assert "Tick the children who left on this day" in words_on(screen)
    screen.leavers.list.item(0).setCheckState(Qt.CheckState.Checked)
    screen.leavers.button.click()
    assert screen.leavers.list.item(0).text().endswith("left 22 July 2026")
    assert screen.button.text() == "Import 1 child, note 1 as left"
    screen.import_all()
    settle(qtbot, desk_room)
    assert worked(leavers) == [("Leo Marsh", date(2026, 7, 22))]


def test_a_column_can_be_said_to_hold_something_else(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    head = "Surname,Forename,Day of birth of the child,Year"
    take(qtbot, desk_room, screen, a_list(tmp_path, "Bell,Ada,04/05/2013,Year 8", head=head))
    assert any("date of birth" in one for one in screen.problems.sentences())
    assert not screen.foot.isVisible()
    assert screen.columns is not None
    assert screen.columns.isVisible()
    assert screen.columns.box_of("Surname").currentText() == "Family name"
    box = screen.columns.box_of("Day of birth of the child")
    assert box.currentText() == "Not used"
    box.setCurrentText("Date of birth")
    box.activated.emit(box.currentIndex())
    settle(qtbot, desk_room)
    assert not screen.problems.isVisible()
    assert screen.button.text() == "Import 1 child"
    screen.import_all()
    settle(qtbot, desk_room)
    assert worked(names) == ["Ada Bell"]


def test_every_fault_is_said_at_once_and_nothing_can_be_imported(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    bad = ("Bell,Ada,31/02/2013,Year 8,,,,,,", ",,04/05/2013,Year 8,,,,,,")
    take(qtbot, desk_room, screen, a_list(tmp_path, *bad))
    said = screen.problems.sentences()
    assert len(said) >= 2
    assert any("Row 2" in one for one in said)
    assert any("Row 3" in one for one in said)
    assert screen.import_words() == NOTHING
    screen.import_all()
    settle(qtbot, desk_room)
    assert worked(names) == []
    take(qtbot, desk_room, screen, tmp_path / "gone.csv")
    assert screen.problems.sentences()[0].startswith("The file could not be read")


def test_a_file_that_is_dropped_is_read(qtbot: QtBot, desk_room: Room, tmp_path: Path) -> None:
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_list(tmp_path, ADA)))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.zone.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    settle(qtbot, desk_room)
    assert screen.button.text() == "Import 1 child"
    assert screen.zone.words.text() == "list.csv"


def test_a_register_that_changed_meanwhile_stops_it_in_a_sentence(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    take(qtbot, desk_room, screen, a_list(tmp_path, ZOFIA))
    worked(enter_zofia)
    screen.import_all()
    settle(qtbot, desk_room)
    assert "the register has changed" in screen.problems.sentences()[0]
    assert screen.button.isEnabled()


def test_the_address_of_a_child_who_hides_is_left_out(
    qtbot: QtBot, desk_room: Room, worked: Worked, tmp_path: Path
) -> None:
    worked(hide_zofia)
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    row = "Żółkiewska,Zofia,04/05/2013,Year 9,,1 Rowan Lane,NM4 2QX,,Northmoor,4"
    take(qtbot, desk_room, screen, a_list(tmp_path, row))
    assert screen.chips["by hand"].accessibleName() == "By hand, 1"


def hide_zofia(desk: Desk) -> None:
    child = desk.children.add(a_child()).record_id
    place = Address(lines=("9 Hidden Row",), postcode="NM1 1AA")
    desk.children.keep_confidential_address(
        ConfidentialAddress(child=child, address=place, why="Violence.", told_on=date(2026, 11, 1))
    )
