"""Help: pages that come with the program, with its own pictures, and every key. Nothing is fetched."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from ui.places import Place, Where
from ui.screen import Crumb, Screen
from ui.shortcuts import Shortcut
from ui.theme import dress
from ui.widgets.text import LINE_HEIGHT, label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme

FOLDER = "help"
START = "start"
WIDE_LIST = 230
_HEADS = {1: "display", 2: "subtitle", 3: "body_strong"}
_PLAIN = QFont.Weight.Medium.value
PAGES = {
    START: "Start here",
    "concern": "Recording a concern",
    "body-map": "The body map",
    "children": "Children and importing",
    "child": "A child’s page",
    "judge": "Judging",
    "refer": "Referring",
    "reply": "Replies and escalating",
    "pack": "Packs: preview, print, save",
    "find": "Finding things",
    "privacy": "Lock, cover and privacy",
    "settings": "Settings and setting up",
    "shortcuts": "All shortcuts",
}
OF_SCREENS = {
    Where.IMPORT: "children",
    Where.NEW_CHILD: "children",
    Where.ADDRESS: "child",
    Where.AUTHORITY: "child",
    Where.PERSON: "child",
    Where.RECORD: "child",
    Where.CORRECT: "child",
    Where.NOTE: "concern",
    Where.CONTACT: "concern",
    Where.SUPPORT: "concern",
    Where.CONCERNS: "concern",
    Where.REFERRALS: "refer",
    Where.ESCALATE: "reply",
    Where.DEADLINES: "find",
    Where.SEARCH: "find",
    Where.DRAFTS: "concern",
    Where.PROFILES: "judge",
    Where.SLIP: "pack",
    Where.SCHOOL: "settings",
    Where.WIZARD: "settings",
}


def page_of(part: str) -> str:
    """Give the page that helps with a screen, or the page named; else the start."""
    page = OF_SCREENS.get(Where(part), part) if part in {one.value for one in Where} else part
    return page if page in PAGES else START


def words_of(page: str) -> str:
    """Read a page, in Markdown."""
    if page == "shortcuts":
        rows = "".join(f"| {key.words} | {key.shown()} |\n" for key in Shortcut)
        head = "# All shortcuts\n\n| What it does | Key |\n|---|---|\n"
        return f"{head}{rows}| Cover the screen | Shift three times |\n"
    return files("resources").joinpath(FOLDER, f"{page}.md").read_text("utf-8")


class HelpScreen(Screen):
    """The list of pages, and one of them."""

    def crumbs(self) -> tuple[Crumb, ...]:
        """The page open stands last."""
        return (Crumb("Help", Place(screen=Where.HELP)), Crumb(PAGES[self._page]))

    def first_focus(self) -> QWidget | None:
        """Begin in the page."""
        return self._text

    def refresh(self) -> None:
        """Show the page in today's colours."""
        self._text.show_page(self._page)

    def _build(self) -> None:
        theme = self.room.theme
        self._page = page_of(self.place.part)
        row = QHBoxLayout(self)
        side = theme.px(30)
        row.setContentsMargins(side, theme.space("xl"), side, theme.space("xl"))
        row.setSpacing(theme.space("l"))
        column = QVBoxLayout()
        column.addWidget(label("Help", "display", self))
        self._list = QListWidget(self)
        self._list.setAccessibleName("Pages of the help")
        self._list.setFixedWidth(theme.px(WIDE_LIST))
        dress(self._list, "pages")
        for page, title in PAGES.items():
            item = QListWidgetItem(title, self._list)
            if page == self._page:
                self._list.setCurrentItem(item)
        column.addWidget(self._list, 1)
        row.addLayout(column)
        self._text = _Text(theme, self)
        row.addWidget(self._text, 1)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._choose)
        self._text.page_wanted.connect(self._follow)
        self.room.theme.changed.connect(self.refresh)

    def _choose(self, row: int) -> None:
        self._page = list(PAGES)[row]
        self.refresh()
        self.headed.emit()

    def _follow(self, page: str) -> None:
        self._list.setCurrentRow(list(PAGES).index(page_of(page)))


class _Text(QTextBrowser):
    """A page of our own words. Pictures come from the program's own folder, links lead to other pages."""

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = ""
        self.setOpenLinks(False)
        # A bar that came and went would resize the page in the middle of setting it, and set it again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("The page of the help")
        self.anchorClicked.connect(self._go)
        dress(self, "help")

    def show_page(self, page: str) -> None:
        """Show a page."""
        self._page = page
        self.document().clear()
        self.document().setDefaultFont(self._theme.font("body"))
        self.document().setDocumentMargin(self._theme.space("l"))
        self.setMarkdown(words_of(page))
        self._set_type()
        self.setAccessibleDescription(PAGES[page])

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture of the help, as wide as there is room; nothing else is ever loaded."""
        path = QUrl(name).path()
        picture = files("resources").joinpath(FOLDER, path)
        is_ours = not path.startswith("/") and ".." not in path.split("/") and picture.is_file()
        if kind != QTextDocument.ResourceType.ImageResource.value or not is_ours:
            return None
        image = QImage.fromData(picture.read_bytes())
        room = self.viewport().width() - 2 * self._theme.space("xl")
        ratio = self.devicePixelRatio()
        if 0 < room < image.width():
            image = image.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the room there is now."""
        super().resizeEvent(event)
        if self._page and event.size().width() != event.oldSize().width():
            self.show_page(self._page)

    def _set_type(self) -> None:
        """Set heads in the type of the theme, strong words in its weight, and air between the lines."""
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            air = QTextBlockFormat()
            air.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            air.setTopMargin(self._theme.space("l") if level > 1 else 0)
            air.setBottomMargin(self._theme.space("s"))
            cursor.mergeBlockFormat(air)
            self._set_words(block, level)
            block = block.next()

    def _set_words(self, block: QTextBlock, level: int) -> None:
        pieces = block.begin()
        found: list[tuple[int, int, str]] = []
        while not pieces.atEnd():  # to the end first: setting one piece makes the pieces anew
            piece = pieces.fragment()
            role = _HEADS.get(level, "body_strong" if piece.charFormat().fontWeight() > _PLAIN else "")
            found.append((piece.position(), piece.position() + piece.length(), role))
            pieces += 1
        for begins, ends, role in found:
            if role:
                cursor = QTextCursor(self.document())
                cursor.setPosition(begins)
                cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
                shape = QTextCharFormat()
                shape.setFont(self._theme.font(role))
                cursor.mergeCharFormat(shape)

    def _go(self, link: QUrl) -> None:
        self.page_wanted.emit(link.path().removesuffix(".md"))
