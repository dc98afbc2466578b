"""The school itself: what every letter carries, who signs, the terms that clocks count by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.school import School
from dsl_desk.practice.written import NewFile, Sheet, attachments_of
from ui.places import TODAY, Place, Where
from ui.screens.record_form import RecordForm
from ui.widgets.beside_cards import Beside, tips_card
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.form import Step
from ui.widgets.kept_page import Next
from ui.widgets.logo_field import LogoField
from ui.widgets.suggested_field import SuggestedField
from ui.widgets.terms_field import TermsField, plain_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from ui.widgets.field import Field

USUAL_ROLE = "Designated Safeguarding Lead"
USUAL_MARKING = "OFFICIAL-SENSITIVE"
TIPS = (
    "Letters and packs carry the name, address and logo, and who signs.",
    "Some authorities count in school days. Those clocks need the terms; without them they cannot run.",
    "What letters said before stays as it was: each change is kept with its reason.",
)
_LINES = (
    "name",
    "urn",
    "telephone",
    "email",
    "head",
    "signatory",
    "signatory_role",
    "marking",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The school as it is stated now, with the bytes of its logo."""

    sheet: Sheet[School]
    logo: bytes = b""


class SchoolScreen(RecordForm[School]):
    """Asks for the school's details, filled with those that stand. A change needs its reason."""

    draft_kind: ClassVar[str] = Where.SCHOOL.value
    heading: ClassVar[str] = "Your school"
    submit_words: ClassVar[str] = "Keep these details"
    kept_words: ClassVar[str] = "The school's details are kept"
    checks_answers: ClassVar[bool] = False
    kind = School

    def steps(self) -> tuple[Step, ...]:
        """Ask for the letterhead, who signs, the terms."""
        return (
            Step(
                title="Letterhead, terms and who signs",
                fields=(*self._ask_letterhead(), *self._ask_people(), *self._ask_terms()),
                beside=Beside(
                    self.room, tips_card(self.room, "What this is for", "school", TIPS, self), parent=self
                ),
            ),
        )

    def begin(self) -> None:
        """Begin with the usual role and marking where nothing is stated yet."""
        super().begin()
        if self.sheet is None:
            self.fill_with({"signatory_role": USUAL_ROLE, "marking": USUAL_MARKING})

    def skips(self, field: Field) -> bool:
        """Ask for a reason only where something stands."""
        return field.name == "reason" and self.sheet is None

    def school(self) -> School:
        """Make the record of the answers."""
        before = self.standing() or School(name="", stated_on=self.room.today())
        logo = self.of("logo", LogoField)
        file = logo.file()
        kept = None if logo.is_taken_away else before.logo
        return replace(
            before,
            name=self.line("name"),
            urn=self.line("urn"),
            address=self.of("address", LinesField).lines(),
            telephone=self.line("telephone"),
            email=self.line("email"),
            head=self.line("head"),
            signatory=self.line("signatory"),
            signatory_role=self.line("signatory_role"),
            logo=attachments_of((file,))[0] if file else kept,
            marking=self.line("marking"),
            terms=self.of("terms", TermsField).terms(),
            front_doors=self.of("front_doors", LinesField).lines(),
        )

    def job(self) -> Callable[[Desk], Written]:
        """State the school, or change what is stated."""
        file = self.of("logo", LogoField).file()
        why = self.passage("reason") if self.sheet else ""
        return partial(state_school, self.school(), why, (file,) if file else ())

    def fill_from(self, sheet: Sheet[School]) -> None:
        """Show what stands."""
        school = sheet.record
        self.fill_with({name: getattr(school, name) for name in _LINES})
        self.field("address").fill("\n".join(school.address))
        self.field("terms").fill(plain_terms(school.terms))
        self.field("front_doors").fill("\n".join(school.front_doors))

    def kept_where(self, written: Written) -> str:
        """Say what they are used for from now on."""
        return "Letters and packs made from now on carry them. Those made before stay as they were."

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Go to Today, or on to the profiles."""
        profiles = Place(screen=Where.PROFILES)
        return (
            Next(words="Go to Today", icon="inbox", place=TODAY),
            Next(words="Threshold profiles", icon="building-2", place=profiles),
        )

    def refresh(self) -> None:
        """Read what stands, once, then the draft if there is one."""
        if self.is_kept or self.autosave.has_begun:
            return
        self.stepper.show_step(0)
        self.stepper.setEnabled(False)
        self.room.tasks.ask(read_school, self._read_school, failed=self._not_read, instead_of="school")

    def _read_school(self, stated: Stated | None) -> None:
        if stated is not None:
            self.sheet, self.after = stated.sheet, stated.sheet.revision
            self.of("logo", LogoField).stand(stated.logo)
            self.fill_from(stated.sheet)
        if self.place.draft:
            self._read_draft()
        else:
            self.begin()
            self._begun()

    def _ask_letterhead(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LineField(room, "name", "The school's name", required="Enter the school's name", parent=self),
            LineField(
                room,
                "urn",
                "URN",
                hint="Six figures, from Get Information about Schools.",
                width=160,
                parent=self,
            ),
            LinesField(room, "address", "Address", hint="As on an envelope.", parent=self),
            LineField(room, "telephone", "Telephone", width=320, parent=self),
            LineField(room, "email", "E-mail", hint="The one letters should be answered to.", parent=self),
            LogoField(
                room,
                "logo",
                "Logo",
                hint="A PNG or JPEG of less than 2 MB. It stands at the head of letters.",
                parent=self,
            ),
        )

    def _ask_people(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LineField(room, "head", "Who is the head?", parent=self),
            LineField(room, "signatory", "Who signs referrals and challenges?", parent=self),
            SuggestedField(
                room,
                "signatory_role",
                "As what does that person sign?",
                (USUAL_ROLE, "Deputy Designated Safeguarding Lead", "Head"),
                required="Enter as what the signatory signs",
                parent=self,
            ),
            SuggestedField(
                room,
                "marking",
                "Marking on paper",
                (USUAL_MARKING, "CONFIDENTIAL"),
                hint="Stands at the head and foot of each page of a pack.",
                parent=self,
            ),
        )

    def _ask_terms(self) -> tuple[Field, ...]:
        room = self.room
        return (
            TermsField(
                room,
                "terms",
                "Terms",
                hint="From the first to the last day of each term. Clocks in school days count by them.",
                parent=self,
            ),
            LinesField(
                room,
                "front_doors",
                "Numbers to ring for a child in danger",
                hint="They stand on the lock screen, under 999. One a line, such as "
                "Northmoor front door: 01632 960140.",
                parent=self,
            ),
            PassageField(
                room,
                "reason",
                "Why are the details changed?",
                hint="The details as they stood before are kept, with this reason beside them.",
                required="Write why the details are changed",
                rows=2,
                parent=self,
            ),
        )


def read_school(desk: Desk) -> Stated | None:
    """Read the school as it is stated, None where it is not yet."""
    sheet = desk.school.sheet()
    if sheet is None:
        return None
    logo = sheet.record.logo
    return Stated(sheet=sheet, logo=desk.history.file(sheet.record_id, logo.digest) if logo else b"")


def state_school(school: School, why: str, files: tuple[NewFile, ...], desk: Desk) -> Written:
    """State the school's details, today."""
    return desk.school.state(replace(school, stated_on=desk.records.today()), why, files=files)
