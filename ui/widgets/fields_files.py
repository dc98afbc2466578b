"""A question answered with files: dropped, pasted or chosen, read off the GUI thread, each removable."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button, IconButton
from ui.widgets.field import Field
from ui.widgets.file_reading import MOST_IN_DRAFT, HeldFile, is_base64, read_file, write_picture
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.row_list import RowList
from ui.widgets.text import label
from ui.words import one_line, size_words

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.practice.written import NewFile
    from ui.room import Room
    from ui.theme import Theme

WARNING = (
    "Never photograph a child's body: note the marks in words or on the body map. An intimate picture of a "
    "child must not be opened again, copied, sent or attached, whoever took it. Leave it on the device it is "
    "on, do not delete it, and ring the police. Ask them before IT touches the device."
)
"""For every picture. Source: UKCIS, Sharing nudes and semi-nudes: advice for education settings."""

HINT = "Up to 25 MB each. Drop them here, paste or choose. Never a photograph of a child's body."
AGAIN = "Attach the file again: the draft was too large to keep more than its name"
READING = "A file is still being read. Wait a moment, then try again"
NOTHING_TO_PASTE = "There is no file and no picture to paste. Copy one first."


class Elided(QLabel):
    """One line of plain words that gives way in the middle where there is no room."""

    def __init__(self, words: str, look: str, parent: QWidget) -> None:
        """Hold the words."""
        super().__init__(parent)
        self._words = one_line(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setAccessibleName(self._words)
        dress(self, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, self.width()))


class FileRow(QFrame):
    """One file: its name, its size, a button that takes it out."""

    removed = Signal()

    def __init__(self, theme: Theme, file: HeldFile, parent: QWidget) -> None:
        """Show a file."""
        super().__init__(parent)
        self.file = file
        dress(self, "field_row")
        row = QHBoxLayout(self)
        space = theme.space("s")
        row.setContentsMargins(theme.space("m"), space, space, space)
        row.setSpacing(space)
        sign = QLabel(self)
        sign.setPixmap(theme.pixmap("image" if file.is_picture else "file-text", "text2"))
        row.addWidget(sign)
        row.addWidget(Elided(file.name, "body", self), 1)
        said = size_words(file.size) if file.is_here else f"{size_words(file.size)}, attach again"
        row.addWidget(label(said, "small" if file.is_here else "warn", self, wraps=False))
        self.remove = IconButton(theme, "x", f"Remove {one_line(file.name)}", self)
        row.addWidget(self.remove)
        self.remove.clicked.connect(self.removed)


class FilesField(Field):
    """A question answered with files. A draft keeps them while they are small together, else their names."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = HINT,
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask for files."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._rows: RowList[FileRow] = RowList(self, "File")
        self._being_read = 0
        self.body.addLayout(self._rows.layout)
        self._warning = Notice(room.theme, WARNING, "warn", parent=self)
        self._warning.hide()
        self.body.addWidget(self._warning)
        zone = QFrame(self)
        dress(zone, "drop")
        inside = QVBoxLayout(zone)
        edge = room.theme.space("m")
        inside.setContentsMargins(edge, edge, edge, edge)
        buttons = Flow(None, room.theme.space("s"))
        inside.addLayout(buttons)
        self.choose_button = Button(room.theme, "Choose files", "secondary", "paperclip", zone)
        self.paste_button = Button(room.theme, "Paste", "secondary", parent=zone)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.paste_button)
        self.body.addWidget(zone)
        self.setAcceptDrops(True)
        self.look_after(self.choose_button, "Choose files")
        self.look_after(self.paste_button, "Paste a file or picture")
        self.choose_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        self.measure()

    def files(self) -> tuple[NewFile, ...]:
        """Give the files whose bytes are here."""
        return tuple(row.file.new_file() for row in self._rows if row.file.is_here)

    def value(self) -> Plain:
        """Give the files as a draft keeps them: with their bytes if those are small together."""
        small = sum(len(row.file.encoded) for row in self._rows) <= MOST_IN_DRAFT
        return [
            {"name": row.file.name, "size": row.file.size, "data": row.file.encoded if small else ""}
            for row in self._rows
        ]

    def fill(self, value: Plain) -> None:
        """Show files that `value` gave."""
        if isinstance(value, list):
            for row in self._rows:
                self._take_away(row)
            for one in value:
                if isinstance(one, dict) and (file := _held(one)):
                    self._add(file)
            self.changed.emit()

    def said(self) -> str:
        """Give each file's name and size, a line each."""
        lines = (f"{one_line(row.file.name)} ({size_words(row.file.size)})" for row in self._rows)
        return "\n".join(lines)

    def is_empty(self) -> bool:
        """No file is there or on its way."""
        return not self._rows and not self._being_read

    def impossible(self) -> tuple[str, ...]:
        """A file is still being read, or only its name is left."""
        if self._being_read:
            return (READING,)
        return () if all(row.file.is_here for row in self._rows) else (AGAIN,)

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The button that chooses."""
        return (self.choose_button,)

    def choose(self) -> None:
        """Ask for files and read them."""
        self.read(self.room.prompts.open_files("Attach files"))

    def paste(self) -> None:
        """Read what is on the clipboard: files, or a picture."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self._refuse(NOTHING_TO_PASTE)

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read files off the GUI thread; each shows as it comes."""
        for path in paths:
            self._being_read += 1
            self.room.tasks.aside(partial(read_file, path), self._come, failed=self._not_read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by Ctrl+V on either button."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped; it is copied, never moved."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not self._take(event.mimeData()):
            self._refuse(NOTHING_TO_PASTE)

    def measure(self) -> None:
        """Space the rows."""
        super().measure()
        self._rows.layout.setSpacing(self.room.theme.space("s"))

    def _take(self, given: QMimeData) -> bool:
        paths = tuple(Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile())
        if paths:
            self.read(paths)
            return True
        picture = _picture_in(given)
        if picture is None:
            return False
        self._being_read += 1
        self.room.tasks.aside(partial(write_picture, picture), self._come, failed=self._not_read)
        return True

    def _come(self, file: HeldFile) -> None:
        self._being_read -= 1
        nameless = [row for row in self._rows if row.file.name == file.name and not row.file.is_here]
        for row in nameless:
            self._take_away(row)
        self._add(file)
        self.show_fault("")
        self.room.announce(f"Attached: {one_line(file.name)}, {size_words(file.size)}")
        self.changed.emit()

    def _not_read(self, error: DeskError) -> None:
        self._being_read -= 1
        self._refuse(str(error))

    def _refuse(self, sentence: str) -> None:
        self.show_fault(sentence)
        self.room.announce(sentence)

    def _add(self, file: HeldFile, place: int = -1) -> None:
        row = FileRow(self.room.theme, file, self)
        self._rows.insert(row, place)
        row.removed.connect(partial(self._remove, row))
        QWidget.setTabOrder(row.remove, self.choose_button)
        self._warn()

    def _remove(self, row: FileRow) -> None:
        put_back = partial(self._add, row.file)
        self._rows.take_out(row, self.choose_button, self._take_away, put_back)

    def _take_away(self, row: FileRow) -> None:
        self._rows.drop(row)
        self._warn()

    def _warn(self) -> None:
        self._warning.setVisible(any(row.file.is_picture for row in self._rows))


def _picture_in(given: QMimeData) -> QImage | None:
    """Give the picture that was dropped or pasted: what else is on the clipboard is none of it."""
    held = given.imageData() if given.hasImage() else None
    picture = held.toImage() if isinstance(held, QPixmap) else held
    return picture if isinstance(picture, QImage) and not picture.isNull() else None


def _held(value: dict[str, Plain]) -> HeldFile | None:
    name, size, data = value.get("name"), value.get("size"), value.get("data")
    if not isinstance(name, str) or not isinstance(size, int):
        return None
    encoded = data if isinstance(data, str) and is_base64(data) else ""
    return HeldFile(name=name, size=size, encoded=encoded)
