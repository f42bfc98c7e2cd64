"""Proposals for theme, level and triage, and what sounds like a signal."""

from __future__ import annotations

import pytest

from bot.signals.model import Level, Theme, Triage
from bot.signals.reading.classify import Classification, best
from bot.signals.reading.rules import SignalRules


def classified(rules: SignalRules, text: str, channel: str = "", near: str | None = None) -> Classification:
    return rules.classifier.classify(rules.reader.read(text), rules.channels.of(channel).themes, near)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Kinderen staan negen maanden op de wachtlijst voordat de intake begint", Theme.ACCESS),
        ("Het uurtarief is al drie jaar niet geïndexeerd", Theme.COMMISSIONING),
        ("Ik vul hetzelfde formulier in drie registratiesystemen in", Theme.ADMINISTRATION),
        ("Niemand durft gegevens te delen vanwege de AVG en het beroepsgeheim", Theme.PRIVACY),
        ("Er zitten acht hulpverleners aan tafel en niemand heeft de regie", Theme.COLLABORATION),
        ("De GI heeft geen jeugdbeschermer voor deze ondertoezichtstelling", Theme.PROTECTION),
        ("Leerlingen zitten thuis omdat het samenwerkingsverband geen plek biedt", Theme.SCHOOL),
        ("Op je achttiende verjaardag stopt alles en moet je naar de Wmo", Theme.TURNING_18),
        ("De SKJ-herregistratie kost tijd en er is geen scholingsbudget", Theme.CRAFT),
        ("Mijn caseload is te hoog en drie collega's zitten ziek thuis", Theme.STAFF),
        ("Pleegouders stoppen en gezinshuizen vinden geen vervanging", Theme.RESIDENTIAL),
        ("De jongerenraad mag meepraten als het besluit al genomen is", Theme.CLIENTS),
    ],
)
def test_a_plain_example_of_each_theme_is_recognised(rules: SignalRules, text: str, theme: Theme) -> None:
    assert best(classified(rules, text).themes)[0] == theme


def test_a_channel_and_a_profession_help_where_the_words_do_not(rules: SignalRules) -> None:
    vague = "Dit kan zo echt niet langer"
    assert best(classified(rules, vague, "onderwijs-zorg").themes) == [Theme.SCHOOL]
    assert best(classified(rules, vague, near=Theme.RESIDENTIAL).themes) == [Theme.RESIDENTIAL]


def test_triage_asks_something_of_employer_or_commissioner_unless_told_otherwise(rules: SignalRules) -> None:
    def outcome(text: str) -> Triage:
        return rules.classifier.triage(classified(rules, text).triages)

    assert outcome("Het tarief is te laag") is Triage.EMPLOYER_COMMISSIONER
    assert outcome("Niemand wist dat dit gewoon mag, het staat gewoon in de wet") is Triage.SHARE_KNOWLEDGE
    assert outcome("Er is geen richtlijn en het is nooit onderzocht") is Triage.DEVELOP_KNOWLEDGE


def test_a_bundle_pulls_its_members_along(rules: SignalRules) -> None:
    vague = classified(rules, "Hier ook weer, jammer")
    clear = [classified(rules, "De wet moet anders, de Jeugdwet staat dit niet toe")] * 3
    assert best(rules.classifier.with_bundle(vague, clear).levels)[0] == Level.LAW


@pytest.mark.parametrize(
    ("signal", "ordinary"),
    [
        (
            "Ouders wachten hier een jaar en niemand houdt intussen zicht op het gezin",
            "Wie weet een goede training over rouw? Tips zijn welkom!",
        ),
        (
            "De gemeente weigert de verwijzing van de huisarts, terwijl de wet dat niet toestaat",
            "Gefeliciteerd met je diploma! Morgen taart op kantoor",
        ),
        (
            "Elke aanbieder moet dezelfde cijfers drie keer aanleveren, dat is niet vol te houden",
            "Ik heb een gezin met een meisje van 9. Hoe zouden jullie het gesprek insteken?",
        ),
    ],
)
def test_a_signal_scores_above_an_ordinary_message(rules: SignalRules, signal: str, ordinary: str) -> None:
    def score(text: str) -> float:
        return rules.detector.score(text, rules.reader.read(text), quiet=False)

    assert score(signal) > 0.5 > score(ordinary)
    assert rules.detector.score(signal, rules.reader.read(signal), quiet=True) < score(signal)
