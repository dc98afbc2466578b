"""What a pack about one child may say: read once from the casebook and turned into finished values.

Names and addresses are hidden afterwards, over the whole value (`hiding.py`): nothing here decides that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dsl_desk.casebook.entries import Kept
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.deadline import END_OF_DAY
from dsl_desk.model.people import Person, Responsibility
from dsl_desk.model.place import AuthorityPart, ConfidentialAddress
from dsl_desk.model.record import Moment, Record, RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.sharing import Disclosure
from dsl_desk.model.support import ContactAttempt, SupportGiven
from dsl_desk.model.working_days import LONDON, Calendar, working_days_between
from dsl_desk.packs import case
from dsl_desk.practice.body_shapes import body_map_of
from dsl_desk.practice.filling import NO_EVENTS, told_of
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.judgement import Criterion, Fact, Judgement
    from dsl_desk.packs.text import When
    from dsl_desk.practice.records import Records

R = TypeVar("R", bound=Record)

NOT_EVENTS = (*NO_EVENTS, Disclosure)
"""Kinds that are no event of the child's story: they stand elsewhere in a pack, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One child's records as a pack may use them: those the child is the subject of, oldest first."""

    child_id: RecordId
    child: Child
    today: date
    calendar: Calendar
    kept: tuple[Kept, ...]
    people: tuple[Person, ...]
    siblings: tuple[Child, ...]
    shown_places: tuple[ConfidentialAddress, ...]

    def of(self, kind: type[R]) -> Iterator[Sheet[R]]:
        """Give the records of one kind."""
        for kept in self.kept:
            if isinstance(kept.record, kind):
                yield Sheet(kept=kept, record=kept.record)

    def reference(self, record_id: RecordId | None) -> str:
        """Name the entry a fact is recorded in, or nothing."""
        return next((one.reference for one in self.kept if one.record_id == record_id), "")


def read_story(
    records: Records,
    child_id: RecordId,
    calendar: Calendar,
    shown_places: tuple[ConfidentialAddress, ...] = (),
) -> Story:
    """Read a child's records. One where the child is only a witness or mentioned is another child's story.

    `shown_places` are the confidential addresses that the writer leaves readable for this recipient.
    """
    child = records.sheet(child_id, Child).record
    about = records.book.of_child(child_id)
    people = tuple(one.record for one in about if isinstance(one.record, Person))
    family = {
        tie.child
        for person in people
        for tie in person.relationships
        if tie.child != child_id and tie.parental_responsibility is not Responsibility.NO
    }
    return Story(
        child_id=child_id,
        child=child,
        today=records.today(),
        calendar=calendar,
        kept=told_of(about, child_id),
        people=people,
        shown_places=shown_places,
        siblings=tuple(records.sheet(one, Child).record for one in sorted(family)),
    )


def child_of(story: Story) -> case.Child:
    """Say who the child is."""
    child = story.child
    return case.Child(
        name=f"{child.given_name} {child.family_name}".strip(),
        known_as=child.preferred_name,
        other_names=child.other_names,
        born_on=child.born_on,
        counted_on=story.today,
        upn=child.upn,
        year_group=" ".join(filter(None, (child.year_group, child.form))),
        homes=homes_of(story),
        authorities=tuple(
            (_PARTS[one.part], one.name) for one in child.authorities if one.covers(story.today)
        ),
        more=tuple(
            case.Fact(label=label, answer=answer)
            for label, answer in (
                ("First language", child.first_language),
                ("Interpreter needed for", child.interpreter_for),
            )
            if answer
        ),
    )


_PARTS = {
    AuthorityPart.HOME: "Home authority",
    AuthorityPart.CASE_HOLDING: "Case-holding authority",
    AuthorityPart.SCHOOL: "School's authority",
}


def homes_of(story: Story) -> tuple[case.Home, ...]:
    """Give the addresses of the register, and the confidential ones left readable for this recipient."""
    confidential = (
        case.Home(
            label="Confidential address: tell nobody else",
            lines=(*one.address.lines, *filter(None, (one.address.postcode,))),
            dates=_dates(one.address.from_on, one.address.to_on),
        )
        for one in story.shown_places
    )
    known = (
        case.Home(
            label="Lives at" if one.to_on is None else "Lived at",
            lines=(*one.lines, *filter(None, (one.postcode,))),
            dates=_dates(one.from_on, one.to_on),
        )
        for one in story.child.addresses
    )
    return (*known, *confidential)


def household_of(story: Story) -> case.Household:
    """Name the adults and what they are to the child, then the brothers and sisters."""
    adults = [
        case.Person(
            name=person.name,
            relation=tie.relation,
            responsibility=tie.parental_responsibility.value,
            lives_with={True: "yes", False: "no", None: ""}[tie.lives_with],
            contact=" ".join(filter(None, (person.telephone, person.email))),
            note=", ".join(filter(None, (person.post, person.organisation))),
        )
        for person in story.people
        for tie in person.relationships
        if tie.child == story.child_id
    ]
    others = [
        case.Person(name=f"{one.given_name} {one.family_name}", relation="child of the same family")
        for one in story.siblings
    ]
    return case.Household(people=(*adults, *others))


def tried_of(story: Story) -> case.Tried:
    """List the support given, oldest first."""
    return case.Tried(
        supports=tuple(
            case.Support(
                what=one.what,
                agency=one.agency,
                level=one.level_label,
                began=one.from_on,
                ended=one.to_on or "",
                how_often=one.how_often,
                effect=": ".join(filter(None, (one.effect.value, one.result))),
            )
            for one in (sheet.record for sheet in story.of(SupportGiven))
        )
    )


def attempts_of(story: Story) -> case.Attempts:
    """List every attempt to reach somebody, with the working days waited for an answer."""
    return case.Attempts(
        attempts=tuple(
            case.Attempt(
                when=one.tried,
                agency=one.agency,
                person=one.person,
                how=one.how,
                asked=one.asked,
                result=". ".join(filter(None, (one.result.value, one.said))),
                by=one.made_by,
                working_days_waited=waited(one, story.today, story.calendar),
            )
            for one in (sheet.record for sheet in story.of(ContactAttempt))
        )
    )


def chronology_of(story: Story) -> case.Chronology:
    """Tell the story in order, each line with the entry it comes from; a correction is said to be one."""
    return case.Chronology(
        events=tuple(_event(one) for one in story.kept if not isinstance(one.record, NOT_EVENTS))
    )


def _event(kept: Kept) -> case.Event:
    line = kept.record.line()
    return case.Event(
        on=line.when.on,
        when=line.when,
        kind=line.title,
        title=line.headline,
        text=line.body,
        child_words=line.child_words,
        source=kept.reference + (", corrected" if kept.revision > 1 else ""),
        body_map=body_map_of(kept.record),
    )


def words_of(story: Story) -> case.ChildWords:
    """Give the child's own words, each once, with the entry they stand in."""
    said: dict[str, case.Spoken] = {}
    for kept in story.kept:
        line = kept.record.line()
        if line.child_words and not isinstance(kept.record, Referral):
            told_to, spoken = _telling(kept.record)
            said.setdefault(
                line.child_words,
                case.Spoken(
                    words=line.child_words, when=spoken or line.when, told=told_to, recorded=kept.reference
                ),
            )
    return case.ChildWords(said=tuple(said.values()))


def _telling(record: Record) -> tuple[str, Moment | None]:
    """Say whom the child told and when, which may be long after it happened."""
    return (record.reported_by.name, record.told) if isinstance(record, Concern) else ("", None)


def criterion_of(
    story: Story, one: Criterion, edition: str, their: str = "", our: str = ""
) -> case.Criterion:
    """Tie one of the authority's criteria to our dated facts and where each is recorded."""
    return case.Criterion(
        words=one.quoted,
        wording=one.wording,
        level=one.level_label,
        edition=edition,
        page=one.page,
        facts=tuple(_fact(story, fact) for fact in one.facts),
        their_view=their,
        our_view=our,
    )


def _fact(story: Story, fact: Fact) -> case.DatedFact:
    return case.DatedFact(when=fact.on, text=fact.text, recorded=story.reference(fact.record))


def criteria_of(story: Story, judgement: Judgement | None) -> case.Criteria:
    """Show what was judged, criterion by criterion, under the edition of that day."""
    if judgement is None:
        return case.Criteria()
    return case.Criteria(
        document=", ".join(filter(None, (judgement.edition.authority, judgement.edition.title))),
        criteria=tuple(criterion_of(story, one, judgement.edition.title) for one in judgement.criteria),
        judged=case.Judged(
            level=judgement.level_label,
            no_level_because=""
            if judgement.level_label
            else "this authority's document gives no level to choose",
            why=judgement.why,
            judged_by=judgement.judged_by,
            judged=judgement.judged,
        ),
    )


def deadlines_of(deadlines: Iterable[Deadline]) -> case.Deadlines:
    """List dates in force with their rule and source, as they were fixed."""
    return case.Deadlines(
        rows=tuple(
            case.Due(what=one.what, by=_by(one), rule=one.rule, source=one.source, why=one.why)
            for one in deadlines
        )
    )


def _by(deadline: Deadline) -> When:
    """Say the day alone where the whole day is allowed."""
    if deadline.due_at is None:
        return deadline.words
    local = deadline.due_at.astimezone(LONDON)
    return local.date() if local.time() == END_OF_DAY else local


def earlier_referrals(story: Story, before: RecordId) -> case.Happened:
    """List other referrals and what came of each."""
    replies = {sheet.record.answers: sheet.record for sheet in story.of(Reply)}
    return case.Happened(
        facts=tuple(
            case.DatedFact(
                when=sheet.record.sent,
                text=". ".join(
                    filter(None, (sheet.kept.record.line().headline, _came_of(replies.get(sheet.record_id))))
                ),
                recorded=sheet.kept.reference,
            )
            for sheet in story.of(Referral)
            if sheet.record_id != before
        )
    )


def _came_of(reply: Reply | None) -> str:
    if reply is None:
        return "No reply is recorded"
    return ": ".join(filter(None, (reply.outcome.value, reply.reason_words)))


def waited(one: ContactAttempt, today: date, calendar: Calendar) -> int | None:
    """Count the working days from asking to an answer, or to today; None where it was answered at once."""
    until = one.answered_on or today
    days = working_days_between(one.tried.on, until, calendar)
    return days or None


def _dates(from_on: date | None, to_on: date | None) -> str:
    since = f"from {from_on:%d/%m/%Y}" if from_on else ""
    until = f"until {to_on:%d/%m/%Y}" if to_on else ""
    return " ".join(filter(None, (since, until)))


def when_of(moment: Moment | None) -> Moment | str:
    """Give a moment, or nothing said."""
    return moment or ""
