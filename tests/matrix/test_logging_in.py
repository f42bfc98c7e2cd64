"""The assistant logs in once; what is whole is kept, and what is lost is replaced and signed off."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from adapters.matrix.furnishing.visiting import reach, visiting
from adapters.matrix.homeserver import at
from adapters.matrix.login.logging_in import sign_on
from adapters.matrix.login.session import FILE, Session, load, save
from adapters.matrix.options import Options
from bot.core.errors import SetupError
from bot.store.beside import RESTORED
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import OwnSynapse
from tests.homeserver.server import Synapse

pytestmark = pytest.mark.asyncio

Asked = Callable[[], str]


def never() -> str:
    raise AssertionError("the password is not asked for")


@pytest_asyncio.fixture
async def account(people: People, tmp_path: Path) -> tuple[Options, Asked]:
    """How to connect as a new account, and who knows its password."""
    made, password = await people.registered("Vraagbaak")
    return Options(people.server.base_url, made.user_id, tmp_path / "matrix"), lambda: password


async def devices(options: Options) -> set[str]:
    async with visiting(options) as server:
        return {x["device_id"] for x in (await server.ask("GET", at("devices")))["devices"]}


async def keys(options: Options, session: Session) -> dict[str, Any]:
    """The account's identity and this device's keys, as others see them."""
    async with visiting(options) as server:
        asked = {"device_keys": {session.user: [session.device]}}
        return await server.ask("POST", at("keys", "query"), asked)


def identity(shown: dict[str, Any], user: str) -> str:
    return str(*shown["master_keys"][user]["keys"].values())


def is_signed(shown: dict[str, Any], session: Session) -> bool:
    """Whether the account vouches for the device."""
    own = shown["self_signing_keys"][session.user]["keys"]
    device = shown["device_keys"][session.user][session.device]
    return bool(own.keys() & device["signatures"][session.user].keys())


async def test_the_password_is_needed_once(account: tuple[Options, Asked]) -> None:
    options, ask = account
    first = await sign_on(options, ask)
    again = await sign_on(options, never)
    assert (first.new, again.new) == (True, False)
    assert again.session.device == first.session.device
    assert is_signed(await keys(options, first.session), first.session)
    assert [x.name for x in options.folder.rglob("*") if x.stat().st_mode & 0o077] == []


async def test_a_wrong_password_leaves_nothing(account: tuple[Options, Asked]) -> None:
    options, _ = account
    with pytest.raises(SetupError, match="403 M_FORBIDDEN"):
        await sign_on(options, lambda: "fout")
    assert load(options.folder) is None


async def test_a_revoked_login_gets_a_new_device_that_is_trusted(account: tuple[Options, Asked]) -> None:
    options, ask = account
    old = (await sign_on(options, ask)).session
    async with visiting(options) as server:
        await server.ask("POST", at("logout"), {})
    with pytest.raises(SetupError, match="matrix aanmelden"):
        async with visiting(options):
            raise AssertionError("nobody comes in")
    new = (await sign_on(options, ask)).session
    assert new.device != old.device
    assert is_signed(await keys(options, new), new)
    assert [x for x in options.folder.iterdir() if old.device in x.name] == []


async def test_the_old_device_goes_also_when_its_own_token_is_worth_nothing(
    account: tuple[Options, Asked],
) -> None:
    options, ask = account
    old = (await sign_on(options, ask)).session
    save(options.folder, replace(old, token="ingetrokken", refresh=""))  # noqa: S106 - no password
    new = (await sign_on(options, ask, anew=True)).session
    assert new.device in await devices(options)
    assert old.device not in await devices(options)


@pytest.mark.parametrize("lost", ["store", "by choice", "session", "restored"])
async def test_where_a_device_is_lost_another_takes_its_place_with_the_same_identity(
    account: tuple[Options, Asked], lost: str
) -> None:
    options, ask = account
    old = (await sign_on(options, ask)).session
    before = identity(await keys(options, old), old.user)
    if lost == "store":
        next(options.folder.glob("*.db")).unlink()
    elif lost == "restored":
        (options.folder / RESTORED).touch()
    elif lost == "session":
        (options.folder / FILE).write_text("{", encoding="utf-8")
    new = (await sign_on(options, ask, anew=lost == "by choice")).session
    assert new.device != old.device
    shown = await keys(options, new)
    assert identity(shown, new.user) == before
    assert is_signed(shown, new)
    # A damaged file does not say which device it was.
    assert (old.device in await devices(options)) == (lost == "session")
    assert not (options.folder / RESTORED).exists()
    assert not (await sign_on(options, never)).new


async def test_an_account_that_others_made_an_identity_for_gets_ours_with_the_password(
    account: tuple[Options, Asked], tmp_path: Path
) -> None:
    options, ask = account
    elsewhere = replace(options, folder=tmp_path / "element")
    other = (await sign_on(elsewhere, ask)).session
    theirs = identity(await keys(elsewhere, other), other.user)
    mine = (await sign_on(options, ask)).session
    assert identity(await keys(options, mine), mine.user) != theirs
    assert is_signed(await keys(options, mine), mine)
    assert not is_signed(await keys(options, other), other)
    back = await sign_on(elsewhere, ask)
    assert (back.new, back.session.device) == (False, other.device)
    assert is_signed(await keys(elsewhere, other), other)


async def test_a_login_that_ended_is_taken_up_again_on_the_same_device(
    own_synapse: OwnSynapse, tmp_path: Path
) -> None:
    server = await own_synapse()
    made = server.register("vraagbaak", "geheim")
    options = Options(server.base_url, made.user_id, tmp_path / "matrix")
    old = (await sign_on(options, lambda: "geheim")).session
    expired(server)
    new = await sign_on(options, lambda: "geheim")
    assert new.new
    assert new.session.device == old.device
    assert new.session.token != old.token
    assert is_signed(await keys(options, new.session), new.session)


def expired(server: Synapse) -> None:
    """Let every token on a server be past its time."""
    server.stop()
    with closing(sqlite3.connect(server.folder.path / "homeserver.db")) as database, database:
        database.execute("UPDATE access_tokens SET valid_until_ms = 1")
        database.execute("UPDATE refresh_tokens SET expiry_ts = 1")
    server.start()


async def test_without_encryption_there_are_no_keys(account: tuple[Options, Asked]) -> None:
    options = replace(account[0], encryption=False)
    await sign_on(options, account[1])
    assert {x.name for x in options.folder.iterdir()} == {FILE}
    assert not (await sign_on(options, never)).new


async def test_a_homeserver_is_known_by_its_answer(synapse: Synapse) -> None:
    await reach(synapse.base_url)


@pytest_asyncio.fixture
async def website() -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """A website that is no homeserver; what it says at addresses can be changed."""
    says: dict[str, Any] = {}

    async def answer(request: web.Request) -> web.Response:
        return web.json_response(says[request.path]) if request.path in says else web.Response(status=404)

    app = web.Application()
    app.router.add_get("/{rest:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", says
    await runner.cleanup()


async def test_what_is_no_homeserver_names_the_one_that_was_meant(
    website: tuple[str, dict[str, Any]],
) -> None:
    url, says = website
    with pytest.raises(SetupError, match="is no homeserver: look up its address"):
        await reach(url)
    says["/.well-known/matrix/client"] = {"m.homeserver": {"base_url": "https://matrix.example.org/"}}
    with pytest.raises(SetupError, match=r'matrix\.homeserver = "https://matrix\.example\.org"'):
        await reach(url)
    says["/_matrix/client/versions"] = {"versions": ["v1.18"]}
    says["/_matrix/client/v3/login"] = {"flows": [{"type": "m.login.sso"}]}
    with pytest.raises(SetupError, match="does not log in with a password"):
        await reach(url)


async def test_the_account_gets_its_name_and_one_that_somebody_gave_stays(
    account: tuple[Options, Asked],
) -> None:
    options, ask = account
    profile = at("profile", options.user)

    async def sets(name: str) -> None:
        async with visiting(options) as server:
            await server.ask("PUT", f"{profile}/displayname", {"displayname": name})

    async def called() -> str:
        await sign_on(options, ask)
        async with visiting(options) as server:
            return str((await server.ask("GET", profile))["displayname"])

    await sign_on(options, ask)
    await sets(options.user[1:].partition(":")[0])
    assert await called() == "Vraagbaak"
    await sets("Hulp van Jeugd Noord")
    assert await called() == "Hulp van Jeugd Noord"
