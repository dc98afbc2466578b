"""The escalation pack: a letter at one stage of the authority's ladder, then the case point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import PageBreak

from dsl_desk.packs.answers import joined
from dsl_desk.packs.blocks import draw_blocks
from dsl_desk.packs.case import Criteria, Fact, Facts, Passage, Points
from dsl_desk.packs.front import letterhead_block
from dsl_desk.packs.letter import letter_block
from dsl_desk.packs.page import build_pack
from dsl_desk.packs.press import Press
from dsl_desk.packs.story import Chapter, chapter, closing_chapters, tell
from dsl_desk.packs.text import when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from dsl_desk.packs.case import Block
    from dsl_desk.packs.contents import EscalationPack, NextStage, Stage


def escalation_pack(pack: EscalationPack) -> bytes:
    """Print an escalation pack: PDF bytes, the same for the same value.

    Raises `MissingGlyph` if a character is in none of the fonts, `LogoUnreadable` if the logo is no picture.
    """
    press = Press()
    return build_pack(press, pack.letterhead, pack.header, escalation_story(press, pack))


def escalation_story(press: Press, pack: EscalationPack) -> list[Flowable]:
    """Give everything the pack prints, in order, not yet laid out on pages."""
    front = [*letterhead_block(press, pack.letterhead), *letter_block(press, pack), PageBreak()]
    chapters = [*_chapters(press, pack), *closing_chapters(press, pack.header, pack.signatures)]
    return tell(press, front, chapters)


def _chapters(press: Press, pack: EscalationPack) -> list[Chapter]:
    """Give each chapter's heading and blocks, in the order somebody deciding needs them."""
    disputed = Criteria(document=pack.document, criteria=pack.disputed)
    laws = [("The law and guidance that apply", pack.grounds)] if pack.grounds else []
    told: list[tuple[str, Sequence[Block]]] = [
        ("The decision we challenge", [pack.decision]),
        (f"This {pack.stage.word} of the policy", [_stage_facts(pack.stage)]),
        ("What we agree on", [Points(items=pack.agreed)]),
        ("Where we disagree, criterion by criterion", [disputed]),
        ("Why it matters now", [Passage(text=pack.why_now)]),
        *laws,
        ("What we ask for, and by when", [pack.outcome]),
        ("The child", [pack.child]),
        ("The child\u2019s own words", [pack.child_words]),
        ("What has been tried", [pack.tried]),
        ("Contact attempts and delays", [pack.attempts]),
        (f"Earlier {pack.stage.word}s and attempts", [pack.earlier]),
        ("How the child is kept safe meanwhile", [Passage(text=pack.interim_plan)]),
        ("Deadlines in force", [pack.deadlines]),
        ("What happens next", [_next_facts(pack.next_stage)]),
        ("Chronology", [pack.chronology]),
        ("Enclosed, and copied to", [pack.enclosures, Points(items=pack.copies, heading="Copied to")]),
    ]
    return [
        chapter(press, f"{number}.  {said}", f"s{number}", draw_blocks(press, blocks, f"s{number}"))
        for number, (said, blocks) in enumerate(told, 1)
    ]


def _stage_facts(stage: Stage) -> Facts:
    return Facts(
        rows=(
            Fact(label=stage.word.capitalize(), answer=stage.label),
            Fact(label="From", answer=stage.from_post),
            Fact(label="To", answer=stage.to_post),
            Fact(label="Time allowed, as written", answer=stage.clock_written),
            Fact(label="As counted for this child", answer=stage.clock_counted),
            Fact(label="Policy", answer=joined((stage.policy, stage.edition))),
        )
    )


def _next_facts(following: NextStage) -> Facts:
    return Facts(
        rows=(
            Fact(label="If this does not settle it", answer=following.label),
            Fact(label="To", answer=following.to_post),
            Fact(label="When", answer=when_words(following.when)),
            *([Fact(label="How", answer=following.words)] if following.words else []),
        )
    )
