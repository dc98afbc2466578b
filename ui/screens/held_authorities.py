"""The authorities whose threshold profiles are held: what the forms of children offer to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.widgets.fields_choice import Option

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAuthority:
    """One authority that a profile held here speaks for. `code` is the DfE's three figures."""

    name: str
    code: str
    profile_id: str
    title: str


def read_held_authorities(desk: Desk) -> tuple[HeldAuthority, ...]:
    """Read every authority of every profile held, each once for a profile, by name."""
    found = {
        (one.profile.profile_id, area.name): HeldAuthority(
            name=area.name,
            code=area.dfe_code or "",
            profile_id=one.profile.profile_id,
            title=one.profile.title,
        )
        for one in desk.profiles.held()
        for area in one.profile.area.authorities
    }
    return tuple(sorted(found.values(), key=lambda one: one.name))


def names_of(held: tuple[HeldAuthority, ...]) -> tuple[str, ...]:
    """Give the names, each once."""
    return tuple(dict.fromkeys(one.name for one in held))


def code_of(held: tuple[HeldAuthority, ...], name: str) -> str:
    """Give the code of an authority by its name, "" where none of that name is held."""
    wanted = name.casefold()
    return next((one.code for one in held if one.name.casefold() == wanted), "")


def profile_options(held: tuple[HeldAuthority, ...]) -> tuple[Option, ...]:
    """Offer the profiles held, each once, by the titles of their documents."""
    titles = {one.profile_id: one.title for one in held}
    names = {profile: ", ".join(one.name for one in held if one.profile_id == profile) for profile in titles}
    return tuple(Option(value=profile, words=names[profile], hint=title) for profile, title in titles.items())
