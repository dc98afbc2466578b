"""The threshold profiles a school holds, and which of them speaks for a child on a day."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from dsl_desk.errors import CasebookDamaged, DeskError
from dsl_desk.model.access import SUPPORT
from dsl_desk.model.child import Child, guiding_authority
from dsl_desk.model.judgement import EditionShown
from dsl_desk.model.school import ProfileEdition
from dsl_desk.practice.written import NewFile, Sheet, Written, attachments_of
from dsl_desk.profiles.choices import Status
from dsl_desk.profiles.match import offer_indicators
from dsl_desk.profiles.profile import Profile
from dsl_desk.profiles.read import read_profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dsl_desk.model.place import AuthorityPeriod
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.profiles.match import Offers

NO_LONGER = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})
"""Editions that no new judgement is made under, anywhere."""

_ENDING = ".yaml"


class NoProfile(DeskError):
    """Nobody can say which thresholds apply to a child: what to enter or hold first is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition held in the casebook: the record of it, and what it says."""

    sheet: Sheet[ProfileEdition]
    profile: Profile

    @property
    def record_id(self) -> RecordId:
        """The record's id: what a judgement or a referral is made under."""
        return self.sheet.record_id

    def shown(self) -> EditionShown:
        """Give the edition as it stands today, for a record that keeps it."""
        return EditionShown(
            profile_id=self.profile.profile_id,
            edition_id=self.profile.edition_id,
            title=self.profile.title,
            authority=self.profile.authority,
            digest=self.profile.digest,
            status=self.profile.status.value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A profile that comes with the program: its name there, and what it says of itself."""

    name: str
    title: str
    authority: str
    status: Status


class Profiles:
    """Editions held whole, so that what was judged under one keeps its words."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records
        self._read: dict[str, Profile] = {}

    def hold(self, data: bytes, name: str = "The file") -> Written:
        """Check a profile's file and keep it whole. Raises `Faults` with every fault and its line.

        A file held already is given back as it stands. An edition never changes: another file under the same
        edition's name is refused.
        """
        profile = read_profile(data, name)
        for sheet in self._records.all_of(ProfileEdition):
            if sheet.record.source.digest == profile.digest:
                return Written(kept=sheet.kept, warnings=("This edition is held already.",))
            if sheet.record.edition_id == profile.edition_id:
                raise DeskError(
                    f"The edition {profile.edition_id} is held already and says something else. An "
                    "edition never changes: give the new file an edition_id of its own."
                )
        file = NewFile(name=f"{profile.edition_id}.yaml", data=data, media_type="application/yaml")
        record = ProfileEdition(
            profile_id=profile.profile_id,
            edition_id=profile.edition_id,
            title=profile.title,
            status=profile.status.value,
            source=attachments_of((file,))[0],
            held_on=self._records.today(),
        )
        return self._records.keep(record, SUPPORT, files=(file,))

    def shipped(self) -> tuple[Shipped, ...]:
        """List the profiles that come with the program, by authority."""
        found = ((name, read_profile(data, name)) for name, data in _shipped_files())
        listed = (
            Shipped(name=name, title=one.title, authority=one.authority, status=one.status)
            for name, one in found
        )
        return tuple(sorted(listed, key=lambda one: one.authority))

    def hold_shipped(self, name: str) -> Written:
        """Hold one of the profiles that come with the program, by its name. Raises `NoProfile`."""
        data = dict(_shipped_files()).get(name)
        if data is None:
            raise NoProfile(f"No profile {name} comes with this program. Choose one from the list.")
        return self.hold(data, name)

    def held(self) -> tuple[Edition, ...]:
        """Give every edition held, in the order they were first held."""
        return tuple(self._edition(sheet) for sheet in self._records.all_of(ProfileEdition))

    def edition(self, record_id: RecordId) -> Edition:
        """Give one edition by the id of its record. Raises `NoSuchRecord`."""
        return self._edition(self._records.sheet(record_id, ProfileEdition))

    def edition_named(self, edition_id: str) -> Edition:
        """Give one edition by its own name, as in its file. Raises `NoProfile`."""
        for sheet in self._records.all_of(ProfileEdition):
            if sheet.record.edition_id == edition_id:
                return self._edition(sheet)
        raise NoProfile(f"No edition {edition_id} is held here. Hold its file first.")

    def kept_as(self, shown: EditionShown) -> Edition:
        """Give the very edition a record was made under. Raises `NoProfile` where its file is not held."""
        for sheet in self._records.all_of(ProfileEdition):
            if sheet.record.source.digest == shown.digest:
                return self._edition(sheet)
        raise NoProfile(f"The edition {shown.edition_id} is not held here. Hold its file first.")

    def for_child(self, child: RecordId, on: date) -> Edition:
        """Give the edition whose thresholds and clocks apply to a child on a day.

        Raises `NoProfile`, saying what is missing, or which editions to choose from.
        """
        return self.speaking_for(self._records.sheet(child, Child).record, on)

    def speaking_for(self, child: Child, on: date) -> Edition:
        """Give the edition for a child as their record stands, or stood. Raises `NoProfile`."""
        period = guiding_authority(child, on)
        if period is None:
            raise NoProfile(
                "No authority is entered for this child on that day. Enter where the child lives, "
                "or who holds the case."
            )
        found = [one for one in self.held() if _speaks_for(one.profile, period)]
        usable = [one for one in found if not self.fault_of(one) and _is_current(one.profile, on)]
        if not usable:
            raise NoProfile(
                f"No edition for {period.name} that may be used on that day is held. Hold the authority's "
                "profile, or name the one to use in the child's authority."
            )
        if len(usable) > 1:
            names = ", ".join(one.profile.edition_id for one in usable)
            raise NoProfile(
                f"More than one edition for {period.name} is in force: {names}. Choose one of them."
            )
        return usable[0]

    def fault_of(self, edition: Edition) -> str:
        """Say why no live work may be done under an edition, or nothing.

        A training casebook may use drafts and invented authorities; any other only what was adopted here.
        """
        status = edition.profile.status
        if status in NO_LONGER:
            return (
                f"The edition {edition.profile.edition_id} is {status.value}. Use the one that replaced it."
            )
        if self._records.is_training() or status is Status.ADOPTED:
            return ""
        said = status.value.replace("_", " ")
        return (
            f"The edition {edition.profile.edition_id} has the status “{said}”, so it drives training "
            "casebooks only. Check it against the authority's current document, and adopt it."
        )

    def offer(self, edition: RecordId, account: str) -> Offers:
        """Offer the indicators whose words meet an account; all of them stay in view, and none is ticked."""
        return offer_indicators(self.edition(edition).profile, account)

    def _edition(self, sheet: Sheet[ProfileEdition]) -> Edition:
        digest = sheet.record.source.digest
        if digest not in self._read:
            self._read[digest] = self._profile(digest)
        return Edition(sheet=sheet, profile=self._read[digest])

    def _profile(self, digest: str) -> Profile:
        data = self._records.book.blob(digest)
        if data is None or sha256(data).hexdigest() != digest:
            raise CasebookDamaged(
                "A threshold profile's file is not here as it was kept. Restore the casebook from a backup."
            )
        return read_profile(data, "The profile kept here")


def _shipped_files() -> Iterator[tuple[str, bytes]]:
    """Give each shipped profile's name and bytes."""
    for file in resources.files("resources").joinpath("authorities").iterdir():
        if file.name.endswith(_ENDING):
            yield file.name.removesuffix(_ENDING), file.read_bytes()


def _speaks_for(profile: Profile, period: AuthorityPeriod) -> bool:
    """Say whether a profile is the one chosen for an authority or, where none was, is that authority's."""
    if period.profile_id:
        return profile.profile_id == period.profile_id
    return any(
        one.dfe_code == period.code if period.code else one.name.casefold() == period.name.casefold()
        for one in profile.area.authorities
    )


def _is_current(profile: Profile, on: date) -> bool:
    """Say whether a day lies in an edition's own period; a partial date is taken as widely as it can be."""
    day = on.isoformat()
    starts, ends = profile.document.effective_from or "", profile.document.effective_to
    return starts <= day and (ends is None or day[: len(ends)] <= ends)
