"""A file kept with a record, shown in the window: pictures, plain text, pages of a PDF. Nothing is run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy

from dsl_desk.errors import DeskError
from ui import words
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.stack import Stack
from ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.record import Attachment, RecordId
    from dsl_desk.practice.desk import Desk
    from ui.room import Room

WIDE = 640
MOST_TEXT = 200_000
"""Characters of a text file that are shown; the rest is in the copy."""

_HIGH = 360
_SPARE_LINES = 2
_DRAWN = 2
"""Times its width that a picture is read at, so that it is sharp on a fine screen."""

_PICTURES = ("image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp")
_TEXTS = ("text/plain", "text/csv", "text/markdown")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')

NOT_SHOWN = "Files of this kind are not opened inside DSL Desk. Save a copy to open it with another program."
COPY_WARNING = (
    "A copy outside the casebook is not encrypted, and whoever uses this computer can read it. "
    "Delete it when you have done with it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What can be shown of a file: a picture, or text, or a page of so many; else the reason why not."""

    picture: QImage | None = None
    text: str = ""
    page: int = 0
    pages: int = 0
    why_not: str = ""


def open_file(record: RecordId, file: Attachment, page: int, width: int, desk: Desk) -> Opened:
    """Read a file and make it ready to show; the reading is noted. Runs on the worker."""
    data = desk.history.file(record, file.digest)
    if file.media_type in _PICTURES:
        return _picture(data, width)
    if file.media_type in _TEXTS:
        return Opened(text=words.shown(data[: MOST_TEXT * 4].decode("utf-8-sig", "replace"), MOST_TEXT))
    if file.media_type == "application/pdf":
        pages = len(desk.packs.page_sizes(data))
        drawn = desk.packs.page_image(data, page, width)
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()
        return Opened(picture=image, page=page, pages=pages)
    return Opened(why_not=NOT_SHOWN)


def save_copy(record: RecordId, digest: str, path: Path, desk: Desk) -> None:
    """Write a copy of a file where somebody chose; the reading is noted. Raises `DeskError`."""
    data = desk.history.file(record, digest)
    try:
        path.write_bytes(data)
    except OSError as fault:
        why = fault.strerror or "the folder cannot be written to"
        raise DeskError(f"No copy was saved: {why}. Choose another folder.") from None


def name_for_copy(name: str) -> str:
    """Suggest a file name from the one that was kept, without anything a folder would take for a path."""
    return _NOT_IN_NAMES.sub("_", words.one_line(name, 100)).strip(". ") or "copy"


class Picture(QLabel):
    """A picture as wide as there is room, no wider than it is drawn for, its sides in proportion."""

    def __init__(self, image: QImage, widest: int, parent: QWidget) -> None:
        """Show it."""
        super().__init__(parent)
        self._high = image.height() / max(1, image.width())
        self._widest = min(widest, image.width())
        dress(self, "paper")
        self.setScaledContents(True)
        self.setPixmap(QPixmap.fromImage(image))
        self.setMaximumWidth(self._widest)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The wider, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Keep its sides in proportion."""
        return max(1, round(min(width, self._widest) * self._high))

    def sizeHint(self) -> QSize:
        """As it is drawn for."""
        return QSize(self._widest, self.heightForWidth(self._widest))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the column."""
        return QSize(1, 1)


class FileView(Stack):
    """One file, open."""

    def __init__(self, room: Room, record: RecordId, file: Attachment, parent: QWidget) -> None:
        """Read it and show it."""
        super().__init__(room.theme, "s", parent)
        self._room = room
        self._record = record
        self._file = file
        buttons = Flow(gap=room.theme.space("s"))
        self._back = Button(room.theme, "Page before", "secondary", "chevron-left", self)
        self._on = Button(room.theme, "Next page", "secondary", "chevron-right", self)
        self._copy = Button(room.theme, "Save a copy…", "quiet", "download", self)
        self._place = label("", "small", self, wraps=False)
        for widget in (self._back, self._on, self._place, self._copy):
            buttons.addWidget(widget)
        self._copy.clicked.connect(self._save)
        self._shown = Stack(room.theme, "s", self)
        self.add(self._shown)
        self.body.addLayout(buttons)
        self._back.clicked.connect(partial(self._turn, -1))
        self._on.clicked.connect(partial(self._turn, 1))
        self._page, self._pages = 0, 1
        for widget in (self._back, self._on, self._place):
            widget.hide()
        self._read()

    def show_opened(self, opened: Opened) -> None:
        """Show what was read."""
        self._shown.clear()
        self._page, self._pages = opened.page, max(1, opened.pages)
        if opened.picture is not None and not opened.picture.isNull():
            self._shown.add(self._picture_of(opened))
        elif opened.why_not:
            self._shown.add(Notice(self._room.theme, opened.why_not, "info", parent=self._shown))
        else:
            self._shown.add(self._text_of(opened.text))
        has_pages = opened.pages > 1
        for widget in (self._back, self._on, self._place):
            widget.setVisible(has_pages)
        self._place.setText(f"Page {opened.page + 1} of {opened.pages}")
        self._back.setEnabled(opened.page > 0)
        self._on.setEnabled(opened.page + 1 < opened.pages)
        if has_pages:
            self._room.announce(self._place.text())

    def _read(self) -> None:
        width = self._room.theme.px(WIDE) * _DRAWN
        self._room.tasks.ask(
            partial(open_file, self._record, self._file, self._page, width),
            self.show_opened,
            failed=self._say_fault,
            words="Opening the file",
            instead_of="file",
        )

    def _turn(self, pages: int) -> None:
        self._page = max(0, min(self._page + pages, self._pages - 1))
        self._read()

    def _picture_of(self, opened: Opened) -> QLabel:
        assert opened.picture is not None
        made = Picture(opened.picture, self._room.theme.px(WIDE), self._shown)
        page = f", page {opened.page + 1}" if opened.pages else ""
        made.setAccessibleName(f"{words.one_line(self._file.name, 100)}{page}")
        return made

    def _text_of(self, text: str) -> QPlainTextEdit:
        made = QPlainTextEdit(self._shown)
        made.setReadOnly(True)
        made.setTabChangesFocus(True)
        made.setAccessibleName(words.one_line(self._file.name, 100))
        dress(made, "shown_file")
        made.setPlainText(text)
        lines = made.fontMetrics().lineSpacing() * (made.blockCount() + _SPARE_LINES)
        made.setFixedHeight(min(self._room.theme.px(_HIGH), lines))
        return made

    def _save(self) -> None:
        if not self._room.prompts.confirm("Save a copy outside the casebook", COPY_WARNING, "Save a copy"):
            return
        path = self._room.prompts.save_as("Save a copy", name_for_copy(self._file.name))
        if path is not None:
            self._room.tasks.ask(
                partial(save_copy, self._record, self._file.digest, path), self._say_saved, words="Saving"
            )

    def _say_saved(self, done: None) -> None:
        del done
        self._room.say("Copy saved")

    def _say_fault(self, fault: DeskError) -> None:
        self._shown.clear()
        self._shown.add(Notice(self._room.theme, str(fault), "danger", parent=self._shown))


def _picture(data: bytes, width: int) -> Opened:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > width:
        reader.setScaledSize(QSize(width, max(1, size.height() * width // size.width())))
    image = reader.read()
    if image.isNull():
        return Opened(why_not="This picture cannot be read as one. Save a copy to look at it elsewhere.")
    return Opened(picture=image)
