"""The member verbs: what is held of one account, as JSON, or its erasure."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.core.people import Actor
from bot.settings import config_folder, data_folder

if TYPE_CHECKING:
    from bot.app import App


def run(arguments: Namespace) -> int:
    """Export to standard output, or erase and say what was done."""
    from bot.equipment import equip
    from bot.platforms import configured_app
    from bot.store.engine import FILE, only_one

    platform, _, account = arguments.account.partition(":")
    if not platform or not account:
        raise SetupError(f"{arguments.account!r} names no account: write platform:id, for example web:sanne")
    equipment = equip(config_folder(arguments.config))
    data = data_folder(equipment.settings, arguments.data)
    if not equipment.settings.assistant.database and not (data / FILE).exists():
        raise SetupError(
            f"there is no database in {data}: name its folder with --data (the demo's is data/demo)"
        )
    app: App = configured_app(equipment, data)
    person = app.people.person(Actor(platform, account, account))
    with only_one(data):
        return asyncio.run(_export(app, person) if arguments.what == "export" else _forget(app, person))


async def _export(app: App, person: str) -> int:
    from moderation.members.access import as_json, held_of

    await app.database.start()
    held = await app.database.read(lambda unit: held_of(unit, app.keepers, person))
    await app.database.close()
    print(as_json(held, datetime.now(UTC)).decode())
    return 0


async def _forget(app: App, person: str) -> int:
    from moderation.members.access import erase

    await app.database.start()
    erased = await app.database.promise(lambda unit: erase(unit, app.keepers, person))
    await app.database.close()
    print(f"{erased.total} rows erased or unlinked; what remains: {', '.join(erased.remaining) or 'nothing'}")
    return 0
