"""The story on the theatre: who reads what, who does not, and what is left at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.stories.cast import PRIVATE, STAFF
from tests.stories.story import GOODBYE, HABIT, OUTCOME, RATES
from tests.stories.telling import Telling, differences

pytestmark = pytest.mark.asyncio


async def test_everyone_reads_what_is_theirs_and_nothing_else(on_the_theatre: Telling) -> None:
    read: dict[str, str] = {}
    for chapter in on_the_theatre.values():
        for (name, _), lines in chapter.heard.items():
            read[name] = "\n".join((read.get(name, ""), *(line.text for line in lines)))
    assert [name for name, text in read.items() if RATES in text] == ["ben", "mo"]
    assert "Let op de toon" in read["anna"]
    assert "Let op de toon" not in read["ben"]
    assert all(OUTCOME in read[name] for name in ("anna", "ben", "bram"))
    in_staff = {name for c in on_the_theatre.values() for name, place in c.heard if place == STAFF}
    assert in_staff == {"mo", "kim", "els", "bram"}


async def test_what_is_kept_at_the_end_is_of_ben_alone(on_the_theatre: Telling) -> None:
    state = on_the_theatre[GOODBYE].state
    assert [(x["person"], x["state"], x["follows"]) for x in state["signal"]] == [("ben", "gebundeld", True)]
    assert [(x["person"], x["kind"]) for x in state["harvest"]] == [("ben", "vraag")]
    assert [(x["about"], x["reason"]) for x in state["moderation_case"]] == [(None, "")]
    assert [x["bundle"] for x in state["signal_feedback"]] == ["B-001"]
    assert "anna" not in str(state)
    assert HABIT not in str(state)
    assert HABIT in str(on_the_theatre["gesprek en oogst"].state)


async def test_a_planted_difference_is_found(on_the_theatre: Telling) -> None:
    assert list(differences(on_the_theatre, on_the_theatre)) == []
    name, chapter = next(iter(on_the_theatre.items()))
    place, lines = next((k, v) for k, v in chapter.heard.items() if k[1] == PRIVATE)
    for other in (
        {**chapter.heard, place: [replace(lines[0], text=lines[0].text + " erbij"), *lines[1:]]},
        {**chapter.heard, place: [replace(lines[0], buttons=("Anders",)), *lines[1:]]},
        {**chapter.heard, place: lines[1:]},
        {k: v for k, v in chapter.heard.items() if k != place},
    ):
        retold = {**on_the_theatre, name: replace(chapter, heard=other)}
        assert list(differences(on_the_theatre, retold))
    for changed in (
        replace(chapter, state={**chapter.state, "gap": []}),
        replace(chapter, files={"wb-2026-w47.csv": b"anders"}),
    ):
        assert list(differences(on_the_theatre, {**on_the_theatre, name: changed}))
