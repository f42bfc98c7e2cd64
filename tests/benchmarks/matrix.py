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
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nio.responses import SyncResponse

from adapters.matrix.client import MatrixAdapter
from adapters.matrix.connection import Ground, put_together
from adapters.matrix.homeserver import Homeserver
from adapters.matrix.listening.hearing import Hearing
from adapters.matrix.login.connecting import open_client
from adapters.matrix.login.session import Access, Session
from adapters.matrix.options import Options
from adapters.matrix.rooms.places import Places
from bot import app
from bot.core.people import Actor, Role
from bot.core.places import Audience
from bot.core.ports import Adapter, Bot
from bot.equipment import equip
from bot.settings.reading import config_folder
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
    """Microseconds per event, of the library and of what comes on top: one event an answer, many, and whole.

    Whole is with the assistant behind it instead of a bot that does nothing: guard, look-out and database.
    """
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        async with Synapse(folder / "synapse") as server, People(server, folder) as people:
            recorded = await record(people)
        options = Options(NOWHERE, recorded.me, folder, password="", encryption=False)
        equipment = equip(config_folder())

        def adapter(ground: app.Ground) -> Adapter:
            return MatrixAdapter(options, _places(()), ground.database, equipment.says, ground.person)

        whole = app.App(equipment, folder, [adapter], {})
        async with whole.opened():
            bench = Bench(recorded, options, whole)
            bot = Silent()
            one, busy = await bench.costs(bot, 1, 1), await bench.costs(bot, BUSY, 10)
            assert bot.heard > ROUNDS * EVENTS
            return {"one": one, "busy": busy, "whole": await bench.costs(whole.dispatcher, BUSY, 10)}


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured: the adapter on a database, hearing what was recorded."""

    recorded: Recorded
    options: Options
    app: app.App

    async def costs(self, bot: Bot, each: int, rooms: int) -> tuple[float, float]:
        """Microseconds per event, of the library and on top, with so many events and rooms in an answer."""
        chatter = Chatter(self.recorded, MEMBERS, ROOMS, time.time() - EVENTS * ROUNDS, 0.5)
        hearing = self._hearing(chatter, bot)
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
        return statistics.median(library) * 1_000_000 / EVENTS, statistics.median(own) * 1_000_000 / EVENTS

    def _hearing(self, chatter: Chatter, bot: Bot) -> Hearing:
        me, folder = self.options.user, self.options.folder
        places = _places([x.id for x in chatter.talks])
        for event in chatter.first()["rooms"]["join"][chatter.talks[0].id]["state"]["events"]:
            places.rooms.enter(SPACE).learn(event)
        session = Session(NOWHERE, me, "BENCH", "token", "", datetime.now(UTC).isoformat())
        # Nothing is sent: whatever would ask the homeserver for something fails.
        client = open_client(self.options, session)
        access = Access(folder, session, client, lambda: None)
        ground = Ground(self.options, places, self.app.database, load(), _key)
        return put_together(ground, bot, client, Homeserver(client, access.renew), access).hearing


def _places(rooms: Sequence[str]) -> Places:
    audiences = dict.fromkeys(rooms, Audience.COMMUNITY)
    return Places(audiences, {"50": frozenset({Role.MODERATOR})}, "nl", "localhost", SPACE)


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
    """Print the ratios, and what the whole assistant costs."""
    costs = asyncio.run(measured())
    _, whole = costs.pop("whole")
    for how, (library, own) in costs.items():
        print(
            f"matrix   {own / library:.2f} x the library's cost to parse an event, on top of it ({how}; "
            f"{library:.0f} and {own:.0f} us; bar: 0.2)"
        )
    print(
        f"matrix   {whole:.0f} us an event on top of it with guard, look-out and database behind the adapter"
    )


if __name__ == "__main__":
    main()
