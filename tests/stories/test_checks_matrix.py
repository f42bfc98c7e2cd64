"""Checks 1 and 2 on Matrix, with a real homeserver."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people, synapse
from tests.stories import checks
from tests.stories.matrix_stage import matrix_stage

__all__ = ["people", "synapse"]
pytestmark = pytest.mark.asyncio


ONE = checks.check_1_a_tag_of_someone_else_leaves_no_text_and_no_pointer_after_a_week
TWO = checks.check_2_client_data_in_a_signal_is_nowhere_on_disk


@pytest.mark.parametrize(("check", "encrypted"), [(ONE, False), (TWO, False), (TWO, True)])
async def test_it_holds_on_matrix(
    check: checks.Check, encrypted: bool, equipment: Equipment, people: People, tmp_path: Path
) -> None:
    async with matrix_stage(equipment, people, tmp_path, encrypted=encrypted) as stage:
        await check(stage, tmp_path / "data")
