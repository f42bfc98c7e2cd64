"""Regions by their names, places and provinces."""

from __future__ import annotations

import pytest

from knowledge.reading.dutch import words
from knowledge.reading.regions import Regions, load_regions
from tests.knowledge.conftest import CONFIG


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_regions(CONFIG)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Fryslân", {"Friesland"}),
        ("in West-Friesland", {"West-Friesland"}),
        ("poh jeugd assen", {"Drenthe"}),
        ("bij ons in bergen op zoom", {"West-Brabant West"}),
        ("regio Utrecht", {"Utrecht", "Utrecht Stad"}),
        ("Middelburg en Tilburg", {"Zeeland", "Hart van Brabant"}),
        ("de buren sluizen en het beste", set()),
    ],
)
def test_the_regions_a_text_names(regions: Regions, text: str, expected: set[str]) -> None:
    assert regions.mentioned(words(text)) == expected


def test_a_source_serves_its_region_its_province_and_what_lies_in_it(regions: Regions) -> None:
    twente = regions.named("Twente")
    assert regions.serves("Twente", twente)
    assert regions.serves("Overijssel", twente)
    assert regions.serves("Twente", regions.named("Overijssel"))
    assert regions.serves("landelijk", twente)
    assert not regions.serves("Drenthe", twente)
    assert not regions.serves("Hart van Brabant", regions.named("West-Brabant"))
