"""The story on Matrix, in plain and in encrypted rooms, is the story as told on the theatre."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio

from bot.equipment import Equipment
from tests.conversations.platforms import MATRIX
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people, synapse
from tests.stories.matrix_stage import matrix_stage
from tests.stories.story import GOODBYE, tell
from tests.stories.telling import Telling, differences
from tests.stories.theatre_stage import theatre_stage

__all__ = ["people", "synapse"]
pytestmark = pytest.mark.asyncio
# Accounts have other names there, and what is held of somebody names the platform and its private rooms.
OTHER_NAMES = frozenset({GOODBYE})


@pytest_asyncio.fixture
async def in_words(tmp_path: Path, equipment: Equipment) -> Telling:
    """The story as told on the theatre with lists and questions in words, as Matrix has them."""
    async with theatre_stage(equipment, tmp_path / "in-woorden", MATRIX) as stage:
        return await tell(stage)


async def test_words_instead_of_buttons_leave_the_same_behind(
    on_the_theatre: Telling, in_words: Telling
) -> None:
    for chapter, told in on_the_theatre.items():
        assert in_words[chapter].state == told.state
        assert in_words[chapter].files == told.files


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_matrix_tells_the_same_story(
    in_words: Telling, equipment: Equipment, people: People, tmp_path: Path, encrypted: bool
) -> None:
    async with matrix_stage(equipment, people, tmp_path, encrypted=encrypted) as stage:
        told = await tell(stage)
    assert list(differences(in_words, told, OTHER_NAMES)) == []
