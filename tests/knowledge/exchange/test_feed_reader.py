"""A feed that an editor asks for is read beside the assistant, and told once where editors read along."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
import pytest_asyncio
from aiohttp import web

from bot.core.arguments import parse
from bot.core.commands import commands_of
from bot.core.errors import UserError
from bot.core.places import Conversation
from bot.core.reply import Reply
from bot.store.people import Contacts
from bot.store.writer import Database
from knowledge.exchange import requests
from knowledge.exchange.commands import ExchangeCommands
from knowledge.exchange.feed_reader import MOST_DOCUMENTS, FeedReader
from knowledge.exchange.leads import number_waiting
from knowledge.lent import Lent
from knowledge.links.guard import Policy
from knowledge.links.visiting import Visitor
from tests.bot.store.conftest import database
from tests.knowledge.conftest import NOW, SAY, Outbox, words
from tests.knowledge.exchange.test_feeds import RSS
from tests.knowledge.links.site import Answer, site, visitor
from tests.knowledge.sources.desk import els

__all__ = ["database"]
pytestmark = pytest.mark.asyncio
STAFF = Conversation("web", "vraagbaak", "staf")
DESK = ExchangeCommands()


class Reading:
    """A reader on a database, and what it said in the staff room."""

    def __init__(self, database: Database, visitor: Visitor) -> None:
        self.database, self._outbox = database, Outbox()
        rooms = (STAFF, replace(STAFF, room="staff", locale="en"))
        lent = Lent(
            self._outbox, Contacts(), SAY.__getitem__, lambda _: None, {}, lambda _: True, staff_rooms=rooms
        )
        self.reader = FeedReader(lent, database, lambda: visitor, lambda: NOW)

    async def asked(self, address: str) -> bool:
        """Have a feed wait, past the check of the command: the site of this test is on this machine."""
        return await self.database.promise(lambda unit: requests.put(unit, address, NOW))

    @property
    def said(self) -> list[Reply]:
        return [reply for _, reply in self._outbox.said.values()]


@pytest_asyncio.fixture
async def reading(database: Database) -> Reading:
    return Reading(database, visitor())


async def test_a_feed_is_read_and_told_once_in_every_staff_room(reading: Reading) -> None:
    async with site({"/feed": RSS}) as there:
        assert await reading.asked(there.at("/feed"))
        assert not await reading.asked(there.at("/feed"))
        assert await reading.reader.read() == 1
        assert await reading.reader.read() == 0
        assert there.asked() == ["/feed"]
    dutch, english = reading.said
    assert there.at("/feed") in words(dutch)
    assert "Gelezen: 3. Nieuw of veranderd: 0. Eén rij is niet ingelezen." in words(dutch)
    assert "2 pagina's zijn nog geen bron." in words(dutch)
    assert "url ontbreekt" in words(dutch)
    assert "Read because an editor asked" in words(english)
    assert dutch.files[0].name == "niet-ingelezen.csv"
    assert await reading.database.read(number_waiting) == 2


async def test_an_address_inside_a_network_is_never_called(database: Database) -> None:
    async with site({"/feed": RSS}) as there:
        guarded = Reading(database, visitor(policy=Policy(ports=None)))
        await guarded.asked(there.at("/feed"))
        await guarded.reader.read()
        assert there.calls == []
    assert "de andere kant antwoordde" in words(guarded.said[0])
    assert "refused" in words(guarded.said[0])


async def test_a_feed_without_end_stops_and_says_so(reading: Reading) -> None:
    pages: dict[str, Answer | str | int] = {
        f"/{n}": f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/{n + 1}"/></feed>'
        for n in range(MOST_DOCUMENTS + 5)
    }
    async with site(pages) as there:
        await reading.asked(there.at("/0"))
        await reading.reader.read()
        assert len(there.calls) == MOST_DOCUMENTS
    assert f"na {MOST_DOCUMENTS} houdt het lezen op" in words(reading.said[0])


async def test_a_feed_that_goes_wrong_is_told_and_holds_up_no_other(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Visitor):
        async def __aenter__(self) -> Visitor:
            raise RuntimeError("geheim uit een feed")

    reading = Reading(database, Broken("Proef/1.0"))
    for name in ("een", "twee"):
        await reading.asked(f"https://{name}.voorbeeld.nl/feed")
    with caplog.at_level(logging.ERROR, "knowledge.exchange"):
        assert await reading.reader.read() == 2
    assert sorted(words(x).split(" ging mis")[0] for x in reading.said[::2]) == [
        "Het lezen van https://een.voorbeeld.nl/feed",
        "Het lezen van https://twee.voorbeeld.nl/feed",
    ]
    assert "a feed could not be read: RuntimeError" in caplog.text
    assert "geheim" not in caplog.text


async def test_a_feed_that_is_cut_off_waits_on(reading: Reading) -> None:
    reached = asyncio.Event()

    async def answer(_: web.Request) -> web.StreamResponse:
        reached.set()
        return await asyncio.Future()

    async with site({"/feed": answer}) as there:
        await reading.asked(there.at("/feed"))
        async with reading.reader.walking():
            async with asyncio.timeout(60):
                await reached.wait()
    assert await reading.database.read(requests.oldest) is not None
    assert reading.said == []


async def test_an_editor_asks_for_a_feed_in_the_command_that_takes_files(database: Database) -> None:
    told = await database.promise(
        lambda unit: words(DESK.take_in(els(unit), feed=" https://www.nji.nl/feed "))
    )
    assert told.startswith("Ik ga https://www.nji.nl/feed lezen.")
    again = await database.promise(lambda unit: words(DESK.take_in(els(unit), feed="https://nji.nl/feed")))
    assert "wacht al" in again


async def test_a_typed_address_is_a_feed_and_a_typed_name_a_file() -> None:
    take_in = commands_of(DESK)[0]
    assert parse(take_in, "https://www.nji.nl/feed") == {"feed": "https://www.nji.nl/feed"}
    assert parse(take_in, "lijst.csv") == {"bestand": "lijst.csv"}


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (None, "exchange-what"),
        ("nji.nl/feed", "exchange-feed-refused"),
        ("https://nji.nl/feed van mijn buurman", "exchange-feed-refused"),
        ("file:///etc/passwd", "exchange-feed-refused"),
        ("http://127.0.0.1/feed", "exchange-feed-refused"),
        ("http://169.254.169.254/latest", "exchange-feed-refused"),
        ("https://anna:geheim@nji.nl/feed", "exchange-feed-refused"),
        ("https://intern.local/feed", "exchange-feed-refused"),
    ],
)
async def test_what_is_no_address_of_the_public_web_is_refused_at_once(
    database: Database, address: str | None, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        await database.promise(lambda unit: DESK.take_in(els(unit), feed=address))
    assert caught.value.key == key
    assert await database.read(requests.oldest) is None
