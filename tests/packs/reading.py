"""Reading a pack back: its words as a reader finds them, its bytes with every stream unpacked."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from io import BytesIO
from typing import TypeVar, cast

import pikepdf
import pypdf

Value = TypeVar("Value")


def page_texts(data: bytes) -> list[str]:
    """Give the text of each page, single-spaced."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(data)).pages]


def words(data: bytes) -> str:
    """Give all text, single-spaced, pages run together."""
    return " ".join(page_texts(data))


def letters(text: str) -> str:
    """Take all white space out, so that line ends and cell borders do not matter."""
    return "".join(text.split())


def unpacked(data: bytes) -> bytes:
    """Give every byte of the file: as it is, every stream decoded, every string of every object."""
    found = [data]
    with pikepdf.open(BytesIO(data)) as document:
        for number in range(1, len(document.objects)):
            one = document.objects[number]
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_bytes())
            found.append(repr(one).encode("utf-8", "surrogateescape"))
    return b"\n".join(found)


def bookmarks(data: bytes) -> list[tuple[str, int]]:
    """Give each top-level bookmark with the page it leads to, counted from 1."""
    reader = pypdf.PdfReader(BytesIO(data))
    tops = [one for one in reader.outline if isinstance(one, pypdf.generic.Destination)]
    return [(str(one.title), (reader.get_destination_page_number(one) or 0) + 1) for one in tops]


def filled(value: Value, text: str) -> Value:
    """Give a frozen value with one text in the place of every other."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cast("Value", text)
    if isinstance(value, tuple):
        return cast("Value", tuple(filled(one, text) for one in value))
    if is_dataclass(value) and not isinstance(value, type):
        return cast(
            "Value",
            replace(value, **{one.name: filled(getattr(value, one.name), text) for one in fields(value)}),
        )
    return value
