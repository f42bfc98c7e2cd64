"""Checks 1 and 2 on the theatre."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.stories import checks
from tests.stories.theatre_stage import theatre_stage

pytestmark = pytest.mark.asyncio


async def test_checks_1_and_2_on_the_theatre(equipment: Equipment, tmp_path: Path) -> None:
    for name, check in (
        ("one", checks.check_1_a_tag_of_someone_else_leaves_no_text_and_no_pointer_after_a_week),
        ("two", checks.check_2_client_data_in_a_signal_is_nowhere_on_disk),
    ):
        async with theatre_stage(equipment, tmp_path / name) as stage:
            await check(stage, tmp_path / name)
