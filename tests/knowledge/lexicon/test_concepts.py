"""Concepts are heard in everyday words, and only when enough is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.lexicon.concepts import Concept, Concepts, load_concepts
from knowledge.lexicon.hearing import Hearing, Said
from knowledge.reading.dutch import Dutch
from tests.knowledge.conftest import CONFIG

GROUPS = {"ouder": ("vader", "moeder"), "drank": ("fles", "wijn", "drinken")}
KOV = Concept("kov", ("KOV",), ("@ouder @drank",), ("kater",))
THEFT = Concept("stelen", ("diefstal",), ("spullen afpakken/stelen", "jatten"))
SCHOOL = Concept("thuiszitter", ("thuiszitter",), ("school weigeren",))


@pytest.fixture
def hearing(dutch: Dutch) -> Hearing:
    return Hearing(Concepts((KOV, THEFT, SCHOOL), GROUPS), dutch)


def in_all(dutch: Dutch, *concepts: Concept) -> Hearing:
    return Hearing(Concepts(concepts, GROUPS), dutch)


def said(dutch: Dutch, text: str) -> dict[str, Said]:
    return {dutch.stem(w): Said(w, at=n) for n, w in enumerate(text.split())}


def heard(hearing: Hearing, dutch: Dutch, text: str) -> list[str]:
    stems = {dutch.stem(w): Said(w, empty=dutch.is_stopword(w)) for w in text.split()}
    return [h.concept.id for h in hearing.hear(stems) if h.strength > 0.1]


def test_a_concept_is_heard_in_words_of_its_lines(hearing: Hearing, dutch: Dutch) -> None:
    assert heard(hearing, dutch, "mijn moeder dronk elke dag") == ["kov"]
    assert heard(hearing, dutch, "hij steelt spullen") == ["stelen"]
    assert heard(hearing, dutch, "hij weigert naar school te gaan") == ["thuiszitter"]


def test_half_a_line_is_not_enough(hearing: Hearing, dutch: Dutch) -> None:
    assert heard(hearing, dutch, "mijn moeder werkt") == []
    assert heard(hearing, dutch, "niet vandaag") == []


def test_a_word_tells_more_the_oftener_a_concept_uses_it(dutch: Dutch) -> None:
    often = Concept("often", ("a",), ("lamp kaars", "lamp lont", "lamp vlam"))
    once = Concept("once", ("b",), ("lamp touw", "deur raam", "dak muur"))
    assert [h.concept.id for h in in_all(dutch, often, once).hear(said(dutch, "lamp"))] == ["often", "once"]


def test_a_word_tells_less_of_a_concept_with_many(dutch: Dutch) -> None:
    few = Concept("few", ("a",), ("lamp kaars",))
    many = Concept("many", ("b",), ("lamp touw", "deur raam", "dak muur"))
    assert [h.concept.id for h in in_all(dutch, few, many).hear(said(dutch, "lamp"))] == ["few", "many"]


def test_a_term_that_is_said_as_a_whole_tells_more(dutch: Dutch) -> None:
    named = Concept("named", ("lamp kaars",), ("deur",))
    lined = Concept("lined", ("b",), ("lamp kaars deur",))
    hearing = in_all(dutch, lined, named)
    strength = {h.concept.id: h.strength for h in hearing.hear(said(dutch, "lamp kaars"))}
    half = {h.concept.id: h.strength for h in hearing.hear(said(dutch, "lamp"))}
    assert strength["named"] > strength["lined"]
    assert half["named"] <= half["lined"] * 1.2


def test_what_was_said_goes_before_what_is_like_it(dutch: Dutch) -> None:
    hearing = in_all(dutch, KOV, THEFT)
    both = {dutch.stem("jatten"): Said("jatten"), dutch.stem("kater"): Said("jatten", 0.5)}
    assert [h.concept.id for h in hearing.hear(both)] == ["stelen", "kov"]


def test_words_of_one_theme_lift_its_concepts(dutch: Dutch) -> None:
    def strength(theme: str) -> float:
        wanted = Concept("wanted", ("a",), (), ("lamp",), wider=("licht",))
        other = Concept("other", ("b",), (), ("kaars", "lont"), wider=(theme,))
        rest = tuple(Concept(f"rest{n}", ("c",), (), (f"woord{n}",), wider=("iets",)) for n in range(8))
        hearing = Hearing(Concepts((wanted, other, *rest), {}), dutch)
        return next(h.strength for h in hearing.hear(said(dutch, "lamp kaars")) if h.concept.id == "wanted")

    assert strength("licht") > strength("donker")


def test_a_word_that_only_resembles_tells_less(hearing: Hearing, dutch: Dutch) -> None:
    sure = hearing.hear({dutch.stem("jatten"): Said("jatten")})[0].strength
    less = hearing.hear({dutch.stem("jatten"): Said("gappen", 0.55)})
    assert not less or less[0].strength < sure


def test_the_shipped_concepts_can_be_read_and_name_known_groups(dutch: Dutch) -> None:
    concepts = load_concepts(CONFIG.parent / "lexicon")
    Hearing(concepts, dutch)
    assert len(concepts.all) > 250
    assert all(c.lines and (c.terms or c.sources) for c in concepts.all)
    of_one_source = [c for c in concepts.all if not c.terms]
    assert all(len(c.sources) == 1 for c in of_one_source)


def test_a_concept_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "groepen.toml").write_text("", encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text('[x]\nvakterm = ["x"]\nspreektaal = "x"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="'x' stands in two files"):
        load_concepts(tmp_path)
