"""Whom to ring for a child in danger, kept where the lock screen can read it: no child's data, no secret.

A profile names posts and teams and says where a number is published; it never holds the number itself. The
numbers are the school's own, a line each, and where it has written any they are what is shown.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dsl_desk.device.files import write_file
from dsl_desk.profiles.choices import Channel, TeamRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dsl_desk.profiles.profile import Profile
    from dsl_desk.profiles.referring import Team

FILE = "front_doors.json"
RINGS = (TeamRole.FRONT_DOOR, TeamRole.MASH, TeamRole.OUT_OF_HOURS)
"""Teams that take a call about a child in danger, in the order they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDoor:
    """One place to ring. `telephone` says in the profile's words where its number is, if they do."""

    authority: str
    what: str
    telephone: str
    hours: str

    @property
    def name(self) -> str:
        """Say whom it reaches."""
        if self.authority in self.what:
            return self.what
        return ": ".join(filter(None, (self.authority, self.what)))

    @property
    def where(self) -> str:
        """Say where the number is, or the number, and when it is answered."""
        return ", ".join(filter(None, (self.telephone, self.hours)))


def front_doors_of(profiles: Iterable[Profile], lines: Iterable[str] = ()) -> tuple[FrontDoor, ...]:
    """Give the places to ring: the school's own lines, else those of the editions, each once."""
    own = tuple(_own(line) for line in lines)
    return own or tuple(dict.fromkeys(door for profile in profiles for door in _doors(profile)))


def remember_front_doors(state: Path, book_id: str, doors: Iterable[FrontDoor]) -> None:
    """Keep a casebook's places to ring in this computer's own settings. Raises `NotKept`."""
    held = _read(state)
    held[book_id] = [asdict(one) for one in doors]
    write_file(state / FILE, json.dumps(held, ensure_ascii=False, indent=1).encode())


def recall_front_doors(state: Path, book_id: str) -> tuple[FrontDoor, ...]:
    """Give a casebook's places to ring; none where nothing readable is kept."""
    try:
        return tuple(_door(one) for one in _read(state).get(book_id, []))
    except (KeyError, TypeError):
        return ()


def _own(line: str) -> FrontDoor:
    """Read a line as the school wrote it: what stands before a colon is whom it reaches."""
    whom, colon, number = line.partition(":")
    if not colon:
        whom, number = "", line
    return FrontDoor(authority=whom.strip(), what="", telephone=number.strip(), hours="")


def _door(held: dict[str, str]) -> FrontDoor:
    named = (held["authority"], held["what"], held["telephone"], held["hours"])
    if not all(isinstance(one, str) for one in named):
        raise TypeError
    authority, what, telephone, hours = named
    return FrontDoor(authority=authority, what=what, telephone=telephone, hours=hours)


def _read(state: Path) -> dict[str, list[dict[str, str]]]:
    try:
        held = json.loads((state / FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _doors(profile: Profile) -> Iterator[FrontDoor]:
    teams = sorted((one for one in profile.teams if one.role in RINGS), key=lambda one: RINGS.index(one.role))
    if not teams and profile.referral.front_door_name:
        yield _front_door(profile, profile.referral.front_door_name, "", _office_hours(profile))
    for team in teams:
        yield _front_door(profile, team.name, team.contact_seen, _hours(profile, team))


def _front_door(profile: Profile, what: str, telephone: str, hours: str) -> FrontDoor:
    return FrontDoor(authority=profile.authority, what=what, telephone=telephone, hours=hours)


def _hours(profile: Profile, team: Team) -> str:
    """Give the hours of the route by telephone that names the team; else, in the day, the office's."""
    routes = [one for one in profile.referral.routes if one.channel is Channel.PHONE_FIRST and one.hours]
    named = next((one.hours for one in routes if team.name.casefold() in one.name.casefold()), "")
    return named or ("" if team.role is TeamRole.OUT_OF_HOURS else _office_hours(profile))


def _office_hours(profile: Profile) -> str:
    times = profile.referral.office_times
    return f"working days, {times.opens} to {times.closes}" if times else ""
