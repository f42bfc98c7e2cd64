"""How long things stay is a setting: never longer than is built in, and shown wherever it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.cli.register import every_table
from bot.core.errors import SetupError
from bot.core.places import Direct
from bot.settings.reading import load
from bot.settings.retention import Retention, periods, shortened
from bot.store.base import KEPT, declarations, kept_for, metadata, shorter
from bot.store.engine import open_engine
from bot.store.housekeeping import tidy
from bot.store.people import Contacts
from bot.texts.catalogue import load as load_texts
from moderation.members.reading import Reader
from moderation.register import facts
from tests.databases import Template

THEN = datetime(2026, 11, 29, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    """A database of an installation that keeps addresses for ten days."""
    engine = open_engine(migrated.put(tmp_path))
    engine.update_execution_options(**{KEPT: periods(Retention(addresses=10))})
    with engine.begin() as made:
        yield made
    engine.dispose()


def test_what_is_kept_for_ten_days_says_so_and_goes_after_ten_days(unit: Connection) -> None:
    held = Contacts()
    held.remember(unit, "anna", Direct("web", "anna"), THEN)
    assert held.export(unit, "anna")["until"] == (THEN + 10 * DAY).isoformat()
    tidy(unit, THEN + 10 * DAY)
    assert held.export(unit, "anna")
    tidy(unit, THEN + 11 * DAY)
    assert held.export(unit, "anna") == {}


def test_no_setting_makes_anything_stay_longer(unit: Connection) -> None:
    every_table()
    dated = [each for each in declarations(metadata) if each.retention.period is not None]
    fresh = unit.execution_options(**{KEPT: dict.fromkeys(metadata.tables, 10_000 * DAY)})
    for each in dated:
        column = metadata.tables[each.table].c[each.column]
        assert kept_for(column, fresh) == each.retention.period
    assert shorter(fresh, "contact", DAY) == DAY


def test_every_setting_is_about_a_table_and_its_default_is_the_longest_there() -> None:
    tables = every_table().tables
    for name, period in periods(Retention()).items():
        table, _, column = name.partition(".")
        own = [x for x in declarations(metadata) if x.table == table and column in {"", x.column}]
        assert table in tables
        # A name that is no column is a rule of its room.
        assert not own or max(x.retention.period or DAY for x in own) == period


@pytest.mark.parametrize("value", ["0", "-1", "366", '"lang"', "true", "1.5"])
def test_nonsense_stops_the_start(tmp_path: Path, value: str) -> None:
    (tmp_path / "vraagbaak.toml").write_text(f"[retention]\naddresses = {value}\n")
    with pytest.raises(SetupError, match=r"retention\.addresses"):
        load(tmp_path)


def test_what_is_not_set_has_the_default_and_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "vraagbaak.toml"
    file.write_text("")
    assert load(tmp_path).retention == Retention()
    file.write_text("[retention]\nadresses = 3\n")
    with pytest.raises(SetupError, match="addresses"):
        load(tmp_path)


def test_the_shipped_settings_say_the_defaults() -> None:
    assert load(Path("config")).retention == Retention()


def test_members_and_the_register_read_the_period_of_this_installation() -> None:
    chosen = Retention(addresses=10, departed=7)
    say = load_texts()["nl"]
    (section,) = Reader(say, shortened(chosen)).sections({"contact": {"platform": "web"}})
    assert section.until == "10 dagen"
    tables = {each["table"]: each for each in facts(every_table(), [], {}, periods(chosen))["tables"]}
    assert {column["kept"] for column in tables["member_left"]["columns"]} == {"7 days"}
