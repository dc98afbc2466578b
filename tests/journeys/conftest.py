"""The training story, told once for every journey that looks at it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dsl_desk.practice.training import tell_story
from tests.journeys.told import Story, packs_of
from tests.practice.rowan import QUICK, NoKeyring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.practice.desk import Desk
    from tests.journeys.told import Pack


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The whole story, told in a folder of its own."""
    place = tmp_path_factory.mktemp("story")
    state = place / "state"
    state.mkdir()
    said: list[str] = []
    told = tell_story(place / "demo", said.append, state=state, memory=NoKeyring(), stretch=QUICK)
    copy = shutil.copytree(told.casebook, place / told.casebook.name)
    return Story(folder=place / "demo", copy=copy, state=state, said=tuple(said), told=told)


@pytest.fixture(scope="session")
def desk(story: Story) -> Iterator[Desk]:
    """Its casebook, open: for looking only."""
    with story.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def packs(story: Story, desk: Desk) -> tuple[Pack, ...]:
    """Its packs, in the order they were saved."""
    return packs_of(story, desk)
