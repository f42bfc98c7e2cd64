"""The figures add up, are the same each time, and give nobody away."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from bot.core.sizes import size_class
from bot.digest.counting.build import build, canonical, checksum
from bot.digest.counting.facts import ActionFact, BundleFact, FactSheet, GapFact, SignalFact, TableFact
from bot.digest.counting.trend import Trend, ordinary, trend
from bot.digest.counting.week import Week, of, parse
from tests.bot.digest.community import CONFIG, WEEK, communities

K = 5
AS_OF = datetime(2026, 3, 30, 5, 0, tzinfo=UTC)


@given(communities())
@settings(max_examples=30, deadline=None)
def test_check_7_every_sum_is_the_number_of_signals(facts: FactSheet) -> None:
    digest = build(WEEK, facts, AS_OF, K)
    total = digest["figures"][0]["value"]
    assert len(digest["figures"][0]["ids"]) == total
    assert sum(t["week"] for t in digest["themes"]) == total
    assert sum(x["week"] for x in digest["levels"]) == total
    assert sum(x["week"] for x in digest["triage"]) == total
    assert sum(b["week"] for b in digest["bundles"]) + digest["loose"]["week"] == total
    assert [s["id"] for s in digest["signals"]] == digest["figures"][0]["ids"]
    for row in (*digest["themes"], *digest["bundles"]):
        assert row["week"] == row["series"][-1]
        assert row.get("ids") is None or len(row["ids"]) == row["week"]


def test_a_question_waits_since_the_day_it_was_here() -> None:
    gap = GapFact("K-2026-01", "Iets", 1, datetime(2026, 3, 24, 23, 30, tzinfo=UTC))
    assert build(WEEK, FactSheet(gaps=(gap,)), AS_OF, K)["questions"][0]["since"] == "2026-03-25"


@given(communities())
@settings(max_examples=25, deadline=None)
def test_the_same_facts_in_any_order_give_the_same_bytes(facts: FactSheet) -> None:
    turned = replace(facts, signals=facts.signals[::-1], endorsements=facts.endorsements[::-1])
    one, other = build(WEEK, facts, AS_OF, K), build(WEEK, turned, AS_OF, K)
    assert canonical(one) == canonical(other)
    assert one["checksum"] == checksum(one)


@given(communities())
@settings(max_examples=25, deadline=None)
def test_no_person_is_in_it(facts: FactSheet) -> None:
    text = canonical(build(WEEK, facts, AS_OF, K))
    assert all(f'"{s.person}"' not in text for s in facts.signals if s.person)


SCHEMA = json.loads((CONFIG / "weekbericht.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


@given(communities())
@settings(max_examples=30, deadline=None)
def test_every_digest_fits_the_published_schema(facts: FactSheet) -> None:
    VALIDATOR.validate(json.loads(canonical(build(WEEK, facts, AS_OF, K))))


def test_the_schema_takes_nothing_more() -> None:
    digest = json.loads(canonical(build(WEEK, FactSheet(), AS_OF, K)))
    assert not VALIDATOR.is_valid({**digest, "person": "p1"})
    assert not VALIDATOR.is_valid({**digest, "spread": {**digest["spread"], "regions": [{"code": "x"}]}})


def test_a_bundle_that_nobody_hears_of_for_sixty_days_is_silent() -> None:
    old = WEEK.end - timedelta(days=61)
    bundles = [
        BundleFact("B-1", "Lang stil", None, None, "geagendeerd", 3, old, old),
        BundleFact("B-2", "Net gehoord", None, None, "geagendeerd", 3, old, WEEK.start),
        BundleFact("B-3", "Afgerond", None, None, "afgesloten", 3, old, old),
    ]
    rows = build(WEEK, FactSheet(bundles=tuple(bundles)), AS_OF, K)["bundles"]
    assert [(row["id"], row["silent"]) for row in rows] == [("B-1", True)]


def test_an_old_bundle_that_wakes_up_is_not_new() -> None:
    given = SignalFact("S-1", WEEK.start, None, None, None, None, None, None, "B-1")
    for since, said in ((WEEK.back(30).start, Trend.INCIDENTAL), (WEEK.start, Trend.NEW)):
        bundle = BundleFact("B-1", "Wakker", None, None, "open", 1, since)
        assert build(WEEK, FactSheet((given,), (bundle,)), AS_OF, K)["bundles"][0]["trend"] is said


def test_action_points_come_late_first_and_count_what_is_late() -> None:
    due = {"A-1": 3, "A-2": -9, "A-3": 0}
    acts = [
        ActionFact(id_, "Doen", "beleidstafel", None, WEEK.sunday + timedelta(days=n), "open", WEEK.monday)
        for id_, n in due.items()
    ]
    digest = build(WEEK, FactSheet(actions=tuple(acts)), AS_OF, K)
    assert [(a["id"], a["late_days"]) for a in digest["actions"]] == [("A-2", 9), ("A-3", 0), ("A-1", 0)]
    assert (digest["figures"][4]["value"], digest["figures"][4]["late"]) == (3, 1)


def test_the_next_table_is_the_first_after_the_week() -> None:
    tables = tuple(TableFact(f"V-{n}", WEEK.sunday + timedelta(days=n)) for n in (30, -3, 0, 11))
    assert build(WEEK, FactSheet(tables=tables), AS_OF, K)["next_table"] == {
        "id": "V-11",
        "date": (WEEK.sunday + timedelta(days=11)).isoformat(),
        "days": 11,
    }


def test_what_falls_outside_the_week_is_not_counted() -> None:
    moments = [WEEK.start - timedelta(seconds=1), WEEK.start, WEEK.end - timedelta(seconds=1), WEEK.end]
    signals = tuple(
        SignalFact(f"S-{n}", at, None, None, None, None, None, None, None) for n, at in enumerate(moments)
    )
    digest = build(WEEK, FactSheet(signals), AS_OF, K)
    assert digest["figures"][0]["ids"] == ["S-1", "S-2"]


def test_an_empty_week_is_honest_zeros() -> None:
    digest = build(WEEK, FactSheet(), AS_OF, K)
    assert [f["value"] for f in digest["figures"]] == [0, 0, 0, 0, 0, None, 0, 0, None, 0, 0]
    assert (digest["bundles"], digest["attention"], digest["loose"]["total"]) == ([], [], 0)


def test_the_week_of_the_clock_change_is_an_hour_short() -> None:
    assert parse("2026-W13").end - parse("2026-W13").start == timedelta(days=7, hours=-1)
    assert parse("2026-W43").end - parse("2026-W43").start == timedelta(days=7, hours=1)
    assert of(datetime(2027, 1, 3, 22, 30, tzinfo=UTC)) == Week(2026, 53)
    assert Week(2027, 1).back(1) == Week(2026, 53)


@pytest.mark.parametrize(
    "words", ["", "46", "2026-46", "2026-W00", "2026-W54", "2025-W53", "W46-2026", "2026-W4x"]
)
def test_what_is_no_week_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"week|range|Invalid"):
        parse(words)


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5–14"), (14, "5–14"), (29, "15–29"), (99, "30+")]
)
def test_people_in_classes(n: int, said: str) -> None:
    assert size_class(n, K) == said


@pytest.mark.parametrize(
    ("k", "n", "said"), [(3, 3, "3–4"), (10, 7, "<10"), (10, 12, "10–14"), (20, 20, "20–29"), (40, 41, "40+")]
)
def test_the_classes_follow_the_smallest_group(k: int, n: int, said: str) -> None:
    assert size_class(n, k) == said


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ([0] * 11 + [3], Trend.NEW),
        ([1] * 8 + [2, 2, 2, 8], Trend.RISING),
        ([5] * 11 + [1], Trend.FALLING),
        ([2] * 12, Trend.LASTING),
        ([0, 3] * 3 + [0] * 6, Trend.INCIDENTAL),
    ],
)
def test_trends(series: list[int], said: Trend) -> None:
    assert trend(series) is said


def test_normal_variation() -> None:
    assert ordinary(29, 21.5)
    assert not ordinary(33, 21.5)
