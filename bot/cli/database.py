"""The database verbs: upgrade, backup, restore."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from bot.core.errors import SetupError
from bot.settings import config_folder, data_folder, load


def run(arguments: Namespace) -> int:
    """Do what was asked and say what came of it."""
    settings = load(config_folder(arguments.config))
    folder = data_folder(settings, arguments.data)
    if arguments.what == "upgrade":
        return _fill(arguments, folder) if arguments.sample else _upgrade(folder, settings.assistant.database)
    if settings.assistant.database:
        raise SetupError("this database is PostgreSQL: use pg_dump and pg_restore")
    if arguments.file is None:
        raise SetupError(f"name the file: vraagbaak db {arguments.what} FILE")
    return (
        _backup(folder, Path(arguments.file))
        if arguments.what == "backup"
        else _restore(folder, arguments.file)
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

    print(f"{target}: {backup(folder, target)} bytes")
    return 0


def _restore(folder: Path, copy: str) -> int:
    from bot.store.backup import restore

    kept = restore(folder, Path(copy))
    print("restored" + (f"; the database it replaced is {kept}" if kept else ""))
    return 0
