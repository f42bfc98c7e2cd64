"""A digest of an earlier week holds what there was by then, and says as of when the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from bot.digest.counting.build import Json, build, canonical
from bot.digest.counting.week import Week
from bot.digest.formats import DigestFormat, render
from bot.digest.telling import trust
from bot.digest.words import Words
from bot.reporting import facts
from bot.signals import store
from bot.signals.model import ActorRole, Bundle, BundleState, ConsentLevel, Kind, SignalState, Source
from bot.signals.recognition import endorsing
from bot.store.engine import open_engine
from bot.texts.catalogue import load
from knowledge.gaps import gaps
from knowledge.sources.tables import gap
from tests.bot.digest.community import ATLAS
from tests.databases import Template

WEEK = Week(2026, 40)
K = 5
IN_IT, LATER = WEEK.start + timedelta(days=2), WEEK.end + timedelta(days=9)
MODERATOR = ActorRole.MODERATOR


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    """A transaction on a database with all tables."""
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as begun:
        yield begun
    engine.dispose()


def gives(unit: Connection, number: int, at: datetime, state: SignalState, bundle: str | None = None) -> None:
    """Someone gives a signal."""
    values = {
        "id": f"S-2026-{number:05}",
        "person": f"person-{number}",
        "text": "Het tarief dekt de kosten niet",
        "kind": Kind.RUBS.value,
        "consent": ConsentLevel.ANONYMOUS.value,
        "state": state.value,
        "theme_by": Source.RULE.value,
        "level_by": Source.RULE.value,
        "platform": "web",
        "channel": "praktijk",
        "follows": False,
        "given_at": at,
        "bundle": bundle,
    }
    store.add_signal(unit, values, MODERATOR, at)


def opens(unit: Connection, id_: str, at: datetime) -> Bundle:
    """A moderator makes a bundle."""
    made = Bundle(id_, f"Knelpunt {id_}", BundleState.OPEN, None, None, at)
    store.add_bundle(unit, made, MODERATOR)
    return made


def asks(unit: Connection, id_: str, at: datetime) -> None:
    """Someone asks what nobody can answer."""
    row = {"id": id_, "question": "Wat?", "region": "", "reason": gaps.MissReason.NOTHING.value}
    unit.execute(insert(gap).values({**row, "asked": 1, "alike": "", "asked_at": at}))


def made(unit: Connection) -> Json:
    """The digest of the week."""
    return build(WEEK, facts(unit, WEEK), WEEK.end, K)


def test_what_came_after_the_week_is_left_out(unit: Connection) -> None:
    opens(unit, "B-001", IN_IT)
    for number in range(4):
        gives(unit, number, IN_IT, SignalState.BUNDLED, "B-001")
    gives(unit, 4, IN_IT, SignalState.NEW)
    asks(unit, "K-2026-01", IN_IT)
    before = made(unit)
    opens(unit, "B-002", LATER)
    for number in range(5, 12):
        gives(unit, number, LATER, SignalState.BUNDLED, "B-001")
        endorsing.endorse(unit, "B-001", f"reader-{number}", LATER)
    gives(unit, 12, LATER, SignalState.NEW)
    asks(unit, "K-2026-02", LATER)
    after = made(unit)
    changing = {"as_of", "checksum"}
    assert {k: v for k, v in after.items() if k not in changing} == {
        k: v for k, v in before.items() if k not in changing
    }
    assert [g["id"] for g in after["questions"]] == ["K-2026-01"]
    assert (after["queue"]["waiting"], after["bundles"][0]["people"]) == (1, "<6")


def test_a_signal_in_a_bundle_made_later_counts_as_loose(unit: Connection) -> None:
    opens(unit, "B-009", LATER)
    gives(unit, 1, IN_IT, SignalState.BUNDLED, "B-009")
    digest = made(unit)
    assert (digest["bundles"], digest["loose"]["week"], digest["figures"][0]["value"]) == ([], 1, 1)


def test_a_state_is_as_of_the_newest_change_and_says_so(unit: Connection) -> None:
    bundle = opens(unit, "B-001", IN_IT)
    gives(unit, 1, IN_IT, SignalState.BUNDLED, "B-001")
    assert made(unit)["as_of"] == WEEK.end.isoformat(timespec="seconds")
    store.move_bundle(unit, bundle, BundleState.SCHEDULED, ActorRole.SECRETARY, LATER, "V-2026-1")
    digest = made(unit)
    assert digest["bundles"][0]["state"] == "geagendeerd"
    assert digest["as_of"] == LATER.isoformat(timespec="seconds")
    words = Words(load()["nl"], "nl", ATLAS)
    said = f"zijn zoals op {words.moment(digest['as_of'])}."
    assert any(said in line for _, line in trust(digest, words))
    assert said in render(digest, DigestFormat.HTML, words).decode()
    assert canonical(digest) == canonical(made(unit))
