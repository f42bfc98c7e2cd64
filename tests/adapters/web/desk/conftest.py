"""The whole assistant behind the web chat with the desk open beside it, on free ports."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from msgspec import structs

from bot.app import App
from bot.core.people import Role
from bot.desk import Bureau, bureau
from bot.equipment import Equipment
from bot.platforms import web_app
from bot.settings.platforms import Desk, Person
from tests.databases import Template

NEW = (Person("ine", "Ine Vos"), Person("piet", "Piet Raad"))


@pytest_asyncio.fixture
async def running(
    tmp_path: Path, equipment: Equipment, stocked: Template
) -> AsyncIterator[tuple[App, Bureau]]:
    """Beside the people of the demo: ine, who is an editor as els, and piet of the programme board."""
    stocked.put(tmp_path / "data")
    web = structs.replace(equipment.settings.web, people=(*equipment.settings.web.people, *NEW))
    roles = {"web:ine": frozenset({Role.EDITOR}), "web:piet": frozenset({Role.PROGRAMME_BOARD})}
    own = replace(
        equipment,
        settings=structs.replace(equipment.settings, web=web),
        roles={**equipment.roles, **roles},
    )
    desk = bureau(own, Desk(port=0))
    app = web_app(own, tmp_path / "data", port=0, desk=desk)
    async with app.running(), desk.beside(app):
        yield app, desk


@pytest_asyncio.fixture
async def app(running: tuple[App, Bureau]) -> App:
    return running[0]


@pytest_asyncio.fixture
async def desk(running: tuple[App, Bureau]) -> Bureau:
    return running[1]
