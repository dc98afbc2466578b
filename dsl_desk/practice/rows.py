"""What one row of a list makes of a child: a new record, or the differences from the one held."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.model.child import Child, authority_on
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod
from dsl_desk.practice.places import (
    authority_faults,
    current_addresses,
    is_same_address,
    moved,
    with_authority,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.exchange.pupils import PupilRow

PLAIN_FIELDS = (
    "given_name",
    "family_name",
    "preferred_name",
    "born_on",
    "year_group",
    "form",
    "upn",
    "first_language",
    "interpreter_for",
    "joined_on",
    "left_on",
)
"""Fields that a row's own value replaces, unless its cell is blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field as it is and as it would be, in words."""

    field: str
    was: str
    becomes: str


def child_of_row(row: PupilRow, today: date) -> Child:
    """Make a new child of a row. A confidential address is not in the row any more."""
    address = Address(lines=row.address, postcode=row.postcode)
    home = _home(row)
    return Child(
        given_name=row.given_name,
        family_name=row.family_name,
        preferred_name=row.preferred_name,
        other_names=row.other_names,
        born_on=row.born_on,
        year_group=row.year_group,
        form=row.form,
        upn=row.upn,
        first_language=row.first_language,
        interpreter_for=row.interpreter_for,
        addresses=(address,) if row.address else (),
        authorities=(home,) if home else (),
        joined_on=row.joined_on,
        left_on=row.left_on,
        on_register_on=today,
    )


def updated(child: Child, row: PupilRow, today: date) -> tuple[Child, tuple[str, ...]]:
    """Give the child as a row would have it, and a sentence for what must be entered by hand instead."""
    given = {name: value for name in PLAIN_FIELDS if (value := getattr(row, name))}
    others = tuple(dict.fromkeys((*child.other_names, *row.other_names)))
    renewed = replace(child, **given, other_names=others)
    renewed, *doubts = _rehoused(renewed, row, today)
    renewed, *more = _rehomed(renewed, row, today)
    return renewed, (*doubts, *more)


def differences(before: Child, after: Child) -> tuple[Difference, ...]:
    """List the fields that differ, in the record's order."""
    return tuple(_differences(before, after))


def _differences(before: Child, after: Child) -> Iterator[Difference]:
    for one in fields(Child):
        was, becomes = getattr(before, one.name), getattr(after, one.name)
        if was != becomes:
            yield Difference(field=one.name.replace("_", " "), was=_said(was), becomes=_said(becomes))


def _said(value: object) -> str:
    """Put a field's value in words; of dated periods, those that are still open."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, tuple):
        return "; ".join(filter(None, (_said_part(one) for one in value)))
    return str(value) if value is not None else ""


def _said_part(value: object) -> str:
    if isinstance(value, Address):
        return ", ".join(filter(None, (*value.lines, value.postcode))) if value.to_on is None else ""
    if isinstance(value, AuthorityPeriod):
        return f"{value.part.value}: {value.name}" if value.to_on is None else ""
    return str(value)


def _rehoused(child: Child, row: PupilRow, today: date) -> tuple[Child, *tuple[str, ...]]:
    """Open a new address where the row has one that is none of the child's."""
    if not row.address:
        return (child,)
    address = Address(lines=row.address, postcode=row.postcode, from_on=today)
    now = current_addresses(child, today)
    if any(is_same_address(one, address) for one in now):
        return (child,)
    if not now:
        return (replace(child, addresses=(*child.addresses, address)),)
    if len(now) == 1:
        return (moved(child, address),)
    return (
        child,
        f"Row {row.row}: the child has {len(now)} addresses, and the row's is none of them. "
        "It was left out; enter it by hand.",
    )


def _rehomed(child: Child, row: PupilRow, today: date) -> tuple[Child, *tuple[str, ...]]:
    """Open a new home authority where the row names another."""
    home = _home(row)
    now = authority_on(child, AuthorityPart.HOME, today)
    if home is None or (now is not None and _is_same_authority(now, home)):
        return (child,)
    if any(one.part is AuthorityPart.HOME for one in child.authorities):
        home = replace(home, from_on=today)
    if any(authority_faults(child, home)):
        return (
            child,
            f"Row {row.row}: the home authority does not fit those entered. Enter it by hand.",
        )
    return (with_authority(child, home),)


def _home(row: PupilRow) -> AuthorityPeriod | None:
    if not (row.home_name or row.home_code):
        return None
    return AuthorityPeriod(
        part=AuthorityPart.HOME, name=row.home_name or f"Authority {row.home_code}", code=row.home_code
    )


def _is_same_authority(one: AuthorityPeriod, other: AuthorityPeriod) -> bool:
    if one.code and other.code:
        return one.code == other.code
    return one.name.casefold() == other.name.casefold()
