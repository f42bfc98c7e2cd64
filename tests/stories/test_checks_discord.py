"""Checks 1 and 2 on Discord, with the library as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.stories import checks
from tests.stories.discord_stage import discord_stage

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize(
    "check",
    [
        checks.check_1_a_tag_of_someone_else_leaves_no_text_and_no_pointer_after_a_week,
        checks.check_2_client_data_in_a_signal_is_nowhere_on_disk,
    ],
)
async def test_it_holds_on_discord(check: checks.Check, equipment: Equipment, tmp_path: Path) -> None:
    async with discord_stage(equipment, tmp_path) as stage:
        await check(stage, tmp_path / "data")
