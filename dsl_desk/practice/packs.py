"""Packs: gathered from one reading of the casebook, redacted for the recipient, and accounted for.

The intention to disclose is kept before a byte is drawn, the file's SHA-256 after it is written. A pack that
is drawn and not saved stays on record as intended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from dsl_desk.casebook.roster import TRAINING
from dsl_desk.errors import DeskError
from dsl_desk.model.access import PROTECTION
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.model.school import School
from dsl_desk.model.sharing import Disclosure, DisclosureState, Unhidden
from dsl_desk.model.working_days import LONDON
from dsl_desk.packs import case, contents
from dsl_desk.packs.escalation import escalation_pack
from dsl_desk.packs.finished import count_pages
from dsl_desk.packs.referral import referral_pack
from dsl_desk.practice.challenge import escalation_contents
from dsl_desk.practice.gathering import read_story
from dsl_desk.practice.hiding import hide, shown_places, unhidden_faults
from dsl_desk.practice.refusal import refuse
from dsl_desk.practice.sections import referral_contents
from dsl_desk.profiles.guidance import england_calendar

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet

LAWFUL_BASIS = (
    "UK GDPR Article 6(1)(e), public task, and Article 9(2)(g) with the Data Protection Act 2018, "
    "Schedule 1, Part 2, paragraph 18 (safeguarding of children and of individuals at risk)"
)
STRIPE = "TRAINING"


class NoSchool(DeskError):
    """A letter needs a letterhead."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "No pack was made, because the school's letterhead is not entered yet. Enter it first."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A finished pack in memory, and the record of the intention to give it."""

    disclosure: RecordId
    number: str
    data: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """The file's digest, in lower-case hex."""
        return sha256(self.data).hexdigest()


class Packs:
    """Draws packs and accounts for each."""

    def __init__(self, records: Records) -> None:
        """Work on the open casebook."""
        self._records = records

    def referral(self, referral: RecordId, unhidden: tuple[Unhidden, ...] = ()) -> Drawn:
        """Draw the pack of a referral, in the sections of the authority's own form.

        `unhidden` names other children and confidential addresses to leave readable, each with a reason.
        Raises `Faults` where something needed is missing, `MissingGlyph` where a letter cannot be printed.
        """
        sheet = self._records.sheet(referral, Referral)
        one = sheet.record
        story = self._story(sheet, "referral pack", unhidden)
        intended = self._intend(
            sheet, one.child, "Referral pack", one.sent_to, one.outcome_wanted, unhidden
        )
        head = self._head(intended, "Referral", contents.Recipient(post=one.sent_to, sent_by=one.channel))
        value = referral_contents(story, sheet, *head)
        return self._drawn(intended, referral_pack(hide(value, self._records, story, unhidden)))

    def escalation(self, escalation: RecordId, unhidden: tuple[Unhidden, ...] = ()) -> Drawn:
        """Draw the pack of one stage of an escalation; otherwise as `referral`."""
        sheet = self._records.sheet(escalation, Escalation)
        one = sheet.record
        story = self._story(sheet, "escalation pack", unhidden)
        intended = self._intend(
            sheet, one.child, "Escalation pack", one.to_post, one.outcome_wanted, unhidden
        )
        to = contents.Recipient(post=one.to_post, name=one.to_name, organisation=one.edition.authority)
        head = self._head(intended, f"Professional challenge, {one.stage_label}", to)
        value = escalation_contents(story, sheet, *head)
        return self._drawn(intended, escalation_pack(hide(value, self._records, story, unhidden)))

    def save(self, drawn: Drawn, path: Path) -> None:
        """Write a drawn pack where it was asked for, whole or not at all, then keep its digest on record."""
        self._records.computer.write_file(path, drawn.data)
        sheet = self._records.sheet(drawn.disclosure, Disclosure)
        given = replace(
            sheet.record,
            state=DisclosureState.GIVEN,
            given=self._records.this_minute(),
            pages=drawn.pages,
            sha256=drawn.sha256,
        )
        self._records.revise(drawn.disclosure, sheet.revision, given, "The file was written.")

    def _story(
        self, sheet: Sheet[Referral] | Sheet[Escalation], pack: str, unhidden: tuple[Unhidden, ...]
    ) -> Story:
        refuse(
            f"The {pack} was not made.",
            (*sheet.record.missing(), *unhidden_faults(self._records, unhidden)),
        )
        child = sheet.record.child
        places = shown_places(self._records, child, unhidden)
        return read_story(self._records, child, england_calendar(self._school().terms), places)

    def _school(self) -> School:
        held = self._records.all_of(School)
        if not held:
            raise NoSchool
        return held[-1].record

    def _intend(
        self,
        sheet: Sheet[Referral] | Sheet[Escalation],
        child: RecordId,
        pack: str,
        recipient: str,
        purpose: str,
        unhidden: tuple[Unhidden, ...],
    ) -> Sheet[Disclosure]:
        now = self._records.this_minute()
        of_year = [
            one for one in self._records.all_of(Disclosure) if one.record.intended.on.year == now.on.year
        ]
        device = self._records.computer.device.hex()[:4].upper()
        written = self._records.keep(
            Disclosure(
                child=child,
                pack_number=f"{now.on.year}-{device}-{len(of_year) + 1:04d}",
                pack=pack,
                about=sheet.record_id,
                recipient=recipient,
                purpose=purpose,
                lawful_basis=LAWFUL_BASIS,
                unhidden=unhidden,
                state=DisclosureState.INTENDED,
                intended=now,
            ),
            PROTECTION,
        )
        # Who saw what must be on the disk before anything leaves.
        self._records.book.note_read(PROTECTION, "print", sheet.record_id, pack)
        self._records.book.write_seen()
        return self._records.sheet(written.record_id, Disclosure)

    def _head(
        self, intended: Sheet[Disclosure], title: str, recipient: contents.Recipient
    ) -> tuple[contents.Letterhead, contents.PackHeader, case.Signature]:
        school, disclosure, book = self._school(), intended.record, self._records.book
        letterhead = contents.Letterhead(
            school=school.name,
            address=school.address,
            telephone=school.telephone,
            email=school.email,
            urn=school.urn,
            logo=book.blob(school.logo.digest) if school.logo else None,
            head=school.head,
            signatory=school.signatory,
            signatory_role=school.signatory_role,
        )
        header = contents.PackHeader(
            pack_number=disclosure.pack_number,
            title=title,
            purpose=disclosure.purpose,
            recipient=recipient,
            marking=school.marking,
            made_at=self._records.now().astimezone(LONDON),
            made_by=self._records.signer,
            lawful_basis=disclosure.lawful_basis,
            anchors=tuple(
                contents.Anchor(
                    compartment=one.compartment, device=one.device.hex(), seq=one.seq, head=one.digest.hex()
                )
                for one in sorted(book.heads(), key=lambda one: one.compartment != PROTECTION)
                if one.chain == "entry"
            ),
            stripe=STRIPE if book.purpose == TRAINING else "",
        )
        signature = case.Signature(name=school.signatory, role=school.signatory_role)
        return letterhead, header, signature

    def _drawn(self, intended: Sheet[Disclosure], data: bytes) -> Drawn:
        return Drawn(
            disclosure=intended.record_id,
            number=intended.record.pack_number,
            data=data,
            pages=count_pages(data),
        )
