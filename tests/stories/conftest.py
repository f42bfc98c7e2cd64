"""The telling that every other one is compared with."""

from __future__ import annotations

from pathlib import Path

import pytest_asyncio

from bot.equipment import Equipment
from tests.stories.story import tell
from tests.stories.telling import Telling
from tests.stories.theatre_stage import theatre_stage


@pytest_asyncio.fixture
async def on_the_theatre(tmp_path: Path, equipment: Equipment) -> Telling:
    """The story as told on the theatre."""
    async with theatre_stage(equipment, tmp_path / "toneel") as stage:
        return await tell(stage)
