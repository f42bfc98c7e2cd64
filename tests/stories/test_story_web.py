"""The story in the web chat, over real HTTP and WebSocket, is the story as told on the theatre."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.stories.story import GOODBYE, tell
from tests.stories.telling import Telling, differences
from tests.stories.web_stage import web_stage

pytestmark = pytest.mark.asyncio
# The web chat keeps the messages itself, so it has more to show and to erase.
MORE = frozenset({GOODBYE})


async def test_the_web_chat_tells_the_same_story(
    on_the_theatre: Telling, equipment: Equipment, tmp_path: Path
) -> None:
    async with web_stage(equipment, tmp_path / "web") as stage:
        told = await tell(stage)
    assert list(differences(on_the_theatre, told, MORE)) == []
