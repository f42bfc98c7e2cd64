"""Who gets in: a link for one person, once; a session that ends; a role that is looked up each time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection

from adapters.web.client import WebAdapter
from bot.app import App
from bot.core.people import Actor, Role
from bot.desk import Bureau
from tests.adapters.web.desk.browsing import at_the_desk, link_for, stranger
from tests.adapters.web.visitor import visit

pytestmark = pytest.mark.asyncio


async def test_a_link_lets_its_owner_in_once(app: App, desk: Bureau) -> None:
    link = await link_for(app, "els")
    async with stranger(desk) as els, stranger(desk) as other:
        assert (await els.post(link, {})).url == desk.desk.address
        assert "Wat er wacht" in (await els.get("/")).html
        assert (await other.post(link, {})).status == 403
        assert (await other.get("/")).status == 401


async def test_a_preview_of_a_link_does_not_use_it_up(app: App, desk: Bureau) -> None:
    link = await link_for(app, "els")
    async with stranger(desk) as robot, stranger(desk) as els:
        for _ in range(3):
            seen = await robot.get(link)
            assert (seen.status, seen.headers.get("Set-Cookie")) == (200, None)
        assert (await robot.get("/")).status == 401
        assert (await els.post(link, {})).status == 200


async def test_a_new_link_ends_the_one_before(app: App, desk: Bureau) -> None:
    first, second = await link_for(app, "els"), await link_for(app, "piet")
    third = await link_for(app, "ine")
    async with stranger(desk) as someone:
        assert [(await someone.get(x)).status for x in (first, second, third)] == [200, 200, 200]


async def test_members_get_no_link(app: App) -> None:
    async with visit(app.addresses[0]) as chat:
        await chat.hello("sanne")
        await chat.sends(type="say", room="@sanne", text="bureau")
        frame = await chat.told(lambda f: f["type"] == "message" and f["message"]["author"] is None)
        while "Welkom" in frame["message"]["html"]:
            frame = await chat.told(lambda f: f["type"] == "message" and f["message"]["author"] is None)
    assert "/in/" not in frame["message"]["html"]


async def test_a_link_asked_for_in_a_room_is_for_the_asker_alone(app: App, desk: Bureau) -> None:
    async with visit(app.addresses[0]) as els, visit(app.addresses[0]) as mo:
        await els.hello("els")
        await mo.hello("mo")
        await els.sends(type="say", room="staf", text="!bureau")
        seen = await els.told(lambda f: f["type"] == "message" and "/in/" in f["message"]["html"])
        await mo.sends(type="say", room="staf", text="dag")
        assert [f for f in mo.frames if f["type"] == "message" and f["message"]["html"] == "dag"]
    assert seen["message"]["private"]
    assert not [f for f in mo.frames if "/in/" in str(f)]


async def test_a_session_gets_a_cookie_that_nobody_chose(app: App, desk: Bureau) -> None:
    """Session fixation: what a browser brings along is never taken for a session."""
    link = await link_for(app, "els")
    async with stranger(desk) as els:
        els.session.cookie_jar.update_cookies({"bureau": "chosen"})
        entered = await els.post(link, {}, allow_redirects=False)
        cookie = entered.headers["Set-Cookie"]
        assert "bureau=chosen" not in cookie
        assert all(x in cookie for x in ("HttpOnly", "SameSite=Lax", "Path=/"))
    async with stranger(desk) as other:
        other.session.cookie_jar.update_cookies({"bureau": "chosen"})
        assert (await other.get("/")).status == 401


async def test_signing_out_ends_the_session(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        leave = next(f for f in (await els.get("/")).forms if f.action == "/uit")
        kept = {c.key: c.value for c in els.session.cookie_jar}
        assert "afgemeld" in (await els.send(leave)).html
        els.session.cookie_jar.update_cookies(kept)
        assert (await els.get("/")).status == 401


async def test_who_loses_a_role_is_out_at_once(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        form = (await els.get("/bronnen/nji-bigdeal")).form("verberg-bron")
        web = app.adapters["web"]
        assert isinstance(web, WebAdapter)
        accounts = web._places.accounts
        accounts["els"] = replace(accounts["els"], roles=frozenset())  # type: ignore[index] # a dict underneath
        assert (await els.get("/bronnen")).status == 403
        answered = await els.send(form)
        assert answered.status == 403
        accounts["els"] = replace(accounts["els"], roles=frozenset({Role.EDITOR}))  # type: ignore[index]
        assert "Dit kan alleen met de rol:" in (await els.get(answered.url.removeprefix(els.origin))).html


async def test_who_has_no_account_any_more_is_out(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "ine") as ine:
        web = app.adapters["web"]
        assert isinstance(web, WebAdapter)
        del web._places.accounts["ine"]  # type: ignore[attr-defined] # a dict underneath
        assert (await ine.get("/")).status == 403


async def test_erasing_ends_links_and_sessions(app: App, desk: Bureau) -> None:
    link = await link_for(app, "els")
    async with at_the_desk(app, desk, "ine") as ine:
        for who in ("els", "ine"):
            person = app.people.person(Actor("web", who, who))
            await app.database.promise(partial(forget, app, person))
        assert (await ine.get("/")).status == 401
        assert (await ine.post(link, {})).status == 403


def forget(app: App, person: str, unit: Connection) -> None:
    """What `wis-mij` does."""
    for keeper in app.keepers:
        keeper.forget(unit, person)


async def test_the_board_reads_and_editors_judge(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "piet") as piet:
        assert [(await piet.get(x)).status for x in ("/bronnen", "/vragen", "/voorstellen")] == [200] * 3
        assert [(await piet.get(x)).status for x in ("/nakijken", "/lijsten", "/links")] == [403] * 3
        assert "Lijsten" not in (await piet.get("/")).html


async def test_a_language_goes_along(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els", "en") as els:
        assert "What waits" in (await els.get("/")).html
        assert "Wat er wacht" in (await els.get("/?taal=nl")).html
        assert "Bronnen" in (await els.get("/bronnen")).html
