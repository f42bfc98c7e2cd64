"""A database with all tables, bundles of signals in it, and the people of the policy table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.core.commands import Call
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation
from bot.signals import store
from bot.signals.model import ActorRole, Bundle, BundleState
from bot.store.engine import open_engine
from bot.table import meetings
from bot.table.agenda import Agenda, Proposal
from bot.table.model import Item, Meeting, Owner
from bot.tabling import TabledBundles
from bot.texts.catalogue import load
from tests.databases import Template

SAY = load()
NOW = datetime(2026, 2, 2, 9, tzinfo=UTC)
DAY, LATER = date(2026, 4, 9), date(2026, 6, 25)
STAFF = Conversation("web", "vraagbaak", "staf", Audience.STAFF)
BRAM = Actor("web", "bram", "Bram", frozenset({Role.POLICY_TABLE}))
ROLE = Role.POLICY_TABLE.value
ASKED = Proposal(Owner.PROGRAMME_BOARD, "Vraag de VNG om een vast tarief", "VNG")


@dataclass
class Table:
    """The policy table around one transaction."""

    unit: Connection
    bundles: TabledBundles
    now: datetime = NOW
    calls: int = 0

    @property
    def agenda(self) -> Agenda:
        return Agenda(self.bundles)

    def meets(self, day: date = DAY) -> Meeting:
        """Plan a meeting."""
        return meetings.plan(self.unit, day, ROLE, self.now)

    def opens(self, id_: str, title: str = "Tarief dekt de kosten niet") -> str:
        """An open bundle."""
        made = Bundle(id_, title, BundleState.OPEN, None, None, self.now - timedelta(days=30))
        store.add_bundle(self.unit, made, ActorRole.MODERATOR)
        return id_

    def puts(self, on: Meeting, id_: str, what: Proposal = ASKED) -> Item:
        """Put a bundle on an agenda."""
        issue = self.bundles.find(self.unit, id_)
        assert issue is not None
        return self.agenda.put(self.unit, on, issue, what, ROLE, self.now)

    def state(self, id_: str) -> str:
        """Where a bundle stands."""
        found = self.bundles.find(self.unit, id_)
        assert found is not None
        return found.state

    def call(self, actor: Actor = BRAM) -> Call:
        """A call by someone."""
        self.calls += 1
        return Call(f"e{self.calls}", actor, actor.id, STAFF, self.now, SAY["nl"], self.unit)


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    """A transaction on a database with all tables."""
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as begun:
        yield begun
    engine.dispose()


@pytest.fixture
def table(unit: Connection) -> Table:
    """The policy table on that database."""
    return Table(unit, TabledBundles(5))
