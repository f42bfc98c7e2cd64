"""One path for every event: once, not too late, all or nothing, and without words in the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.commands import Call, Long, command, commands_of
from bot.core.content import p
from bot.core.dispatch import Dispatcher
from bot.core.errors import UserError
from bot.core.events import Called, Chosen, Edited, Event, Heard, Joined, Left, Message, Reacted, Removed
from bot.core.people import Actor
from bot.core.places import Direct, MessageRef
from bot.core.plan import Capability
from bot.core.records import CallRecord
from bot.core.reply import Action, Reply, Seen
from bot.core.speak import Speaker
from bot.core.switchboard import Switchboard
from bot.core.vocabulary import Vocabulary
from bot.store.choices import Choices
from bot.store.deliverer import Deliverer
from bot.store.dialogs import Dialogs
from bot.store.ledger import Ledger
from bot.store.outbox import Queue
from bot.store.people import Contacts, Pseudonyms
from bot.store.writer import Database
from tests.bot.core.lenient import Lenient
from tests.conversations.theatre import NAME, Theatre, private, room
from tests.databases import Template

pytestmark = pytest.mark.asyncio
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
HALL = room("zaal")
ANNA = Actor(NAME, "anna", "Anna")
ROBOT = Actor(NAME, "robot", "Robot", bot=True)
PRIVATE_WORD = "kanariegeel"


def clock() -> datetime:
    return NOW


def say(key: str, /, **values: object) -> str:
    return " ".join((key, *(f"{name}={value}" for name, value in values.items())))


@dataclass
class Room:
    """A room of the assistant that counts, fails and notices."""

    counted: list[str] = field(default_factory=list)

    @command("tel", seen=Seen.ASKER)
    def count(self, call: Call, tekst: Long = "") -> Reply:
        """Count, with a button that counts again."""
        self.counted.append(call.id)
        Contacts().remember(call.unit, call.person, Direct(NAME, call.actor.id), call.now)
        return Reply(p("geteld"), (Action("nog eens", "tel"),))

    @command("wacht", pause=timedelta(seconds=90))
    def wait(self, call: Call) -> Reply:
        """Answer once in a while."""
        return Reply(p("klaar"))

    @command("breek")
    def fail(self, call: Call, tekst: Long) -> Reply:
        """Write half, and fail with the words in the message."""
        Contacts().remember(call.unit, call.person, Direct(NAME, call.actor.id), call.now)
        raise RuntimeError(f"kan niet: {tekst}")

    @command("weiger")
    def refuse(self, call: Call) -> Reply:
        """Write half, and refuse."""
        Contacts().remember(call.unit, call.person, Direct(NAME, call.actor.id), call.now)
        raise UserError("mag-niet", reden="zomaar")

    def removed(self, call: Call) -> None:
        """Notice a removal."""
        self.counted.append(f"removed {call.target.id if call.target else None}")

    def joined(self, call: Call) -> Reply:
        """Greet."""
        return Reply(p("welkom"), to=Seen.ASKER)


@dataclass
class House:
    """The dispatcher on a real store and a platform that can do everything."""

    dispatcher: Dispatcher
    theatre: Theatre
    database: Database
    deliverer: Deliverer
    people: Pseudonyms
    room: Room
    records: list[CallRecord]
    guard: Lenient

    async def handles(self, *events: Event) -> list[str]:
        """How each event ended, handled at the same moment."""
        before = len(self.records)
        await asyncio.gather(*(self.dispatcher.handle(event) for event in events))
        await self.deliverer.idle()
        return [record.outcome for record in self.records[before:]]

    async def keeps(self) -> bool:
        """Whether something was written about Anna."""
        person = self.people.person(ANNA)
        return await self.database.read(lambda unit: Contacts().address(unit, person)) is not None

    @property
    def said(self) -> list[str]:
        """All that was said."""
        return [x.text for x in self.theatre.shown]


@pytest_asyncio.fixture
async def house(tmp_path: Path, migrated: Template) -> AsyncIterator[House]:
    theatre = Theatre(frozenset(Capability), {"anna": ANNA})
    url = migrated.put(tmp_path)
    queue, choices, dialogs, people = Queue(clock), Choices(), Dialogs(), Pseudonyms(b"k" * 32)
    database = Database(url, lambda: deliverer.wake())
    deliverer = Deliverer(database, queue, choices, [theatre], clock)
    speaker = Speaker({NAME: theatre}, queue, choices, dialogs, lambda _: say, people.person, clock)
    talking, lenient, records = Room(), Lenient(), list[CallRecord]()
    board = Switchboard(
        Vocabulary(commands_of(talking), {"nl": say}),
        {"nl": say},
        {NAME: theatre},
        Ledger(database, people),
        choices,
        dialogs,
        speaker,
        lenient,
        lenient,
        clock,
        records.append,
        removals=(talking,),
        welcomes=(talking,),
    )
    await database.start()
    deliverer.start()
    yield House(Dispatcher(board), theatre, database, deliverer, people, talking, records, lenient)
    await deliverer.stop()
    await database.close()


def heard(words: str, id_: str = "1", *, at: datetime = NOW, by: Actor = ANNA, to_bot: bool = False) -> Heard:
    return Heard(Message(MessageRef(HALL, id_), by, words, at), to_bot)


def called(name: str, id_: str = "c1", by: Actor = ANNA, **given: str) -> Called:
    return Called(id_, name, given, by, HALL, NOW)


async def test_what_was_said_too_long_ago_is_passed_over_and_counted(house: House) -> None:
    day, moment = timedelta(hours=24), timedelta(seconds=1)
    assert await house.handles(heard("!tel", at=NOW - day - moment)) == ["too-old"]
    assert not await house.keeps()
    assert house.room.counted == []
    assert house.said == []
    assert await house.handles(heard("!tel", at=NOW - day)) == ["done"]
    assert house.room.counted == ["m1"]


async def test_each_event_runs_once_also_when_it_comes_twice_at_the_same_moment(house: House) -> None:
    ref = MessageRef(HALL, "9")
    await house.handles(called("tel", "c0"))
    token = house.theatre.shown[-1].choices[0].token
    pairs: tuple[Event, ...] = (
        heard("!tel"),
        called("tel"),
        Chosen("k1", token, ANNA, HALL, NOW),
        Joined("j1", ANNA, HALL, NOW),
        Left("l1", ANNA, HALL, NOW),
        Removed("r1", ref),
        Reacted("e1", ref, ANNA, "1️⃣", NOW),
    )
    for event in pairs:
        assert sorted(await house.handles(event, event)) == ["done", "repeat"]
        assert await house.handles(event) == ["repeat"]
    assert house.room.counted == ["c0", "m1", "c1", "k1", "removed 9"]
    assert house.said == ["geteld"] * 4 + ["welkom"]


async def test_a_reaction_that_means_nothing_is_passed_over(house: House) -> None:
    assert await house.handles(Reacted("e1", MessageRef(HALL, "9"), ANNA, "👍", NOW)) == ["passed"]


async def test_an_edit_is_looked_at_for_client_data_only(house: House) -> None:
    before = Message(MessageRef(HALL, "1"), ANNA, "!tel", NOW)
    assert await house.handles(Edited("x1", before)) == ["passed"]
    wrong = Message(MessageRef(HALL, "1"), ANNA, "!tel Minoes", NOW)
    assert await house.handles(Edited("x2", wrong), Edited("x2", wrong)) == ["done", "repeat"]
    assert house.said == ["geweigerd: !tel [kat]"]
    assert house.guard.seen == ["1"]
    assert house.room.counted == []


async def test_client_data_is_also_taken_away_when_it_was_said_during_an_outage(house: House) -> None:
    long_ago = NOW - timedelta(days=3)
    assert await house.handles(heard("!tel Minoes", at=long_ago)) == ["done"]
    assert house.said == ["geweigerd: !tel [kat]"]
    assert house.guard.seen == ["1"]
    assert house.room.counted == []


async def test_other_bots_and_the_assistant_itself_are_ignored(house: House) -> None:
    ref = MessageRef(HALL, "9")
    events: tuple[Event, ...] = (
        heard("!tel", by=ROBOT),
        Edited("x1", Message(ref, ROBOT, "Minoes", NOW)),
        called("tel", by=ROBOT),
        Chosen("k1", "nergens", ROBOT, HALL, NOW),
        Reacted("e1", ref, ROBOT, "1\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}", NOW),
        Joined("j1", ROBOT, HALL, NOW),
    )
    assert await house.handles(*events) == ["ignored"] * len(events)
    assert house.said == []
    assert house.theatre.acts == []


async def test_a_failure_undoes_its_work_and_logs_neither_words_nor_message(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert await house.handles(heard(f"!breek {PRIVATE_WORD}")) == ["failed"]
    assert await house.handles(called("breek", tekst=PRIVATE_WORD)) == ["failed"]
    assert not await house.keeps()
    numbers = [words.removeprefix("failed number=") for words in house.said]
    assert len(set(numbers)) == 2
    for number in numbers:
        assert f"fout {number}: RuntimeError" in caplog.text
    assert "in fail" in caplog.text
    assert PRIVATE_WORD not in caplog.text
    assert PRIVATE_WORD not in repr(house.records)
    # The event counts as handled: when the platform repeats it, the person does not hear it again.
    assert await house.handles(heard(f"!breek {PRIVATE_WORD}")) == ["repeat"]


async def test_a_refusal_undoes_its_work_and_is_said_to_the_asker_alone(house: House) -> None:
    assert await house.handles(called("weiger")) == ["mag-niet"]
    assert not await house.keeps()
    assert house.said == ["mag-niet reden=zomaar"]
    assert house.theatre.shown[0].only_for == "anna"


async def test_a_pause_between_two_calls_is_said_in_seconds(house: House) -> None:
    ends = [*await house.handles(called("wacht", "c1")), *await house.handles(called("wacht", "c2"))]
    assert ends == ["done", "command-too-soon"]
    assert house.said == ["klaar", "command-too-soon seconds=91"]


async def test_records_tell_kind_place_and_end_and_nothing_else(house: House) -> None:
    await house.handles(heard(f"!tel {PRIVATE_WORD}"))
    await house.handles(heard(f"zomaar {PRIVATE_WORD}", "2"))
    await house.handles(Joined("j1", ANNA, private("anna"), NOW))
    assert [(r.what, r.platform, str(r.audience), r.outcome) for r in house.records] == [
        ("heard", NAME, "community", "done"),
        ("heard", NAME, "community", "passed"),
        ("joined", NAME, "direct", "done"),
    ]
    assert all(r.milliseconds >= 0 for r in house.records)


async def test_words_nobody_meant_for_the_assistant_are_not_even_remembered(house: House) -> None:
    assert await house.handles(heard("goedemorgen")) == ["passed"]
    assert await house.handles(heard("goedemorgen")) == ["passed"]
    assert await house.handles(heard("goedemorgen", to_bot=True)) == ["done"]
    assert house.said == ["not-understood"]
