"""A child's UPN, age, authorities, and where a confidential address may not stand."""

from __future__ import annotations

from datetime import date

import pytest

from dsl_desk.model.child import (
    Child,
    ConfidentialAddressInRegister,
    age_on,
    authority_on,
    guiding_authority,
    turns_18_on,
    upn_fault,
)
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod

SEPTEMBER = date(2026, 9, 1)


def a_child(
    *, upn: str = "", addresses: tuple[Address, ...] = (), authorities: tuple[AuthorityPeriod, ...] = ()
) -> Child:
    return Child(
        given_name="Zofia",
        family_name="Żółkiewska",
        upn=upn,
        addresses=addresses,
        authorities=authorities,
        on_register_on=SEPTEMBER,
    )


@pytest.mark.parametrize("upn", ["P207000016049", "B801200005001"])
def test_a_right_upn_has_no_fault(upn: str) -> None:
    assert upn_fault(upn) is None


@pytest.mark.parametrize(
    "upn",
    [
        "Q207000016049",
        "A801200005001",
        "p207000016049",
        "P20700001604",
        "P2070000160490",
        "P20700001604I",
        "I207000016049",
        "P2070000\u0661604",
        "\uff30207000016049",
        "P207000\u200b16049",
        "",
    ],
)
def test_a_wrong_upn_gets_a_finished_sentence(upn: str) -> None:
    said = upn_fault(upn)
    assert said is not None
    assert said.endswith(".")


def test_a_temporary_upn_ends_in_a_letter_that_counts() -> None:
    right = [letter for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if upn_fault(f"{letter}20700001604A") is None]
    assert len(right) == 1


def test_a_wrong_upn_is_missing_something_and_stops_nothing() -> None:
    assert any("check letter" in said for said in a_child(upn="Q207000016049").missing())
    assert not any("UPN" in said for said in a_child(upn="P207000016049").missing())


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 24), date(2026, 11, 23), 17),
        (date(2008, 11, 24), date(2026, 11, 24), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_is_counted_to_the_day(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_someone_born_on_29_february_comes_of_age_on_1_march() -> None:
    assert turns_18_on(date(2008, 2, 29)) == date(2026, 3, 1)
    assert turns_18_on(date(2008, 11, 24)) == date(2026, 11, 24)


def test_the_case_holder_guides_before_the_home_authority() -> None:
    home = AuthorityPeriod(part=AuthorityPart.HOME, name="Eastvale", from_on=date(2020, 1, 1))
    held = AuthorityPeriod(
        part=AuthorityPart.CASE_HOLDING, name="Northmoor", from_on=date(2026, 1, 1), to_on=date(2026, 6, 30)
    )
    child = a_child(authorities=(home, held))
    assert guiding_authority(child, date(2026, 3, 1)) == held
    assert guiding_authority(child, date(2026, 7, 1)) == home
    assert guiding_authority(child, date(2019, 7, 1)) is None


def test_of_two_periods_that_overlap_the_later_begun_holds() -> None:
    first = AuthorityPeriod(part=AuthorityPart.HOME, name="Eastvale")
    moved = AuthorityPeriod(part=AuthorityPart.HOME, name="Northmoor", from_on=date(2026, 5, 1))
    child = a_child(authorities=(moved, first))
    assert authority_on(child, AuthorityPart.HOME, date(2026, 5, 1)) == moved
    assert authority_on(child, AuthorityPart.HOME, date(2026, 4, 30)) == first


def test_the_register_refuses_a_confidential_address() -> None:
    with pytest.raises(ConfidentialAddressInRegister, match="protection"):
        a_child(addresses=(Address(lines=("41 Tannery Court",), confidential=True),))
