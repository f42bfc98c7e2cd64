"""Folding, quotations, hearsay and disguises."""

from __future__ import annotations

import pytest

from moderation.screening.finding import Action
from moderation.screening.folding import fold, out_of_the_ordinary, unmask_letters
from moderation.screening.speech import own_words
from tests.moderation.screening.conftest import Look


@pytest.mark.parametrize("text", ["Wat een ÍDIOOT", "‘zo’ — “dus”", "İstanbul", "Çelik en Łukasz"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_stress_marks_go_but_an_umlaut_stays() -> None:
    assert fold("ídióót, beïnvloed") == "idioot, beïnvloed"


@pytest.mark.parametrize(
    "text", ["Zoë en Håkon", "€ 24,95 – prima…", "👨‍👩‍👧 🎉", "speci\u00adale", "naïef, coördinatie"]
)
def test_ordinary_writing_is_not_suspect(text: str) -> None:
    assert out_of_the_ordinary(text) == ("\u00ad" in text)


@pytest.mark.parametrize(
    "text",
    [
        "ｔｒｕｔ",
        "𝓽𝓻𝓾𝓽",
        "ⓣⓡⓤⓣ",
        "t\u200br\u200bu\u200bt",
        "т\u0433\u03c5т",
        "\u202eturt",
        "🇹🇷🇺🇹",
        "ţŕũť",
        "&#116;rut",
        "t\u0336r\u0336u\u0336t",
    ],
)
def test_letters_are_unmasked(text: str) -> None:
    letters = {ord("т"): "t", ord("г"): "r", ord("υ"): "u"} | {0x1F1E6 + n: chr(97 + n) for n in range(26)}
    assert unmask_letters(text, letters) == "trut"


def test_quotations_are_not_the_writers_words() -> None:
    text, quoted = own_words('hij riep "stomme koe" en ging')
    assert (text.split(), quoted) == (["hij", "riep", "en", "ging"], True)
    assert own_words("> stomme koe\nwat nu?")[0].split() == ["wat", "nu?"]
    assert own_words("zo'n dag, 's avonds en z'n fiets") == ("zo'n dag, 's avonds en z'n fiets", False)


@pytest.mark.parametrize(
    "text",
    [
        "Een jongere noemde mij een vieze kankerlijer, hoe gaan jullie daarmee om?",
        "Vader riep: ik weet waar je woont, ik maak je af. Aangifte gedaan.",
        "Er lag een briefje: wij weten waar je woont. Doodeng.",
        "Het woord mongool hoor ik nog dagelijks op het plein",
        "Ze schrijft 'jij bent een idioot' onder elke post van haar ex",
    ],
)
def test_what_others_said_is_no_offence(look: Look, text: str) -> None:
    assert look(text).action is Action.NONE


def test_quotation_marks_do_not_hide_an_insult(look: Look) -> None:
    assert look('jij bent een echte "idioot"').action is Action.REMOVE
