"""The open casebook and everything that can be done with it: the one place where practice is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dsl_desk.casebook.casebook import open_casebook
from dsl_desk.casebook.founding import Founder, found_casebook
from dsl_desk.casebook.keys import SECRET_LENGTH, recovery_key
from dsl_desk.casebook.roster import TRAINING
from dsl_desk.errors import CasebookRefused
from dsl_desk.model.access import Role
from dsl_desk.model.kinds import KINDS
from dsl_desk.practice.activity import Activities
from dsl_desk.practice.children import Children
from dsl_desk.practice.concerns import Concerns
from dsl_desk.practice.contacts import Contacts
from dsl_desk.practice.deadlines import Deadlines
from dsl_desk.practice.drafts import Drafts
from dsl_desk.practice.escalations import Escalations
from dsl_desk.practice.front_doors import front_doors_of
from dsl_desk.practice.history import History
from dsl_desk.practice.judgements import Judgements
from dsl_desk.practice.notes import Notes
from dsl_desk.practice.page import Pages
from dsl_desk.practice.palette import Finder
from dsl_desk.practice.people import People
from dsl_desk.practice.profiles import Profiles
from dsl_desk.practice.records import Records
from dsl_desk.practice.referrals import Referrals
from dsl_desk.practice.refusal import refuse
from dsl_desk.practice.replies import Replies
from dsl_desk.practice.roll import Roll
from dsl_desk.practice.school import OwnSchool
from dsl_desk.practice.search import Search
from dsl_desk.practice.setup import setup_of
from dsl_desk.practice.standing import Standings
from dsl_desk.practice.support import Support
from dsl_desk.practice.today import Today

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from dsl_desk.casebook.casebook import Casebook, Writing
    from dsl_desk.casebook.keys import Stretch
    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.front_doors import FrontDoor
    from dsl_desk.practice.packs import Packs
    from dsl_desk.practice.setup import Setup

NO_REAL_CASEBOOK = (
    "A casebook for real records cannot be made yet: it needs printed recovery sheets, so that a forgotten "
    "passphrase never loses a child's file, and this version does not print them. "
    "Make a training casebook, and keep only invented names in it."
)


class Desk:
    """An open casebook as a Designated Safeguarding Lead works with it. One thread uses it."""

    def __init__(self, casebook: Casebook, computer: ThisComputer) -> None:
        """Put the parts together round one open casebook."""
        self.records = Records(casebook, computer)
        self.notices = casebook.notices
        self.school = OwnSchool(self.records)
        self.profiles = Profiles(self.records)
        self.children = Children(self.records)
        self.people = People(self.records)
        self.concerns = Concerns(self.records)
        self.notes = Notes(self.records)
        self.judgements = Judgements(self.records, self.profiles)
        self.support = Support(self.records, self.profiles)
        self.contacts = Contacts(self.records, self.school)
        self.referrals = Referrals(self.records, self.profiles, self.school)
        self.replies = Replies(self.records, self.profiles, self.school)
        self.escalations = Escalations(self.records, self.profiles, self.school)
        self.deadlines = Deadlines(self.records)
        self.search = Search(self.records)
        self.drafts = Drafts(self.records)
        self.standings = Standings(self.records, self.profiles)
        self.roll = Roll(self.records, self.children, self.standings)
        self.today = Today(
            self.records,
            deadlines=self.deadlines,
            drafts=self.drafts,
            school=self.school,
            roll=self.roll,
            standings=self.standings,
        )
        self.history = History(self.records)
        self.activity = Activities(self.records)
        self.page = Pages(self)
        self.palette = Finder(self)

    @property
    def casebook(self) -> Casebook:
        """The open casebook itself. Raises `DeskClosed` after it was closed."""
        return self.records.book

    @property
    def who(self) -> str:
        """The label of whoever is signed in."""
        return self.records.signer

    @property
    def is_training(self) -> bool:
        """Say whether this casebook was made for training."""
        return self.records.is_training()

    @property
    def book_id(self) -> str:
        """The casebook's own id: what this computer remembers about it is kept under that."""
        return self.casebook.book.hex()

    @property
    def packs(self) -> Packs:
        """Packs for one recipient each. What lays out paper is slow to load, so it loads at first use."""
        from dsl_desk.practice.packs import Packs

        return Packs(self.records)

    def front_doors(self) -> tuple[FrontDoor, ...]:
        """Give whom to ring for a child in danger: the school's own numbers, else what the editions say."""
        sheet = self.school.sheet()
        own = sheet.record.front_doors if sheet else ()
        return front_doors_of((one.profile for one in self.profiles.held()), own)

    def setup(self) -> Setup:
        """Say how far this casebook is set up."""
        return setup_of(self.records)

    def write(self, compartment: str) -> AbstractContextManager[Writing]:
        """Begin one transaction on one ledger: what is put in it happens together or not at all."""
        return self.records.writing(compartment)

    def close(self) -> None:
        """Write down what was read and the anchors, wipe the keys, let go. Twice does no harm."""
        self.children.forget()
        self.standings.forget()
        self.records.let_go()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_desk(
    folder: Path,
    label: str,
    passphrase: str,
    purpose: Literal["training", "real"],
    computer: ThisComputer,
    *,
    stretch: Stretch | None = None,
) -> Desk:
    """Make a casebook in a new or empty folder for one DSL, and open it.

    Only training casebooks are made until recovery sheets can be printed. The recovery secret of a training
    casebook is random and kept nowhere: who forgets its passphrase makes a new one. `stretch` is for tests.
    """
    if purpose != TRAINING:
        raise CasebookRefused(NO_REAL_CASEBOOK)
    refuse(
        "No casebook was made.",
        (
            "" if label.strip() else "Say who is making it: a short label, such as a role or initials.",
            "" if passphrase.strip() else "Choose a passphrase: several words that only you know.",
        ),
    )
    recovery = recovery_key(computer.random(SECRET_LENGTH)).public_key().public_bytes_raw()
    casebook = found_casebook(
        folder,
        Founder(label=label, role=Role.DSL, passphrase=passphrase),
        computer,
        KINDS,
        purpose=purpose,
        recovery_public=recovery,
        stretch=stretch,
    )
    return Desk(casebook, computer)


def open_desk(folder: Path, passphrase: str, computer: ThisComputer, who: str = "") -> Desk:
    """Open a casebook. `who` is a label, needed where several are enrolled. Raises the casebook's own errors.

    What must be said at once, such as a rollback, is in `notices`.
    """
    return Desk(open_casebook(folder, passphrase, computer, KINDS, who), computer)
