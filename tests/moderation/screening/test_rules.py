"""Rules and topics as data, on a small made-up list."""

from __future__ import annotations

from typing import Any

import pytest

from moderation.screening.finding import Action, Finding, Label
from moderation.screening.lexicon import Bits, Lexicon
from moderation.screening.rules import Reading, RuleBook

CUES = {
    "colour": ("rood", "blauw"),
    "thing": ("fiets", "auto*", "*boot"),
    "not": ("geen", "niet"),
    "old": ("oude fiets",),
}


def judge(text: str, rule: dict[str, Any], *facts: str) -> Finding:
    bits = Bits()
    lexicon = Lexicon(CUES, bits)
    kind = "topic" if "weights" in rule else "rule"
    book = RuleBook([{kind: [{"name": "r", "label": "spam", "action": "remove", **rule}]}], bits)
    return book.judge(Reading(text, lexicon.find(text), bits.any_of(facts)))


@pytest.mark.parametrize(
    ("text", "rule", "fires"),
    [
        ("een rood ding", {"needs": ["colour"]}, True),
        ("roodborstje", {"needs": ["colour"]}, False),
        ("automatisch", {"needs": ["thing"]}, True),
        ("een zeilboot", {"needs": ["thing"]}, True),
        ("een bootje", {"needs": ["thing"]}, False),
        ("rood en fiets", {"order": ["colour", "thing"]}, True),
        ("fiets en rood", {"order": ["colour", "thing"]}, False),
        ("rood. fiets", {"order": ["colour", "thing"]}, False),
        ("rood. fiets", {"order": ["colour", "thing"], "across": True}, True),
        ("rood is geen fiets", {"order": ["colour", "thing"], "broken_by": ["not"]}, False),
        ("rood of een heel erg mooie fiets", {"order": ["colour", "thing"], "within": 10}, False),
        ("fiets of blauw", {"needs": ["thing|not"], "unless": ["not"]}, True),
        ("geen fiets", {"needs": ["thing"], "unless": ["not"]}, False),
        ("dus rood", {"order": ["colour"], "opens": True}, False),
        ("dus, rood", {"order": ["colour"], "opens": True, "closes": True}, True),
        ("rood dus", {"order": ["colour"], "closes": True}, False),
        ("een twee drie rood", {"needs": ["colour"], "max_words": 3}, False),
        ("een oude fiets", {"needs": ["old", "thing"]}, True),
        ("rood", {"needs": ["colour", "author.new"]}, False),
    ],
)
def test_a_rule_holds_when_all_it_asks_is_there(text: str, rule: dict[str, Any], fires: bool) -> None:
    assert (judge(text, rule).label is Label.SPAM) is fires


def test_a_fact_about_the_message_counts_like_a_cue() -> None:
    assert judge("rood", {"needs": ["colour", "author.new"]}, "author.new").action is Action.REMOVE


def test_doubt_leaves_it_to_a_moderator() -> None:
    finding = judge("geen rood", {"needs": ["colour"], "doubt": ["not"]})
    assert finding == Finding(Label.OK, Action.REVIEW, "r")


@pytest.mark.parametrize(
    ("text", "action"),
    [("rood", Action.NONE), ("rood, geen", Action.REVIEW), ("rood, geen fiets", Action.BAN)],
)
def test_a_topic_adds_up(text: str, action: Action) -> None:
    topic = {"weights": {"colour": 1, "not": 1, "thing": 2}, "review": 2, "ban": 4}
    assert judge(text, topic).action is action


def test_the_harshest_rule_wins() -> None:
    bits = Bits()
    lexicon = Lexicon(CUES, bits)
    rows = [
        {"name": "mild", "label": "spam", "action": "review", "needs": ["colour"]},
        {"name": "harsh", "label": "scam", "action": "ban", "needs": ["colour"]},
    ]
    book = RuleBook([{"rule": rows}], bits)
    assert book.judge(Reading("rood", lexicon.find("rood"), 0)).rule == "harsh"
