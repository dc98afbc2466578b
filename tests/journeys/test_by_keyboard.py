"""The whole job in the real window by keys alone; then, whether a word of it lies anywhere in clear."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QAbstractItemModel, QSettings
from PySide6.QtWidgets import QApplication

from dsl_desk.model.sharing import Disclosure, DisclosureState
from tests.journeys.keyboard import Hands, in_view
from tests.practice.rowan import PASSPHRASE, FixedClock, NoKeyring, make_desk, on_the_clock
from tests.ui.seat import said
from ui.guard import Guard
from ui.memory import Memory
from ui.places import Where
from ui.screens.lock import LockScreen
from ui.screens.pack import PackScreen
from ui.theme import Look, Theme
from ui.window import NAME, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.screen import Screen

GIVEN, FAMILY = "Isolt", "Quillfeather"
ACCOUNT = "Isolt has a bruise on her left arm that nobody can explain. She said: the thrumblewick fell on me."
WHY = "The wimplestoke account keeps changing and does not fit the injury."
REASON = "Their gobblethwaite team says that school can lead on this."
INTERIM = "Isolt sees the counsellor daily, and the snickerfold rota walks her home."
NOTE = "plimsoll-grackle.txt"
MARKED = (FAMILY, "thrumblewick", "wimplestoke", "gobblethwaite", "snickerfold", "plimsoll", "marzipanfold")
"""Words that no program and no library knows: wherever one is found, the journey left it there."""

CRITERION = "the account does not fit the injury or keeps changing"
PUPILS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """Where the one at the keys has what they need, and everything the program could write to."""

    folder: Path
    state: Path
    temporary: Path
    settings: Path
    own: Path

    def everywhere(self) -> Iterator[Path]:
        """Give every file that may hold no word of the journey."""
        for place in (self.folder, self.state, self.temporary, self.settings):
            yield from (one for one in place.rglob("*") if one.is_file())


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """A computer of its own: temporary files, settings and documents all lie in folders of the test."""
    places = {name: tmp_path / name for name in ("state", "temporary", "settings", "marzipanfold")}
    for place in places.values():
        place.mkdir()
    monkeypatch.setenv("TMPDIR", str(places["temporary"]))
    monkeypatch.setattr(tempfile, "tempdir", None)
    usual, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(usual, scope, str(places["settings"]))
    own = places["marzipanfold"]
    (own / "pupils.csv").write_text(pupils(), "utf-8")
    (own / NOTE).write_text("A thrumblewick, drawn by the child.\n", "utf-8")
    yield Desktop(
        folder=tmp_path / "Rowan High.casebook",
        state=places["state"],
        temporary=places["temporary"],
        settings=places["settings"],
        own=own,
    )
    QSettings.setPath(usual, scope, "")


def pupils() -> str:
    """Write a list as a school's system exports it."""
    rows = ["Legal Forename,Legal Surname,DOB,Year,Reg,Address,Postcode,Home LA,LA code"]
    for place in range(PUPILS):
        family = FAMILY if place == 0 else f"Pettifer{chr(65 + place)}"
        given = GIVEN if place == 0 else "Robin"
        street = f"{place + 1} Tannery Court"
        rows.append(f"{given},{family},{place % 27 + 1:02}/03/2013,9,9B,{street},NM4 2QX,Northmoor,990")
    return "\n".join(rows) + "\n"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desktop: Desktop) -> Iterator[Window]:
    """The window of the program before the lock screen of a casebook with nothing in it."""
    clock = FixedClock()
    computer = on_the_clock(desktop.state, clock, NoKeyring())
    make_desk(desktop.folder, computer).close()
    theme, guard = Theme(qapp, Look.LIGHT), Guard(qapp, clock.now)
    window = Window(theme, Memory(desktop.state), computer, desktop.state, guard)
    window.resize(1_366, 860)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.begin(desktop.folder)
    yield window
    window.close()
    window.deleteLater()
    guard.deleteLater()
    theme.deleteLater()


@pytest.fixture
def hands(qtbot: QtBot, window: Window) -> Hands:
    """Whoever sits before it."""
    return Hands(qtbot, window)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_whole_job_by_keys_alone_leaves_no_word_in_clear(
    hands: Hands,
    window: Window,
    desktop: Desktop,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    unlock(hands, window)
    set_up(hands, window)
    import_pupils(hands, window, desktop)
    log_concern(hands, window, desktop)
    judge(hands, window)
    refer(hands, window)
    reply(hands, window)
    escalate(hands, window)
    save_pack(hands, window, desktop)
    lock(hands, window)

    printed = capfd.readouterr()
    for word in MARKED:
        assert word in sought_in(desktop.own), "what is looked for was there to be found"
        assert [one for one in desktop.everywhere() if holds(one, word)] == []
        assert [title for title in hands.titles if word in title] == []
        assert word not in printed.out + printed.err
        assert [one for one in caplog.messages if word in one] == []
    assert hands.titles >= {NAME, f"Rowan High – {NAME}", "Save the pack"}


def unlock(hands: Hands, window: Window) -> None:
    hands.until(lambda: window.findChildren(LockScreen))
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.until(lambda: window.shell is not None)
    assert screen(window, Where.WIZARD)


def set_up(hands: Hands, window: Window) -> None:
    hands.push("Enter the school")
    hands.settle()
    hands.write("The school's name", "Rowan High School")
    hands.write("Who is the head?", "Helen Marsh")
    hands.write("Who signs referrals and challenges?", "Ruth Okafor")
    hands.go_on()
    hands.push("Threshold profiles")
    hands.settle()
    hands.push("Hold Northmoor")
    hands.settle()
    hands.see("Held in this casebook")


def import_pupils(hands: Hands, window: Window, desktop: Desktop) -> None:
    hands.press("Ctrl+K")
    hands.type("import")
    hands.settle()
    hands.press("Return")
    hands.settle()
    screen(window, Where.IMPORT)
    with hands.answering(desktop.own / "pupils.csv"):
        hands.push("Choose a file")
    hands.settle()
    hands.go_on()
    hands.see(f"{PUPILS} children imported")


def log_concern(hands: Hands, window: Window, desktop: Desktop) -> None:
    hands.press("Ctrl+N")
    hands.settle()
    screen(window, Where.CONCERN)
    hands.to("Find a child")
    hands.type(FAMILY[:5].lower())
    hands.settle()
    hands.press("Down")
    hands.press("Return")
    hands.write("Who saw or heard it?", "Imogen Prewett")
    hands.choose("How did school come to know?", "Told by the child")
    hands.go_on()
    hands.write("Day, When did it happen?", "16/11/2026 14:30")
    hands.press("Tab")
    hands.write("What was seen or heard?", ACCOUNT)
    hands.go_on()
    hands.tick("There is a mark or injury")
    hands.pick("Part of the body", "Left upper arm")
    hands.push("Add a mark")
    hands.pick("What does it look like?", "Bruise")
    hands.write("Size and shape", "3 cm, oval")
    hands.push("Done with this mark")
    with hands.answering(desktop.own / NOTE):
        hands.push("Choose files")
    hands.settle()
    hands.go_on()
    hands.write("What was done at once?", "The school nurse looked at it.")
    hands.go_on()
    hands.see("3 cm, oval")
    hands.see(NOTE)
    hands.go_on()
    hands.see("Concern logged")


def judge(hands: Hands, window: Window) -> None:
    hands.push("Judge it")
    hands.settle()
    screen(window, Where.JUDGE)
    hands.go_on()
    hands.write("Filter by words", "does not fit")
    hands.tick(CRITERION)
    hands.go_on()
    hands.choose("Which level do the facts reach", "Level 4")
    hands.choose("What do you decide to do?", "Refer")
    hands.write("Why?", WHY)
    hands.go_on()
    hands.go_on()


def refer(hands: Hands, window: Window) -> None:
    screen(window, Where.REFER)
    hands.choose("Is support asked for, or protection?", "Protection")
    hands.choose("By which route does it go?", "Telephone the MASH")
    hands.settle()
    hands.go_on()
    hands.choose("What were the parents asked", "Parents told")
    hands.go_on()
    hands.write("10. Why are you referring today?", "The mark is new.")
    hands.write("18. What needs to change", "A strategy discussion today.")
    hands.go_on()
    hands.go_on()
    hands.see("Referral kept")


def reply(hands: Hands, window: Window) -> None:
    hands.push("Record their reply")
    hands.settle()
    screen(window, Where.REPLY)
    hands.choose("What did they decide?", "Returned: school to lead")
    hands.write("What is their reason, in their words?", REASON)
    hands.go_on()
    hands.write("Who decided?", "Morwenna Ashdown")
    hands.write("Day, On which day did they decide?", "17/11/2026")
    hands.press("Tab")
    hands.go_on()
    hands.go_on()
    hands.see("Reply kept")


def escalate(hands: Hands, window: Window) -> None:
    hands.push("Escalate")
    hands.settle()
    screen(window, Where.ESCALATE)
    hands.go_on()
    hands.go_on()
    hands.tick(CRITERION)
    hands.write("What do they say to it?", REASON)
    hands.write("What do you say to it?", WHY)
    hands.go_on()
    hands.write("Why does it matter to the child now?", "She goes home at three.")
    hands.write("What outcome do you ask for?", "A strategy discussion today.")
    hands.write("How is the child kept safe meanwhile?", INTERIM)
    hands.go_on()
    hands.go_on()
    hands.see("Escalation kept")


def save_pack(hands: Hands, window: Window, desktop: Desktop) -> None:
    hands.push("Make the pack")
    hands.settle()
    shown = screen(window, Where.PACK)
    assert isinstance(shown, PackScreen)
    assert shown.shown is not None, in_view(window)
    previewed = shown.shown.drawn.data
    assert shown.pane.view.pages
    saved = desktop.own / "pack.pdf"
    with hands.answering(None, saved):
        hands.press("Ctrl+S")
    hands.settle()
    assert saved.read_bytes() == previewed
    read = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(previewed)).pages).split())
    for words in (f"{GIVEN} {FAMILY}", CRITERION, REASON, INTERIM):
        assert words in read
    kept = given(hands, window)
    assert [one.sha256 for one in kept] == [hashlib.sha256(previewed).hexdigest()]
    assert [one.state for one in kept] == [DisclosureState.GIVEN]


def given(hands: Hands, window: Window) -> list[Disclosure]:
    """Read what is on record as disclosed."""
    found: list[list[Disclosure]] = []
    window.room.tasks.ask(disclosures, found.append)
    hands.until(lambda: found)
    return found[0]


def disclosures(desk: Desk) -> list[Disclosure]:
    return [one.record for one in desk.records.all_of(Disclosure)]


def lock(hands: Hands, window: Window) -> None:
    hands.press("Alt+2")
    hands.settle()
    assert [one for one in models() if one.rowCount()], "there is something to forget"
    hands.press("Ctrl+L")
    hands.settle()
    assert not window.room.tasks.has_desk
    assert window.shell is None
    assert [one for one in models() if one.rowCount()] == []
    assert window.windowTitle() == NAME
    held = [words for one in QApplication.allWidgets() for words in said(one)]
    assert [words for words in held if any(word in words for word in MARKED)] == []


def models() -> list[QAbstractItemModel]:
    """Give the models of the program's own, wherever they are held."""
    held = (one for top in QApplication.topLevelWidgets() for one in top.findChildren(QAbstractItemModel))
    return [one for one in held if type(one).__module__.startswith("ui.")]


def screen(window: Window, where: Where) -> Screen:
    """Give the screen shown, which is this one."""
    assert window.shell is not None
    shown = window.shell.shown
    assert shown is not None
    assert shown.place.screen is where, in_view(window)
    return shown


def sought_in(own: Path) -> str:
    """Give what the journey typed and read."""
    words = [ACCOUNT, WHY, REASON, INTERIM, str(own)]
    return "\n".join((*words, *(one.name for one in own.iterdir()), (own / "pupils.csv").read_text("utf-8")))


def holds(file: Path, word: str) -> bool:
    """Say whether a file has a word in its name or its bytes, in either way that Qt writes text."""
    data = file.read_bytes().lower()
    sought = word.lower()
    return sought in file.name.lower() or sought.encode() in data or sought.encode("utf-16-le") in data
