"""Takes a file in with little memory and little time, and tells what came of it as JSON."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.store.engine import database_url, open_engine
from knowledge.exchange.forms import form_of
from knowledge.exchange.lines import CharsetError
from knowledge.exchange.opening import digest_of, reader
from knowledge.exchange.taking_in import Told, WrongRow, take_in
from knowledge.sources import store

T = TypeVar("T")
MORE_MEMORY = 150_000_000
SECONDS = 60


def main(path: Path, folder: Path) -> dict[str, object]:
    """What came of the file."""
    engine = open_engine(database_url(folder))
    wrong: list[WrongRow] = []

    def works(work: Callable[[Connection], T], /) -> T:
        with engine.begin() as unit:
            return work(unit)

    limited()
    form = form_of(path.name)
    assert form is not None
    with path.open("rb") as file:
        try:
            rows, now = reader(file, form), datetime.now(UTC)
            report = take_in(rows, digest_of(file), works, now, Told(wrong.append))
        except CharsetError as error:
            return {"charset": error.line}
    with engine.begin() as unit:
        kept = [each.id for each in store.every_resource(unit)]
    problems = sorted({str(problem) for row in wrong[:1_000] for problem in row.problems})
    counts = {"read": report.read, "wrong": report.wrong, "changed": report.changed, "leads": report.leads}
    return {**counts, "kept": kept, "problems": problems[:5]}


def limited() -> None:
    """From here on the process dies, or Python raises MemoryError, when it takes much more."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MORE_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
