"""The front of a pack and its end: letterhead, who it is for, contents; signatures, how it was made."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Picture
from reportlab.platypus import Flowable, HRFlowable, Image, Spacer, Table

from dsl_desk.errors import DeskError
from dsl_desk.packs.answers import answered, joined, label, lead, noted
from dsl_desk.packs.furniture import anchor_words
from dsl_desk.packs.headings import on_one_page
from dsl_desk.packs.page import ContentsLine
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import (
    BODY,
    CELL,
    CELL_HEAD,
    CELL_NOTE,
    CELL_STRONG,
    CHILD_LINES,
    CHILD_NAME,
    DANGER_NOW,
    LABEL,
    MM,
    NO_OTHER_FONT,
    NOTE,
    PETROL,
    PURPOSE,
    SCHOOL,
    SCHOOL_LINES,
    SIDE_BY_SIDE,
    SUBHEADING,
    TEXT_WIDTH,
    TITLE,
)
from dsl_desk.packs.tables import pairs
from dsl_desk.packs.text import age_words, plain_day, shortened, when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dsl_desk.packs.case import Child, Signature
    from dsl_desk.packs.contents import Letterhead, PackHeader, Recipient
    from dsl_desk.packs.headings import Heading
    from dsl_desk.packs.press import Press
    from dsl_desk.packs.styles import TextStyle
    from dsl_desk.packs.tables import Cell

LONGEST_LINE = 160
_MOST_LINES = 10
_LOGO_HEIGHT = 17 * MM
_LOGO_WIDTH = 42 * MM
_LINES_WIDTH = 78 * MM
_MOST_PIXELS = 16_000_000
_SHARP = 900
"""Pixels along a logo's longer side: sharp at letterhead size, small in the file."""

_SIGNING_ROOM = 15 * MM
_PLAIN = [
    NO_OTHER_FONT,
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


class LogoUnreadable(DeskError):
    """The letterhead's logo is not a picture a pack can print."""

    def __init__(self) -> None:
        """Say what would do."""
        super().__init__(
            "The school\u2019s logo could not be read, so the pack was not made. "
            "Choose a PNG or JPEG picture of at most 16 million pixels, or remove the logo."
        )


def letterhead_block(press: Press, letterhead: Letterhead) -> list[Flowable]:
    """Set the school's letterhead over a petrol rule."""
    contact = [
        joined(letterhead.address[:_MOST_LINES]),
        joined((letterhead.telephone, letterhead.email), "  \u00b7  "),
        letterhead.head and f"Headteacher: {letterhead.head}",
        letterhead.urn and f"URN {letterhead.urn}",
    ]
    row: list[Cell] = [
        side_lines(press, [letterhead.school], SCHOOL),
        side_lines(press, contact, SCHOOL_LINES),
    ]
    widths = [TEXT_WIDTH - _LINES_WIDTH, _LINES_WIDTH]
    if letterhead.logo is not None:
        picture = _logo(letterhead.logo)
        row.insert(0, [picture])
        wide = picture.drawWidth + 5 * MM
        widths = [wide, TEXT_WIDTH - _LINES_WIDTH - wide, _LINES_WIDTH]
    return [
        Table([row], colWidths=widths, style=_PLAIN),
        Spacer(0, 8),
        HRFlowable(width="100%", thickness=1.4, color=PETROL, spaceBefore=0, spaceAfter=14),
    ]


def title_block(press: Press, header: PackHeader) -> list[Flowable]:
    """Set what the pack is and what it is for."""
    return [Prose(press, header.title, TITLE), Prose(press, header.purpose, PURPOSE)]


def danger_panel(press: Press, danger: str) -> list[Flowable]:
    """Set immediate danger above everything else."""
    return [Prose(press, lead("Immediate danger.", danger), DANGER_NOW)] if danger.strip() else []


def child_panel(press: Press, child: Child) -> list[Flowable]:
    """Set who the child is in three lines."""
    others = joined(child.other_names)
    names = joined(
        (child.known_as and f"Known as {child.known_as}", others and f"other names: {others}"), "; "
    )
    born = ""
    if child.born_on is not None:
        born = f"Born {plain_day(child.born_on)} ({age_words(child.born_on, child.counted_on)})"
    details = joined((born, child.year_group, child.upn and f"UPN\u00a0{child.upn}"), "  \u00b7  ")
    held = joined([f"{part}: {name}" for part, name in child.authorities], "  \u00b7  ")
    lines = [line for line in (names, details, held) if line]
    return [
        Prose(press, child.name, CHILD_NAME),
        Prose(press, "\n".join(lines), CHILD_LINES),
    ]


def recipient_block(press: Press, letterhead: Letterhead, header: PackHeader) -> list[Flowable]:
    """Set who the pack is for beside who sends it."""
    recipient = header.recipient
    to: Cell = [
        Prose(press, "To", CELL_HEAD),
        *side_lines(press, [recipient.post], CELL_STRONG),
        *side_lines(press, recipient_lines(recipient), CELL),
    ]
    sender = joined((letterhead.signatory_role, letterhead.school))
    sent: Cell = [
        Prose(press, "From", CELL_HEAD),
        *side_lines(press, [letterhead.signatory or letterhead.head], CELL_STRONG),
        *side_lines(press, [sender, when_words(header.made_at)], CELL),
        *side_lines(press, [recipient.sent_by and f"Sent by {recipient.sent_by}"], CELL_NOTE),
    ]
    gutter = 8 * MM
    half = (TEXT_WIDTH - gutter) / 2
    table = Table([[to, [], sent]], colWidths=[half, gutter, half], style=SIDE_BY_SIDE)
    return [table, Spacer(0, 12)]


def contents_block(press: Press, headings: Sequence[Heading]) -> list[Flowable]:
    """List every section with its page."""
    return [
        Spacer(0, 8),
        Prose(press, "Contents", SUBHEADING),
        *(ContentsLine(press, heading) for heading in headings),
    ]


def signature_block(press: Press, signatures: Sequence[Signature]) -> list[Flowable]:
    """Leave room to sign, each signature whole on one page."""
    laid: list[Flowable] = []
    for signature in signatures:
        statement = [Prose(press, signature.statement, BODY)] if signature.statement else []
        place = pairs(
            [
                (label(press, "Signature"), [Spacer(0, _SIGNING_ROOM)]),
                (label(press, "Name and role"), noted(press, signature.name, signature.role)),
                (label(press, "Date"), [Spacer(0, LABEL.leading)]),
            ],
            _SIGNING_LABELS,
        )
        laid += on_one_page([*statement, place.keep_whole()])
    return laid


def making_block(press: Press, header: PackHeader) -> list[Flowable]:
    """Say how the pack was made, for whom, and where the school's record stood that day."""
    rows = [
        ("Pack", joined((header.pack_number, header.title))),
        ("Purpose", header.purpose),
        ("Made", joined((when_words(header.made_at), header.made_by and f"by {header.made_by}"))),
        ("For", joined((header.recipient.post, *recipient_lines(header.recipient)))),
        ("Sent by", header.recipient.sent_by),
        ("Lawful basis", header.lawful_basis),
        *((f"Anchor: {anchor.compartment}", anchor_words(anchor)) for anchor in header.anchors),
    ]
    return [
        pairs([(label(press, said), answered(press, answer)) for said, answer in rows], 0.3),
        Prose(press, _KEPT, NOTE),
    ]


_SIGNING_LABELS = 0.2
_KEPT = (
    "Each entry in the school\u2019s casebook is signed by its author and chained to the one before it. An "
    "anchor names the last entry when this pack was made: if an earlier entry is altered afterwards, the "
    "alteration shows against it. Times are as stated by the computer that kept the record."
)


def side_lines(press: Press, lines: Sequence[str], style: TextStyle) -> Cell:
    """Set the few lines of an address block, which stands on one page whatever it is given.

    A line that is cut short stands in full under "How this pack was made".
    """
    said = [line for line in lines if line.strip()][:_MOST_LINES]
    return [Prose(press, shortened(line, LONGEST_LINE), style) for line in said]


def recipient_lines(recipient: Recipient) -> list[str]:
    """Give the lines of an address after the post."""
    return [line for line in (recipient.name, recipient.organisation, *recipient.address) if line.strip()]


def _logo(data: bytes) -> Image:
    """Fit a PNG or JPEG to the letterhead; no other decoder is tried, and nothing but its pixels is kept."""
    try:
        picture = Picture.open(BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > _MOST_PIXELS:
            raise LogoUnreadable
        colours = picture.convert("RGBA")
    except Exception as fault:  # a broken picture fails in as many ways as there are decoders
        raise LogoUnreadable from fault
    flat = Picture.new("RGB", colours.size, "white")
    flat.paste(colours, mask=colours.getchannel("A"))
    flat.thumbnail((_SHARP, _SHARP))
    file = BytesIO()
    flat.save(file, "PNG")
    scale = min(_LOGO_WIDTH / flat.width, _LOGO_HEIGHT / flat.height)
    return Image(file, flat.width * scale, flat.height * scale, hAlign="LEFT")
