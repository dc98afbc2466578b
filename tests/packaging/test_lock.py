"""The lock names every file that is installed, by its digest, for every computer, and no place it is from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements.lock"
PIN = re.compile(
    r"(?P<name>[a-z0-9]+(-[a-z0-9]+)*)==(?P<version>[0-9][0-9a-z.]*)( ; (?P<marker>[^\\#]+?))?"
    r"(?P<hashes>( --hash=sha256:[0-9a-f]{64})*)"
)
PLACE = re.compile(r"://|\b[a-z0-9-]+\.(org|com|net|io|dev)\b|\bfile:|localhost", re.IGNORECASE)


def wanted() -> tuple[Requirement, ...]:
    """What `pyproject.toml` asks for: to run, to develop and to build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = (
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    )
    return tuple(map(Requirement, asked))


def faults(lock: str, asked: Iterable[Requirement]) -> list[str]:
    """What is wrong with a lock's text, given what must be in it."""
    found = [f"names a place: {line}" for line in lock.splitlines() if PLACE.search(line)]
    pinned: dict[str, list[str]] = {}
    for line in _joined(lock):
        pin = PIN.fullmatch(line)
        if pin is None:
            found.append(f"not a pinned package: {line[:60]}")
            continue
        pinned.setdefault(pin["name"], []).append(pin["version"])
        if not pin["hashes"]:
            found.append(f"no digest: {pin['name']}")
    for one in asked:
        versions = pinned.get(canonicalize_name(one.name), [])
        if not versions:
            found.append(f"not locked: {one.name}")
        found += [
            f"not what is asked for: {one.name} {each}" for each in versions if each not in one.specifier
        ]
    return found


def _joined(lock: str) -> Iterable[str]:
    """The lock's packages, one a line, comments left out."""
    lines = [line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).splitlines()


def test_the_lock_holds_what_the_project_asks_for_and_names_no_place() -> None:
    assert wanted()
    assert faults(LOCK.read_text(encoding="ascii"), wanted()) == []


def test_the_lock_says_how_it_is_made_again() -> None:
    top = LOCK.read_text(encoding="ascii").splitlines()[:2]
    assert (
        "uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes"
        in top[1]
    )


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_the_lock_has_what_each_system_alone_needs(system: str) -> None:
    """One lock for all: on each system it has a keyring that works there, and Windows its time zones."""
    needed = {"win32": {"pywin32-ctypes", "tzdata"}, "darwin": set(), "linux": {"secretstorage", "jeepney"}}[
        system
    ]
    lines = [line.split(" --hash")[0] for line in _joined(LOCK.read_text(encoding="ascii"))]
    here = {one.name for one in map(Requirement, lines) if one.marker is None or _applies(one, system)}
    others = {"pywin32-ctypes", "tzdata", "secretstorage", "jeepney"} - needed
    assert needed <= here
    assert not others & here


def _applies(one: Requirement, system: str) -> bool:
    return one.marker is not None and one.marker.evaluate(
        {"sys_platform": system, "python_full_version": "3.12.0", "python_version": "3.12"}
    )


DIGEST = "--hash=sha256:" + "a" * 64


@pytest.mark.parametrize(
    ("lock", "fault"),
    [
        ("", "not locked: Small"),
        (f"other==1.0 {DIGEST}", "not locked: Small"),
        ("small==1.5", "no digest: small"),
        (f"small==1.5 \\\n    {DIGEST}\nother==2", "no digest: other"),
        ("small==1.5 --hash=sha256:abc", "not a pinned package: small==1.5 --hash=sha256:abc"),
        ("small==1.5 --hash=md5:" + "a" * 64, "not a pinned package"),
        (f"small>=1.5 {DIGEST}", "not a pinned package: small>=1.5"),
        (f"small==2.5 {DIGEST}", "not what is asked for: Small 2.5"),
        (f"small==1.5 {DIGEST}\n--index-url https://example.invalid/simple", "names a place"),
        (f"small==1.5 {DIGEST}\n--find-links wheels", "not a pinned package: --find-links"),
        (f"small==1.5 {DIGEST}\n-e .", "not a pinned package: -e ."),
        (f"# from files.example.org\nsmall==1.5 {DIGEST}", "names a place"),
        ("small @ file:///srv/small.whl", "names a place"),
    ],
)
def test_a_faulty_lock_is_caught(lock: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults(lock, (Requirement("Small>=1,<2"),)))


def test_a_sound_lock_passes() -> None:
    small = f"small==1.5 ; sys_platform == 'win32' \\\n    {DIGEST} \\\n    {DIGEST}"
    lock = f"# made\n{small}\nother==2.0.post1 {DIGEST}\n"
    assert faults(lock, (Requirement("Small>=1,<2"),)) == []
