"""How terms are written and what they find."""

from __future__ import annotations

import pytest

from bot.signals.reading.terms import TermFinder, read_terms
from bot.signals.reading.words import Stemmer, fold, split


def found(written: str, text: str) -> tuple[str, ...]:
    finder = TermFinder({"groep": read_terms(written)}, Stemmer())
    return finder.find(split(text)).get("groep", ())


@pytest.mark.parametrize(
    ("written", "text", "evidence"),
    [
        ("wachten", "Ik wacht nu al een jaar", ("wacht",)),
        ("wacht*", "de wachtlijsten", ("wachtlijsten",)),
        ("*tarief", "ons UURTARIEF", ("uurtarief",)),
        ("*tarief*", "de uurtariefafspraak", ("uurtariefafspraak",)),
        ("geen plek", "er is geen plek", ("geen plek",)),
        ("huisarts* + bericht", "bericht van de huisartsen", ("huisartsen … bericht",)),
        ("jeugdggz", "de jeugd-ggz zit vol", ("jeugdggz",)),
        ("zzp er", "onze zzp'er stopt", ("zzp er",)),
        ("clientenraad", "de Cliëntenraad", ("clientenraad",)),
        ("18+", "hulp voor 18+ jongeren", ("18+",)),
    ],
)
def test_a_term_finds_what_it_says(written: str, text: str, evidence: tuple[str, ...]) -> None:
    assert found(written, text) == evidence


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("tarief", "de uurtariefafspraak"),
        ("geen plek", "plek is er geen"),
        ("huisarts* + bericht", "bericht van school"),
        ("ots", "we botsen"),
    ],
)
def test_a_term_finds_nothing_else(written: str, text: str) -> None:
    assert found(written, text) == ()


def test_a_term_is_counted_once() -> None:
    assert found("tarief*", "tarief, tarief en tarieven") == ("tarief",)
    assert found("tarief*, kostprijs", "het tarief en de kostprijs") == ("tarief", "kostprijs")


def test_terms_are_read_without_repeats_and_empty_places() -> None:
    assert read_terms("één,\n twee ,, *Drie*, twee") == ("een", "twee", "*drie*")


def test_folding_takes_accents_and_case_away() -> None:
    assert fold("Cliënt's ÉÉN–twee") == "client s een twee"


def test_a_very_long_word_is_read_in_good_time() -> None:
    assert found("wacht*", "a" * 100_000 + " wachtlijst") == ()
