"""The database verbs: upgrade, backup, restore."""

from __future__ import annotations

import asyncio
import shutil
from argparse import Namespace
from pathlib import Path

from bot.core.errors import SetupError
from bot.settings.reading import config_folder, data_folder, load

BESIDE = ("matrix",)
"""Folders in the data folder whose files belong to the database: the login and the keys of an account."""


def run(arguments: Namespace) -> int:
    """Do what was asked and say what came of it."""
    settings = load(config_folder(arguments.config))
    folder = data_folder(settings, arguments.data)
    if arguments.what == "upgrade":
        return _fill(arguments, folder) if arguments.sample else _upgrade(folder, settings.assistant.database)
    if settings.assistant.database:
        raise SetupError(
            "this database is PostgreSQL: use pg_dump and pg_restore, and for one moment of both stop the "
            f"assistant and copy {', '.join(str(folder / x) for x in BESIDE)} as well"
        )
    if arguments.file is None:
        raise SetupError(f"name the file: vraagbaak db {arguments.what} FILE")
    return (
        _backup(folder, Path(arguments.file)) if arguments.what == "backup" else _restore(arguments, folder)
    )


def _upgrade(folder: Path, configured: str) -> int:
    from bot.store.engine import database_url, open_engine
    from bot.store.upgrade import upgrade

    engine = open_engine(database_url(folder, configured))
    try:
        print("the database was upgraded" if upgrade(engine) else "the database is up to date")
    finally:
        engine.dispose()
    return 0


def _fill(arguments: Namespace, folder: Path) -> int:
    from bot.equipment import equip
    from bot.platforms import web_app

    async def fill() -> None:
        async with web_app(equip(config_folder(arguments.config)), folder, sample=True).opened():
            print("the database holds a sample community")

    asyncio.run(fill())
    return 0


def _backup(folder: Path, target: Path) -> int:
    from bot.store.backup import backup

    print(f"{target}: {backup(folder, target, BESIDE)} bytes")
    return 0


def _restore(arguments: Namespace, folder: Path) -> int:
    from bot.store.backup import restore

    done = restore(folder, Path(arguments.file))
    shutil.rmtree(folder / "index", ignore_errors=True)  # it goes with what was replaced, and is made again
    print("restored" + "".join(f", with {name}" for name in done.folders))
    for kept in done.replaced:
        print(f"what it replaced is {kept}")
    print(_erased_again(arguments, folder))
    return 0


def _erased_again(arguments: Namespace, folder: Path) -> str:
    """Erase whom the backup brought back; what an older version made is left as it is until a start."""
    from bot.store.engine import database_url, open_engine
    from bot.store.upgrade import current, head

    engine = open_engine(database_url(folder))
    with engine.begin() as unit:
        same = current(unit) == head()
    engine.dispose()
    later = "who was erased since this backup is erased again at the next start"
    if not same:
        return later
    try:
        count = asyncio.run(_again(arguments, folder))
        return f"people erased again, because they were since this backup: {count}"
    except SetupError as error:
        return f"{later} (not now: {error})"


async def _again(arguments: Namespace, folder: Path) -> int:
    from datetime import UTC, datetime

    from bot.equipment import equip
    from bot.platforms import configured_app

    app = configured_app(equip(config_folder(arguments.config)), folder)
    # Opening erases as well; here it comes first, to tell of how many.
    counted: list[int] = []
    app.first.insert(0, lambda unit: counted.append(app.members.eraser.again(unit, datetime.now(UTC))))
    async with app.opened():
        return sum(counted)
