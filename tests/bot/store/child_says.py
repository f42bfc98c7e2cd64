"""An assistant that answers numbered events until it is killed, on a platform that lives in a file.

Reads `FIRST LAST` lines from its input; for each it forks an assistant that handles those events, says which
it acknowledged and which it showed, and ends with a line when that assistant is gone.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sqlite3
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.core.content import plain
from bot.core.errors import UnavailableError
from bot.core.places import MessageRef
from bot.core.plan import Part
from bot.core.speak import lane_of, send_key
from bot.store import deliverer
from bot.store.choices import Choices
from bot.store.deliverer import Deliverer
from bot.store.engine import database_url
from bot.store.inbox import first_time
from bot.store.outbox import Queue
from bot.store.writer import Database
from tests.bot.store.stand_in import NAME, Platform, room, words

ROOMS = 5
LOSES_EVERY = 10


def tell(line: str) -> None:
    """Write a line at once, so that nothing said is lost in a buffer when the process dies."""
    os.write(1, f"{line}\n".encode())


class FilePlatform(Platform):
    """Shows each key once, also for the next process, and loses one answer in ten after it shows."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = sqlite3.connect(path, isolation_level=None)

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Show a message, durably, and then perhaps lose the answer."""
        row = (key, part.to.key, plain(part.body))
        fresh = self._file.execute("INSERT OR IGNORE INTO shown VALUES (?, ?, ?)", row).rowcount
        self._file.execute("UPDATE posts SET n = n + 1")
        tell(f"shown {row[2]}")
        if fresh and secrets.randbelow(LOSES_EVERY) == 0:
            raise UnavailableError
        return MessageRef(room("any"), key)


async def handle(database: Database, queue: Queue, number: int) -> None:
    """Answer one event, as dispatch does: once, in the transaction that records it."""
    part = words(str(number), room(f"room-{number % ROOMS}"))

    def work(unit: Connection) -> None:
        if first_time(unit, NAME, str(number), datetime.now(UTC)):
            key = send_key(secrets.token_hex())
            queue.put(unit, NAME, part, lane=lane_of(part), reason="answer", key=key)

    await database.promise(work)
    tell(f"said {number}")


async def assist(folder: Path, first: int, last: int) -> None:
    """Handle the events from first up to last, and deliver until nothing waits."""
    deliverer.FIRST_PAUSE = 0.001
    clock = partial(datetime.now, UTC)
    queue = Queue(clock)
    database = Database(database_url(folder), lambda: sends.wake())
    sends = Deliverer(database, queue, Choices(), [FilePlatform(folder / "platform.db")], clock)
    await database.start()
    sends.start()
    await asyncio.gather(*(handle(database, queue, number) for number in range(first, last)))
    await sends.idle()
    await sends.stop()
    await database.close()
    tell("done")


def main(folder: Path) -> None:
    """Fork an assistant per line of input."""
    for line in sys.stdin:
        first, last = map(int, line.split())
        child = os.fork()
        if child == 0:
            tell(f"pid {os.getpid()}")
            asyncio.run(assist(folder, first, last))
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
