"""Packs: gathered from one reading of the casebook, redacted for the recipient, and accounted for.

The intention to disclose is kept before a byte is drawn, the file's SHA-256 after it is written. What is
looked at first is the very file that is given: choosing again what is left readable draws anew under the same
number and revises the one intention, and a pack looked at and not given is said to be so. One that is neither
given nor let go (the power failed) stays on record as intended, for it may have left.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from dsl_desk.casebook.roster import TRAINING
from dsl_desk.errors import DeskError
from dsl_desk.model.access import PROTECTION
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.model.school import School
from dsl_desk.model.sharing import Disclosure, DisclosureState, Giving, Means, Unhidden
from dsl_desk.model.working_days import LONDON
from dsl_desk.packs import case, contents, preview
from dsl_desk.packs.finished import count_pages
from dsl_desk.packs.preview import PageImage, PageSize
from dsl_desk.packs.slip import concern_slip
from dsl_desk.practice.body_shapes import read_figures
from dsl_desk.practice.choosing import Choices, choices_in
from dsl_desk.practice.errand import Errand, errand_of, press
from dsl_desk.practice.gathering import read_story
from dsl_desk.practice.hiding import hide, shown_places, unhidden_faults
from dsl_desk.practice.refusal import refuse
from dsl_desk.profiles.guidance import england_calendar

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet

__all__ = [
    "Choices",
    "Drawn",
    "DrawnAgain",
    "NoSchool",
    "PackChoices",
    "Packs",
    "PageImage",
    "PageSize",
]

LAWFUL_BASIS = (
    "UK GDPR Article 6(1)(e), public task, and Article 9(2)(g) with the Data Protection Act 2018, "
    "Schedule 1, Part 2, paragraph 18 (safeguarding of children and of individuals at risk)"
)
STRIPE = "TRAINING"
LOOKED_AT = "Looked at, not given."


class NoSchool(DeskError):
    """A letter needs a letterhead."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "No pack was made, because the school's letterhead is not entered yet. Enter it first."
        )


class DrawnAgain(DeskError):
    """An older drawing of a pack was about to leave."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "This pack was drawn again, or let go, since you looked at it. Nothing left the casebook. "
            "Look at it once more, then save or print it."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A finished pack in memory, and the revision of the record of the intention to give it."""

    disclosure: RecordId
    revision: int
    number: str
    data: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """The file's digest, in lower-case hex."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoices:
    """What the writer should know before a pack is drawn: for whom it is, what it lacks, what it hides.

    `missing` are finished sentences; while there are any the pack is not drawn.
    """

    about: RecordId
    child: RecordId
    child_name: str
    pack: str
    recipient: str
    organisation: str
    sent_by: str
    purpose: str
    lawful_basis: str
    marking: str = ""
    missing: tuple[str, ...] = ()
    hidden: Choices = field(default_factory=Choices)


class Packs:
    """Draws packs and accounts for each."""

    def __init__(self, records: Records) -> None:
        """Work on the open casebook."""
        self._records = records

    def choices(self, about: RecordId) -> PackChoices:
        """Tell what the pack of a referral or an escalation would hide and what could be left readable.

        Nothing is written but that it was read.
        """
        errand = errand_of(self._records, about)
        held = self._records.all_of(School)
        missing = (*errand.missing, *((str(NoSchool()),) if not held else ()))
        hidden = Choices()
        if held:
            story = self._story(errand, ())
            intended = self._intention(errand, ())
            value = errand.gather(story, *self._head(intended, errand))
            hidden = choices_in(value, self._records, story)
        self._records.book.note_read(PROTECTION, "open", about, errand.pack)
        return PackChoices(
            about=about,
            child=errand.child,
            child_name=errand.child_name,
            pack=errand.pack,
            recipient=errand.to.post,
            organisation=errand.to.organisation,
            sent_by=errand.to.sent_by,
            purpose=errand.purpose,
            lawful_basis=LAWFUL_BASIS,
            marking=held[-1].record.marking if held else "",
            missing=missing,
            hidden=hidden,
        )

    def referral(self, referral: RecordId, unhidden: tuple[Unhidden, ...] = ()) -> Drawn:
        """Draw the pack of a referral, in the sections of the authority's own form, to be given at once.

        `unhidden` names other children and confidential addresses to leave readable, each with a reason.
        Raises `Faults` where something needed is missing, `MissingGlyph` where a letter cannot be printed.
        """
        return self._draw_new(self._records.sheet(referral, Referral).record_id, unhidden)

    def escalation(self, escalation: RecordId, unhidden: tuple[Unhidden, ...] = ()) -> Drawn:
        """Draw the pack of one stage of an escalation; otherwise as `referral`."""
        return self._draw_new(self._records.sheet(escalation, Escalation).record_id, unhidden)

    def preview(
        self, about: RecordId, unhidden: tuple[Unhidden, ...] = (), instead_of: Drawn | None = None
    ) -> Drawn:
        """Draw a pack to look at: the very bytes that are given afterwards; otherwise as `referral`.

        Its intention is kept once. With `instead_of`, or where a pack of the same record was let go this
        year, that intention is revised and the pack keeps its number: nothing under it has left.
        """
        errand = self._whole(about, unhidden)
        wanted = self._intention(errand, unhidden)
        open_one = self._open_intention(about, instead_of)
        if open_one is None:
            disclosure = self._records.keep(wanted, PROTECTION).record_id
        else:
            disclosure = open_one.record_id
            again = replace(wanted, pack_number=open_one.record.pack_number)
            self._records.revise(disclosure, open_one.revision, again, "Drawn again to be looked at.")
        try:
            return self._drawn(errand, disclosure, unhidden)
        except DeskError:
            self._abandon(self._records.sheet(disclosure, Disclosure))
            raise

    def let_go(self, drawn: Drawn) -> None:
        """Say on record that a pack was looked at and not given. Does nothing where it was given."""
        sheet = self._records.sheet(drawn.disclosure, Disclosure)
        if sheet.revision == drawn.revision and sheet.record.state is DisclosureState.INTENDED:
            self._abandon(sheet)

    def save(self, drawn: Drawn, path: Path) -> None:
        """Write a drawn pack where it was asked for, whole or not at all, then keep its digest on record."""
        sheet = self._to_give(drawn, "export")
        self._records.computer.write_file(path, drawn.data)
        self._give(sheet, drawn, Giving(means=Means.FILE, at=self._records.this_minute()))

    def printed(self, drawn: Drawn, printer: str) -> None:
        """Keep on record that a drawn pack was given on paper, and by which printer."""
        sheet = self._to_give(drawn, "print")
        giving = Giving(means=Means.PAPER, at=self._records.this_minute(), printer=printer)
        self._give(sheet, drawn, giving)

    def may_leave(self, drawn: Drawn) -> None:
        """Raise `DrawnAgain` where a newer drawing stands in the place of this one: ask before printing."""
        self._to_give(drawn, "print")

    def page_sizes(self, pdf: bytes) -> tuple[PageSize, ...]:
        """Give the size of each page of a PDF in memory, in points."""
        return preview.page_sizes(pdf)

    def page_image(self, pdf: bytes, page: int, width_px: int) -> PageImage:
        """Draw one page of a PDF in memory, counted from 0, so many pixels wide."""
        return preview.page_image(pdf, page, width_px)

    def blank_slip(self) -> bytes:
        """Print the slip on which staff without a login write a concern by hand. It is about nobody."""
        held = self._records.all_of(School)
        letterhead = self._letterhead(held[-1].record) if held else None
        return concern_slip(letterhead, tuple(one.drawing for one in read_figures()))

    def _draw_new(self, about: RecordId, unhidden: tuple[Unhidden, ...]) -> Drawn:
        errand = self._whole(about, unhidden)
        written = self._records.keep(self._intention(errand, unhidden), PROTECTION)
        return self._drawn(errand, written.record_id, unhidden)

    def _whole(self, about: RecordId, unhidden: tuple[Unhidden, ...]) -> Errand:
        """Refuse what is incomplete, before anything is written."""
        errand = errand_of(self._records, about)
        faults = unhidden_faults(self._records, errand.child, unhidden)
        refuse(f"The {errand.pack[0].lower()}{errand.pack[1:]} was not made.", (*errand.missing, *faults))
        self._school()
        return errand

    def _story(self, errand: Errand, unhidden: tuple[Unhidden, ...]) -> Story:
        places = shown_places(self._records, errand.child, unhidden)
        return read_story(self._records, errand.child, england_calendar(self._school().terms), places)

    def _school(self) -> School:
        held = self._records.all_of(School)
        if not held:
            raise NoSchool
        return held[-1].record

    def _intention(self, errand: Errand, unhidden: tuple[Unhidden, ...]) -> Disclosure:
        """Give the intention to disclose, under the next number, not kept yet."""
        now = self._records.this_minute()
        of_year = [
            one for one in self._records.all_of(Disclosure) if one.record.intended.on.year == now.on.year
        ]
        device = self._records.computer.device.hex()[:4].upper()
        return Disclosure(
            child=errand.child,
            pack_number=f"{now.on.year}-{device}-{len(of_year) + 1:04d}",
            pack=errand.pack,
            about=errand.about,
            recipient=errand.to.post,
            purpose=errand.purpose,
            lawful_basis=LAWFUL_BASIS,
            unhidden=unhidden,
            state=DisclosureState.INTENDED,
            intended=now,
        )

    def _open_intention(self, about: RecordId, instead_of: Drawn | None) -> Sheet[Disclosure] | None:
        """Find the pack to draw again: the one looked at now, else this year's last that was let go."""
        if instead_of is not None:
            sheet = self._records.sheet(instead_of.disclosure, Disclosure)
            if sheet.record.about == about and sheet.record.state is not DisclosureState.GIVEN:
                return sheet
        year = self._records.today().year
        let_go = [
            one
            for one in self._records.all_of(Disclosure)
            if one.record.about == about
            and one.record.state is DisclosureState.ABANDONED
            and one.record.intended.on.year == year
        ]
        return let_go[-1] if let_go else None

    def _abandon(self, sheet: Sheet[Disclosure]) -> None:
        let_go = replace(sheet.record, state=DisclosureState.ABANDONED)
        self._records.revise(sheet.record_id, sheet.revision, let_go, LOOKED_AT)

    def _to_give(self, drawn: Drawn, act: str) -> Sheet[Disclosure]:
        """Refuse an older drawing; note on the disk who takes the pack out before anything leaves."""
        sheet = self._records.sheet(drawn.disclosure, Disclosure)
        is_given = sheet.record.state is DisclosureState.GIVEN and sheet.record.sha256 == drawn.sha256
        is_next = sheet.record.state is DisclosureState.INTENDED and sheet.revision == drawn.revision
        if not (is_given or is_next):
            raise DrawnAgain
        self._records.book.note_read(PROTECTION, act, sheet.record.about, sheet.record.pack)
        self._records.book.write_seen()
        return sheet

    def _give(self, sheet: Sheet[Disclosure], drawn: Drawn, giving: Giving) -> None:
        given = replace(
            sheet.record,
            state=DisclosureState.GIVEN,
            givings=(*sheet.record.givings, giving),
            pages=drawn.pages,
            sha256=drawn.sha256,
        )
        why = "The file was written." if giving.means is Means.FILE else "It was printed."
        self._records.revise(drawn.disclosure, sheet.revision, given, why)

    def _drawn(self, errand: Errand, disclosure: RecordId, unhidden: tuple[Unhidden, ...]) -> Drawn:
        self._records.book.note_read(PROTECTION, "preview", errand.about, errand.pack)
        self._records.book.write_seen()
        intended = self._records.sheet(disclosure, Disclosure)
        story = self._story(errand, unhidden)
        value = errand.gather(story, *self._head(intended.record, errand))
        data = press(hide(value, self._records, story, unhidden))
        return Drawn(
            disclosure=disclosure,
            revision=intended.revision,
            number=intended.record.pack_number,
            data=data,
            pages=count_pages(data),
        )

    def _head(
        self, disclosure: Disclosure, errand: Errand
    ) -> tuple[contents.Letterhead, contents.PackHeader, case.Signature]:
        school, book = self._school(), self._records.book
        header = contents.PackHeader(
            pack_number=disclosure.pack_number,
            title=errand.title,
            purpose=disclosure.purpose,
            recipient=errand.to,
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
        return self._letterhead(school), header, signature

    def _letterhead(self, school: School) -> contents.Letterhead:
        return contents.Letterhead(
            school=school.name,
            address=school.address,
            telephone=school.telephone,
            email=school.email,
            urn=school.urn,
            logo=self._records.book.blob(school.logo.digest) if school.logo else None,
            head=school.head,
            signatory=school.signatory,
            signatory_role=school.signatory_role,
        )
