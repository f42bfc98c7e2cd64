"""A process that writes rows as fast as it can and prints a line for each that is acknowledged."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from sqlalchemy import Connection, text

from bot.store.engine import database_url
from bot.store.writer import Database

ADD = text("INSERT INTO tally (n) VALUES (1)")


def _add(unit: Connection) -> None:
    unit.execute(ADD)


async def main(folder: Path) -> None:
    """Write with ten producers until killed."""
    database = Database(database_url(folder))
    await database.start()

    async def produce() -> None:
        while True:
            await database.promise(_add)
            os.write(1, b"kept\n")

    await asyncio.gather(*(produce() for _ in range(10)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
