"""National rules by edition: which times apply on a day, read from which guidance, and how surely.

The rules are data (`resources/guidance`). Beside the edition in force stands where the time was really read,
since a new edition's text may not have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from dsl_desk.errors import DeskError
from dsl_desk.model.rule import Confidence, DayPart, Rule, Span, Standing, Status, Trigger, Unit
from dsl_desk.model.working_days import Calendar, Change, HolidayChange
from dsl_desk.profiles.atoms import RULE_ID, Name, PartId, Text, WebAddress, Whole
from dsl_desk.profiles.choices import Seen, Version
from dsl_desk.profiles.fault import Fault, GuidanceFaults, refusal
from dsl_desk.profiles.referring import Form
from dsl_desk.profiles.shape import absent_faults, shape_faults
from dsl_desk.profiles.strict_yaml import read_strictly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.school import Term

File = TypeVar("File", bound=BaseModel)


class NoSuchRule(DeskError):
    """A rule was asked for that is not in the list for that day."""

    def __init__(self, rule_id: str, on: date) -> None:
        """Name the rule and the day."""
        super().__init__(f"No national rule {rule_id} is listed for {on:%d/%m/%Y}. Choose one that is.")


class GuidanceDocument(BaseModel, frozen=True, extra="forbid"):
    """One edition of a piece of national guidance, and how much of its text was read."""

    id: PartId
    family: PartId
    title: Name
    from_on: date | None = Field(default=None, alias="from")
    to_on: date | None = Field(default=None, alias="to")
    text: Seen
    note: Text = ""


class Family(BaseModel, frozen=True, extra="forbid"):
    """A piece of guidance that is replaced from time to time."""

    id: PartId
    title: Name


class Limit(BaseModel, frozen=True, extra="forbid"):
    """One reading of a rule's time; nought days is the same day."""

    amount: Whole = 0
    unit: Unit
    until: DayPart = DayPart.END


class NationalRule(BaseModel, frozen=True, extra="forbid"):
    """A rule between two days. Without limits the time is left to the area, or to the words given.

    `family` ties it to guidance that has editions, and `taken_from` says where the time was read. A rule of
    law stands by `cited_as` instead.
    """

    id: Annotated[str, StringConstraints(pattern=RULE_ID)]
    title: Text
    who: Name
    trigger: Trigger
    limits: tuple[Limit, ...] = ()
    words: Text = ""
    caveat: Text = ""
    standing: Standing
    status: Status = Status.IN_FORCE
    confidence: Confidence
    family: PartId | None = None
    taken_from: Name = ""
    cited_as: Name = ""
    source: Text
    web: tuple[WebAddress, ...] = ()
    from_on: date | None = Field(default=None, alias="from")
    to_on: date | None = Field(default=None, alias="to")


class Guidance(BaseModel, frozen=True, extra="forbid"):
    """The file of national rules."""

    schema_version: Version
    title: Name
    checked_on: date
    documents: tuple[GuidanceDocument, ...]
    families: tuple[Family, ...]
    rules: tuple[NationalRule, ...]

    def on(self, day: date) -> GuidanceEdition:
        """Give the rules that apply on a day, each naming the edition it is read from."""
        held = tuple(one for one in self.documents if _covers(one.from_on, one.to_on, day))
        rules = tuple(self._rule(one, held) for one in self.rules if _covers(one.from_on, one.to_on, day))
        return GuidanceEdition(on=day, documents=held, rules=rules)

    def _rule(self, rule: NationalRule, held: tuple[GuidanceDocument, ...]) -> Rule:
        """Turn a rule as filed into one that can be counted."""
        return Rule(
            id=rule.id,
            title=rule.title,
            who=rule.who,
            trigger=rule.trigger,
            spans=tuple(Span(amount=one.amount, unit=one.unit, until=one.until) for one in rule.limits),
            words=rule.words,
            caveat=rule.caveat,
            source=rule.source,
            edition=self._edition(rule, held),
            status=rule.status,
            confidence=rule.confidence,
            standing=rule.standing,
        )

    def _edition(self, rule: NationalRule, held: tuple[GuidanceDocument, ...]) -> str:
        """Name the edition in force and, beside it, where the time was read."""
        if rule.family is None:
            return rule.cited_as or rule.source
        now = next((one for one in held if one.family == rule.family), None)
        title = now.title if now else self._family(rule.family)
        return f"{title} (time from {rule.taken_from})" if rule.taken_from else title

    def _family(self, family: str) -> str:
        """Name guidance whose edition of a day is not listed."""
        return next((one.title for one in self.families if one.id == family), family)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceEdition:
    """The national rules as they applied on one day."""

    on: date
    documents: tuple[GuidanceDocument, ...]
    rules: tuple[Rule, ...]

    def rule(self, rule_id: str) -> Rule:
        """Find a rule. Raises NoSuchRule."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise NoSuchRule(rule_id, self.on)


class ProclaimedDay(BaseModel, frozen=True, extra="forbid"):
    """A bank holiday added to one year or taken out of it."""

    on: date
    name: Name
    change: Change


class BankHolidayFile(BaseModel, frozen=True, extra="forbid"):
    """The file of bank holidays that no rule gives."""

    schema_version: Version
    title: Name
    checked_on: date
    source: WebAddress
    changes: tuple[ProclaimedDay, ...]


class PlainForm(Form, frozen=True, extra="forbid"):
    """The form used where an authority's own is not known."""

    schema_version: Version


def rules_in_force(on: date) -> GuidanceEdition:
    """Give the shipped national rules as they apply on a day. Keep the answer: each call reads the file."""
    return read_guidance(_shipped("rules.yaml"), "rules.yaml").on(on)


def read_guidance(data: bytes, name: str) -> Guidance:
    """Read a file of national rules. Raises GuidanceFaults with every fault at once."""
    guidance = _read(data, name, Guidance)
    faults = [Fault(words=words) for words in _disagreements(guidance)]
    if faults:
        raise GuidanceFaults(*refusal(name, "national rules", faults))
    return guidance


def read_bank_holidays(data: bytes, name: str) -> tuple[HolidayChange, ...]:
    """Read the bank holidays added and moved. Raises GuidanceFaults with every fault at once."""
    filed = _read(data, name, BankHolidayFile)
    return tuple(HolidayChange(on=one.on, name=one.name, change=one.change) for one in filed.changes)


def england_calendar(terms: tuple[Term, ...] = ()) -> Calendar:
    """Give the calendar deadlines are counted by: England's bank holidays, and the school's own terms."""
    name = "bank_holidays.yaml"
    return Calendar(changes=read_bank_holidays(_shipped(name), name), terms=terms)


def plain_form() -> Form:
    """Give the sections for an authority whose own form is not known."""
    return _read(_shipped("referral_form.yaml"), "referral_form.yaml", PlainForm)


def _shipped(name: str) -> bytes:
    """Read a file that ships with the program."""
    return files("resources").joinpath("guidance", name).read_bytes()


def _read(data: bytes, name: str, model: type[File]) -> File:
    """Read a file of one shape."""
    reading = read_strictly(data)
    faults = list(reading.faults)
    if reading.whole:
        faults.extend(absent_faults(model, reading))
        try:
            filed = model.model_validate(reading.tree)
        except ValidationError as error:
            faults.extend(shape_faults(error, model, reading))
        else:
            if not faults:
                return filed
    raise GuidanceFaults(*refusal(name, "guidance", faults))


def _covers(from_on: date | None, to_on: date | None, day: date) -> bool:
    """Say whether a period holds on a day; an open end holds for ever."""
    return (from_on is None or from_on <= day) and (to_on is None or day <= to_on)


def _disagreements(guidance: Guidance) -> Iterator[str]:
    """Find rules that name unlisted guidance, that are given twice for a day, or that give no time."""
    families = {one.id for one in guidance.families}
    for rule in guidance.rules:
        if rule.family not in {None, *families}:
            yield f'rule {rule.id} names the family "{rule.family}", which is not listed'
        if not rule.limits and not rule.words:
            yield f"rule {rule.id} gives neither a limit nor words"
    for index, rule in enumerate(guidance.rules):
        for other in guidance.rules[index + 1 :]:
            if rule.id == other.id and _overlap(rule, other):
                yield f"rule {rule.id} is given twice for the same days"


def _overlap(one: NationalRule, other: NationalRule) -> bool:
    """Say whether two periods share a day."""
    return (one.from_on or date.min) <= (other.to_on or date.max) and (other.from_on or date.min) <= (
        one.to_on or date.max
    )
