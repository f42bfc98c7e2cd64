"""Takes a file in, in a process of its own that is killed at once after so many rows."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.store.engine import database_url, open_engine
from knowledge.exchange.forms import Form, digest_of, reader
from knowledge.exchange.rows import Row
from knowledge.exchange.taking_in import Told, take_in

T = TypeVar("T")


def main(path: str, folder: str, after: int) -> None:
    """Die in the middle of the second reading, with a transaction open."""
    engine = open_engine(database_url(Path(folder)))

    def works(work: Callable[[Connection], T], /) -> T:
        with engine.begin() as unit:
            return work(unit)

    with Path(path).open("rb") as file:
        read = reader(file, Form.CSV)
        times = 0

        def rows() -> Iterator[Row]:
            nonlocal times
            times += 1
            for number, each in enumerate(read()):
                if times == 2 and number == after:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield each

        take_in(rows, digest_of(file), works, datetime.now(UTC), Told(lambda _: None))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
