"""Where a child lives and which authority answers for what, from one day on: periods that close and open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dsl_desk.practice.names import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.child import Child
    from dsl_desk.model.place import Address, AuthorityPeriod

_DAY = timedelta(days=1)


def moved(child: Child, address: Address) -> Child:
    """Close every address still open on the day before the new one begins, and add the new one."""
    ends = address.from_on - _DAY if address.from_on else None
    closed = tuple(
        replace(one, to_on=max(ends, one.from_on or ends)) if ends and one.to_on is None else one
        for one in child.addresses
    )
    return replace(child, addresses=(*closed, address))


def with_authority(child: Child, period: AuthorityPeriod) -> Child:
    """Close the open period of the same part on the day before, and add the new one."""
    ends = period.from_on - _DAY if period.from_on else None
    closed = tuple(
        replace(one, to_on=max(ends, one.from_on or ends))
        if ends and one.part is period.part and one.to_on is None
        else one
        for one in child.authorities
    )
    return replace(child, authorities=(*closed, period))


def authority_faults(child: Child, period: AuthorityPeriod) -> Iterator[str]:
    """Say what is wrong with a new period beside those that stand."""
    if not period.name.strip():
        yield "Enter the authority's name."
    if period.from_on and period.to_on and period.to_on < period.from_on:
        yield "The authority's period ends before it begins. Check both dates."
    same = [one for one in child.authorities if one.part is period.part]
    if same and period.from_on is None:
        yield f"Enter from which day this is the {period.part.value} authority: another stands there already."
    elif any(_collide(one, period) for one in same):
        yield (
            f"Another {period.part.value} authority stands for some of these days. "
            "Correct its dates first, or begin the new one later."
        )


def address_faults(address: Address) -> Iterator[str]:
    """Say what is wrong with an address by itself."""
    if not any(line.strip() for line in address.lines):
        yield "Enter the address."
    if address.from_on and address.to_on and address.to_on < address.from_on:
        yield "The last day at the address is before the first. Check both dates."


def is_same_address(one: Address, other: Address) -> bool:
    """Say whether two addresses are the same place as written, case, spaces and stops aside."""
    return _written(one) == _written(other)


def current_addresses(child: Child, day: date) -> tuple[Address, ...]:
    """Give the addresses of the register that hold on a day."""
    return tuple(
        one
        for one in child.addresses
        if (one.from_on is None or one.from_on <= day) and (one.to_on is None or day <= one.to_on)
    )


def _collide(one: AuthorityPeriod, new: AuthorityPeriod) -> bool:
    """Say whether a period shares days with a new one that closing it the day before would not free."""
    begins, ends = new.from_on or date.min, new.to_on or date.max
    if one.to_on is None:
        return (one.from_on or date.min) >= begins
    return (one.from_on or date.min) <= ends and begins <= one.to_on


def _written(address: Address) -> str:
    return plain_name(" ".join((*address.lines, address.postcode))).replace(" ", "")
