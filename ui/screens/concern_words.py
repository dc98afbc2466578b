"""What the form of a concern says besides its questions: kinds of concern, and how to write one."""

from __future__ import annotations

KINDS_OF_CONCERN = (
    "neglect",
    "physical harm",
    "emotional harm",
    "sexual harm",
    "domestic abuse",
    "harm by another child",
    "exploitation",
    "online harm",
    "self-harm",
    "mental health",
    "missing or absent",
    "young carer",
    "radicalisation",
    "so-called honour-based abuse",
)
"""Words to find a concern by, after KCSIE part one and annex B; they set no level."""

WHEN = "Three boxes, or the whole in one: 20/11/26 14:30, yesterday morning."
SUBJECT_LACKING = "Say which child the concern is about"
NOTHING_SENT = "Nothing is sent until you choose to."
READERS = (
    "The DSLs, deputies and the head read what is kept in protection.",
    "The entry carries your name and the time. It can be corrected, with a reason; the first words stay.",
    NOTHING_SENT,
)
WRITING = (
    "Facts, in the order they happened. Names in full, not initials.",
    "Put what the child said in their own words, even where the grammar is odd.",
    "Keep what you make of it apart, in its own box.",
)
MARKS = (
    "Never undress a child, and never photograph a mark.",
    "Note the place, the shape, the size and the colour; leave the cause to others.",
    "Left and right are the child's.",
)
DONE = (
    "Write “Nothing” where nothing was done, and why.",
    "Tell parents unless that would put the child at more risk. If in doubt, ask children's social care "
    "first, and write down whom you asked.",
)
"""Source: KCSIE, part one and part two; Information sharing advice for safeguarding practitioners."""
