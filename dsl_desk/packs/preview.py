"""A finished PDF as pictures, drawn from its bytes in memory: no file is ever made to look at a pack."""

from __future__ import annotations

from dataclasses import dataclass

from pypdfium2 import PdfDocument

WIDEST = 6_000
"""Pixels across a page: four times a large screen, and A4 at more than 600 dots an inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """How large a page is, in points (a seventy-second of an inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page as pixels of four bytes, blue first and the last unused; `stride` is bytes in a line."""

    width: int
    height: int
    stride: int
    data: bytes


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Give the size of each page, in order."""
    with PdfDocument(pdf) as document:
        return tuple(
            PageSize(width=width, height=height)
            for width, height in (document.get_page_size(number) for number in range(len(document)))
        )


def page_image(pdf: bytes, page: int, width_px: int) -> PageImage:
    """Draw one page, counted from 0, so many pixels wide; a width out of bounds is brought within them."""
    with PdfDocument(pdf) as document:
        shown = document[page]
        # A hair less: pixels are rounded up, and a whole number must stay itself.
        scale = min(max(width_px, 1), WIDEST) / shown.get_width() * (1 - 1e-9)
        bitmap = shown.render(scale=scale, prefer_bgrx=True)
        drawn = PageImage(
            width=bitmap.width, height=bitmap.height, stride=bitmap.stride, data=bytes(bitmap.buffer)
        )
        bitmap.close()
        return drawn
