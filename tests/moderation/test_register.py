"""The register of processing: every column stands in it, and silence is an error."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Column, MetaData, String, Table

from bot.store.base import DataClass, Retention, UndeclaredColumnError, column
from moderation.register import OPEN, as_json, facts, markdown


def tables() -> MetaData:
    """Two tables as rooms declare them."""
    found = MetaData()
    Table(
        "follower",
        found,
        column(
            "person",
            String(26),
            purpose="who wants to hear | of it",
            data_class=DataClass.PSEUDONYM,
            retention=Retention.YEAR,
        ),
    )
    Table(
        "theme",
        found,
        column(
            "name",
            String(40),
            purpose="what it is called",
            data_class=DataClass.KNOWLEDGE,
            retention=Retention.FOREVER,
            reason="public fact",
        ),
    )
    return found


def test_every_column_stands_in_it_with_purpose_class_and_time() -> None:
    page = markdown(facts(tables(), ["discord"], {"minimum_group": 5}))
    assert "## follower" in page
    assert "| person | who wants to hear \\| of it | pseudonym | 12 months |" in page
    assert "| name | what it is called | knowledge | for good (public fact) |" in page
    assert "Tables: 2; columns: 2; columns that can lead to a person: 1." in page
    assert "| pseudonym | keyed hash of a member | 1 | 12 months | nobody: it is shown to no role |" in page
    assert "| discord | Discord Inc., United States |" in page
    assert "minimum_group = 5" in page


def test_what_only_the_controller_can_say_is_left_open() -> None:
    found = json.loads(as_json(facts(tables(), ["matrix"], {})))
    assert found["ground"] == found["controller"] == found["parties"][0]["contract"] == OPEN
    grounds = {table["table"]: table["ground"] for table in found["tables"]}
    assert grounds == {"follower": OPEN, "theme": "none needed"}


def test_a_silent_column_stops_it() -> None:
    found = tables()
    Table("secret", found, Column("x", String(1)))
    with pytest.raises(UndeclaredColumnError):
        facts(found, [], {})
