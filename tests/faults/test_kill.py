"""The whole assistant is killed at random moments; nothing accepted is lost and nothing is said twice."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import ClientError, ClientSession

from bot.store.engine import FILE
from tests.adapters.web.visitor import Visitor, visit
from tests.databases import Template
from tests.faults.assistant import free_port
from tests.faults.forking import assistants

CONFIG = Path(__file__).resolve().parents[2] / "config"
KILLS = 30
LATEST = 0.12
"""Seconds after the last frame within which the kill comes: before it is read, or after it is answered."""
PEOPLE = ("sanne", "yusuf", "mo", "els", "bram")
SHOWN = "SELECT count(*) FROM web_message WHERE part IS NOT NULL"
TROUBLE = (ClientError, ConnectionError, TypeError, TimeoutError)


@dataclass
class Errand:
    """One thing a person does: the frame that asks for it, sent again until it is accepted."""

    person: str
    frame: dict[str, Any]
    accepted: bool = False


@asynccontextmanager
async def seat(address: str, person: str) -> AsyncIterator[Visitor]:
    async with visit(address) as visitor:
        await visitor.hello(person)
        yield visitor


async def perform(address: str, errand: Errand) -> None:
    """Ask for it; a connection that breaks leaves it open, to be asked again with the same key."""
    with suppress(*TROUBLE):
        async with seat(address, errand.person) as visitor:
            answer = await visitor.sends(**errand.frame)
            assert answer["type"] == "done", answer
            errand.accepted = True


def question(number: int) -> Errand:
    text = f"waar vind ik de meldcode, vraag nummer {number}"
    return Errand("yusuf", {"type": "say", "room": "@yusuf", "text": text, "key": str(uuid4())})


def prompt(number: int) -> Errand:
    given = {"stap": "nu"}
    return Errand(
        "mo", {"type": "call", "room": "staf", "command": "thema", "given": given, "key": str(uuid4())}
    )


def form(number: int) -> Errand:
    given = {"tekst": f"De wachttijd voor ambulante hulp loopt op en niemand stuurt daarop, nummer {number}."}
    frame = {"type": "call", "room": "signalen", "command": "signaal", "given": given, "key": str(uuid4())}
    return Errand(PEOPLE[number % len(PEOPLE)], frame)


@pytest.mark.asyncio
async def test_thirty_kills_lose_nothing_and_repeat_nothing(stocked: Template, tmp_path: Path) -> None:
    chance, data, port = random.Random(20261122), tmp_path / "data", free_port()
    address = f"http://127.0.0.1:{port}/"
    stocked.put(data)
    errands: list[Errand] = []
    async with assistants("tests.faults.child", CONFIG, data, port) as made:
        for number in range(KILLS):
            await made.start()
            await made.up()
            await asyncio.gather(*(perform(address, e) for e in errands if not e.accepted))
            new = [question(number), form(number), *([prompt(number)] if number == 0 else [])]
            errands += new
            doing = [asyncio.create_task(perform(address, e)) for e in new]
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.gather(*doing), chance.uniform(0, LATEST))
            await made.ends(signal.SIGKILL)
            await asyncio.gather(*doing, return_exceptions=True)
        await made.start()
        await made.up()
        await asyncio.gather(*(perform(address, e) for e in errands if not e.accepted))
        await said_everything(address, data)
        await made.ends(signal.SIGTERM)
    assert all(e.accepted for e in errands)
    assert told(data) == {
        "answers": KILLS,
        "receipts": KILLS,
        "signals": KILLS,
        "prompts": 1,
        "waiting": 0,
    }


async def said_everything(address: str, data: Path) -> None:
    """Wait until nothing waits in the outbox."""
    async with asyncio.timeout(60), ClientSession() as session:
        while waiting(data):
            async with session.get(address + "gezond") as healthy:
                assert healthy.status == 200


def waiting(data: Path) -> int:
    with closing(sqlite3.connect(data / FILE)) as db:
        return one(db, "SELECT count(*) FROM outbox WHERE state = 'waiting'")


def one(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])


def told(data: Path) -> dict[str, int]:
    """What ended up in the chat and in the tables."""
    with closing(sqlite3.connect(data / FILE)) as db:
        asked = [
            row[0]
            for row in db.execute("SELECT id FROM web_message WHERE author = 'yusuf' AND room = '@yusuf'")
        ]
        replies = Counter(
            row[0] for row in db.execute("SELECT reply_to FROM web_message WHERE part IS NOT NULL")
        )
        receipts = one(db, f"{SHOWN} AND room = 'signalen' AND part LIKE '%SIG-%'")
        signals = one(db, "SELECT count(*) FROM signal WHERE text LIKE '%niemand stuurt daarop, nummer%'")
        prompts = one(db, f"{SHOWN} AND room = 'algemeen' AND only_for IS NULL")
    assert all(replies[id_] == 1 for id_ in asked), {id_: replies[id_] for id_ in asked}
    return {
        "answers": sum(replies[id_] for id_ in asked),
        "receipts": receipts,
        "signals": signals,
        "prompts": prompts,
        "waiting": waiting(data),
    }
