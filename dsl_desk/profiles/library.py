"""The profiles that ship with the program: researched drafts, and two invented authorities for training."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from dsl_desk.profiles.read import read_profile

if TYPE_CHECKING:
    from dsl_desk.profiles.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """A profile's file: its name and its bytes."""

    name: str
    data: bytes


def shipped_files() -> tuple[ProfileFile, ...]:
    """Give every shipped profile's file, by name."""
    folder = files("resources").joinpath("authorities")
    found = (one for one in folder.iterdir() if one.name.endswith(".yaml"))
    return tuple(
        ProfileFile(name=one.name, data=one.read_bytes()) for one in sorted(found, key=lambda one: one.name)
    )


def read_library(library: tuple[ProfileFile, ...]) -> tuple[Profile, ...]:
    """Read and check a library of profiles. Raises ProfileFaults at the first file that cannot be used."""
    return tuple(read_profile(one.data, one.name) for one in library)


def shipped_profiles() -> tuple[Profile, ...]:
    """Read every shipped profile. Keep the answer: each call reads the files."""
    return read_library(shipped_files())
