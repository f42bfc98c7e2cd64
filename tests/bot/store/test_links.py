"""Linked accounts are one person from the next work on, in every process; an undone link never counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine

from bot.core.people import Actor
from bot.store import links
from bot.store.links import Account, Links, accounts_of, connect, disconnect, keys_of, person_of
from bot.store.people import Pseudonyms
from bot.store.writer import Database

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SECRET = b"k" * 32
HERE, THERE, THIRD = Actor("discord", "1", "Anna"), Actor("matrix", "@a:b", "A"), Actor("web", "a", "A")
PLAIN = Pseudonyms(SECRET)
ONE, TWO, THREE = (Account(PLAIN.account(actor), actor.platform) for actor in (HERE, THERE, THIRD))


def test_a_link_makes_the_second_account_the_person_of_the_first(unit: Connection) -> None:
    connect(unit, ONE, TWO, NOW)
    assert person_of(unit, ONE.key) == person_of(unit, TWO.key) == ONE.key
    assert accounts_of(unit, ONE.key) == [ONE, TWO]
    assert keys_of(unit, ONE.key) == (ONE.key, TWO.key)
    assert keys_of(unit, "somebody else") == ("somebody else",)


def test_who_was_linked_brings_all_accounts_along(unit: Connection) -> None:
    connect(unit, TWO, THREE, NOW)
    connect(unit, ONE, TWO, NOW)
    assert accounts_of(unit, ONE.key) == [ONE, TWO, THREE]
    assert accounts_of(unit, TWO.key) == []
    disconnect(unit, ONE.key)
    assert [person_of(unit, each.key) for each in (ONE, TWO, THREE)] == [ONE.key, TWO.key, THREE.key]


def test_a_link_through_a_linked_account_leads_to_the_same_person(unit: Connection) -> None:
    connect(unit, ONE, TWO, NOW)
    connect(unit, TWO, THREE, NOW)
    assert accounts_of(unit, ONE.key) == [ONE, TWO, THREE]


def test_people_are_followed_after_a_refresh_and_let_go_after_another(unit: Connection) -> None:
    people = Pseudonyms(SECRET)
    known = Links(people)
    known.refresh(unit)
    assert people.person(THERE) == TWO.key
    connect(unit, ONE, TWO, NOW)
    known.refresh(unit)
    assert people.person(THERE) == people.person(HERE) == ONE.key
    assert people.account(THERE) == TWO.key
    disconnect(unit, ONE.key)
    known.refresh(unit)
    assert people.person(THERE) == TWO.key


def test_as_many_links_made_anew_in_one_go_are_seen(unit: Connection) -> None:
    people = Pseudonyms(SECRET)
    known = Links(people)
    connect(unit, ONE, TWO, NOW)
    known.refresh(unit)
    disconnect(unit, ONE.key)
    connect(unit, ONE, THREE, NOW)
    known.refresh(unit)
    assert people.person(THERE) == TWO.key
    assert people.person(THIRD) == ONE.key


def test_what_a_person_can_see_and_erase_of_it(unit: Connection) -> None:
    known = Links(Pseudonyms(SECRET))
    assert known.export(unit, ONE.key) == {}
    connect(unit, ONE, TWO, NOW)
    row = {"code": "x", "account": ONE.key, "platform": "discord", "used": False, "made_at": NOW}
    unit.execute(links.link_code.insert().values(row))
    since = NOW.isoformat()
    platforms = [{"platform": name, "linked_at": since} for name in ("discord", "matrix")]
    codes = [{"code_made_at": since, "until": (NOW + timedelta(days=1)).isoformat()}]
    assert known.export(unit, ONE.key) == {"accounts": platforms, "codes": codes}
    assert known.forget(unit, ONE.key) == 3
    assert known.export(unit, ONE.key) == {}


@pytest.mark.asyncio
async def test_a_link_counts_from_the_next_work_on_and_an_undone_one_never(engine: Engine) -> None:
    people, elsewhere = Pseudonyms(SECRET), Pseudonyms(SECRET)
    database = Database(engine.url, first=Links(people).refresh)
    other = Database(engine.url, first=Links(elsewhere).refresh)
    await database.start()
    await other.start()
    try:

        def undone(unit: Connection) -> None:
            connect(unit, ONE, TWO, NOW)
            raise ValueError("undone")

        with pytest.raises(ValueError, match="undone"):
            await database.promise(undone)
        assert await database.promise(lambda unit: people.person(THERE)) == TWO.key
        await database.promise(lambda unit: connect(unit, ONE, TWO, NOW))
        assert await database.promise(lambda unit: people.person(THERE)) == ONE.key
        assert await other.promise(lambda unit: elsewhere.person(THERE)) == ONE.key
    finally:
        await database.close()
        await other.close()
