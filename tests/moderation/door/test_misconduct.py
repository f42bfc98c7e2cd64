"""Wrongdoing of somebody named is told from care, policy and what clients do, and gets its routes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.content import plain
from moderation.door.misconduct import Misconduct, Routes
from tests.moderation.door.marked import marked
from tests.moderation.members.rig import GUARD, LISTS, SAYS

MISCONDUCT = Misconduct(LISTS.misconduct, GUARD.lexicon)
DATA = Path(__file__).parents[2] / "evaluation" / "data"


@pytest.mark.parametrize(("text", "expected"), marked("misconduct.txt"))
def test_only_what_somebody_named_does_at_work_is_meant(text: str, expected: bool) -> None:
    assert MISCONDUCT.told(text) is expected


@pytest.mark.parametrize("name", ["signals.jsonl", "signals-2.jsonl", "questions.jsonl"])
def test_signals_and_questions_are_let_be(name: str) -> None:
    texts = [json.loads(line)["text"] for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    assert len(texts) > 100
    assert sum(map(MISCONDUCT.told, texts)) <= 0.005 * len(texts)


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_route_is_said_and_danger_goes_first_to_112(locale: str) -> None:
    reply = Routes(MISCONDUCT, LISTS.routes).elsewhere(
        SAYS[locale], "Mijn collega Pieter vervalst de urenstaten"
    )
    assert reply is not None
    words = plain(reply.blocks)
    assert all(SAYS[locale](f"door-route-{name}") in words for name in LISTS.routes)
    assert "112" in words
    assert "0800-2000" in words
    assert "Pieter" not in words


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert MISCONDUCT.told(text) in {True, False}
