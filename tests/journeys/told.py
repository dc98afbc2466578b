"""The training story as it was told once: what was said, what it left, and how its packs read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import pikepdf
from pypdf import PdfReader

from dsl_desk.model.referral import Referral
from dsl_desk.model.sharing import Disclosure
from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.desk import open_desk
from dsl_desk.practice.stories.rowan_high import TALES
from dsl_desk.practice.stories.teller import Told
from dsl_desk.practice.training import TRAINING_PASSPHRASE
from tests.practice.rowan import NoKeyring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.child import Child
    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.escalation import Escalation
    from dsl_desk.model.judgement import Criterion
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.stories.steps import Tale
    from dsl_desk.practice.written import Sheet

EVENING_AFTER = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story told to its end in `folder`, on a computer of its own; `copy` is its casebook, kept shut."""

    folder: Path
    copy: Path
    state: Path
    said: tuple[str, ...]
    told: Told

    @property
    def computer(self) -> ThisComputer:
        """The computer it was told on, when the story is over."""
        return ThisComputer(self.state, now=lambda: EVENING_AFTER, memory=NoKeyring())

    def open(self) -> Desk:
        """Open its casebook."""
        return open_desk(self.told.casebook, TRAINING_PASSPHRASE, self.computer)


class Pack:
    """One saved pack: what it was drawn from, and how it reads."""

    def __init__(self, path: Path, disclosure: Sheet[Disclosure], desk: Desk) -> None:
        self.path = path
        self.disclosure = disclosure
        self._desk = desk

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Each page's text, composed and on one line."""
        return tuple(flat(page.extract_text()) for page in PdfReader(self.path).pages)

    @property
    def text(self) -> str:
        """The whole text, without spaces: lines and cells break words apart."""
        return close(" ".join(self.pages))

    @property
    def every_byte(self) -> bytes:
        """The file and, after it, each stream in it as it reads when unpacked."""
        with pikepdf.open(self.path) as pdf:
            streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        return self.path.read_bytes() + b"".join(streams)

    @property
    def is_referral(self) -> bool:
        """Whether it is a referral's, and not a stage's."""
        return isinstance(self._desk.records.kept(self.disclosure.record.about).record, Referral)

    @property
    def referral(self) -> Referral:
        """The referral it is for, or that is fought over."""
        about = self.disclosure.record.about
        if not self.is_referral:
            about = self._desk.escalations.sheet(about).record.referral
        return self._desk.referrals.sheet(about).record

    @property
    def escalation(self) -> Escalation:
        """The stage it is for."""
        return self._desk.escalations.sheet(self.disclosure.record.about).record

    @property
    def child(self) -> Child:
        """Whose pack it is."""
        return self._desk.children.sheet(self.disclosure.record.child).record

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria it must show: those judged, or those disputed."""
        if not self.is_referral:
            return tuple(one.criterion for one in self.escalation.disputes)
        judgement = self.referral.judgement
        return self._desk.judgements.sheet(judgement).record.criteria if judgement else ()

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The dates it must show."""
        own = () if self.is_referral else self.escalation.set_deadlines
        return (*self.referral.set_deadlines, *own)


def packs_of(story: Story, desk: Desk) -> tuple[Pack, ...]:
    """Give every pack the story saved, in order."""
    by_number = {sheet.record.pack_number: sheet for sheet in desk.records.all_of(Disclosure)}
    return tuple(
        Pack(one.path, by_number[one.path.stem.removeprefix("Pack ")], desk) for one in story.told.packs
    )


def child_of(desk: Desk, number: int) -> RecordId:
    """Find the child of a tale by its number."""
    tale = tale_of(number)
    return next(
        sheet.record_id
        for sheet in desk.children.register()
        if f"{sheet.record.given_name} {sheet.record.family_name}" == tale.child
    )


def tale_of(number: int) -> Tale:
    """Find a tale by its number."""
    return next(tale for tale in TALES if tale.number == number)


def names_of(child: Child) -> frozenset[str]:
    """Give each word of a child's names, as it is compared."""
    names = (child.given_name, child.family_name, child.preferred_name, *child.other_names)
    return frozenset(word for name in names for word in words_in(name))


def words_in(text: str) -> Iterator[str]:
    """Give each word of a text in one case, its accents kept."""
    yield from re.findall(r"[^\W\d_][\w\u0300-\u036f]*", normalize("NFC", text).casefold())


def flat(text: str) -> str:
    """Write a text on one line, composed, with plain quotation marks."""
    plain = normalize("NFC", text).replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    return " ".join(plain.split())


def close(text: str) -> str:
    """Write a text without any space."""
    return "".join(flat(text).split())
