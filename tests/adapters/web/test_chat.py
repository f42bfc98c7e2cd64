"""The chat page's own rules: what it refuses, what it survives, who sees what."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from adapters.web import chat
from adapters.web.client import WebAdapter
from adapters.web.places import Account, Places, Room
from bot.app import App
from bot.core.people import Role
from bot.core.places import Audience
from bot.texts.catalogue import load as load_texts
from tests.adapters.web.visitor import Frame, visit
from tests.contract.rig import Listener

pytestmark = pytest.mark.asyncio
BSN = "123456782"


def address(app: App) -> str:
    return app.addresses[0]


def answers(frame: Frame) -> bool:
    return frame["type"] == "message" and frame["message"]["author"] is None


async def test_a_newcomer_is_welcomed_once(app: App) -> None:
    for _ in range(2):
        async with visit(address(app)) as sanne:
            await sanne.hello("sanne")
            await app.flush()
    async with visit(address(app)) as sanne:
        welcome = await sanne.hello("sanne")
    said = [x["html"] for x in welcome["messages"] if x["room"] == "@sanne"]
    assert ["Welkom Sanne" in x for x in said] == [True]


async def test_two_tabs_of_one_person_both_see_what_is_said(app: App) -> None:
    async with visit(address(app)) as one, visit(address(app)) as other:
        await one.hello("sanne")
        await other.hello("sanne")
        await one.sends(type="say", room="algemeen", text="hallo <b>daar</b>")
        seen = await other.told(lambda f: f["type"] == "message" and f["message"]["room"] == "algemeen")
        assert seen["message"]["html"] == "hallo &lt;b&gt;daar&lt;/b&gt;"
        assert seen["message"]["mine"]


async def test_a_message_sent_again_is_shown_once(app: App) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        for _ in range(2):
            await sanne.sends(type="say", key="zelfde", room="algemeen", text="eenmaal")
        welcome = await sanne.hello("sanne")
    assert [x["html"] for x in welcome["messages"] if x["room"] == "algemeen"] == ["eenmaal"]


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "say", "room": "staf", "text": "mag niet"},
        {"type": "say", "room": "@mo", "text": "mag niet"},
        {"type": "say", "room": "bestaat-niet", "text": "hallo"},
        {"type": "say", "room": "algemeen", "text": "   "},
        {"type": "say", "room": "algemeen", "text": 7},
        {"type": "say", "room": "algemeen", "text": "hallo", "thread": "één"},
        {"type": "call", "room": "algemeen", "command": "help", "given": ["lijst"]},
        {"type": "call", "room": "algemeen", "command": "help", "given": {"onderwerp": None}},
        {"type": "react", "message": 99999, "emoji": "🙋"},
        {"type": "react", "message": 1, "emoji": "bsn 123456782"},
        {"type": "say", "key": "niet/goed", "room": "algemeen", "text": "hallo"},
        {"type": "say", "room": "algemeen", "text": "half \ud83d teken"},
        {"type": "say", "room": "algemeen", "text": "antwoord", "reply_to": 99999},
        {"type": "remove", "message": 99999},
        {"type": "remove", "message": -1},
        {"type": "bestaat-niet"},
        {},
    ],
)
async def test_a_wrong_frame_gets_a_clear_answer_and_the_line_stays_open(app: App, frame: Frame) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        answer = await sanne.sends(**frame)
        assert answer["type"] == "error"
        assert len(answer["text"]) > 20
        assert (await sanne.sends(type="say", room="algemeen", text="nog hier"))["type"] == "done"


@pytest.mark.parametrize(
    "text", ["", "geen json", "[1,2]", '"woord"', "{" * 5000, "[" * 90_000, "\x00\u202e"]
)
async def test_nonsense_on_the_line_gets_a_clear_answer(app: App, text: str) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        assert (await sanne.raw(text))["type"] == "error"


async def test_a_message_of_a_megabyte_gets_a_clear_answer(app: App) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        answer = await sanne.sends(type="say", room="algemeen", text="a" * 1_000_000)
        assert "8.000" in answer["text"]
        welcome = await sanne.hello("sanne")
        assert [x for x in welcome["messages"] if x["room"] == "algemeen"] == []


async def test_client_data_is_neither_shown_nor_kept(app: App, tmp_path: Path) -> None:
    async with visit(address(app)) as sanne, visit(address(app)) as mo:
        await sanne.hello("sanne")
        await mo.hello("mo")
        await sanne.sends(type="say", room="algemeen", text=f"Het BSN van mijn cliënt is {BSN}")
        told = await sanne.told(lambda f: answers(f) and "[bsn]" in f["message"]["html"].casefold())
        assert told["message"]["private"]
        assert {x["room"] for x in (await mo.hello("mo"))["messages"]} <= {"@mo"}
    await app.flush()
    kept = b"".join(x.read_bytes() for x in (tmp_path / "data").iterdir() if x.is_file())
    assert BSN.encode() not in kept


async def test_someone_elses_message_cannot_be_removed(app: App) -> None:
    async with visit(address(app)) as sanne, visit(address(app)) as yusuf:
        await sanne.hello("sanne")
        await sanne.sends(type="say", room="algemeen", text="van sanne")
        welcome = await yusuf.hello("yusuf")
        number = next(x["id"] for x in welcome["messages"] if x["room"] == "algemeen")
        assert (await yusuf.sends(type="remove", message=number))["type"] == "error"
        assert (await sanne.sends(type="remove", message=number))["type"] == "done"
        gone = next(x for x in (await yusuf.hello("yusuf"))["messages"] if x["id"] == number)
        assert (gone["removed"], gone["html"]) == (True, "")


async def test_a_member_does_not_get_the_staff_room_or_staff_commands(app: App) -> None:
    async with visit(address(app)) as sanne:
        welcome = await sanne.hello("sanne")
    assert "staf" not in [x["id"] for x in welcome["rooms"]]
    assert "thema" not in [x["id"] for x in welcome["commands"]]


async def test_an_unknown_person_is_refused(app: App) -> None:
    async with visit(address(app)) as stranger:
        assert (await stranger.hello("wie-dan-ook"))["type"] == "error"
        assert (await stranger.sends(type="say", room="algemeen", text="hallo"))["type"] == "error"


async def test_another_site_cannot_use_the_chat(app: App) -> None:
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError):
            await session.ws_connect(address(app) + "live", headers={"Origin": "http://kwaad.example"})
        async with session.get(address(app), headers={"Host": "kwaad.example"}) as answer:
            assert answer.status == 421


async def test_the_page_allows_no_foreign_or_inline_script(app: App) -> None:
    async with ClientSession() as session, session.get(address(app)) as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "onclick" not in page


@pytest.mark.parametrize(
    "path", ["static/../client.py", "static/%2e%2e/client.py", "bestand/x", "bestand/..%2f..%2f"]
)
async def test_nothing_else_is_served(app: App, path: str) -> None:
    async with ClientSession() as session, session.get(address(app) + path) as answer:
        assert answer.status in {403, 404}


async def test_many_tabs_that_come_and_go_leave_nothing_behind(app: App) -> None:
    async def passer_by(number: int) -> None:
        async with visit(address(app)) as visitor:
            await visitor.hello("yusuf")
            await visitor.sends(type="say", room="algemeen", text=json.dumps(number))

    await asyncio.gather(*(passer_by(n) for n in range(20)))
    async with visit(address(app)) as sanne:
        welcome = await sanne.hello("sanne")
    assert sorted(int(x["html"]) for x in welcome["messages"] if x["room"] == "algemeen") == list(range(20))


async def test_a_number_answered_to_a_question_is_screened_once(app: App, tmp_path: Path) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        await sanne.sends(type="say", room="@sanne", text="heb je zijn bsn?")
        await sanne.sends(type="say", room="@sanne", text="482913775, wat is zijn adres?")
    await app.flush()
    kept = b"".join(x.read_bytes() for x in (tmp_path / "data").iterdir() if x.is_file())
    assert b"482913775" not in kept


async def test_what_is_in_doubt_is_kept_masked(app: App, tmp_path: Path) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        await sanne.sends(
            type="say", room="algemeen", text="Mijn SKJ-nummer is 110012345, handig voor de intake"
        )
    await app.flush()
    kept = b"".join(x.read_bytes() for x in (tmp_path / "data").iterdir() if x.is_file())
    assert b"110012345" not in kept


async def test_values_no_command_asks_for_are_left_out(app: App, tmp_path: Path) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        given = {"onzin": f"Kayleigh Jansen bsn {BSN}"}
        await sanne.sends(type="call", room="algemeen", command="signaal", given=given)
    await app.flush()
    kept = b"".join(x.read_bytes() for x in (tmp_path / "data").iterdir() if x.is_file())
    assert BSN.encode() not in kept
    assert b"Kayleigh" not in kept


async def test_a_message_of_another_room_cannot_be_answered_or_pointed_at(app: App) -> None:
    async with visit(address(app)) as mo, visit(address(app)) as sanne:
        await mo.hello("mo")
        await mo.sends(type="say", room="staf", text="onder ons")
        number = next(x["id"] for x in (await mo.hello("mo"))["messages"] if x["room"] == "staf")
        await sanne.hello("sanne")
        for frame in ({"reply_to": number}, {"thread": number}):
            assert (await sanne.sends(type="say", room="algemeen", text="!signaal", **frame))[
                "type"
            ] == "error"


async def test_a_role_of_member_opens_no_staff_room() -> None:
    plain = Account("sanne", "Sanne", "professional", frozenset({Role.MEMBER}))
    places = Places([Room("staf", "staf", "", Audience.STAFF)], [plain])
    assert not places.may_read(plain, "staf")


async def test_long_account_names_keep_their_messages_apart(app: App) -> None:
    name = "voornaam.tussenvoegsel.achternaam@gemeente-utrecht.example"
    places = Places(
        [Room("zaal", "zaal", "", Audience.COMMUNITY)], [Account(name, "Anna Bos", "", frozenset())]
    )
    chat = WebAdapter(places, app.database, load_texts(), lambda: datetime.now(UTC), 0)
    await chat.start(Listener(), ())
    async with visit(chat.address) as anna:
        await anna.hello(name)
        for text in ("een", "twee", "drie"):
            await anna.sends(type="say", room="zaal", text=text)
        welcome = await anna.hello(name)
    await chat.stop()
    assert [x["html"] for x in welcome["messages"]] == ["een", "twee", "drie"]


async def test_a_page_that_does_not_read_holds_up_nobody(app: App) -> None:
    async with ClientSession() as session, session.ws_connect(address(app) + "live") as deaf:
        await deaf.send_json({"type": "hello", "account": "yusuf", "locale": "nl", "key": "k"})
        async with visit(address(app)) as sanne:
            await sanne.hello("sanne")
            for _ in range(600):
                assert (await sanne.sends(type="say", room="algemeen", text="x" * 2_000))["type"] == "done"


async def test_old_messages_and_ended_silences_are_let_go(app: App) -> None:
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        await sanne.sends(type="say", room="algemeen", text="lang geleden")
    later = datetime.now(UTC) + timedelta(days=91)
    assert await app.database.promise(lambda unit: chat.tidy(unit, later)) >= 1
    async with visit(address(app)) as sanne:
        assert [x for x in (await sanne.hello("sanne"))["messages"] if x["room"] == "algemeen"] == []


async def test_who_is_silenced_can_still_reach_the_assistant(app: App) -> None:
    until = datetime.now(UTC) + timedelta(hours=1)
    await app.database.promise(lambda unit: chat.silence(unit, "sanne", until, "even rust"))
    async with visit(address(app)) as sanne:
        await sanne.hello("sanne")
        assert "even rust" in (await sanne.sends(type="say", room="algemeen", text="hallo"))["text"]
        assert (await sanne.sends(type="say", room="@sanne", text="mijn zaken"))["type"] == "done"
