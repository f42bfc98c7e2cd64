"""Other words for the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.reading.dutch import Dutch, words
from knowledge.reading.phrases import Lexicon, Phrases, load_lexicon
from tests.knowledge.conftest import CONFIG


@pytest.fixture(scope="module")
def lexicon(dutch: Dutch) -> Lexicon:
    return load_lexicon(CONFIG, dutch)


def others(phrases: Phrases, text: str) -> set[str]:
    return {o for found in phrases.find(words(text)) for o in found.others}


def test_an_abbreviation_and_its_words_mean_the_same(lexicon: Lexicon) -> None:
    assert "ondertoezichtstelling" in others(lexicon.synonyms, "wat is een OTS?")
    assert "UHP" in others(lexicon.synonyms, "hoe gaat een uit huis plaatsing")


def test_a_one_way_form_is_not_turned_round(lexicon: Lexicon) -> None:
    assert "jongere" in others(lexicon.synonyms, "een puber")
    assert "puber" not in others(lexicon.synonyms, "een jongere")


def test_the_longest_english_phrase_wins(lexicon: Lexicon) -> None:
    assert others(lexicon.glossary, "child care and protection board") == {"Raad voor de Kinderbescherming"}
    assert "pleegouder" in others(lexicon.glossary, "foster parents")


def test_english_is_told_from_dutch(lexicon: Lexicon) -> None:
    assert lexicon.is_english(words("Where is the guideline on attachment?"))
    assert not lexicon.is_english(words("Waar is de richtlijn over trauma informed care?"))
    assert not lexicon.is_english(words("MDFT"))


def test_a_line_that_can_not_be_read_is_named(tmp_path: Path, dutch: Dutch) -> None:
    for name in ("synonyms.yaml", "thesaurus.txt", "functionwords.toml"):
        (tmp_path / name).write_bytes((CONFIG / name).read_bytes())
    (tmp_path / "english.txt").write_text("# ok\nfoster care pleegzorg\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"english\.txt, line 2"):
        load_lexicon(tmp_path, dutch)
