"""The member verbs: what is held of one account, as JSON, or its erasure."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.core.people import Actor, Role
from bot.settings.reading import config_folder, data_folder

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
    actor = Actor(platform, account, account)
    with only_one(data):
        return asyncio.run(_export(app, actor) if arguments.what == "export" else _forget(app, actor))


async def _export(app: App, actor: Actor) -> int:
    from moderation.members.access import Held, as_json, held_of
    from moderation.members.readers import EVERYTHING, Readers

    def taken_out(unit: Connection) -> Held:
        keys = _keys(app, unit, actor)
        held = held_of(unit, app.keepers, *keys)
        if held:
            Readers().note(unit, keys[0], Role.ADMIN, EVERYTHING, datetime.now(UTC))
        return held

    await app.database.start()
    held = await app.database.promise(taken_out)
    await app.database.close()
    print(as_json(held, datetime.now(UTC)).decode())
    return 0


async def _forget(app: App, actor: Actor) -> int:
    await app.database.start()
    now, eraser = datetime.now(UTC), app.members.eraser
    erased = await app.database.promise(lambda unit: eraser.erase(unit, _keys(app, unit, actor), now))
    await app.database.close()
    print(f"{erased.total} rows erased or unlinked; what remains: {', '.join(erased.remaining) or 'nothing'}")
    return 0


def _keys(app: App, unit: Connection, actor: Actor) -> tuple[str, ...]:
    """Every pseudonym of whoever has this account, linked accounts included."""
    from bot.store.links import keys_of

    return keys_of(unit, app.people.person(actor))
