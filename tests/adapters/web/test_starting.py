"""What keeps the web chat from starting is named with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import App
from bot.core.errors import SetupError
from bot.equipment import Equipment
from bot.platforms import web_app

pytestmark = pytest.mark.asyncio


async def test_a_taken_port_is_named_with_its_remedy(app: App, tmp_path: Path, equipment: Equipment) -> None:
    port = int(app.addresses[0].rstrip("/").rpartition(":")[2])
    other = web_app(equipment, tmp_path / "tweede", port=port)
    with pytest.raises(SetupError, match=f"port {port} is in use.*--port"):
        async with other.running():
            raise AssertionError("started on a taken port")


async def test_a_port_that_does_not_exist_is_named_with_its_remedy(
    tmp_path: Path, equipment: Equipment
) -> None:
    with pytest.raises(SetupError, match=r"port 99999999 does not exist.*--port"):
        async with web_app(equipment, tmp_path, port=99_999_999).running():
            raise AssertionError("started on no port")


async def test_a_second_assistant_on_the_same_data_is_refused(
    app: App, tmp_path: Path, equipment: Equipment
) -> None:
    other = web_app(equipment, tmp_path / "data", port=0)
    with pytest.raises(SetupError, match="already runs"):
        async with other.running():
            raise AssertionError("started twice on one folder")
