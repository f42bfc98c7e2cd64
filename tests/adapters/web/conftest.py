"""The whole assistant behind the web chat, as `make demo` starts it, on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.app import App
from bot.equipment import Equipment
from bot.platforms import web_app
from tests.databases import Template


@pytest_asyncio.fixture
async def app(tmp_path: Path, equipment: Equipment, stocked: Template) -> AsyncIterator[App]:
    stocked.put(tmp_path / "data")
    app = web_app(equipment, tmp_path / "data", port=0)
    async with app.running():
        yield app
