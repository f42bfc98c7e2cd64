"""How much more a digest over 100,000 signals costs than reading their rows, and the memory it takes."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, insert, select

from bot.digest.counting.build import build
from bot.digest.counting.spread import NEEDED
from bot.digest.counting.week import Week
from bot.reporting import facts
from bot.signals.signal_table import signal
from bot.store.engine import database_url, open_engine
from bot.store.upgrade import upgrade

WEEK, COUNT = Week(2026, 40), 100_000
NEEDS: tuple[str, ...] = (
    "id",
    "given_at",
    "person",
    "theme",
    "level",
    "share_knowledge",
    "employer_commissioner",
)
NEEDS += ("develop_knowledge", "perspective", "region", "bundle", "platform", "channel", "kind")


def rows() -> Iterator[dict[str, object]]:
    """Signals of twenty thousand people over nineteen weeks, in two hundred places."""
    first, last = WEEK.back(NEEDED - 1).start, WEEK.end
    for n in range(COUNT):
        yield {
            "id": f"S-2026-{n:06}",
            "person": f"person-{n * 7919 % 20_000}",
            "text": "Het tarief dekt de kosten niet en dat is al jaren zo",
            "kind": "schuurt",
            "consent": "anoniem",
            "state": "gevalideerd",
            "theme": ("inkoop_tarieven", "overgang_18", "toegang_wachttijd")[n % 3],
            "theme_by": "moderator",
            "level": ("wet", "lokaal_beleid")[n % 2],
            "level_by": "moderator",
            "perspective": ("praktijk", "client")[n % 5 == 0],
            "region": ("twente", "drenthe", "zeeland", "utrecht")[n % 4],
            "platform": "discord",
            "channel": f"kanaal-{n % 200}",
            "follows": False,
            "given_at": first + (last - first - timedelta(seconds=1)) * (n / COUNT),
        }


def read(unit: Connection) -> int:
    """Read the rows that a digest needs; how many there were."""
    wanted = select(*(signal.c[name] for name in NEEDS))
    return sum(1 for _ in unit.execute(wanted))


def main() -> None:
    """Print the ratio and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(database_url(Path(folder)))
        upgrade(engine)
        with engine.begin() as unit:
            unit.execute(insert(signal), list(rows()))
        with engine.begin() as unit:
            read(unit)
            began = time.process_time()
            assert read(unit) == COUNT
            reading = time.process_time() - began
            began = time.process_time()
            build(WEEK, facts(unit, WEEK), WEEK.end, 5)
            making = time.process_time() - began
        engine.dispose()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"digest   {making / reading:.2f} x reading {COUNT} rows ({making:.2f} s of work; bar: 3)")
    print(f"         {memory:.0f} MB at most, the making of the rows included (bar: 300)")


if __name__ == "__main__":
    main()
