"""Databases for tests: made once by the real migrations, then copied, so that each test has its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import URL

from bot.equipment import Equipment
from bot.store.engine import FILE, database_url, open_engine, private_file
from bot.store.upgrade import upgrade
from knowledge.finding.finder import Finder
from knowledge.finding.shelf import Shelf


class Template:
    """A data folder whose SQLite database is whole and closed, to be copied."""

    def __init__(self, folder: Path) -> None:
        # The last connection that closes leaves everything in the one file.
        assert not list(folder.glob(f"{FILE}-*"))
        files = (file for file in folder.rglob("*") if file.is_file())
        self._content = {file.relative_to(folder): file.read_bytes() for file in files}

    def put(self, folder: Path) -> URL:
        """Put a copy in a folder that has no database yet, and give its address."""
        address = database_url(folder)
        assert not (folder / FILE).exists()
        for name, content in self._content.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            private_file(folder / name).write_bytes(content)
        return address


def migrated(folder: Path) -> Template:
    """A database with all tables and nothing in them."""
    engine = open_engine(database_url(folder))
    upgrade(engine)
    engine.dispose()
    return Template(folder)


def stocked(folder: Path, empty: Template, equipment: Equipment) -> Template:
    """A database as after a first start: with the shipped sources, and the index of them."""
    engine = open_engine(empty.put(folder))
    with engine.begin() as unit:
        Shelf(Finder(equipment.lists), equipment.sources, folder / "index").fill(unit)
    engine.dispose()
    return Template(folder)


def community(folder: Path) -> Template:
    """A database with the sample community, as `make demo` makes it."""
    program = str(Path(sys.executable).with_name("vraagbaak"))
    subprocess.run([program, "db", "upgrade", "--sample", "--data", str(folder)], check=True)
    return Template(folder)
