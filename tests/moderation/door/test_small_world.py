"""Details that together make a person recognisable: seen in most, and hardly ever where nobody is meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.door.small_world import ENOUGH, EVERY, Hints, SmallWorld
from tests.moderation.door.marked import marked
from tests.moderation.members.rig import GUARD, LISTS

WORLD = SmallWorld(LISTS.small_world, GUARD.lexicon)
DATA = Path(__file__).parents[2] / "evaluation" / "data"
TOGETHER = "Ik begeleid een meisje van 14, vmbo 3, uit Zierikzee, haar vader zit vast"


@pytest.mark.parametrize(("text", "expected"), marked("small_world.txt"))
def test_three_kinds_of_details_about_one_person_are_seen(text: str, expected: bool) -> None:
    assert (len(WORLD.details(text)) >= ENOUGH) is expected


@pytest.mark.parametrize("name", ["privacy.jsonl", "guard-2.jsonl", "questions.jsonl"])
def test_clean_messages_hardly_ever_earn_a_hint(name: str) -> None:
    rows = [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    clean = [row["text"] for row in rows if not row.get("identifying")]
    hinted = [text for text in clean if len(WORLD.details(text)) >= ENOUGH]
    assert len(clean) >= 100
    assert len(hinted) <= 0.01 * len(clean)


def test_one_hint_is_enough_for_a_while_and_for_one_person() -> None:
    hints = Hints(WORLD, lambda text: "gevaar" in text)
    assert hints.due("anna", f"{TOGETHER}, er is gevaar") == ()
    assert hints.due("anna", TOGETHER) == ("age", "family", "place", "school")
    assert [hints.due("anna", TOGETHER) for _ in range(EVERY - 1)] == [()] * (EVERY - 1)
    assert hints.due("ben", TOGETHER)
    assert hints.due("anna", TOGETHER)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert len(WORLD.details(text)) <= 9
