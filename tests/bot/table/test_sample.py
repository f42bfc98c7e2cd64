"""The sample table, the dossier made of it, and what the table had agreed by a moment that is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.briefing import Briefing
from bot.digest.counting.build import canonical
from bot.digest.counting.week import of
from bot.digest.dossier.build import build
from bot.reporting import facts
from bot.store.engine import open_engine
from bot.table import meetings
from bot.table.decisions import register
from bot.table.decisions.model import ActionState
from bot.table.following import actions
from bot.table.reporting import open_at, planned_at
from tests.bot.table.conftest import ROLE
from tests.databases import Template


@pytest.fixture
def filled(tmp_path: Path, community: Template) -> Iterator[Connection]:
    """A transaction on the database of the sample community."""
    engine = open_engine(community.put(tmp_path))
    with engine.begin() as begun:
        yield begun
    engine.dispose()


def test_one_meeting_was_held_one_is_to_come_and_an_action_point_is_late(filled: Connection) -> None:
    now = datetime.now(UTC)
    past, coming = meetings.meetings(filled)
    assert past.day < now.date() < coming.day
    assert len(register.decisions(filled, past.id)) == 6
    still = actions.actions(filled, ActionState.OPEN)
    assert sum(1 for each in still if each.overdue(now.date())) == 1
    assert len(still) == 3


def test_the_dossier_of_a_moment_does_not_change_by_what_comes_after(filled: Connection) -> None:
    now = datetime.now(UTC)
    briefing = Briefing(5, lambda subject: [(f"Wet over {subject}", "https://wetten.overheid.nl")])
    before = build(briefing.gather(filled, None, now), now, 5)
    assert len(before["agenda"]) == 5
    assert sum(1 for each in before["agenda"] if each["scheduled"]) == 4
    assert {each["light"] for each in before["review"]["tasks"]} == {"groen", "oranje", "rood"}
    assert canonical(before) == canonical(build(briefing.gather(filled, None, now), now, 5))


def test_a_past_week_keeps_its_action_points_and_its_meetings(filled: Connection) -> None:
    now = datetime.now(UTC)
    week = of(now).back(1)
    before = (open_at(filled, week.end), planned_at(filled, week.end), facts(filled, week).actions)
    late = next(x for x in actions.actions(filled, ActionState.OPEN) if x.overdue(now.date()))
    actions.move(filled, late, now.date() + timedelta(days=9), "VWS vroeg uitstel", ROLE, now)
    for each in actions.actions(filled, ActionState.OPEN):
        if each.id != late.id:
            actions.finish(filled, each, "Gedaan", ROLE, now)
    meetings.move(filled, meetings.meetings(filled)[1], now.date() + timedelta(days=60), ROLE, "zaal", now)
    assert (open_at(filled, week.end), planned_at(filled, week.end), facts(filled, week).actions) == before
