"""The gate's rules are made from examples, and published with how well they do."""

from __future__ import annotations

import tomllib

from knowledge.finding.calibrate import (
    CHAT,
    FIND,
    NONE,
    Example,
    cross_validated,
    examples,
    fit,
    published,
    rules,
)
from knowledge.finding.finder import Finder
from tests.knowledge.conftest import CONFIG, DATA


def test_a_rule_learns_what_tells_yes_from_no() -> None:
    data = [({"warm": n / 10, "ruis": (n * 7 % 10) / 10}, n >= 5) for n in range(10)] * 3
    rule = fit(data, 0.5)
    assert rule.weights["warm"] > abs(rule.weights["ruis"])
    assert [rule.holds({"warm": x}) for x in (0.0, 1.0)] == [False, True]


def test_what_is_published_is_what_was_made() -> None:
    rule = fit([({"a": 1.0}, True), ({"a": 0.0}, False)], 0.4)
    read = tomllib.loads(published(rule, "asks"))["asks"]
    assert read["threshold"] == 0.4
    assert read["weights"] == {"a": round(rule.weights["a"], 3)}


def test_examples_come_with_signs_of_both_rules(finder: Finder) -> None:
    found = examples(finder, [DATA / "messages.jsonl"])[:80]
    assert {e.label for e in found} <= {FIND, NONE, CHAT}
    shipped = tomllib.loads((CONFIG / "gate.toml").read_text(encoding="utf-8"))
    assert set(found[0].asking) == set(shipped["asks"]["weights"])
    assert set(found[0].knowing) == set(shipped["known"]["weights"])


def test_unseen_messages_are_judged_by_rules_made_without_them() -> None:
    easy = [
        Example({"v": float(label != CHAT)}, {"g": float(label == FIND)}, label)
        for label in (FIND, NONE, CHAT)
    ]
    many = [e for e in easy for _ in range(16)]
    assert cross_validated(many) == {FIND: 1.0, NONE: 1.0, CHAT: 1.0}
    asks, known = rules(many)
    assert asks.holds({"v": 1.0})
    assert not known.holds({"g": 0.0})
