"""Pictures of every screen, taken of the real window over the training story, for the help and the README."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from dsl_desk.practice.casebooks import usual_computer
from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.training import TRAINING_PASSPHRASE, tell_story
from ui.album import IN_HELP, Shot, Story, find_story, shots
from ui.application import Application, make_qt
from ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

SETTLED = 60
"""Milliseconds nothing may happen before a picture is taken."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way the window is looked at."""

    name: str
    look: Look
    width: int
    height: int
    text: int = 100


VARIANTS = (
    Variant("light", Look.LIGHT, 1_440, 900),
    Variant("dark", Look.DARK, 1_440, 900),
    Variant("contrast", Look.CONTRAST, 1_440, 900),
    Variant("1093x614", Look.LIGHT, 1_093, 614),
    Variant("text150", Look.LIGHT, 1_366, 768, 150),
)


OF_THE_HELP = Variant("", Look.LIGHT, 1_240, 780)


def take_help_pictures(folder: Path) -> int:
    """Write the pictures of the help and the README into a folder; gives the exit code."""
    return take_pictures(folder, (OF_THE_HELP,), IN_HELP)


def take_pictures(
    folder: Path, variants: tuple[Variant, ...] = VARIANTS, names: frozenset[str] | None = None
) -> int:
    """Make a training casebook with a story in it, and write `look/screen.png` for each; gives the exit code.

    `names` are the screens wanted, all unless given.
    """
    qt = make_qt(["pictures", "-platform", "offscreen"])
    with TemporaryDirectory() as place:
        state = Path(place) / "state"
        state.mkdir()
        told = tell_story(Path(place) / "Rowan High", _say_nothing, state=state, memory=_Forgetful())
        computer = ThisComputer(state, now=usual_computer().now, memory=_Forgetful())
        application = Application(qt, computer, state)
        camera = Camera(application, folder, variants, names)
        QTimer.singleShot(0, camera.begin)
        return application.run(told.casebook)


class Camera(QObject):
    """Goes through the window and takes a picture of each screen once everything on it has come."""

    def __init__(
        self,
        application: Application,
        folder: Path,
        variants: tuple[Variant, ...],
        names: frozenset[str] | None,
    ) -> None:
        """Be ready to begin."""
        super().__init__(application)
        self._application = application
        self._window = application.window
        self._folder = folder
        self._names = names
        self._variants = list(variants)
        self._variant = variants[0]
        self._shots: list[Shot] = []
        self._story: Story | None = None
        self._shot: Shot | None = None
        self._timer = QTimer(self, interval=SETTLED)
        self._timer.timeout.connect(self._look)
        self._next: Callable[[], object] = self._unlock

    def begin(self) -> None:
        """Wait for the lock screen."""
        self._timer.start()

    def _look(self) -> None:
        """Go on when nothing is being done any more."""
        if self._window.room.tasks.is_idle:
            self._next()

    def _unlock(self) -> None:
        self._prepare()
        self._take("lock")
        self._window.unlock("", TRAINING_PASSPHRASE)
        self._next = self._ask_story

    def _ask_story(self) -> None:
        self._next = self._nothing
        self._window.room.tasks.ask(find_story, self._begin)

    def _nothing(self) -> None:
        """Wait for an answer."""

    def _begin(self, story: Story) -> None:
        self._story = story
        self._shots = self._wanted(story)
        self._next = self._go

    def _go(self) -> None:
        if not self._shots:
            self._turn()
            return
        self._shot = self._shots.pop(0)
        if self._window.shell is not None:
            self._window.shell.go(self._shot.place)
        self._next = self._do

    def _do(self) -> None:
        shell = self._window.shell
        if self._shot is not None and self._shot.act is not None and shell is not None:
            self._shot.act(shell)
        self._next = self._shoot

    def _shoot(self) -> None:
        if self._shot is not None:
            self._take(self._shot.name)
        if self._window.shell is not None:
            self._window.shell.close_layers()
        self._next = self._go

    def _turn(self) -> None:
        """Go on with the next way of looking, or end."""
        self._variants.pop(0)
        if not self._variants or self._story is None:
            self._timer.stop()
            self._window.close()
            return
        self._variant = self._variants[0]
        self._prepare()
        self._shots = self._wanted(self._story)
        self._next = self._go

    def _wanted(self, story: Story) -> list[Shot]:
        return [one for one in shots(story) if self._names is None or one.name in self._names]

    def _prepare(self) -> None:
        variant = self._variant
        self._application.theme.choose(variant.look, variant.text)
        self._window.resize(variant.width, variant.height)

    def _take(self, name: str) -> None:
        folder = self._folder / self._variant.name
        folder.mkdir(parents=True, exist_ok=True)
        QApplication.sendPostedEvents()
        self._window.grab().save(str(folder / f"{name}.png"))


class _Forgetful:
    """A computer without a keyring: pictures leave nothing behind."""

    def recall(self, name: str) -> str:
        """Give nothing."""
        del name
        return ""

    def remember(self, name: str, value: str) -> bool:
        """Keep nothing."""
        del name, value
        return False


def _say_nothing(line: str) -> None:
    del line
