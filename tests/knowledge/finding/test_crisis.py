"""Danger now is seen, also in plain words; talk about danger is left to finding."""

from __future__ import annotations

import json

import pytest

from knowledge.finding.calibrate_crisis import cross_validated, examples, rule
from knowledge.finding.crisis import Crisis, load_crisis
from knowledge.reading.dutch import load_dutch
from tests.knowledge.conftest import CONFIG, DATA

ROWS = [json.loads(line) for line in (DATA / "danger.jsonl").read_text(encoding="utf-8").splitlines()]
ACUTE = [row["text"] for row in ROWS if row["acute"]]
CALM = [row["text"] for row in ROWS if not row["acute"]]


@pytest.fixture(scope="module")
def crisis() -> Crisis:
    return load_crisis(CONFIG / "crisis.toml", load_dutch(CONFIG))


def test_danger_is_seen(crisis: Crisis) -> None:
    missed = [text for text in ACUTE if crisis.look(text) is None]
    assert len(missed) <= 0.03 * len(ACUTE), missed


def test_talk_about_danger_is_no_danger(crisis: Crisis) -> None:
    alarms = [text for text in CALM if crisis.look(text)]
    assert len(alarms) <= 0.02 * len(CALM), alarms


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ze staat nu op de brug en wil springen", "113"),
        ("Vader slaat moeder op dit moment", "112"),
        ("Er is net een baby door elkaar geschud", "112"),
        ("Meisje is zojuist verkracht", "112"),
    ],
)
def test_who_is_called_first_depends_on_the_danger(crisis: Crisis, text: str, first: str) -> None:
    seen = crisis.look(text)
    assert seen is not None
    assert seen.call[0] == first


def test_capitals_accents_and_hidden_characters_do_not_hide_danger(crisis: Crisis) -> None:
    assert crisis.look("IK WIL NIET MEER LE\u200bVEN")


def test_a_long_message_is_read_up_to_a_bound(crisis: Crisis) -> None:
    assert crisis.look("goedemorgen " * 100_000) is None


@pytest.mark.parametrize(
    "text",
    [
        "hij heeft haar net gewurgt",
        "jongen staat op het dak en wil sprignen",
        "vader slat moeder, ze blood en de kinderen gillen",
        "Ze is verkragt op de groep",
    ],
)
def test_danger_in_a_hurry_is_heard_by_ear(crisis: Crisis, text: str) -> None:
    assert crisis.look(text)


def test_dialect_and_haste_are_understood(crisis: Crisis) -> None:
    assert crisis.look("ons manneke ademt nie meer")


def test_words_that_sound_alike_are_no_danger(crisis: Crisis) -> None:
    assert crisis.look("Nog steeds verrast het me waar kinderen hun veerkracht vinden") is None


def test_words_of_one_danger_must_stand_near_each_other(crisis: Crisis) -> None:
    assert crisis.signs("Hij heeft een touw. Het zit om zijn nek.").get("sterk")
    far = "We dronken thee en praatten over school. " * 5
    assert not crisis.signs(f"Hij heeft een nieuw touw. {far} Zijn nek doet pijn.").get("sterk")


def test_signs_say_why(crisis: Crisis) -> None:
    signs = crisis.signs("Ze staat nu op het dak en wil springen")
    assert signs["sterk"] == signs["sterk-zuiver"] == signs["nu"] == 1
    assert crisis.signs("Waar vind ik de agenda van vrijdag?") == {}


def test_a_rule_is_made_from_labelled_messages(crisis: Crisis) -> None:
    found = list(examples(crisis, [DATA / "danger.jsonl"]))
    assert len(found) == len(ROWS)
    made = rule(found)
    assert made.weights["sterk"] > 0 > made.weights["vraagt"]
    seen, alarms = cross_validated(found)
    assert seen > 0.9
    assert alarms < 0.1
