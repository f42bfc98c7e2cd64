"""The index: what weighs how much, and which stems look alike."""

from __future__ import annotations

from knowledge.finding.index import Index, build
from knowledge.finding.search import holding_all
from knowledge.reading.dutch import Dutch
from tests.knowledge.conftest import made


def index(dutch: Dutch) -> Index:
    return build(
        [
            made("a", "Richtlijn pleegzorg", summary="Over verhuizen."),
            made("b", "Verhuizen", keywords=("pleegkind",), summary="Over pleegzorg en meer."),
            made("c", "Norm van verantwoorde werktoedeling", region="Twente"),
            made("d", "Toedeling van werk"),
        ],
        dutch,
    )


def test_a_word_in_the_title_weighs_more_than_in_the_summary(dutch: Dutch) -> None:
    found = holding_all((dutch.stem("pleegzorg"),), index(dutch))
    assert found[0] > found[1] > 0


def test_all_stems_are_needed(dutch: Dutch) -> None:
    built = index(dutch)
    assert set(holding_all((dutch.stem("pleegzorg"), dutch.stem("richtlijn")), built)) == {0}
    assert holding_all(("bestaatniet", dutch.stem("pleegzorg")), built) == {}


def test_a_compound_is_found_by_its_halves(dutch: Dutch) -> None:
    assert set(holding_all((dutch.stem("toedeling"),), index(dutch))) == {2, 3}


def test_a_region_is_a_word_like_others_and_national_is_not(dutch: Dutch) -> None:
    built = index(dutch)
    assert set(holding_all((dutch.stem("twente"),), built)) == {2}
    assert dutch.stem("landelijk") not in built.postings


def test_a_misspelt_stem_looks_like_the_right_one(dutch: Dutch) -> None:
    built = index(dutch)
    assert built.alike(dutch.stem("pleegzrog"))[0][0] == dutch.stem("pleegzorg")
    assert built.alike("pl") == []


def test_the_same_sources_make_the_same_index(dutch: Dutch) -> None:
    one, other = index(dutch), index(dutch)
    assert list(one.postings) == list(other.postings)
    assert [list(p.weights) for p in one.postings.values()] == [
        list(p.weights) for p in other.postings.values()
    ]


def test_an_empty_index_finds_nothing(dutch: Dutch) -> None:
    empty = build([], dutch)
    assert empty.alike("pleegzorg") == []
    assert holding_all(("pleegzorg",), empty) == {}
