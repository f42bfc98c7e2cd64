"""Region and perspective: told, never guessed."""

from __future__ import annotations

import pytest

from bot.signals.model import Perspective
from bot.signals.reading.rules import SignalRules


@pytest.mark.parametrize(
    ("channel", "profile", "text", "region"),
    [
        ("regio-twente", "utrecht", "Bij ons in Zeeland loopt het vast", "twente"),
        ("praktijk", "utrecht", "Bij ons in Zeeland loopt het vast", "utrecht"),
        ("praktijk", None, "Bij ons in Zeeland loopt het vast", "zeeland"),
        ("praktijk", None, "In de Achterhoek duurt het een jaar", "achterhoek"),
        ("praktijk", None, "Achterhoek: de rijtijd wordt niet vergoed", "achterhoek"),
        ("praktijk", None, "Regio Alkmaar, VO: leerlingen vallen een voor een uit", "alkmaar"),
        ("praktijk", None, "Het wijkteam in Zwolle heeft hier geen potje voor", "ijsselland"),
        ("praktijk", None, "Hier in [een gemeente in jeugdregio Twente] stopt het", "twente"),
        ("regio-midden-kennemerland", None, "", "ijmond"),
        ("#regio-drenthe", None, "", "drenthe"),
        (None, "Gooi en Vechtstreek", "", "gooi-en-vechtstreek"),
    ],
)
def test_channel_goes_before_profile_and_profile_before_text(
    rules: SignalRules, channel: str | None, profile: str | None, text: str, region: str
) -> None:
    assert rules.regions.of(channel, profile, text) == region


@pytest.mark.parametrize(
    "text",
    [
        "Het tarief is te laag",
        "Kinderen uit Groningen worden hier geplaatst",
        "In Twente en in Zeeland is het anders",
        "Een jongere moest naar een groep in Drenthe",
        "Utrecht heeft een mooi rapport",
        "Utrecht heeft een mooi rapport: lees het eens",
        "Wij plaatsen ze naar een groep in Zwolle",
        "Het beste is het in Best",
        "In Den Haag beslissen ze dat",
        "Zoals in Friesland zou het moeten",
    ],
)
def test_without_a_clear_word_the_region_stays_unknown(rules: SignalRules, text: str) -> None:
    assert rules.regions.of("praktijk", None, text) is None


@pytest.mark.parametrize("channel", ["regio-atlantis", "regio-", "regiotafel", ""])
def test_a_channel_that_names_no_region_says_nothing(rules: SignalRules, channel: str) -> None:
    assert rules.regions.of(channel, "atlantis", "") is None


def test_there_are_forty_two_regions_with_a_day_they_hold_from(rules: SignalRules) -> None:
    assert len(rules.regions.regions) == 42
    assert rules.regions.valid_from.year == 2015


@pytest.mark.parametrize(
    ("profession", "perspective"),
    [
        ("Cliëntvertegenwoordiger", Perspective.CLIENT),
        ("ervaringsdeskundige", Perspective.CLIENT),
        ("contractmanager", Perspective.POLICY),
        ("onderzoeker", Perspective.SCIENCE),
        ("ambulant hulpverlener", Perspective.PRACTICE),
        ("", None),
        (None, None),
    ],
)
def test_the_perspective_comes_from_the_profession(
    rules: SignalRules, profession: str | None, perspective: Perspective | None
) -> None:
    assert rules.professions.perspective(profession) == perspective
