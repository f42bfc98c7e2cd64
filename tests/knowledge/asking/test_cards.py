"""A card says what a professional needs to choose, also what is not known of a source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from adapters.discord.render import render as on_discord
from bot.core.content import Card, Link, plain
from knowledge.asking.cards import card_of, resource_card
from knowledge.sources import store
from knowledge.sources.resource import ResourceKind
from knowledge.sources.standing import Freshness, Recognition, Status, Version
from tests.knowledge.conftest import NOW, SAY, SOURCES, call, made

TODAY = date(2026, 11, 23)


def facts(values: dict[str, Any], locale: str = "nl") -> dict[str, str]:
    return dict(resource_card(SAY[locale], made("x", "X", **values), TODAY).facts)


@pytest.mark.parametrize(
    ("values", "name", "told"),
    [
        ({"kind": ResourceKind.INTERVENTION}, "Erkenning", "niet bekend (dat zegt niet dat het niet werkt)"),
        ({"recognition": Recognition.GOOD_SIGNS}, "Erkenning", "effectief volgens goede aanwijzingen"),
        ({"kind": ResourceKind.GUIDELINE}, "Status", "niet bekend: kijk of dit nog geldt"),
        ({"kind": ResourceKind.LAW, "status": Status.AUTHORISED}, "Status", "geldt (geautoriseerd)"),
        (
            {"audience": ("wijkteam", "school", "gemeente", "ggz")},
            "Voor",
            "wijkteam, school, gemeente en nog 1",
        ),
        ({"since": "2025-03", "until": "2027"}, "Periode", "3-2025 tot 2027"),
        ({"since": "2025-03-01"}, "Periode", "vanaf 1-3-2025"),
        ({"until": "2027"}, "Periode", "tot 2027"),
        ({"owner": "redactie NJi"}, "Contact", "redactie NJi"),
        ({"goal": "Minder wachten", "partners": ("Ede", "Wageningen")}, "Partners", "Ede, Wageningen"),
        ({"checked": date(2026, 3, 1)}, "Gecontroleerd op", "1-3-2026"),
    ],
)
def test_what_is_known_and_what_is_not(values: dict[str, Any], name: str, told: str) -> None:
    assert facts(values)[name] == told


def test_nothing_is_said_of_what_nobody_expects() -> None:
    assert list(facts({})) == ["Soort", "Van", "Kennis uit", "Regio", "Gecontroleerd op"]


@pytest.mark.parametrize(
    ("values", "hints"),
    [
        ({"kind": ResourceKind.GUIDELINE, "published": 2009}, ["oudere uitgave"]),
        ({"kind": ResourceKind.GUIDELINE, "published": 2025}, ["Afwijken mag"]),
        ({"kind": ResourceKind.NEWS, "published": 2009}, []),
        ({"kind": ResourceKind.GUIDELINE, "status": Status.UNDER_REVISION}, ["wordt herzien"]),
        ({"status": Status.LAPSED, "superseded_by": "y"}, ["vervangen"]),
        ({"freshness": Freshness.DUE}, ["Te lang niet gecontroleerd"]),
        ({"freshness": Freshness.UNCONFIRMED, "status": Status.DRAFT}, ["concept", "Niet bevestigd"]),
    ],
)
def test_what_to_mind(values: dict[str, Any], hints: list[str]) -> None:
    told = facts(values).get("Let op", "")
    assert bool(told) == bool(hints)
    assert all(hint in told for hint in hints)


def test_short_versions_and_what_replaces_it_are_links(unit: Connection) -> None:
    store.keep(unit, made("nieuw", "Richtlijn 2026"), NOW)
    old = made(
        "oud",
        "Richtlijn 2015",
        superseded_by="nieuw",
        short_versions=(Version("Werkkaart", "https://voorbeeld.nl/kaart"),),
        parent_versions=(Version("Voor ouders", "https://voorbeeld.nl/ouders"),),
    )
    shown = card_of(call(unit), old)
    links = [(span.label, span.href) for span in shown.body if isinstance(span, Link)]
    assert links == [
        ("Richtlijn 2026", "https://voorbeeld.nl/nieuw"),
        ("Werkkaart", "https://voorbeeld.nl/kaart"),
        ("Voor ouders", "https://voorbeeld.nl/ouders"),
    ]
    assert plain((shown,)).count("Kort: Werkkaart · Voor ouders") == 1


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_word_of_a_card_is_in_both_languages_and_it_stays_short(locale: str) -> None:
    for recognition in Recognition:
        for status in Status:
            for freshness in Freshness:
                assert facts({"recognition": recognition, "status": status, "freshness": freshness}, locale)
    cards: list[Card] = [resource_card(SAY[locale], each, TODAY) for each in SOURCES]
    assert max(len(on_discord((each,))) for each in cards) < 1_100
