"""The story on Discord, with the library as it is, is the story as told on the theatre."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.stories.discord_stage import discord_stage
from tests.stories.story import GOODBYE, tell
from tests.stories.telling import Telling, differences

pytestmark = pytest.mark.asyncio
# Accounts are numbers there, and what is held of somebody names the platform.
OTHER_NAMES = frozenset({GOODBYE})


async def test_discord_tells_the_same_story(
    on_the_theatre: Telling, equipment: Equipment, tmp_path: Path
) -> None:
    async with discord_stage(equipment, tmp_path) as stage:
        told = await tell(stage)
    assert list(differences(on_the_theatre, told, OTHER_NAMES)) == []
