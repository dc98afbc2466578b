"""What can be read back from a finished pack."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader


def count_pages(data: bytes) -> int:
    """Count the pages of a PDF."""
    return len(PdfReader(BytesIO(data)).pages)
