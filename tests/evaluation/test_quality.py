"""The verbs of the real command line, over the labelled sets, stay above their floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.evaluation.measures import MEASURES
from tests.evaluation.rows import DATA, Figures

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


def figure(figures: Figures, name: str) -> float:
    """A figure by name; `group/name` where a measure groups its figures."""
    group, _, inner = name.rpartition("/")
    found = figures[group][inner] if group else figures[inner]
    assert isinstance(found, int | float)
    return found


def test_every_measure_has_floors() -> None:
    assert set(FLOORS) == set(MEASURES)
    assert all(floors["at_least"] for floors in FLOORS.values())


@pytest.mark.parametrize("name", MEASURES)
def test_quality_stays_above_its_floors(name: str) -> None:
    result = MEASURES[name](DATA)
    floors = FLOORS[name]
    found = {key: figure(result.figures, key) for key in (*floors["at_least"], *floors.get("at_most", {}))}
    low = [
        f"{key} = {found[key]}, floor {least}"
        for key, least in floors["at_least"].items()
        if found[key] < least
    ]
    high = [
        f"{key} = {found[key]}, ceiling {most}"
        for key, most in floors.get("at_most", {}).items()
        if found[key] > most
    ]
    assert not low + high, result.line
