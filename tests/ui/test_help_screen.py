"""Help: every page is there, every screen has one, links and pictures stay inside the program."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QListWidget, QTextBrowser

from ui.places import Place, Where
from ui.screens.help import PAGES, page_of, words_of
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from tests.ui.seat import Seat

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_head_and_links_that_lead_somewhere(page: str) -> None:
    text = words_of(page)
    assert text.startswith("# ")
    for link in LINK.findall(text):
        assert link.removesuffix(".md") in PAGES, link


@pytest.mark.parametrize("where", Where)
def test_every_screen_has_its_page(where: Where) -> None:
    assert page_of(where.value) in PAGES


def test_a_page_nobody_knows_is_the_start() -> None:
    assert page_of("../../secret") == "start"


def test_every_key_stands_on_the_page_of_keys() -> None:
    text = words_of("shortcuts")
    assert all(key.words in text and key.shown() in text for key in Shortcut)


def test_the_list_turns_the_pages(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.HELP))
    pages = open_seat.one(QListWidget, "Pages of the help")
    text = open_seat.one(QTextBrowser, "The page of the help")
    pages.setCurrentRow(list(PAGES).index("privacy"))
    assert open_seat.screen.crumbs()[-1].words == PAGES["privacy"]
    assert text.accessibleDescription() == PAGES["privacy"]
    text.anchorClicked.emit(QUrl("judge.md"))
    assert open_seat.screen.crumbs()[-1].words == PAGES["judge"]


@pytest.mark.parametrize("name", ["/etc/hostname", "../look/tokens.json", "https://example.org/x.png"])
def test_nothing_outside_the_help_is_loaded(open_seat: Seat, name: str) -> None:
    open_seat.go(Place(screen=Where.HELP))
    text = open_seat.one(QTextBrowser, "The page of the help")
    image = QTextDocument.ResourceType.ImageResource.value
    assert text.loadResource(image, QUrl(name)) is None


def test_pictures_named_in_the_pages_are_there_or_nothing_is_shown(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.HELP))
    text = open_seat.one(QTextBrowser, "The page of the help")
    image = QTextDocument.ResourceType.ImageResource.value
    folder = files("resources").joinpath("help")
    for page in PAGES:
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", words_of(page)):
            assert (text.loadResource(image, QUrl(name)) is not None) == folder.joinpath(name).is_file()
