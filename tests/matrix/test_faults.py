"""What goes wrong between the assistant and the homeserver, counted: nothing is lost, nothing said twice."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from adapters.matrix.listening import sync
from bot.app import App
from bot.equipment import Equipment
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import OwnSynapse
from tests.matrix import test_kill
from tests.matrix.crowd import Crowd
from tests.matrix.installed import handled, notify
from tests.matrix.proxy import Fault, How, Proxy
from tests.matrix.stage import Stage, eventually, impatient, proxied, until

__all__ = ["impatient"]
pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("impatient")]

SEND, LISTEN = r"^PUT .*/send/", r"^GET .*/sync"
TOLD, ASKED = 23, 3
"""How often something is said in each of two rooms, and how often both people ask."""
TOO_MANY, AWAY = 429, 502
SENDS = 2 * TOLD + 2 * ASKED
TWICE = 2
"""The connection repeats by itself once what was dropped."""
Strike = Callable[[], Awaitable[object]]


def each(
    *hows: How, where: str = SEND, after: bool = False, times: int = 1, seconds: float = 0.05
) -> list[Fault]:
    """A fault of each of these kinds."""
    return [Fault(how, where, times * (1 + (how is How.DROP)), after, seconds) for how in hows]


TABLE: dict[str, Sequence[Fault]] = {
    "429 that tells how long": each(How.LIMITED) * 8,
    "429 with a header alone": each(How.LIMITED_BY_HEADER) * 2,
    "refused before the effect": each(How.BAD_GATEWAY, How.AWAY, How.PAGE, How.DROP) * 3,
    "refused after the effect": each(How.BAD_GATEWAY, How.AWAY, How.PAGE, How.LIMITED, after=True) * 3,
    "done, but the answer is lost": each(How.DROP, How.CUT, after=True) * 5,
    "no answer ever": [*each(How.HANG), *each(How.HANG, after=True)],
    "listening is slow": each(How.DELAY, where=LISTEN, seconds=1) * 3,
    "listening hangs": each(How.HANG, where=LISTEN) * 2,
    "listening fails": each(How.DROP, How.CUT, How.PAGE, How.AWAY, How.LIMITED, where=LISTEN),
    "signed out softly": [*each(How.SOFT_LOGOUT) * 2, *each(How.SOFT_LOGOUT, where=LISTEN)],
    "all of it, encrypted": [
        *each(How.LIMITED, How.BAD_GATEWAY, How.PAGE, How.DROP),
        *each(How.BAD_GATEWAY, How.DROP, How.CUT, after=True),
        *each(How.CUT, How.PAGE, How.SOFT_LOGOUT, where=LISTEN),
        *each(How.AWAY, How.DROP, How.CUT, where="/keys/|/sendToDevice/"),
    ],
}


@pytest.mark.parametrize("row", TABLE)
async def test_the_fault_table(
    row: str,
    people: People,
    equipment: Equipment,
    stocked: Template,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults = TABLE[row]
    if row == "listening hangs":
        monkeypatch.setattr(sync, "CUT_AFTER", 1.5)
    encrypted, rooms = "encrypted" in row, ("zaal", "vragen")
    async with proxied(people, tmp_path, stocked, *rooms, encrypted=encrypted) as (stage, proxy):
        app = stage.app(equipment)
        async with app.running():
            strikes = [partial(inflict, proxy, fault) for fault in faults]
            await ask_everything(crowd_of(stage, app), app, proxy, strikes, random.Random(row))
            await eventually(lambda: all_met(stage, proxy, faults))


async def test_an_outage_is_two_lines_in_the_log_however_long_it_lasts(
    people: People,
    equipment: Equipment,
    stocked: Template,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def told() -> list[str]:
        return [x.getMessage() for x in caplog.records if x.name == sync.__name__]

    async with proxied(people, tmp_path, stocked, "zaal") as (stage, proxy):
        with caplog.at_level(logging.WARNING, sync.__name__):
            async with stage.app(equipment).running():
                fault = Fault(How.AWAY, LISTEN, 3, after=False, seconds=0.05)
                await inflict(proxy, fault)
                await stage.mo.says(stage.rooms["zaal"], "goedemorgen")
                await eventually(lambda: all_met(stage, proxy, [fault]))
                await until(lambda: "Matrix: listening again" in told())
        first, last = told()
        assert (first.endswith("; trying again"), last) == (True, "Matrix: listening again")


async def test_the_limit_of_the_homeserver_itself(
    people: People, equipment: Equipment, stocked: Template, tmp_path: Path
) -> None:
    operator = await people.person("Ans Beheer", admin=True)
    async with proxied(people, tmp_path, stocked, "zaal", "vragen") as (stage, proxy):
        path = f"/_synapse/admin/v1/users/{stage.me.user_id}/override_ratelimit"
        limit = {"messages_per_second": 2, "burst_count": 2}
        strikes = [partial(operator.asks, "POST", path, limit), partial(operator.asks, "DELETE", path)]
        app = stage.app(equipment)
        async with app.running():
            await ask_everything(crowd_of(stage, app), app, proxy, strikes, random.Random(1))
        assert any(x.status == TOO_MANY for x in proxy.requests(SEND))


@pytest.mark.parametrize("encrypted", [False, True])
async def test_put_out_and_invited_again(
    people: People, equipment: Equipment, stocked: Template, tmp_path: Path, encrypted: bool
) -> None:
    async with proxied(people, tmp_path, stocked, "zaal", "vragen", encrypted=encrypted) as (stage, proxy):
        hall = stage.rooms["zaal"]
        strikes = [
            partial(stage.mo.kicks, hall, stage.me.user_id),
            partial(stage.mo.invites, hall, stage.me.user_id),
        ]
        app = stage.app(equipment)
        async with app.running():
            await ask_everything(crowd_of(stage, app), app, proxy, strikes, random.Random(2))


async def test_rooms_are_upgraded(
    people: People, equipment: Equipment, stocked: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, stocked, "zaal", "vragen", version="11") as (stage, proxy):
        new: list[str] = []

        async def upgrade(name: str) -> None:
            new.append(await stage.mo.upgrades(stage.rooms[name], "12"))
            before = len(proxy.requests(SEND))
            # All the rest may have been said before the room was new.
            await crowd.hears(3, ("zaal", "vragen"))
            await proxy.until(partial(sent, proxy, before + 3), 60)
            await stage.mo.invites(new[-1], stage.me.user_id)

        app = stage.app(equipment)
        crowd = crowd_of(stage, app)
        async with app.running():
            strikes = [partial(upgrade, "zaal"), partial(upgrade, "vragen")]
            await ask_everything(crowd, app, proxy, strikes, random.Random(4), asked=0, new=new)
            for name, room in zip(("zaal", "vragen"), new, strict=True):
                await notify(app, stage.where(name), f"verhuisd: {name}")
                await stage.mo.waits_for(room, lambda x: x.body.startswith("verhuisd"), 30)


async def test_the_homeserver_is_stopped_and_killed_and_started(
    own_synapse: OwnSynapse, equipment: Equipment, stocked: Template, tmp_path: Path
) -> None:
    server = await own_synapse()
    async with (
        People(server, tmp_path / "devices") as people,
        proxied(people, tmp_path, stocked, "zaal", "vragen") as (stage, proxy),
    ):

        async def outage(end: Callable[[], object]) -> None:
            await asyncio.to_thread(end)
            # All the rest may have been said while it went.
            await crowd.hears(1, ("zaal",))
            await proxy.until(lambda: any(x.status == AWAY for x in proxy.requests(SEND)[-1:]))
            await asyncio.to_thread(server.start)

        app = stage.app(equipment)
        crowd = crowd_of(stage, app)
        async with app.running():
            strikes = [partial(outage, server.stop), partial(outage, server.kill)]
            await ask_everything(crowd, app, proxy, strikes, random.Random(3), asked=0)


def crowd_of(stage: Stage, app: App) -> Crowd:
    """The people of this stage, whom this assistant owes words."""
    return Crowd(stage, lambda room, words: notify(app, stage.where(room), words))


async def ask_everything(
    crowd: Crowd,
    app: App,
    proxy: Proxy,
    strikes: Sequence[Strike],
    chance: random.Random,
    asked: int = ASKED,
    new: Sequence[str] = (),
) -> None:
    """Have it all said and asked while these things go wrong; nothing lost, nothing doubled."""
    moments = sorted(chance.sample(range(2, SENDS * 2 // 3), len(strikes)))
    striking = asyncio.create_task(strike_at(proxy, moments, strikes))
    await asyncio.gather(crowd.hears(TOLD, ("zaal", "vragen")), crowd.asks(asked))
    await striking
    await settled(app, crowd)
    came = await crowd.came(*new)
    assert (came.lost, came.doubled) == ([], [])
    assert came.sends == crowd.owed >= 2 * (TOLD + asked)


async def strike_at(proxy: Proxy, moments: Sequence[int], strikes: Sequence[Strike]) -> None:
    """Let each of these go wrong once so many messages were sent."""
    for moment, strike in zip(moments, strikes, strict=True):
        await proxy.until(partial(sent, proxy, moment), 60)
        await strike()


async def settled(app: App, crowd: Crowd) -> None:
    """Wait until every question was taken in, and everything was said."""

    async def heard() -> bool:
        return not crowd.unheard(await handled(app))

    await eventually(heard, 60)
    await app.flush(60)


async def all_met(stage: Stage, proxy: Proxy, faults: Sequence[Fault]) -> bool:
    """Whether all of it went wrong; who listens little is told some more."""
    if proxy.met() < sum(x.times for x in faults):
        await stage.mo.says(stage.rooms["zaal"], "en verder")
        return False
    return True


async def inflict(proxy: Proxy, fault: Fault) -> None:
    """From now on this goes wrong, as often as it says."""
    proxy.fails(fault)


def sent(proxy: Proxy, times: int) -> bool:
    """Whether so many messages were sent, or at least tried to."""
    return len(proxy.requests(SEND)) >= times


async def test_the_table_counts_a_thousand_sends() -> None:
    limited, put_out, upgraded, stopped = SENDS, 2 * SENDS, 2 * TOLD, 2 * TOLD
    more = limited + put_out + upgraded + stopped
    assert len(TABLE) * SENDS + more + test_kill.SENDS >= 1_000
