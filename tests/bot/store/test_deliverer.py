"""What is in the outbox arrives: in order per room, once, again after trouble, with what follows from it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, select

from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.places import Direct, MessageRef
from bot.core.plan import Act, ActKind, Choice, Delivery, Part
from bot.core.reply import Action
from bot.core.speak import lane_of, send_key
from bot.store import deliverer
from bot.store.choices import Choices
from bot.store.deliverer import Deliverer
from bot.store.outbox import Queue, State, outbox
from bot.store.writer import Database
from tests.bot.store.stand_in import NAME, Mood, Platform, room, words

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
HALL, DESK, ANNA = room("hall"), room("desk"), Direct(NAME, "anna")

pytestmark = pytest.mark.asyncio


class Clock:
    """A clock that a test sets."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Post:
    """An outbox with its deliverer and one platform."""

    def __init__(self, engine: Engine, platform: Platform) -> None:
        self.platform, self.clock, self.choices = platform, Clock(), Choices()
        self.queue = Queue(self.clock)
        self.database = Database(engine.url, lambda: self.deliverer.wake())
        self.deliverer = Deliverer(self.database, self.queue, self.choices, [platform], self.clock)

    async def put(self, *parts: Part) -> None:
        """Queue messages in one transaction."""

        def work(unit: Connection) -> None:
            for number, part in enumerate(parts):
                self._put(unit, part, f"{part.body}{number}")

        await self.database.promise(work)

    def _put(self, unit: Connection, part: Delivery, seed: str) -> None:
        lane = lane_of(part) if isinstance(part, Part) else f"{NAME}/act"
        self.queue.put(unit, NAME, part, lane=lane, reason="test", key=send_key(seed))

    async def act(self, act: Act) -> None:
        """Queue an act."""
        await self.database.promise(lambda unit: self._put(unit, act, "act"))

    async def idle(self) -> None:
        """Wait until nothing waits any more."""
        async with asyncio.timeout(60):
            await self.deliverer.idle()

    async def rows(self) -> list[tuple[str, str | None, str | None]]:
        """State, words and lane of every row."""
        wanted = select(outbox.c.state, outbox.c.body, outbox.c.lane).order_by(outbox.c.id)
        return await self.database.read(lambda unit: [tuple(row) for row in unit.execute(wanted)])


@asynccontextmanager
async def _posting(engine: Engine, platform: Platform | None = None) -> AsyncIterator[Post]:
    post = Post(engine, platform or Platform())
    await post.database.start()
    post.deliverer.start()
    try:
        yield post
    finally:
        await post.deliverer.stop()
        await post.database.close()


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once: what is tested is that it is tried again, not when."""
    monkeypatch.setattr(deliverer, "FIRST_PAUSE", 0.001)


def _fails(*errors: BaseException, on: str = "") -> Mood:
    """A mood that raises these errors one after the other, on one text or on all."""
    left: Iterator[BaseException] = iter(errors)

    async def mood(text: str) -> None:
        if on in text and (error := next(left, None)) is not None:
            raise error

    return mood


async def test_messages_arrive_in_order_per_room_and_leave_no_words_behind(engine: Engine) -> None:
    async with _posting(engine) as post:
        await post.put(*(words(f"{n}", where) for n in range(20) for where in (HALL, DESK, ANNA)))
        await post.idle()
        for where in (HALL, DESK, ANNA):
            assert [text for lane, text in post.platform.shown if lane == where.key] == [
                f"{n}" for n in range(20)
            ]
        assert await post.rows() == [(State.DELIVERED, None, None)] * 60


async def test_one_key_is_said_once(engine: Engine) -> None:
    async with _posting(engine) as post:
        await post.put(words("hello", HALL))
        await post.put(words("hello", HALL))
        await post.idle()
        await post.put(words("hello", HALL))
        await post.idle()
        assert post.platform.tries == ["hello"]


async def test_what_a_rolled_back_work_wanted_to_say_is_not_said(engine: Engine) -> None:
    async with _posting(engine) as post:

        def work(unit: Connection) -> None:
            post.queue.put(unit, NAME, words("no", HALL), lane="x", reason="test", key="k")
            raise KeyError("planted")

        with pytest.raises(KeyError):
            await post.database.promise(work)
        await post.idle()
        assert post.platform.tries == []


async def test_trouble_is_tried_again_and_keeps_the_order(engine: Engine) -> None:
    mood = _fails(UnavailableError(), TimeoutError(), RuntimeError("unforeseen"), on="first")
    async with _posting(engine, Platform(mood)) as post:
        await post.put(words("first", HALL), words("second", HALL))
        await post.idle()
        assert post.platform.tries == ["first"] * 4 + ["second"]
        assert [text for _, text in post.platform.shown] == ["first", "second"]


async def test_a_room_in_trouble_delays_no_other(engine: Engine) -> None:
    stuck = asyncio.Event()

    async def mood(text: str) -> None:
        if text == "stuck":
            await stuck.wait()

    async with _posting(engine, Platform(mood)) as post:
        await post.put(words("stuck", HALL), words("free", DESK))
        async with asyncio.timeout(60):
            await post.platform.has_shown.wait()
        assert post.platform.shown == [(DESK.key, "free")]
        stuck.set()
        await post.idle()
        assert post.platform.shown[-1] == (HALL.key, "stuck")


async def test_an_answer_lost_on_the_way_back_shows_once(engine: Engine) -> None:
    async with _posting(engine, Platform(answers_lost=1)) as post:
        await post.put(words("once", HALL))
        await post.idle()
        assert post.platform.tries == ["once", "once"]
        assert post.platform.shown == [(HALL.key, "once")]


async def test_what_cannot_arrive_gives_way_to_what_was_to_be_said_instead(engine: Engine) -> None:
    private = replace(words("private", ANNA), then=words("sent", HALL), otherwise=words("not sent", HALL))
    async with _posting(engine, Platform(_fails(NotDeliveredError("closed"), on="private"))) as post:
        await post.put(private, words("after", ANNA))
        await post.idle()
        assert sorted(post.platform.shown) == sorted([(ANNA.key, "after"), (HALL.key, "not sent")])
        assert [state for state, _, _ in await post.rows()] == [
            State.FAILED,
            State.DELIVERED,
            State.DELIVERED,
        ]


async def test_what_follows_is_said_once_it_arrived(engine: Engine) -> None:
    private = replace(words("private", ANNA), then=words("sent", HALL), otherwise=words("not sent", HALL))
    async with _posting(engine) as post:
        await post.put(private)
        await post.idle()
        assert post.platform.shown == [(ANNA.key, "private"), (HALL.key, "sent")]


async def test_a_fault_nobody_foresaw_blocks_its_room_for_a_while_only(engine: Engine) -> None:
    mood = _fails(*[RuntimeError("planted")] * deliverer.FAULTS, on="poison")
    async with _posting(engine, Platform(mood)) as post:
        await post.put(words("poison", HALL), words("next", HALL))
        await post.idle()
        assert post.platform.shown == [(HALL.key, "next")]


async def test_a_platform_that_is_away_too_long_is_given_up(engine: Engine) -> None:
    async with _posting(engine, Platform(_fails(*[UnavailableError()] * 3))) as post:
        post.clock.now = NOW + timedelta(hours=25)
        post.queue = Queue(Clock())
        await post.put(replace(words("stale", ANNA), otherwise=words("gave up", HALL)))
        await post.idle()
        assert post.platform.tries[0] == "stale"
        assert (await post.rows())[0][0] == State.FAILED


async def test_a_body_of_another_version_is_given_up(engine: Engine) -> None:
    with engine.begin() as unit:
        Queue(Clock()).put(unit, NAME, words("x", HALL), lane="x", reason="test", key="k")
        unit.execute(outbox.update().values(body='{"@":"Hologram"}'))
    async with _posting(engine) as post:
        await post.idle()
        assert await post.rows() == [(State.FAILED, None, None)]


async def test_acts_are_done(engine: Engine) -> None:
    act = Act(ActKind.BAN, NAME, "space", "scam", actor_id="x")
    async with _posting(engine) as post:
        await post.act(act)
        await post.idle()
        assert post.platform.acts == [act]


async def test_choices_learn_where_they_were_shown(engine: Engine) -> None:
    async with _posting(engine) as post:
        token = await post.database.promise(
            lambda unit: post.choices.issue(unit, Action("Yes", "yes"), 1, None, NOW)
        )
        await post.put(words("choose", HALL, (Choice(token, "Yes", number=1),)))
        await post.idle()
        shown = MessageRef(HALL, "m-choose")
        found = await post.database.read(lambda unit: post.choices.by_number(unit, 1, "p", shown))
        assert found == token


async def test_stopping_lets_a_running_delivery_arrive_and_begins_no_other(engine: Engine) -> None:
    go = asyncio.Event()

    async def mood(_: str) -> None:
        await go.wait()

    async with _posting(engine, Platform(mood)) as post:
        await post.put(words("running", HALL), words("later", HALL))
        async with asyncio.timeout(60):
            await post.platform.tried.wait()
        stopping = asyncio.create_task(post.deliverer.stop())
        await asyncio.sleep(0)
        go.set()
        await stopping
        assert post.platform.tries == ["running"]
        assert [state for state, _, _ in await post.rows()] == [State.DELIVERED, State.WAITING]
    async with _posting(engine) as post:
        await post.idle()
        assert post.platform.shown == [(HALL.key, "later")]
