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
    rules,
)
from knowledge.finding.finder import Finder
from knowledge.finding.rules import learn, published
from tests.knowledge.conftest import CONFIG, DATA


def test_a_rule_learns_what_tells_yes_from_no() -> None:
    data = [({"warm": n / 10, "ruis": (n * 7 % 10) / 10}, n >= 5) for n in range(10)] * 3
    rule = learn([(signs, (), yes) for signs, yes in data], 0.5)
    assert rule.weights["warm"] > abs(rule.weights["ruis"])
    assert rule.chance({"warm": 0.0}) < 0.5 < rule.chance({"warm": 1.0})


def test_words_vote_when_they_are_said_often_enough() -> None:
    said = [(("waar", "vind", "ik"), True), (("dank", "je", "wel"), False), (("eenmalig",), True)]
    rule = learn([({}, words, yes) for words, yes in said for _ in range(1 if len(words) == 1 else 5)], 0.5)
    assert rule.words["waar vind"] > 0 > rule.words["^dank"]
    assert "eenmalig" not in rule.words
    assert rule.chance({}, ("waar", "vind", "ik", "dat")) > 0.5 > rule.chance({}, ("dank", "je", "zeer"))


def test_what_is_published_is_what_was_made() -> None:
    rule = learn([({"a": 1.0}, ("ja",), True), ({"a": 0.0}, ("nee",), False)] * 3, 0.4)
    read = tomllib.loads("\n".join(published(rule, "asks")))["asks"]
    assert read["words"] == {word: round(weight, 2) for word, weight in rule.words.items()}
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
        Example({"v": float(label != CHAT)}, {"g": float(label == FIND)}, (), label)
        for label in (FIND, NONE, CHAT)
    ]
    many = [e for e in easy for _ in range(16)]
    assert cross_validated(many, []) == {FIND: 1.0, NONE: 1.0, CHAT: 1.0}
    asks, known = rules(many)
    assert asks.holds({"v": 1.0})
    assert not known.holds({"g": 0.0})
