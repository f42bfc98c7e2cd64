"""Danger now is seen, also in plain words; talk about danger is left to finding."""

from __future__ import annotations

import pytest

from knowledge.finding.crisis import Crisis, load_crisis
from tests.knowledge.conftest import CONFIG, DATA

ACUTE = (DATA / "acute.txt").read_text(encoding="utf-8").splitlines()
CALM = (DATA / "calm.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def crisis() -> Crisis:
    return load_crisis(CONFIG / "crisis.toml")


def test_danger_is_seen(crisis: Crisis) -> None:
    missed = [text for text in ACUTE if crisis.look(text) is None]
    assert len(missed) <= 0.08 * len(ACUTE), missed


def test_talk_about_danger_is_no_danger(crisis: Crisis) -> None:
    assert [text for text in CALM if crisis.look(text)] == []


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
