"""Where a child lives: a move, a second home, or an address nobody may be told by accident."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.child import Child
from dsl_desk.model.days import Side
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod, ConfidentialAddress
from ui.places import Where
from ui.screens.held_authorities import HeldAuthority, code_of, names_of, read_held_authorities
from ui.screens.record_form import RecordForm
from ui.widgets.fields_children import ChildField
from ui.widgets.fields_choice import ChoiceField, Option
from ui.widgets.fields_days import DayField
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.form import Step
from ui.widgets.framed_fields import LoudTick
from ui.widgets.problems import Problem
from ui.widgets.suggested_field import SuggestedField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from ui.widgets.field import Field
    from ui.widgets.kept_page import Next

MOVED, BESIDE = "moved", "beside"
SECRET_HINT = (
    "Kept in protection, where only DSLs, deputies and the head read it. It stands on no list, letter or "
    "pack. Use it for a refuge, a placement that is not disclosed, or a family in hiding."
)
SECRET_KEPT = (
    "Kept as a confidential address in protection. The register shows only that there is one, never where."
)
IN_REGISTER = "Kept in the register. DSLs, deputies, the head and the SENCO can read it."


class AddressScreen(RecordForm[Child]):
    """Asks for one address. Whether it is confidential is asked first, and loudly."""

    draft_kind: ClassVar[str] = Where.ADDRESS.value
    heading: ClassVar[str] = "Add an address"
    submit_words: ClassVar[str] = "Keep this address"
    kept_words: ClassVar[str] = "Address kept"
    checks_answers: ClassVar[bool] = False
    kind = Child

    def steps(self) -> tuple[Step, ...]:
        """Ask what the address is to the child before asking where it is."""
        self._held: tuple[HeldAuthority, ...] = ()
        return (
            Step(
                title="The address",
                lead="Earlier addresses are kept with their dates.",
                fields=(*self._ask_what(), *self._ask_where(), *self._ask_since()),
            ),
        )

    def begin(self) -> None:
        """Begin with the child of the place."""
        super().begin()
        if self.place.child is not None:
            self.field("child").fill(self.place.child)

    def subject(self) -> RecordId | None:
        """Give the child who lives there."""
        return self.of("child", ChildField).child()

    @property
    def is_confidential(self) -> bool:
        """Say whether nobody may be told by accident."""
        return self.of("confidential", LoudTick).is_ticked

    @property
    def is_move(self) -> bool:
        """Say whether the child moved there."""
        return not self.is_confidential and self.choice("what") == MOVED

    def skips(self, field: Field) -> bool:
        """Ask for another authority and the last day only where they can be."""
        if field.name == "what":
            return self.is_confidential
        if field.name in {"home", "home_code"}:
            return not self.is_move
        if field.name == "to_on":
            return self.is_move
        return super().skips(field)

    def problems(self) -> tuple[Problem, ...]:
        """A move has a day."""
        if self.is_move and self.field("from_on").is_empty():
            return (Problem(sentence="Enter from which day the child lives there", field="from_on"),)
        return ()

    def address(self) -> Address:
        """Make the address of the answers."""
        return Address(
            lines=self.of("lines", LinesField).lines(),
            postcode=self.line("postcode"),
            from_on=self.day("from_on"),
            to_on=self.day("to_on"),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Keep it as what it is to the child."""
        child = self.subject()
        if child is None:
            raise ValueError("child")
        address, why = self.address(), self.passage("address_why")
        if self.is_confidential:
            secret = ConfidentialAddress(child=child, address=address, why=why, told_on=self.room.today())
            return partial(keep_confidential, secret)
        if self.is_move:
            return partial(move_child, child, address, self._home(address.from_on), why)
        return partial(add_address, child, address, why)

    def kept_where(self, written: Written) -> str:
        """Say who can read it."""
        return SECRET_KEPT if written.kept.record.kind == ConfidentialAddress.kind else IN_REGISTER

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Open the child, or add another address."""
        return (*self.open_child(), *self.again("Add another address"))

    def _connect(self) -> None:
        super()._connect()
        self.field("home").changed.connect(self._put_code)
        self.room.tasks.ask(read_held_authorities, self._offer_authorities)

    def _offer_authorities(self, held: tuple[HeldAuthority, ...]) -> None:
        self._held = held
        self.of("home", SuggestedField).suggest(names_of(held))

    def _put_code(self) -> None:
        code = code_of(self._held, self.line("home"))
        if code and not self.line("home_code"):
            self.field("home_code").fill(code)

    def _home(self, from_on: date | None) -> AuthorityPeriod | None:
        name = self.line("home")
        if not name:
            return None
        code = self.line("home_code")
        return AuthorityPeriod(part=AuthorityPart.HOME, name=name, code=code, from_on=from_on)

    def _ask_what(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ChildField(
                room,
                "child",
                "Which child lives there?",
                required="Choose the child who lives there",
                parent=self,
            ),
            LoudTick(
                room,
                "confidential",
                "Must this address be kept secret?",
                "Yes: this address is confidential",
                hint=SECRET_HINT,
                parent=self,
            ),
            ChoiceField(
                room,
                "what",
                "What is the address to the child?",
                (
                    Option(
                        value=MOVED,
                        words="The child moved there",
                        hint="The addresses that stand end the day before.",
                    ),
                    Option(
                        value=BESIDE,
                        words="A second home, or one lived at before",
                        hint="The addresses that stand stay as they are.",
                    ),
                ),
                required="Choose what the address is to the child",
                parent=self,
            ),
        )

    def _ask_where(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LinesField(
                room,
                "lines",
                "Address",
                hint="As on an envelope, without the postcode.",
                required="Enter the address",
                parent=self,
            ),
            LineField(room, "postcode", "Postcode", width=160, parent=self),
        )

    def _ask_since(self) -> tuple[Field, ...]:
        room = self.room
        return (
            DayField(room, "from_on", "From which day?", noun="The first day", side=Side.EITHER, parent=self),
            DayField(
                room,
                "to_on",
                "Until which day?",
                noun="The last day",
                side=Side.EITHER,
                hint="Leave it empty while the child lives there.",
                parent=self,
            ),
            SuggestedField(
                room,
                "home",
                "Is the new address in another local authority?",
                hint="Then enter which: its thresholds and clocks apply from that day.",
                parent=self,
            ),
            LineField(
                room,
                "home_code",
                "Its three-figure DfE code",
                hint="If it is known.",
                width=160,
                parent=self,
            ),
            PassageField(
                room,
                "address_why",
                "How do you know?",
                hint="Who told you and when; for a confidential address, why it must stay secret.",
                required="Write how you know, or why it must stay secret",
                rows=2,
                parent=self,
            ),
        )


def keep_confidential(address: ConfidentialAddress, desk: Desk) -> Written:
    """Keep a confidential address."""
    return desk.children.keep_confidential_address(address)


def move_child(
    child: RecordId, address: Address, home: AuthorityPeriod | None, why: str, desk: Desk
) -> Written:
    """Open a new address and close those before it, in another authority where one is given."""
    after = desk.children.sheet(child).revision
    return desk.children.move(child, after, address, why, home=home)


def add_address(child: RecordId, address: Address, why: str, desk: Desk) -> Written:
    """Add an address beside those that stand."""
    return desk.children.add_address(child, desk.children.sheet(child).revision, address, why)
