"""Check 6: a digest that was published stays as it was, whatever comes after; only erased words go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.digest.counting.build import Json, canonical
from bot.digest.counting.week import Week
from bot.digest.formats import DigestFormat, render
from bot.digest.publishing import Publisher
from bot.digest.versions import digest_version
from bot.digest.words import Words
from bot.reporting import facts, released
from bot.signals import store
from bot.signals.model import ActorRole, Bundle, BundleState, ConsentLevel, SignalState
from bot.signals.personal import SignalPersonalData
from bot.signals.signal_table import signal
from bot.signals.tables import signal_event
from bot.signals.vetting import quotes
from bot.store.engine import open_engine
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS
from tests.bot.digest.test_as_of import gives, opens
from tests.databases import Template

WEEK = Week(2026, 40)
IN_IT, MONDAY, LATER = WEEK.start + timedelta(days=2), WEEK.end + timedelta(hours=7), WEEK.end + timedelta(30)
WORDS = Words(load()["nl"], "nl", ATLAS)
SAID = "Het tarief dekt de kosten al drie jaar niet meer"


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    """A transaction on a database with a week of twelve signals, one of which may be quoted."""
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as begun:
        opens(begun, "B-001", IN_IT)
        for number in range(12):
            gives(begun, number, IN_IT, SignalState.BUNDLED, "B-001")
        values = {"consent": ConsentLevel.QUOTE.value, "text": SAID}
        begun.execute(update(signal).where(signal.c.id == "S-2026-00003").values(values))
        found = store.signal_by_id(begun, "S-2026-00003")
        assert found is not None
        quotes.choose(begun, found, "", "moderator", IN_IT)
        quotes.release(begun, found, "tweede lezer")
        yield begun
    engine.dispose()


@pytest.fixture
def publisher() -> Publisher:
    """What publishes."""
    return Publisher(facts, released, 5)


def later_events(unit: Connection, count: int) -> None:
    """Much happens after: signals, also late ones of the week itself, and steps."""
    row = dict(unit.execute(select(signal).where(signal.c.id == "S-2026-00001")).one()._mapping)
    late = [IN_IT if n % 100 == 0 else LATER + timedelta(minutes=n) for n in range(count // 2)]
    unit.execute(
        insert(signal), [{**row, "id": f"S-2027-{n:05}", "given_at": at} for n, at in enumerate(late)]
    )
    step = {"frm": "nieuw", "to": "gevalideerd", "role": ActorRole.MODERATOR.value, "reason": "", "at": LATER}
    unit.execute(insert(signal_event), [{**step, "subject": f"S-2027-{n:05}"} for n in range(count // 2)])
    found = store.bundle_by_id(unit, "B-001")
    assert found is not None
    store.move_bundle(unit, found, BundleState.DECLINED, ActorRole.SECRETARY, LATER, "al_geregeld")


def every(digest: Json) -> dict[DigestFormat, bytes]:
    """The digest in every format."""
    return {format_: render(digest, format_, WORDS) for format_ in DigestFormat}


def test_check_6_a_past_week_is_the_same_after_ten_thousand_later_events(
    unit: Connection, publisher: Publisher
) -> None:
    before = publisher.publish(unit, WEEK, MONDAY)
    assert [q["text"] for q in before["quotes"]] == [SAID]
    made = every(before)
    later_events(unit, 10_000)
    again = publisher.publish(unit, WEEK, LATER)
    assert every(again) == made
    kept = unit.execute(select(digest_version)).one()
    assert kept.sha256 == hashlib.sha256(canonical(again).encode()).hexdigest()
    assert SAID not in kept.content


def test_check_6_an_erasure_takes_the_quote_away_and_says_so_in_a_next_version(
    unit: Connection, publisher: Publisher
) -> None:
    before = publisher.publish(unit, WEEK, MONDAY)
    SignalPersonalData().forget(unit, "person-3")
    after = publisher.publish(unit, WEEK, LATER)
    assert (before["version"], after["version"], after["quotes"]) == (1, 2, [])
    assert after["corrections"] == [{"kind": "quote", "week": "2026-W40", "bundle": "B-001"}]
    differing = {key for key in before if before[key] != after[key]}
    assert differing == {"version", "quotes", "corrections", "checksum"}
    html = render(after, DigestFormat.HTML, WORDS).decode()
    assert SAID not in html
    assert "Een citaat bij B-001 is weggehaald op verzoek." in html
    assert publisher.publish(unit, WEEK, LATER) == after
    assert unit.execute(select(digest_version.c.version)).scalars().all() == [1, 2]
    old = publisher.numbered(unit, WEEK, 1)
    assert old is not None
    assert SAID not in canonical(old)


def test_a_withdrawn_consent_works_at_once_also_before_anyone_publishes_again(
    unit: Connection, publisher: Publisher
) -> None:
    publisher.publish(unit, WEEK, MONDAY)
    unit.execute(update(signal).where(signal.c.id == "S-2026-00003").values(consent="anoniem"))
    assert SAID not in canonical(publisher.show(unit, WEEK, LATER))


def test_a_revision_tells_what_changed_and_leaves_the_first_as_it_was(
    unit: Connection, publisher: Publisher
) -> None:
    first = publisher.publish(unit, WEEK, MONDAY)
    assert publisher.revise(unit, WEEK, MONDAY) is None
    gives(unit, 90, IN_IT, SignalState.VALIDATED)
    second = publisher.revise(unit, WEEK, LATER)
    assert second is not None
    assert (second["version"], second["figures"][0]["value"]) == (2, 13)
    assert {"kind": "figure", "week": "2026-W40", "code": "F1", "was": 12, "now": 13} in second["corrections"]
    assert publisher.numbered(unit, WEEK, 1) == first
    assert publisher.shown_by(unit, WEEK, MONDAY) == first
    assert publisher.shown_by(unit, WEEK, LATER) == second
    assert publisher.shown_by(unit, WEEK, WEEK.end) is None


def test_what_was_counted_late_is_said_in_the_next_week(unit: Connection, publisher: Publisher) -> None:
    publisher.publish(unit, WEEK, MONDAY)
    gives(unit, 90, IN_IT, SignalState.VALIDATED)
    then = publisher.publish(unit, WEEK.back(-1), MONDAY + timedelta(days=7))
    assert then["corrections"] == [{"kind": "figure", "week": "2026-W40", "code": "F1", "was": 12, "now": 13}]
    assert "Week 40, Nieuwe signalen: was 12, nu 13." in render(then, DigestFormat.MARKDOWN, WORDS).decode()


def test_the_secretary_makes_it_final_and_the_checksum_stays(unit: Connection, publisher: Publisher) -> None:
    before = publisher.publish(unit, WEEK, MONDAY)
    after = publisher.settle(unit, WEEK, MONDAY)
    assert (before["state"], after["state"]) == ("concept", "vastgesteld")
    assert {key for key in before if before[key] != after[key]} == {"state"}
    assert publisher.publish(unit, WEEK, LATER) == after


def test_a_week_that_runs_is_not_published(unit: Connection, publisher: Publisher) -> None:
    assert publisher.publish(unit, WEEK, IN_IT)["state"] == "voorlopig"
    assert unit.execute(select(digest_version)).all() == []
    with pytest.raises(ValueError, match="not over"):
        publisher.settle(unit, WEEK, IN_IT)


def test_the_spread_of_a_period_is_told_once(unit: Connection, publisher: Publisher) -> None:
    """The same period in the next week shows what was published of it, also when somebody is erased."""
    unit.execute(update(signal).values(region="twente", given_at=WEEK.back(1).start))
    store.add_bundle(
        unit, Bundle("B-002", "Elders", BundleState.OPEN, None, None, IN_IT), ActorRole.MODERATOR
    )
    for number in range(40, 46):
        gives(unit, number, WEEK.back(1).start, SignalState.BUNDLED, "B-002")
    first = publisher.publish(unit, WEEK, MONDAY)["spread"]
    SignalPersonalData().forget(unit, "person-4")
    unit.execute(update(signal).where(signal.c.id > "S-2026-00006").values(region="drenthe"))
    assert publisher.publish(unit, WEEK.back(-1), MONDAY + timedelta(days=7))["spread"] == first
