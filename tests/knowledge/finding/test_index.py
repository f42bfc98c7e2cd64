"""The index: what weighs how much, and which stems look alike."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.finding.folder import IndexFolder
from knowledge.finding.index import Index
from knowledge.finding.subjects import any_of
from knowledge.finding.weighing import score_of, wording
from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import Dutch
from knowledge.sources.resource import Resource
from tests.knowledge.conftest import made

SOURCES = (
    made("a", "Richtlijn pleegzorg", summary="Over verhuizen."),
    made("b", "Verhuizen", keywords=("pleegkind",), summary="Over pleegzorg en meer."),
    made("c", "Norm van verantwoorde werktoedeling", region="Twente"),
    made("d", "Toedeling van werk"),
)


def index(dutch: Dutch, sources: Iterable[Resource] = SOURCES) -> Index:
    return IndexFolder(dutch, Compounds(()), "").make(lambda: sources)


def holding(built: Index, *stems: str) -> dict[str, float]:
    """What each source that holds all stems scores for them."""
    words = wording(stems, 1.0, built)
    if words is None:
        return {}
    return {e.id: score_of(words, e, built.norm(e)) for e in built.best(any_of([words], built), 10)}


def test_a_word_in_the_title_weighs_more_than_in_the_summary(dutch: Dutch) -> None:
    found = holding(index(dutch), dutch.stem("pleegzorg"))
    assert found["a"] > found["b"] > 0


def test_all_stems_are_needed(dutch: Dutch) -> None:
    built = index(dutch)
    assert set(holding(built, dutch.stem("pleegzorg"), dutch.stem("richtlijn"))) == {"a"}
    assert holding(built, "bestaatniet", dutch.stem("pleegzorg")) == {}


def test_a_compound_is_found_by_its_halves(dutch: Dutch) -> None:
    assert set(holding(index(dutch), dutch.stem("toedeling"))) == {"c", "d"}


def test_a_region_is_a_word_like_others_and_national_is_not(dutch: Dutch) -> None:
    built = index(dutch)
    assert set(holding(built, dutch.stem("twente"))) == {"c"}
    assert not built.holds(dutch.stem("landelijk"))


def test_a_misspelt_stem_looks_like_the_right_one(dutch: Dutch) -> None:
    built = index(dutch)
    assert built.alike(dutch.stem("pleegzrog"))[0][0] == dutch.stem("pleegzorg")
    assert built.alike("pl") == ()


def test_a_source_comes_back_as_it_went_in(dutch: Dutch) -> None:
    built = index(dutch)
    entry = built.entry("c")
    assert entry is not None
    assert built.resource(entry) == SOURCES[2]
    assert built.entry("e") is None


def test_the_same_sources_make_the_same_index(dutch: Dutch) -> None:
    one, other = index(dutch), index(dutch)
    assert one.head == other.head
    assert [one.entry(x.id) for x in SOURCES] == [other.entry(x.id) for x in SOURCES]


def test_an_empty_index_finds_nothing(dutch: Dutch) -> None:
    empty = index(dutch, ())
    assert empty.alike("pleegzorg") == ()
    assert holding(empty, "pleegzorg") == {}
    assert empty.named(["pleegzorg"], 5) == []
