"""The way a referral went: one of the authority's routes, or one in the school's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.profiles.atoms import LONGEST_NAME
from dsl_desk.profiles.referring import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.profiles.choices import Channel
    from dsl_desk.profiles.profile import Profile


def known_route(profile: Profile, route: str) -> Route | None:
    """Find one of the edition's routes by its id or its name."""
    return next((one for one in profile.referral.routes if route and route in (one.id, one.name)), None)


def route_of(profile: Profile, route: str, channel: Channel | None) -> Route:
    """Give the edition's route, or one made of the school's words. Call `route_faults` first."""
    known = known_route(profile, route)
    if known is not None:
        return known
    return Route.model_validate(
        {"name": route.strip(), "channel": channel, "for": "in the school's own words", "ev": ("e0",)}
    )


def route_faults(profile: Profile, route: str, channel: Channel | None) -> Iterator[str]:
    """Say what stops a route being kept."""
    if known_route(profile, route) is not None:
        return
    listed = ", ".join(f"“{one.name}”" for one in profile.referral.routes)
    if not route.strip():
        yield f"Say how it was sent. {f'The edition knows {listed}.' if listed else ''}".strip()
    elif channel is None:
        known = f"The edition knows {listed}; choose one, or say" if listed else "Say"
        yield f"This route is not in the edition. {known} what kind of way it was (phone, form, e-mail)."
    if len(route) > LONGEST_NAME or "\n" in route or "\t" in route:
        yield f"Say how it was sent in one line of at most {LONGEST_NAME} characters."
    if any("\ud800" <= one <= "\udfff" for one in route):
        yield "How it was sent holds half of a character, which is no text. Write it again."
