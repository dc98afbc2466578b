"""Rowan High, an invented school: its computer, its clock, its casebook and the records its DSL writes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING

from dsl_desk.casebook.keys import Stretch
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.judgement import Decision, Fact
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from dsl_desk.model.record import Involved, Moment, Part, RecordId
from dsl_desk.model.referral import Consent, Purpose
from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.desk import create_desk
from dsl_desk.practice.judgements import JudgementDraft
from dsl_desk.practice.referrals import ReferralDraft

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.practice.computer import Memory
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition

PASSPHRASE = "six quiet herons under lamplight"
QUICK = Stretch(memory=65_536, passes=1, lanes=1, salt=b"a salt for tests")
NOBODY = RecordId("0" * 32)
HUNGRY = "Came to school without a coat again, and hungry."


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 17, 10, 15, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def move_to(self, year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> None:
        """Set the clock, in universal time."""
        self.at = datetime(year, month, day, hour, minute, tzinfo=UTC)


class NoKeyring:
    """A computer without a keyring."""

    def recall(self, name: str) -> str:
        del name
        return ""

    def remember(self, name: str, value: str) -> bool:
        del name, value
        return False


class Keyring:
    """A keyring that remembers while the test runs."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def recall(self, name: str) -> str:
        return self.held.get(name, "")

    def remember(self, name: str, value: str) -> bool:
        self.held[name] = value
        return True


def on_the_clock(state: Path, clock: FixedClock, memory: Memory) -> ThisComputer:
    """Make a computer with its own state folder."""
    state.mkdir(exist_ok=True)
    return ThisComputer(state, now=clock.now, memory=memory)


def make_desk(folder: Path, computer: ThisComputer) -> Desk:
    """Make a training casebook quickly."""
    return create_desk(folder, "DSL", PASSPHRASE, "training", computer, stretch=QUICK)


def shipped(name: str) -> bytes:
    """Read one of the profiles that ship."""
    return files("resources").joinpath("authorities", f"{name}.yaml").read_bytes()


def hold(desk: Desk, name: str) -> Edition:
    """Hold one of the profiles that ship."""
    return desk.profiles.edition(desk.profiles.hold(shipped(name), f"{name}.yaml").record_id)


def a_child(
    given: str = "Zofia", family: str = "Żółkiewska", born_on: date | None = date(2013, 5, 4), upn: str = ""
) -> Child:
    """An invented child, on the register since the day the clock stands at."""
    return Child(
        given_name=given, family_name=family, born_on=born_on, upn=upn, on_register_on=date(2026, 11, 17)
    )


def add_child(desk: Desk, authority: str, profile_id: str, born_on: date = date(2013, 5, 4)) -> RecordId:
    """Enter a child who lives in an authority."""
    written = desk.children.add(a_child(born_on=born_on))
    period = AuthorityPeriod(part=AuthorityPart.HOME, name=authority, profile_id=profile_id)
    desk.children.set_authority(written.record_id, 1, period, "Entered with the address.")
    return written.record_id


def a_concern(*children: RecordId, account: str = HUNGRY) -> Concern:
    """A concern about children, complete."""
    return Concern(
        children=tuple(Involved(who=one, part=Part.SUBJECT) for one in children),
        happened=Moment(on=date(2026, 11, 16), at=time(8, 40)),
        told=Moment(on=date(2026, 11, 16), at=time(9, 5)),
        reported_by=Reporter(name="Imogen Prewett", post="form tutor"),
        how_told=HowTold.SEEN,
        headline="No coat, hungry",
        account=account,
        child_words="I'm not cold, I'm used to it.",
        done_at_once="Breakfast, a coat from the store.",
        parents_told="Mother rung at 9:20; no answer.",
    )


def a_fact(record: RecordId | None = None) -> Fact:
    """A dated fact."""
    return Fact(
        on=date(2026, 11, 16), text="Arrived without a coat at 2 degrees, not having eaten.", record=record
    )


def a_judgement(child: RecordId, edition: Edition, level_id: str | None = None) -> JudgementDraft:
    """A judgement to refer, with nothing chosen."""
    return JudgementDraft(
        child=child,
        edition=edition.record_id,
        decision=Decision.REFER,
        why="It keeps coming back although help was given.",
        level_id=level_id,
    )


def a_referral(
    child: RecordId,
    edition: Edition,
    route: str,
    judgement: RecordId | None = None,
    consent: Consent = Consent.GIVEN,
) -> ReferralDraft:
    """A referral for protection, agreed with the parents."""
    return ReferralDraft(
        child=child,
        edition=edition.record_id,
        purpose=Purpose.PROTECTION,
        route=route,
        consent=consent,
        reason="Three mornings this month without food or a coat.",
        outcome_wanted="A social work assessment.",
        why_now="It is November, and the third time.",
        judgement=judgement,
    )


def rules(deadlines: tuple[Deadline, ...]) -> dict[str, Deadline]:
    """Give deadlines by their rule."""
    return {one.rule: one for one in deadlines}
