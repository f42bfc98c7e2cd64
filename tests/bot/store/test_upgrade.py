"""Databases grow with the assistant: all steps or none, never backwards, with what was in them."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, select, text

from bot.core.errors import SetupError
from bot.store.base import metadata
from bot.store.engine import database_url, open_engine
from bot.store.inbox import first_time, inbound_seen
from bot.store.upgrade import MIGRATIONS, current, head, upgrade
from tests.bot.store.rooms import rooms_with_tables

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_the_steps_make_exactly_the_tables_that_the_code_declares(unit: Connection) -> None:
    for module in rooms_with_tables():
        importlib.import_module(module)
    comparing = MigrationContext.configure(unit, opts={"compare_type": True, "compare_server_default": True})
    assert compare_metadata(comparing, metadata) == []


def test_the_steps_are_one_line_without_forks_numbered_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    steps = list(ScriptDirectory.from_config(config).walk_revisions())[::-1]
    assert [step.revision for step in steps] == [f"{number:04}" for number in range(1, len(steps) + 1)]
    assert head() == steps[-1].revision


def test_an_old_file_keeps_what_is_in_it(tmp_path: Path) -> None:
    engine = open_engine(database_url(tmp_path))
    _make_first_version(engine)
    upgrade(engine)
    assert not upgrade(engine)
    with engine.begin() as unit:
        assert current(unit) == head()
        assert not first_time(unit, "web", "m1", NOW)
        assert unit.execute(select(inbound_seen.c.seen_at)).scalar_one() == NOW
        assert unit.exec_driver_sql("PRAGMA foreign_key_check").first() is None
    engine.dispose()


def test_a_database_of_a_newer_version_is_refused_untouched(engine: Engine) -> None:
    with engine.begin() as unit:
        unit.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SetupError, match="newer version") as caught:
        upgrade(engine)
    assert str(engine.url.database) in str(caught.value)
    with engine.begin() as unit:
        assert current(unit) == "9999"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    url = database_url(tmp_path)
    Path(url.database or "").write_text("not a database " * 100)
    engine = open_engine(url)
    with pytest.raises(SetupError, match="is not a database"):
        upgrade(engine)
    engine.dispose()


def test_names_of_members_leave_the_rooms_of_cases(tmp_path: Path) -> None:
    engine = open_engine(database_url(tmp_path))
    _make_version(engine, "0010")
    row = "'waarschuwing', 'gesloten', '', '2026-11-02 09:00:00.000000', '', 0, ''"
    columns = "kind, state, reason, opened_at, rule, seconds, outcome, id, room"
    with engine.begin() as unit:
        for id_, room in (("Z-1", "@@anna:example.org"), ("Z-2", "algemeen")):
            unit.exec_driver_sql(f"INSERT INTO moderation_case ({columns}) VALUES ({row}, '{id_}', '{room}')")  # noqa: S608
    upgrade(engine)
    with engine.begin() as unit:
        rooms = unit.exec_driver_sql("SELECT room FROM moderation_case ORDER BY id").scalars()
        assert list(rooms) == ["", "algemeen"]
    engine.dispose()


def _make_version(engine: Engine, version: str) -> None:
    """The tables of an older version."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as unit:
        config.attributes["connection"] = unit
        command.upgrade(config, version)


def _make_first_version(engine: Engine) -> None:
    """What the first released version left behind: its tables, with a row in them."""
    _make_version(engine, "0001")
    with engine.begin() as unit:
        unit.execute(
            text("INSERT INTO inbound_seen VALUES ('web', 'm1', :at)"), {"at": "2026-11-02 09:00:00.000000"}
        )
