"""The privacy policy tells the true retention: what the tables declare is what members read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adapters.discord.tables import reading
from bot.app import App
from bot.equipment import Equipment
from bot.store.base import DataClass, declarations

DOCS = Path(__file__).resolve().parents[3] / "docs"
DUTCH = {"months": "maanden", "days": "dagen", "years": "jaar"}
# What is about nobody, and what only the web chat has.
ABOUT_NOBODY = {DataClass.TECHNICAL, DataClass.KNOWLEDGE}
ELSEWHERE = "web_"


@pytest.fixture
def longest(equipment: Equipment, tmp_path: Path) -> dict[str, str]:
    """The longest period with an end, per kind of data."""
    # Making the assistant brings the tables of all its rooms.
    App(equipment, tmp_path, [], {})
    found: dict[DataClass, tuple[int, str]] = {}
    for each in declarations(reading.metadata):
        period = each.retention.period
        if period and each.data_class not in ABOUT_NOBODY and not each.table.startswith(ELSEWHERE):
            words = " ".join(each.retention.words.split()[:2])
            found[each.data_class] = max(found.get(each.data_class, (0, "")), (period.days, words))
    return {kind.value: words for kind, (_, words) in found.items()}


def told(file: str) -> dict[str, str]:
    """The table of the policy that names the kinds of data."""
    text = (DOCS / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([a-z-]+)` \|.*\| ([^|]+?) \|$", text, re.M))


def test_the_english_policy_tells_the_longest_period_of_each_kind(longest: dict[str, str]) -> None:
    assert told("privacy-policy.md") == longest


def test_the_dutch_policy_tells_the_same(longest: dict[str, str]) -> None:
    said = {k: re.sub("|".join(DUTCH), lambda x: DUTCH[x[0]], v) for k, v in longest.items()}
    assert told("privacybeleid.md") == said
