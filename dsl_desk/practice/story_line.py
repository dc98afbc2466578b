"""Each record about a child as one line of the story, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.note import Note
from dsl_desk.model.record import Attachment, Moment, Part, RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.support import ContactAttempt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dsl_desk.model.record import Record
    from dsl_desk.practice.written import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One record as the story shows it. `kept_at` is UTC, of this revision; `why` is its correction's reason.

    `by` is who wrote it; `reporter` who saw, judged, sent, tried or decided, as the record says. `part` is
    this child's part in it.
    """

    record_id: RecordId
    kind: str
    when: Moment
    title: str
    headline: str
    body: str
    child_words: str
    status: str
    by: str
    reporter: str
    kept_at: datetime
    revision: int
    why: str
    files: tuple[Attachment, ...]
    part: Part | None
    compartment: str
    reference: str


def story_lines(
    story: Iterable[Kept], child_id: RecordId, labels: Mapping[str, str]
) -> tuple[StoryLine, ...]:
    """Give a story's lines in turned order: it comes oldest first. `labels` are members' by author."""
    return tuple(reversed(tuple(_lines(story, child_id, labels))))


def _lines(story: Iterable[Kept], child_id: RecordId, labels: Mapping[str, str]) -> Iterator[StoryLine]:
    for kept in story:
        line = kept.record.line()
        yield StoryLine(
            record_id=kept.record_id,
            kind=kept.record.kind,
            when=line.when,
            title=line.title,
            headline=line.headline,
            body=line.body,
            child_words=line.child_words,
            status=line.status,
            by=labels.get(kept.author, ""),
            reporter=reporter_of(kept.record),
            kept_at=kept.at,
            revision=kept.revision,
            why=kept.why,
            files=kept.record.attachments(),
            part=next((one.part for one in kept.record.involves() if one.who == child_id), None),
            compartment=kept.compartment,
            reference=kept.reference,
        )


def reporter_of(record: Record) -> str:
    """Say who saw, judged, sent, tried or decided it, as the record itself says."""
    return ", ".join(filter(None, _reporter_of(record)))


def _reporter_of(record: Record) -> tuple[str, ...]:
    match record:
        case Concern():
            return (record.reported_by.name, record.reported_by.post)
        case Judgement():
            return (record.judged_by,)
        case Referral():
            return (record.sent_by,)
        case Reply():
            return (record.decider_name, record.decider_post, record.decider_organisation)
        case Escalation():
            return (record.opened_by,)
        case ContactAttempt():
            return (record.made_by,)
        case _:
            return (record.source,) if isinstance(record, Note) else ()
