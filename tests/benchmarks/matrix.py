"""What the adapter costs per event beside what the library costs to parse it, in one run.

The events are those of a real homeserver (`matrix_chatter.py`). The bot does nothing; all else is the
adapter's own.
"""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from nio.responses import SyncResponse
from sqlalchemy import URL

from adapters.matrix.connecting import open_client
from adapters.matrix.connection import Ground, put_together
from adapters.matrix.hearing import Hearing
from adapters.matrix.homeserver import Homeserver
from adapters.matrix.options import Options
from adapters.matrix.places import Places
from adapters.matrix.session import Access, Session
from bot.core.people import Actor, Role
from bot.core.places import Audience
from bot.store.engine import database_url, open_engine
from bot.store.upgrade import upgrade
from bot.store.writer import Database
from bot.texts.catalogue import load
from tests.benchmarks.discord import Silent
from tests.benchmarks.matrix_chatter import Chatter, Json, Recorded, record
from tests.homeserver.arriving import People
from tests.homeserver.server import Synapse

EVENTS, ROUNDS = 2_000, 7
MEMBERS, ROOMS = 1_000, 200
NOWHERE, SPACE = "http://127.0.0.1:1", "!ruimte:localhost"
BUSY = 50
"""Events in one answer of a busy homeserver; a quiet one tells of each at once."""


async def measured() -> dict[str, tuple[float, float]]:
    """Microseconds per event, of the library and of the adapter: one event an answer, and many."""
    with tempfile.TemporaryDirectory() as folder:
        async with Synapse(f"{folder}/synapse") as server, People(server, Path(folder)) as people:
            recorded = await record(people)
        database = Database(_migrated(Path(folder)))
        await database.start()
        try:
            each = {"one": (1, 1), "busy": (BUSY, 10)}
            return {x: await _costs(recorded, database, Path(folder), *sizes) for x, sizes in each.items()}
        finally:
            await database.close()


async def _costs(
    recorded: Recorded, database: Database, folder: Path, each: int, rooms: int
) -> tuple[float, float]:
    chatter = Chatter(recorded, MEMBERS, ROOMS, time.time() - EVENTS, 0.5)
    bot = Silent()
    hearing = _hearing(chatter, database, bot, folder)
    for room, info in _parsed(chatter.first()).rooms.join.items():
        await hearing.happened(room, info, None)
    library, own = [], []
    # The garbage collector strikes at moments that have nothing to do with either.
    gc.collect()
    gc.disable()
    for _ in range(ROUNDS):
        texts = list(chatter.answers(EVENTS, each, rooms))
        took, answers = _parses([json.loads(x) for x in texts])
        library.append(took)
        own.append(await _hears(hearing, answers))
        gc.collect()
    gc.enable()
    assert bot.heard > ROUNDS * EVENTS / 2
    return statistics.median(library) * 1_000_000 / EVENTS, statistics.median(own) * 1_000_000 / EVENTS


def _migrated(folder: Path) -> URL:
    """A database with nothing in it yet."""
    address = database_url(folder)
    engine = open_engine(address)
    upgrade(engine)
    engine.dispose()
    return address


def _hearing(chatter: Chatter, database: Database, bot: Silent, folder: Path) -> Hearing:
    me = chatter.recorded.me
    audiences = {x.id: Audience.COMMUNITY for x in chatter.talks}
    places = Places(audiences, {"50": frozenset({Role.MODERATOR})}, "nl", "localhost", SPACE)
    for event in chatter.first()["rooms"]["join"][chatter.talks[0].id]["state"]["events"]:
        places.rooms.enter(SPACE).learn(event)
    options = Options(NOWHERE, me, folder, password="", encryption=False)
    session = Session(NOWHERE, me, "BENCH", "token", "", datetime.now(UTC).isoformat())
    # Nothing is sent: whatever would ask the homeserver for something fails.
    client = open_client(options, session)
    access = Access(folder, session, client, lambda: None)
    ground = Ground(options, places, database, load(), _key)
    return put_together(ground, bot, client, Homeserver(client, access.renew), access).hearing


def _key(actor: Actor) -> str:
    return actor.key


def _parsed(told: Json) -> SyncResponse:
    answer = SyncResponse.from_dict(told)
    assert isinstance(answer, SyncResponse)
    return answer


def _parses(told: Sequence[Json]) -> tuple[float, list[SyncResponse]]:
    began = time.process_time()
    answers = [_parsed(x) for x in told]
    return time.process_time() - began, answers


async def _hears(hearing: Hearing, answers: Sequence[SyncResponse]) -> float:
    began = time.process_time()
    for answer in answers:
        for room, info in answer.rooms.join.items():
            await hearing.happened(room, info, "s0")
    return time.process_time() - began


def main() -> None:
    """Print the ratio, of the worse of both."""
    for how, (library, own) in asyncio.run(measured()).items():
        print(
            f"matrix   {own / library:.2f} x the library's cost to parse an event, on top of it ({how}; "
            f"{library:.0f} and {own:.0f} us; bar: 0.2)"
        )


if __name__ == "__main__":
    main()
