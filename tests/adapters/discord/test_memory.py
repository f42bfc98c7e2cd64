"""What the adapter remembers: how far it read, what it owes an answer, what Discord was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from adapters.discord import memory
from adapters.discord.tables import identify, interaction
from bot.store.engine import open_engine
from bot.store.schedules import Slot
from tests.databases import Template

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path, migrated: Template) -> Iterator[Engine]:
    made = open_engine(migrated.put(tmp_path))
    yield made
    made.dispose()


def test_reading_goes_on_per_channel_and_a_channel_that_is_gone_is_forgotten(engine: Engine) -> None:
    with engine.begin() as unit:
        memory.keep_reading(unit, {"1": 10, "2": 20}, {})
        memory.keep_reading(unit, {"1": 11}, {})
        assert memory.read_so_far(unit) == {"1": 11, "2": 20}
        memory.lose(unit, "2")
        assert memory.read_so_far(unit) == {"1": 11}


def test_someone_sees_and_erases_their_own_private_conversation_alone(engine: Engine) -> None:
    keeper = memory.ReadingPersonalData()
    with engine.begin() as unit:
        memory.keep_reading(unit, {"1": 10, "2": 20, "3": 30}, {"2": "anna", "3": "ben"})
        assert keeper.export(unit, "anna") == {"private": [{"conversation": "2", "read_up_to": "20"}]}
        assert keeper.forget(unit, "anna") == 1
        assert keeper.export(unit, "anna") == {}
        assert memory.read_so_far(unit) == {"1": 10, "3": 30}


def test_an_interaction_is_owed_an_answer_for_a_quarter_of_an_hour(engine: Engine) -> None:
    with engine.begin() as unit:
        memory.keep_token(unit, "1", "eerste", NOW)
        memory.keep_token(unit, "1", "ander", NOW)
        assert memory.tokens(unit, NOW + timedelta(minutes=14)) == {"1": "eerste"}
        assert memory.tokens(unit, NOW + memory.TOKEN_LASTS) == {}
        memory.keep_token(unit, "2", "tweede", NOW + memory.TOKEN_LASTS)
        assert unit.execute(select(interaction.c.id)).scalars().all() == ["2"]


def test_the_nightly_job_takes_tokens_away_within_a_day(engine: Engine) -> None:
    job = memory.tidy_discord()
    with engine.begin() as unit:
        memory.keep_token(unit, "1", "eerste", NOW)
        for hours, left in ((23, 1), (25, 0)):
            job.run(unit, Slot(job.id, "nacht", NOW + timedelta(hours=hours), timedelta(0)))
            assert unit.execute(select(func.count()).select_from(interaction)).scalar_one() == left


def test_a_list_of_commands_is_known_per_server(engine: Engine) -> None:
    with engine.begin() as unit:
        assert memory.fingerprint_of(unit, "1") is None
        memory.keep_fingerprint(unit, "1", "oud")
        memory.keep_fingerprint(unit, "1", "nieuw")
        assert memory.fingerprint_of(unit, "1") == "nieuw"
        assert memory.fingerprint_of(unit, "2") is None


def test_introductions_are_counted_for_today_only(engine: Engine) -> None:
    with engine.begin() as unit:
        unit.execute(identify.insert().values(day="2020-01-01", count=900))
        assert [memory.introduced(unit), memory.introduced(unit)] == [1, 2]
        assert unit.execute(select(func.count()).select_from(identify)).scalar_one() == 1
