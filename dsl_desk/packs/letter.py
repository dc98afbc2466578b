"""The letter an escalation pack opens with: what is challenged, under which rule, what is asked by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer, Table

from dsl_desk.packs.answers import joined
from dsl_desk.packs.front import side_lines
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import (
    CELL,
    CELL_STRONG,
    LETTER,
    LETTER_END,
    LETTER_POINT,
    LETTER_SUBJECT,
    MM,
    NOTE,
    SCHOOL_LINES,
    SIDE_BY_SIDE,
    TEXT_WIDTH,
)
from dsl_desk.packs.text import day_words, ended, in_quotes, plain_day, when_words

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from dsl_desk.packs.contents import EscalationPack
    from dsl_desk.packs.press import Press
    from dsl_desk.packs.tables import Cell

_SIGNING_ROOM = 14 * MM
_LONGEST_IN_LETTER = 900
"""Characters of "why now" that a one-page letter can carry; a longer one stands in its own section only."""


def letter_block(press: Press, pack: EscalationPack) -> list[Flowable]:
    """Write the letter; its own opening replaces ours where the caller gives one."""
    recipient = pack.header.recipient
    opening = pack.opening or _opening(pack)
    wanted = [item for item in pack.outcome.sought if item.strip()]
    return [
        _address(press, pack),
        Prose(press, f"Dear {recipient.greeted_as or recipient.name or recipient.post},", LETTER),
        Prose(press, _subject(pack), LETTER_SUBJECT),
        *(Prose(press, paragraph, LETTER) for paragraph in opening),
        *([Prose(press, _asking(pack), LETTER)] if wanted else []),
        *(Prose(press, item, LETTER_POINT) for item in wanted),
        Prose(press, _closing(pack), LETTER_END),
        *_signed(press, pack),
    ]


def _address(press: Press, pack: EscalationPack) -> Table:
    recipient = pack.header.recipient
    lines = (recipient.name, recipient.post, recipient.organisation, *recipient.address)
    ours = (
        day_words(pack.header.made_at.date()),
        f"Our reference {pack.header.pack_number}",
        recipient.sent_by and f"Sent by {recipient.sent_by}",
    )
    cells: list[Cell] = [side_lines(press, lines, CELL), [], side_lines(press, ours, SCHOOL_LINES)]
    return Table([cells], colWidths=[0.6 * TEXT_WIDTH, 0, 0.4 * TEXT_WIDTH], style=SIDE_BY_SIDE)


def _subject(pack: EscalationPack) -> str:
    born = f", born {plain_day(pack.child.born_on)}" if pack.child.born_on else ""
    return f"{pack.child.name}{born}\n{joined((pack.stage.label, pack.stage.policy))}"


def _opening(pack: EscalationPack) -> tuple[str, ...]:
    decision, stage = pack.decision, pack.stage
    when = when_words(decision.decided)
    made = f"the decision{f' of {when}' if when else ''}{f' by {decision.by}' if decision.by else ''}"
    policy = joined((stage.policy, stage.edition))
    under = f"{policy} ({stage.label})" if policy else stage.label
    reason = (
        f"The reason given to us was: {in_quotes(decision.their_reason)}"
        if decision.their_reason.strip()
        else "No reason was given to us."
    )
    return (
        f"I write under {under}, to ask you to look again at {made}: {ended(decision.what)}",
        reason,
        "We do not agree, for the reasons set out after this letter against your own criteria, with the "
        "facts we rely on, their dates, and where each is recorded.",
        *((pack.why_now,) if pack.why_now.strip() and len(pack.why_now) <= _LONGEST_IN_LETTER else ()),
    )


def _asking(pack: EscalationPack) -> str:
    by = when_words(pack.outcome.by)
    return f"We ask, by {by}, for:" if by else "We ask for:"


def _closing(pack: EscalationPack) -> str:
    clock = pack.stage.clock_counted or pack.stage.clock_written
    due = f"The time allowed at this {pack.stage.word} is: {ended(clock)} " if clock else ""
    following = pack.next_stage
    ask = joined((following.label, following.to_post and f"to {following.to_post}"))
    then = f"If this does not settle it, what follows is {ask}. " if ask else ""
    return f"{due}{then}Meanwhile the school keeps to the safety plan set out after this letter."


def _signed(press: Press, pack: EscalationPack) -> list[Flowable]:
    letterhead = pack.letterhead
    copies = joined(pack.copies, "; ")
    return [
        Prose(press, "Yours sincerely,", LETTER),
        Spacer(0, _SIGNING_ROOM),
        Prose(press, letterhead.signatory or letterhead.head, CELL_STRONG),
        Prose(press, joined((letterhead.signatory_role, letterhead.school)), CELL),
        *([Spacer(0, 8), Prose(press, f"Copies to: {copies}", NOTE)] if copies else []),
    ]
