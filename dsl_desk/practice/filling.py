"""What the casebook can say for each thing a referral form asks. A confidential address is never said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dsl_desk.casebook.entries import Kept
from dsl_desk.model.child import Child, authority_on
from dsl_desk.model.concern import Concern
from dsl_desk.model.deadline import say_day
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.people import Person, Responsibility
from dsl_desk.model.place import AuthorityPart, ConfidentialAddress
from dsl_desk.model.record import Moment, Part, Record, RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.school import School
from dsl_desk.model.support import ContactAttempt, SupportGiven
from dsl_desk.practice.places import current_addresses
from dsl_desk.profiles.choices import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dsl_desk.model.people import Relationship


R = TypeVar("R", bound=Record)

NO_EVENTS = (Child, Person, ConfidentialAddress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One child's records, those the child is the subject of, and what the referral rests on."""

    child_id: RecordId
    child: Child
    today: date
    signer: str
    school: School | None
    kept: tuple[Kept, ...]
    concerns: tuple[Concern, ...]
    judgement: Judgement | None

    def answers(self) -> Mapping[Field, Callable[[], str]]:
        """Give what can be said, by field; each is worked out only where a form asks."""
        return {
            Field.REFERRER: self._referrer,
            Field.CHILDREN: self._children,
            Field.HOUSEHOLD: lambda: self._adults(lambda tie, _: tie.lives_with is True),
            Field.SIGNIFICANT_OTHERS: lambda: self._adults(
                lambda tie, person: tie.lives_with is not True and not person.organisation
            ),
            Field.PARENTAL_RESPONSIBILITY: lambda: self._adults(
                lambda tie, _: tie.parental_responsibility is Responsibility.YES
            ),
            Field.AGENCIES: lambda: self._adults(lambda _, person: bool(person.organisation)),
            Field.LANGUAGE: self._language,
            Field.WHEREABOUTS: self._whereabouts,
            Field.REASON: self._reason,
            Field.LEVEL: self._level,
            Field.CRITERIA: self._criteria,
            Field.SUPPORT_TRIED: self._tried,
            Field.PREVIOUS_REFERRALS: self._referrals,
            Field.CHRONOLOGY: self._chronology,
            Field.CHILD_WORDS: self._words,
            Field.CONTACT_ATTEMPTS: self._attempts,
            Field.SIGNATURES: self._signatory,
        }

    def _referrer(self) -> str:
        school = self.school
        return _lines(
            self.signer,
            school.signatory_role if school else "",
            school.name if school else "",
            *(school.address if school else ()),
            school.telephone if school else "",
            school.email if school else "",
        )

    def _children(self) -> str:
        child = self.child
        born = f"born {say_day(child.born_on)}" if child.born_on else ""
        return _lines(
            f"{child.given_name} {child.family_name}".strip(),
            f"known as {child.preferred_name}" if child.preferred_name else "",
            f"other names: {', '.join(child.other_names)}" if child.other_names else "",
            born,
            " ".join(filter(None, (child.year_group, child.form))),
            f"UPN {child.upn}" if child.upn else "",
        )

    def _language(self) -> str:
        return _lines(
            f"First language: {self.child.first_language}" if self.child.first_language else "",
            f"Interpreter needed for: {self.child.interpreter_for}" if self.child.interpreter_for else "",
        )

    def _whereabouts(self) -> str:
        """Give the register's address, unless a confidential one is held: then a person decides."""
        if any(isinstance(one.record, ConfidentialAddress) for one in self.kept):
            return ""
        home = authority_on(self.child, AuthorityPart.HOME, self.today)
        lines = [
            ", ".join(filter(None, (*one.lines, one.postcode)))
            for one in current_addresses(self.child, self.today)
        ]
        return _lines(*lines, f"Home authority: {home.name}" if home else "") if lines else ""

    def _adults(self, fits: Callable[[Relationship, Person], bool]) -> str:
        return _lines(
            *(
                _said_person(person, tie)
                for person in self._of(Person)
                for tie in person.relationships
                if tie.child == self.child_id and fits(tie, person)
            )
        )

    def _reason(self) -> str:
        return "\n\n".join(f"{_when(one.happened)}: {one.headline}\n{one.account}" for one in self.concerns)

    def _words(self) -> str:
        return _lines(
            *(f"{_when(one.happened)}: “{one.child_words}”" for one in self.concerns if one.child_words)
        )

    def _level(self) -> str:
        return self.judgement.level_label if self.judgement else ""

    def _criteria(self) -> str:
        if self.judgement is None:
            return ""
        return "\n\n".join(
            _lines(
                f"“{one.quoted}” ({one.wording.value}{f', page {one.page}' if one.page else ''})",
                *(f"{say_day(fact.on)}: {fact.text}" for fact in one.facts),
            )
            for one in self.judgement.criteria
        )

    def _tried(self) -> str:
        return _lines(*(_said_support(one) for one in self._of(SupportGiven)))

    def _referrals(self) -> str:
        replies = {one.answers: one for one in self._of(Reply)}
        return _lines(
            *(
                f"{_when(one.record.sent)}: {one.record.line().headline}; "
                + (
                    replies[one.record_id].outcome.value
                    if one.record_id in replies
                    else "no reply is recorded"
                )
                for one in self.kept
                if isinstance(one.record, Referral)
            )
        )

    def _attempts(self) -> str:
        return _lines(
            *(f"{_when(one.tried)}: {one.line().headline}. {one.asked}" for one in self._of(ContactAttempt))
        )

    def _chronology(self) -> str:
        return _lines(
            *(
                f"{_when(line.when)}: {line.title}. {line.headline}"
                for line in (one.record.line() for one in self.kept if not isinstance(one.record, NO_EVENTS))
            )
        )

    def _signatory(self) -> str:
        if self.school is None or not self.school.signatory:
            return ""
        return f"{self.school.signatory}, {self.school.signatory_role}"

    def _of(self, kind: type[R]) -> Iterator[R]:
        for one in self.kept:
            if isinstance(one.record, kind):
                yield one.record


def told_of(kept: Iterable[Kept], child_id: RecordId) -> tuple[Kept, ...]:
    """Keep a child's own records and the adults round them: not those where the child is only a witness."""
    return tuple(
        one
        for one in kept
        if isinstance(one.record, Person)
        or any(each.who == child_id and each.part is Part.SUBJECT for each in one.record.involves())
    )


def _said_person(person: Person, tie: Relationship) -> str:
    what = ", ".join(filter(None, (tie.relation, person.post, person.organisation)))
    holds = tie.parental_responsibility is Responsibility.YES
    reached = ", ".join(filter(None, (person.telephone, person.email)))
    said = f"{person.name} ({what})" if what else person.name
    return "; ".join(filter(None, (said, "has parental responsibility" if holds else "", reached)))


def _said_support(one: SupportGiven) -> str:
    until = f" to {say_day(one.to_on)}" if one.to_on else ""
    level = f", {one.level_label}" if one.level_label else ""
    effect = ". ".join(filter(None, (one.effect.value, one.result)))
    return f"{say_day(one.from_on)}{until}: {one.what} ({one.agency}{level}): {effect}"


def _when(moment: Moment) -> str:
    at = f" at {moment.at:%H:%M}" if moment.at else ""
    return f"{'about ' if moment.about else ''}{say_day(moment.on)}{at}"


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
