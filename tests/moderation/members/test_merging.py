"""When two persons become one, all that is kept of the one is the other's, in every table there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.core.places import Direct
from bot.signals.recognition import endorsing
from bot.store.base import metadata
from bot.store.engine import open_engine
from bot.store.merging import OF_AN_ACCOUNT, merge, moving_columns
from bot.store.people import Contacts
from tests.databases import Template
from tests.moderation.members.planting import PEOPLE, PERSON, places, plant, tables_with_people
from tests.moderation.members.rig import NOW

OTHER = "zzthesamepersonelsewherezz"
STAYS = {f"{column.table.name}.{column.name}" for column in OF_AN_ACCOUNT}
MOVES = {f"{table}.{column}" for table, column in PEOPLE} - STAYS


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    """A transaction on a fresh database with every table."""
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_every_column_for_people_moves_or_is_an_accounts_own() -> None:
    assert {f"{column.table.name}.{column.name}" for column in moving_columns()} == MOVES
    assert {f"{table}.{column}" for table, column in PEOPLE} > STAYS


def test_nothing_is_left_behind_in_any_table(unit: Connection) -> None:
    for table in tables_with_people():
        plant(unit, table)
    merge(unit, PERSON, OTHER)
    assert places(unit) == STAYS
    assert places(unit, OTHER) == MOVES


def test_two_rows_that_cannot_both_stay_become_the_one_that_was_there(unit: Connection) -> None:
    tables = [t for t in tables_with_people() if any(f"{t.name}.{c.name}" in MOVES for c in t.columns)]
    for number, person in enumerate((PERSON, OTHER), start=1):
        for table in tables:
            plant(unit, table, person, number)
    merge(unit, PERSON, OTHER)
    # That an account left stays with that account.
    assert places(unit) == {"member_left.account"}
    kept = {t.name: unit.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}
    assert kept["endorsement"] == kept["contact"] == kept["gap_follower"] == 1
    assert kept["signal"] == kept["moderation_case"] == 2


def test_no_table_points_at_a_pseudonym_of_another() -> None:
    pointed = {key.column for table in metadata.tables.values() for key in table.foreign_keys}
    assert {(column.table.name, column.name) for column in pointed} & PEOPLE == set()


@pytest.mark.parametrize("newer", ["web", "matrix"])
def test_of_two_addresses_the_one_where_the_person_asked_last_stays(unit: Connection, newer: str) -> None:
    contacts = Contacts()
    for platform, person in (("web", PERSON), ("matrix", OTHER)):
        at = NOW + timedelta(hours=platform == newer)
        contacts.remember(unit, person, Direct(platform, "anna"), at)
    merge(unit, PERSON, OTHER)
    assert contacts.address(unit, OTHER) == Direct(newer, "anna")
    assert contacts.address(unit, PERSON) is None


def test_a_recognition_counts_once_and_not_beside_an_own_signal(unit: Connection) -> None:
    endorsing.endorse(unit, "B-001", PERSON, NOW)
    endorsing.endorse(unit, "B-001", OTHER, NOW + timedelta(hours=1))
    endorsing.endorse(unit, "B-002", PERSON, NOW)
    merge(unit, PERSON, OTHER)
    behind = endorsing.support(unit, ["B-001", "B-002"])
    assert [each.persons for each in behind.values()] == [1, 1]
