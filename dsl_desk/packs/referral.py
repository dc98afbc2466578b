"""The referral pack: the authority's own sections, in its own order, under its own labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.packs.blocks import draw_blocks
from dsl_desk.packs.front import child_panel, danger_panel, letterhead_block, recipient_block, title_block
from dsl_desk.packs.page import build_pack
from dsl_desk.packs.press import Press
from dsl_desk.packs.story import Chapter, chapter, closing_chapters, tell

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from dsl_desk.packs.contents import ReferralPack, Section


def referral_pack(pack: ReferralPack) -> bytes:
    """Print a referral pack: PDF bytes, the same for the same value.

    Raises `MissingGlyph` if a character is in none of the fonts, `LogoUnreadable` if the logo is no picture.
    """
    press = Press()
    return build_pack(press, pack.letterhead, pack.header, referral_story(press, pack))


def referral_story(press: Press, pack: ReferralPack) -> list[Flowable]:
    """Give everything the pack prints, in order, not yet laid out on pages."""
    front = [
        *letterhead_block(press, pack.letterhead),
        *title_block(press, pack.header),
        *danger_panel(press, pack.danger),
        *child_panel(press, pack.child),
        *recipient_block(press, pack.letterhead, pack.header),
    ]
    chapters = [_section(press, section, f"s{number}") for number, section in enumerate(pack.sections, 1)]
    return tell(press, front, [*chapters, *closing_chapters(press, pack.header, pack.signatures)])


def _section(press: Press, section: Section, key: str) -> Chapter:
    return chapter(press, section.label, key, draw_blocks(press, section.holds, key), hint=section.hint)
