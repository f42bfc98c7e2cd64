"""A model of meaning, loaded from files as others make them, reorders suggested bundles and adds none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.signals.editing.following import FollowedTerms
from bot.signals.likeness.bundling import Suggestion
from bot.signals.likeness.closeness import Closeness
from bot.signals.likeness.suggesting import Suggester
from bot.signals.reading.rules import SignalRules
from bot.signals.vetting.judging import Vetting
from knowledge.meaning.vectors import load_vectors
from tests.bot.signals.conftest import ANNA, BEN, MO, NOW, YES_NO_NO, World, person
from tests.knowledge.meaning.models import sentence_model, word_file

MEANINGS = {"tarief": (1.0, 0.0), "vergoeding": (0.9, 0.1), "wachtlijst": (0.0, 1.0), "wachten": (0.1, 0.9)}
FAR, NEAR = Suggestion("B-001", 1.0, ("tarief",), ()), Suggestion("B-002", 0.9, ("wachtlijst",), ())
TEXTS = {"B-001": ["het tarief"], "B-002": ["lang wachten"]}


@pytest.fixture(params=[word_file, sentence_model])
def closeness(request: pytest.FixtureRequest, tmp_path: Path) -> Closeness:
    """Closeness by a tiny model, of each kind that can be brought."""
    make: Callable[..., Path] = request.param
    return Closeness(load_vectors(make(tmp_path, MEANINGS)).of, 0.5)


def test_what_is_near_in_meaning_moves_up_and_nothing_is_added(closeness: Closeness) -> None:
    found = closeness.reorder("wachtlijst", [FAR, NEAR], TEXTS)
    assert [each.bundle for each in found] == ["B-002", "B-001"]
    assert closeness.reorder("wachtlijst", [FAR, NEAR], TEXTS) == found
    assert closeness.reorder("tarief", [FAR], TEXTS)[0].concepts == FAR.concepts


def test_without_known_words_or_texts_the_order_stays(closeness: Closeness) -> None:
    assert closeness.reorder("zweefvliegen", [FAR, NEAR], {}) == [FAR, NEAR]


def test_suggestions_for_a_signal_follow_it_only_when_it_was_brought(
    world: World, rules: SignalRules, closeness: Closeness
) -> None:
    texts = (
        "Het tarief voor begeleiding is te laag en de indexatie blijft achter",
        "Door het tarief en de indexatie moeten gezinnen lang wachten op begeleiding",
    )
    for giver, text in zip((ANNA, BEN), texts, strict=True):
        found = world.give(giver, text)
        Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
        Vetting().new_bundle(world.unit, replace(found, answers=YES_NO_NO), person(MO), text[:40], NOW)
    asked = replace(
        found, id="S-2026-00009", text="Het tarief en de indexatie voor begeleiding, en dan de wachtlijst"
    )
    plain = Suggester(FollowedTerms(rules)).near(world.unit, asked)
    strong = replace(rules, closeness=Closeness(closeness._of, 1.0))
    with_model = Suggester(FollowedTerms(strong)).near(world.unit, asked)
    assert {each.bundle.id for each in with_model} == {each.bundle.id for each in plain}
    assert with_model[0].bundle.id == "B-002"
