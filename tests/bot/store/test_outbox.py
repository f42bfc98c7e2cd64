"""What waits for one person can be seen and erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from bot.core.people import Actor
from bot.core.places import Direct
from bot.core.plan import Act, ActKind, Delivery
from bot.store.outbox import Queue, Undelivered
from bot.store.people import Pseudonyms
from tests.bot.store.stand_in import NAME, room, words

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_only_what_waits_for_this_person_is_erased(unit: Connection) -> None:
    queue, pseudonyms = Queue(lambda: NOW), Pseudonyms(b"a" * 32)
    undelivered, anna = Undelivered(pseudonyms), pseudonyms.person(Actor(NAME, "anna", "Anna"))
    deliveries: dict[str, Delivery] = {
        "direct": words("for anna", Direct(NAME, "anna")),
        "private": replace(words("for anna in the hall", room("hall")), only_for="anna"),
        "other": words("for bea", Direct(NAME, "bea")),
        "open": words("for all", room("hall")),
        "act": Act(ActKind.BAN, NAME, "space", "scam", actor_id="anna"),
    }
    for key, delivery in deliveries.items():
        queue.put(unit, NAME, delivery, lane=key, reason="test", key=key)
    assert undelivered.export(unit, anna) == {"waiting": 2}
    assert undelivered.forget(unit, anna) == 2
    assert undelivered.export(unit, anna) == {"waiting": 0}
    assert set(queue.lanes(unit, NAME)) == {"other", "open", "act"}
