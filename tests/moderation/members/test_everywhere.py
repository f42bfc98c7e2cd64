"""A person planted in every table is gone from every table; a new table is covered unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.discord.memory import ReadingPersonalData
from adapters.matrix.measures.mute_tables import MutePersonalData
from adapters.matrix.memory import PrivateRoomData
from bot.core.ports import KeepsPersonalData
from bot.prompts.personal import HarvestPersonalData
from bot.signals.personal import SignalPersonalData
from bot.store.answered import Answered
from bot.store.choices import Choices
from bot.store.departures import Departures
from bot.store.dialogs import Dialogs
from bot.store.engine import open_engine
from bot.store.erasures import Erasures
from bot.store.links import Links
from bot.store.outbox import Undelivered
from bot.store.people import Contacts, Pseudonyms
from bot.store.pointers import Pointers
from knowledge.personal import FindPersonalData
from moderation.cases.personal import CasePersonalData
from moderation.door.holding import Holding
from moderation.door.personal import DoorPersonalData
from moderation.members.access import held_of
from moderation.members.erasing import Eraser
from moderation.members.readers import Readers
from moderation.members.wishes import Wishes
from tests.databases import Template
from tests.moderation.members.planting import PEOPLE, PERSON, places, plant, tables_with_people
from tests.moderation.members.rig import NOW, SECRET

ROOMS: tuple[KeepsPersonalData, ...] = (
    Contacts(),
    Choices(),
    Dialogs(),
    Undelivered(Pseudonyms(SECRET)),
    Answered(),
    SignalPersonalData(),
    HarvestPersonalData(),
    FindPersonalData(),
    CasePersonalData(),
    DoorPersonalData(Holding(lambda: 0.0)),
    ReadingPersonalData(),
    PrivateRoomData(),
    MutePersonalData(),
    Links(Pseudonyms(SECRET)),
    Readers(),
    Wishes(),
    Pointers(),
    Departures(),
)


@pytest.fixture
def engine(tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    """A fresh database with every table."""
    made = open_engine(migrated.put(tmp_path))
    yield made
    made.dispose()


def test_a_person_planted_everywhere_is_gone_everywhere(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as unit:
        for table in tables_with_people():
            plant(unit, table)
        assert places(unit) == {f"{table}.{column}" for table, column in PEOPLE}
        erased = Eraser(ROOMS, Erasures(SECRET, tmp_path)).erase(unit, (PERSON,), NOW)
        assert places(unit) == set()
        assert erased.remaining == ()
        assert held_of(unit, ROOMS, PERSON) == {}
