"""Who leaves is sent nothing, and in time the link with them is broken; who comes back is as before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select

from bot.core.places import Direct
from bot.store import departures
from bot.store.departures import Departures
from bot.store.engine import open_engine
from bot.store.links import Account, Links, connect
from bot.store.people import Contacts, Pseudonyms
from moderation.members.access import held_of
from moderation.members.departing import STAYING, Departing
from tests.databases import Template
from tests.moderation.members.planting import PERSON, places, plant, tables_with_people
from tests.moderation.members.rig import NOW, SECRET
from tests.moderation.members.test_everywhere import ROOMS

MONTH = timedelta(days=30)
HERE, THERE = Account(PERSON, "discord"), Account("other", "matrix")


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    engine: Engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as made:
        yield made
    engine.dispose()


def leaves(unit: Connection, account: Account = HERE, person: str = PERSON) -> None:
    departures.note(unit, account, person, NOW)


def test_a_person_planted_everywhere_is_only_in_cases_a_month_after_they_left(unit: Connection) -> None:
    for table in tables_with_people():
        if table.name != "member_left":
            plant(unit, table)
    leaves(unit)
    before = {table.name: len(unit.execute(select(table)).all()) for table in tables_with_people()}
    departing = Departing(ROOMS)
    assert departing.tidy(unit, NOW + MONTH) == 0
    assert departing.tidy(unit, NOW + MONTH + timedelta(seconds=1)) == 1
    assert {each.split(".")[0] for each in places(unit)} == STAYING
    # What they gave is still there, of nobody; tables that only hold a link are empty.
    after = {table.name: len(unit.execute(select(table)).all()) for table in tables_with_people()}
    gone = {name for name, count in after.items() if count < before[name]}
    assert not gone & {"signal", "endorsement", "harvest", "gap_asker"}
    assert {"contact", "member_wish", "member_reader", "account_link", "message_pointer"} <= gone
    assert departing.tidy(unit, NOW + 2 * MONTH) == 0


def test_who_left_has_no_address_until_they_come_back(unit: Connection) -> None:
    contacts = Contacts()
    contacts.remember(unit, PERSON, Direct("discord", "17"), NOW)
    leaves(unit)
    assert contacts.address(unit, PERSON) is None
    assert held_of(unit, (Departures(),), PERSON).keys() == {"departure"}
    departures.back(unit, HERE.key)
    assert contacts.address(unit, PERSON) == Direct("discord", "17")
    assert Departing(ROOMS).tidy(unit, NOW + 2 * MONTH) == 0
    assert contacts.address(unit, PERSON) is not None


def test_who_is_still_there_with_another_account_keeps_what_is_theirs(unit: Connection) -> None:
    connect(unit, HERE, THERE, NOW)
    Links(Pseudonyms(SECRET)).refresh(unit)
    contacts = Contacts()
    contacts.remember(unit, PERSON, Direct("discord", "17"), NOW)
    leaves(unit)
    assert Departing(ROOMS).tidy(unit, NOW + 2 * MONTH) == 1
    assert contacts.address(unit, PERSON) is None
    assert held_of(unit, (Links(Pseudonyms(SECRET)),), PERSON).keys() == {"link"}
    contacts.remember(unit, PERSON, Direct("matrix", "@anna:example.org"), NOW)
    leaves(unit)
    leaves(unit, THERE)
    assert contacts.address(unit, PERSON) is None
    assert Departing(ROOMS).tidy(unit, NOW + 2 * MONTH) == 2
    assert held_of(unit, (Links(Pseudonyms(SECRET)), contacts), PERSON) == {}
