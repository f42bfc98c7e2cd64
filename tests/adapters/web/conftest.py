"""The whole assistant behind the web chat, as `make demo` starts it, on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.app import App, web_app
from bot.settings import config_folder, load

CONFIG = config_folder(str(Path(__file__).resolve().parents[3] / "config"))


@pytest_asyncio.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    app = web_app(load(CONFIG), CONFIG, tmp_path / "data", port=0)
    async with app.running():
        yield app
