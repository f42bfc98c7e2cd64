"""Monday with two processes on one database: one of them sends, the other sees that it was done."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

from sqlalchemy import Connection, select

from bot.core.commands import Say
from bot.core.people import Actor
from bot.core.places import Address, Audience, Conversation
from bot.core.plan import Act, Part
from bot.core.reply import Reply
from bot.core.speak import lane_of, send_key
from bot.digest.publishing import Publisher
from bot.digest.recipients import Recipients
from bot.digest.sending import Monday
from bot.digest.versions import digest_version
from bot.reporting import facts, released
from bot.store.engine import open_engine
from bot.store.outbox import Queue, outbox
from bot.store.people import Contacts
from bot.store.schedules import RunOutcome, Slot, claim
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS
from tests.databases import Template

DUE = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SLOT = Slot("digest", "2026-11-23T07:00", DUE, timedelta(0))
STAFF = Conversation("toneel", "", "staf", Audience.STAFF)
PEOPLE = [Actor("toneel", name, name) for name in ("bram", "els", "weg", "50")]
SAYS = load()


class Post:
    """The way out, without the buttons that a digest does not have."""

    def __init__(self) -> None:
        self._queue = Queue(lambda: DUE)

    def say(
        self, unit: Connection, to: Address, reply: Reply, *, reason: str, key: str | None = None
    ) -> None:
        part = Part(to, reply.blocks)
        name = send_key(f"{key}#0")
        self._queue.put(unit, to.platform, part, lane=lane_of(part), reason=reason, key=name)

    def act(self, unit: Connection, act: Act, *, reason: str, key: str | None = None) -> None:
        raise AssertionError("a digest does nothing to anybody")


def say_in(locale: str) -> Say:
    return SAYS[locale]


def monday() -> Monday:
    """What sends, to two people that can be reached and one that cannot."""
    to = Recipients(PEOPLE, Contacts(), lambda x: x.id, lambda x: None if x.id in {"weg", "50"} else x, "nl")
    return Monday(Publisher(facts, released, 5), ATLAS, [STAFF], to, Post(), say_in)


def test_two_processes_at_once_send_monday_once(tmp_path: Path, migrated: Template) -> None:
    url, ready = migrated.put(tmp_path), Barrier(2)

    def process(_: int) -> bool:
        engine = open_engine(url)
        job = monday().job("0 7 * * mon")
        ready.wait()
        with engine.begin() as unit:
            mine = claim(unit, SLOT, RunOutcome.DONE)
            if mine:
                job.run(unit, SLOT)
        engine.dispose()
        return mine

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(process, range(2))) == [False, True]
    engine = open_engine(url)
    with engine.begin() as unit:
        lanes = Counter(unit.execute(select(outbox.c.lane)).scalars())
        assert lanes == {STAFF.key: 1, "toneel/@bram": 1, "toneel/@els": 1}
        assert unit.execute(select(digest_version.c.week, digest_version.c.version)).all() == [
            ("2026-W47", 1)
        ]
        copies = monday().copies(unit, {"week": "2026-W47", "version": 1})
    engine.dispose()
    assert {each.reader: each.state for each in copies} == {
        "bram": "waiting",
        "els": "waiting",
        "toneel:weg": "unreached",
    }
