"""The only place that asks in a box of its own: everything else is asked in the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.theme import Theme

_WENT = ("FileDialog/history", "FileDialog/lastVisited")
"""Where Qt notes, in clear and in settings of its own, which folders somebody went to in a file dialog."""

NARROW, WIDE = 420, 560


class Prompts(QObject):
    """Asks, above one window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Ask above this window."""
        super().__init__(window)
        self._theme = theme
        self._window = window

    def confirm(self, title: str, words: str, yes: str, no: str = "Cancel") -> bool:
        """Ask whether to do something. Esc and closing mean no."""
        box = self._box(title, words, NARROW)
        self._add_buttons(box, yes, no)
        return self._answered(box)

    def reason(self, title: str, words: str, yes: str = "Continue") -> str:
        """Ask for a reason in words; nothing where it was called off."""
        box = self._box(title, words, WIDE)
        written = QPlainTextEdit(box)
        written.setAccessibleName(title)
        written.setTabChangesFocus(True)
        written.setFixedHeight(self._theme.px(112))
        box.body.addWidget(written)
        self._add_buttons(box, yes, "Cancel")
        written.setFocus()
        return written.toPlainText().strip() if self._answered(box) else ""

    def open_files(self, title: str, kinds: str = "") -> tuple[Path, ...]:
        """Ask for files to read. `kinds` is a filter as Qt writes it."""
        dialog = self._files(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return tuple(map(Path, dialog.selectedFiles())) if self._answered(dialog) else ()

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        dialog = self._files(title, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return Path(dialog.selectedFiles()[0]) if self._answered(dialog) else None

    def save_as(self, title: str, name: str, kinds: str = "") -> Path | None:
        """Ask where to write a file; replacing one that is there is asked about."""
        dialog = self._files(title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        return Path(dialog.selectedFiles()[0]) if self._answered(dialog) else None

    def printer(self, title: str) -> QPrinter | None:
        """Ask for a printer and its settings."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(title)
        return printer if self._answered(dialog) else None

    def close_all(self) -> None:
        """Call off whatever is being asked: the casebook is about to be locked or covered."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _box(self, title: str, words: str, width: int) -> _Box:
        return _Box(self._theme, self._window, title, words, width)

    def _add_buttons(self, box: _Box, yes: str, no: str) -> None:
        buttons = QDialogButtonBox(box)
        agree, refuse = Button(self._theme, yes, "primary", parent=box), Button(self._theme, no, parent=box)
        buttons.addButton(refuse, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(box.accept)
        buttons.rejected.connect(box.reject)
        agree.setDefault(True)
        agree.setFocus()
        box.body.addWidget(buttons)

    def _files(self, title: str, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.destroyed.connect(partial(_put_back, _went()))  # it notes them as its last deed
        if kinds:
            dialog.setNameFilter(kinds)
        return dialog

    def _answered(self, dialog: QDialog) -> bool:
        """Wait for the answer, and let the box go."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return said


class _Box(QDialog):
    """A small question above the window."""

    def __init__(self, theme: Theme, window: QWidget, title: str, words: str, width: int) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setModal(True)
        dress(self, "box")
        self.setMinimumWidth(theme.px(width))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(theme.space("xl"),) * 4)
        self.body.setSpacing(theme.space("l"))
        self.body.addWidget(label(title, "title", self))
        if words:
            self.body.addWidget(label(words, "muted", self))


def _went() -> dict[str, object]:
    """Give the folders that Qt has noted, of every program that uses it."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    return {what: settings.value(what) for what in _WENT}


def _put_back(before: Mapping[str, object]) -> None:
    """Let Qt's notes say what they said before: a folder may be named after a child."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for what, said in before.items():
        if said is None:
            settings.remove(what)
        else:
            settings.setValue(what, said)
