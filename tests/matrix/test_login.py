"""A login that ends: renewed where that can be done alone, and otherwise one clear line and peace."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import pytest

from adapters.matrix.login.session import FILE, LOG_IN_AGAIN
from bot.core.content import p
from bot.core.errors import SetupError, UnavailableError
from bot.core.plan import Part
from bot.equipment import Equipment
from tests.databases import Template
from tests.homeserver.arriving import People
from tests.homeserver.asking import Line, at
from tests.homeserver.configuration import Options
from tests.homeserver.fixtures import OwnSynapse
from tests.matrix.installed import notify
from tests.matrix.proxy import Fault, How
from tests.matrix.stage import Ears, Stage, impatient, proxied, staged, until

__all__ = ["impatient"]
pytestmark = pytest.mark.asyncio
LOOKED_ON, MOST = 3.0, 12
"""Seconds in which at most so many requests may come."""
RENEWALS = 3
LISTEN, REFRESH, LOGIN = r"^GET .*/sync", r"^POST .*/refresh", r"^POST .*/login"


def session(stage: Stage) -> dict[str, Any]:
    """The login that is kept."""
    kept: dict[str, Any] = json.loads((stage.folder / "data" / "matrix" / FILE).read_text())
    return kept


async def signed_off(stage: Stage) -> None:
    """Somebody ends the login of the assistant's device."""
    line = Line(stage.people.server.base_url, session(stage)["token"])
    await line.ask("POST", at("logout"), {})
    await line.close()


async def says(stage: Stage, ears: Ears, words: str) -> None:
    await ears.adapter.post(Part(stage.where("zaal"), (p(words),)), words)


async def test_a_login_that_was_ended_gets_one_line_and_no_hammering(
    people: People, equipment: Equipment, stocked: Template, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with proxied(people, tmp_path, stocked, "zaal") as (stage, proxy):
        async with stage.app(equipment).running() as app:
            await stage.comes(stage.rooms["zaal"])
            await signed_off(stage)
            await notify(app, stage.where("zaal"), "voor straks")
            await until(lambda: LOG_IN_AGAIN in caplog.text)
            proxy.asked.clear()
            await asyncio.sleep(LOOKED_ON)
            assert len(proxy.asked) <= MOST
        told = [x for x in caplog.records if x.levelno >= logging.ERROR]
        assert [LOG_IN_AGAIN in x.getMessage() for x in told] == [True]
        with pytest.raises(SetupError, match="aanmelden"):
            async with stage.app(equipment).running():
                pass
        (stage.folder / "data" / "matrix" / FILE).unlink()
        async with stage.app(equipment).running() as app:
            await app.flush()
        assert [x.body for x in await stage.mo.sees(stage.rooms["zaal"])] == ["voor straks"]


@pytest.mark.usefixtures("impatient")
async def test_a_token_that_expires_is_renewed_on_the_same_device(
    own_synapse: OwnSynapse, migrated: Template, tmp_path: Path
) -> None:
    server = await own_synapse(Options(extra={"refreshable_access_token_lifetime": "1s"}))
    async with (
        People(server, tmp_path / "devices") as people,
        staged(people, tmp_path, "zaal", encrypted=True) as stage,
    ):
        migrated.put(tmp_path / "data")
        async with stage.hearing() as ears:
            await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
            device, tokens, said = session(stage)["device"], set[str](), list[str]()
            while len(tokens) < RENEWALS:
                tokens.add(session(stage)["token"])
                said.append(f"bericht {len(said)}")
                await says(stage, ears, said[-1])
                await asyncio.sleep(0.2)
            await stage.anna.says(stage.rooms["zaal"], "en hoor je mij nog")
            await stage.heard("en hoor je mij nog")
            async with ears.away():
                await asyncio.sleep(1.1)
            await says(stage, ears, "na een start")
        assert session(stage)["device"] == device
        seen = [x.body for x in await stage.mo.sees(stage.rooms["zaal"]) if x.sender == stage.me.user_id]
        assert seen == [*said, "na een start"]


@pytest.mark.usefixtures("impatient")
async def test_a_soft_logout_without_a_refresh_is_a_login_on_the_same_device(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal", encrypted=True) as (stage, proxy):
        async with stage.hearing() as ears:
            await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
            device, logins = session(stage)["device"], len(proxy.requests(LOGIN))
            proxy.fails(Fault(How.SIGNED_OUT, REFRESH, times=10))
            proxy.fails(Fault(How.SOFT_LOGOUT, LISTEN))
            await stage.anna.says(stage.rooms["zaal"], "eerst")
            await stage.heard("eerst")
            await proxy.until(lambda: len(proxy.requests(LOGIN)) > logins)
            await stage.anna.says(stage.rooms["zaal"], "daarna")
            await stage.heard("daarna")
            await says(stage, ears, "hier ben ik nog")
        assert len(proxy.requests(LOGIN)) == logins + 1
        assert session(stage)["device"] == device
        await stage.mo.waits_for(stage.rooms["zaal"], lambda x: x.body == "hier ben ik nog")


@pytest.mark.usefixtures("impatient")
async def test_a_locked_account_waits_until_it_is_unlocked(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    operator = await people.person("Ans Beheer", admin=True)
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy), stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
        account = f"/_synapse/admin/v2/users/{stage.me.user_id}"
        await operator.asks("PUT", account, {"locked": True})
        with pytest.raises(UnavailableError):
            await says(stage, ears, "straks")
        proxy.asked.clear()
        await stage.anna.says(stage.rooms["zaal"], "ben je daar")
        await asyncio.sleep(LOOKED_ON)
        assert len(proxy.asked) <= MOST
        await operator.asks("PUT", account, {"locked": False})
        await says(stage, ears, "straks")
        await stage.heard("ben je daar")


async def test_a_homeserver_that_takes_no_new_token_either_is_left_alone(
    people: People, migrated: Template, tmp_path: Path
) -> None:
    async with proxied(people, tmp_path, migrated, "zaal") as (stage, proxy), stage.hearing() as ears:
        await until(lambda: ears.places.rooms.get(stage.rooms["zaal"]))
        proxy.fails(Fault(How.SOFT_LOGOUT, LISTEN, times=10_000))
        await stage.anna.says(stage.rooms["zaal"], "hallo")
        proxy.asked.clear()
        await asyncio.sleep(LOOKED_ON)
        assert len(proxy.asked) <= MOST
        proxy.heals()
        await stage.heard("hallo")
