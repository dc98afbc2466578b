"""The school's logo: chosen from a file, seen before it is kept."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from dsl_desk.errors import DeskError
from dsl_desk.practice.written import NewFile
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.text import label
from ui.words import one_line, size_words

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

LARGEST = 2 * 1024 * 1024
"""Bytes: a letterhead needs no more, and a draft that carries it stays small."""

MOST_PIXELS = 20_000_000
KINDS = "Pictures (*.png *.jpg *.jpeg)"
WIDTH, HEIGHT = 240, 96
_TYPES = {b"png": "image/png", b"jpeg": "image/jpeg"}
NONE_YET = "No logo. Letters carry the school's name alone."
NO_PICTURE = "That file is no PNG or JPEG picture, or it is too many pixels. Choose another."


class LogoRefused(DeskError):
    """A file cannot be the logo: it says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture that was looked at."""

    file: NewFile
    width: int
    height: int


def read_logo(path: Path) -> Logo:
    """Read a picture for a letterhead. Raises `LogoRefused`."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise LogoRefused(f"The logo must be smaller than 2 MB. This file has {size_words(size)}.")
        data = path.read_bytes()
    except OSError as fault:
        raise LogoRefused("That file could not be read. Check that it is still there.") from fault
    return look_at(path.name, data)


def look_at(name: str, data: bytes) -> Logo:
    """Make sure that bytes are a picture a letter can carry. Raises `LogoRefused`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    kind, size = bytes(reader.format().data()), reader.size()
    if kind not in _TYPES or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise LogoRefused(NO_PICTURE)
    if reader.read().isNull():
        raise LogoRefused(NO_PICTURE)
    file = NewFile(name=name, data=data, media_type=_TYPES[kind])
    return Logo(file=file, width=size.width(), height=size.height())


class LogoField(Field):
    """A question answered with a picture, with the one kept now shown until another is chosen."""

    def __init__(
        self, room: Room, name: str, label_words: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin without one."""
        super().__init__(room, name, label_words, hint=hint, parent=parent)
        self._chosen: Logo | None = None
        self._standing: bytes = b""
        self._gone = False
        self.picture = QLabel(self)
        dress(self.picture, "logo")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label(NONE_YET, "muted", self)
        held = QWidget(self)
        row = Flow(held, room.theme.space("s"))
        self.choose = Button(room.theme, "Choose a picture", "secondary", "image", held)
        self.away = Button(room.theme, "Take the logo away", "quiet", "trash-2", held)
        for button in (self.choose, self.away):
            button.setAutoDefault(False)
            row.addWidget(button)
        for part in (self.picture, self.words, held):
            self.body.addWidget(part)
        self.look_after(self.choose, "Choose a picture")
        self.look_after(self.away, "Take the logo away")
        self.choose.clicked.connect(self._ask)
        self.away.clicked.connect(self._take_away)
        self.measure()

    def file(self) -> NewFile | None:
        """Give the picture that was newly chosen."""
        return self._chosen.file if self._chosen else None

    @property
    def is_taken_away(self) -> bool:
        """Say whether the logo that is kept now is to go."""
        return self._gone

    def stand(self, data: bytes) -> None:
        """Show the logo that is kept now."""
        self._standing = data
        self._show()

    def take(self, logo: Logo) -> None:
        """Show a picture that was chosen."""
        self._chosen, self._gone = logo, False
        self.show_fault("")
        self._show()
        self.room.announce("The logo was read")
        self.changed.emit()

    def value(self) -> Plain:
        """Give the picture chosen, or that there shall be none."""
        if self._chosen:
            data = b64encode(self._chosen.file.data).decode("ascii")
            return {"name": self._chosen.file.name, "data": data}
        return {"gone": True} if self._gone else {}

    def fill(self, value: Plain) -> None:
        """Show what `value` gave; what is no picture is let be."""
        if not isinstance(value, dict) or value == self.value():
            return
        name, data = value.get("name"), value.get("data")
        self._chosen, self._gone = None, value.get("gone") is True
        if isinstance(name, str) and isinstance(data, str):
            try:
                self._chosen = look_at(name, b64decode(data, validate=True))
            except (LogoRefused, NotBase64, ValueError):
                self._chosen = None
        self._show()
        self.changed.emit()

    def said(self) -> str:
        """Name the picture, or say that the one kept stays or goes."""
        if self._chosen:
            file = self._chosen.file
            return f"{one_line(file.name)}, {size_words(len(file.data))}"
        if self._gone:
            return "No logo"
        return "As it is now" if self._standing else ""

    def measure(self) -> None:
        """Keep room for the picture at the text size of now."""
        super().measure()
        self.picture.setFixedSize(self.room.theme.px(WIDTH), self.room.theme.px(HEIGHT))
        self._show()

    def _ask(self) -> None:
        paths = self.room.prompts.open_files("Choose the school's logo", KINDS)
        if paths:
            self.room.tasks.aside(
                partial(read_logo, paths[0]), self.take, failed=self._refuse, words="Reading the picture"
            )

    def _refuse(self, error: DeskError) -> None:
        self.show_fault(str(error))
        self.room.announce(str(error))

    def _take_away(self) -> None:
        self._chosen, self._gone = None, bool(self._standing)
        self._show()
        self.choose.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        data = self._chosen.file.data if self._chosen else b"" if self._gone else self._standing
        image = QImage.fromData(QByteArray(data)) if data else QImage()
        self.picture.setVisible(not image.isNull())
        self.away.setVisible(bool(data))
        if image.isNull():
            self.words.setText(NONE_YET)
            return
        edge = self.room.theme.space("m")
        room_for = self.picture.size() - QSize(edge, edge)
        self.picture.setPixmap(
            QPixmap.fromImage(
                image.scaled(
                    room_for,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        )
        self.words.setText(f"{self.said()}. This is how letters carry it.")
