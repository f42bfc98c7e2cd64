"""Lists of sources to look through."""

from __future__ import annotations

from sqlalchemy import Connection

from knowledge.sources import store
from knowledge.sources.listing import Wanted, listed
from knowledge.sources.resource import KnowledgeSource, ResourceKind
from tests.knowledge.conftest import NOW, made

FILTERS = (
    Wanted(),
    Wanted(kind=ResourceKind.LAW),
    Wanted(knowledge=KnowledgeSource.CLIENT),
    Wanted(region="Haaglanden"),
    Wanted(theme="veiligheid"),
)


def test_a_list_holds_what_fits_and_nothing_else(unit: Connection) -> None:
    store.keep(unit, made("eigen", "Een eigen bron", themes=("veiligheid", "armoede")), NOW)
    store.keep(unit, made("anders", "Een andere bron", themes=("onveiligheid",), region="Haaglanden"), NOW)
    every = store.every_resource(unit)
    for wanted in FILTERS:
        found, total = listed(unit, wanted, 0, 10_000)
        assert {x.made.id for x in found} == {x.id for x in every if wanted.fits(x)}
        assert total == len(found)


def test_a_list_is_cut_in_pages_by_title(unit: Connection) -> None:
    for number in range(5):
        store.keep(unit, made(f"bron-{number}", f"Titel {number}"), NOW)
    first, total = listed(unit, Wanted(titled="titel bron-"), 0, 3)
    rest, _ = listed(unit, Wanted(titled="titel bron-"), 3, 3)
    assert [x.made.id for x in (*first, *rest)] == [f"bron-{n}" for n in range(5)]
    assert total == 5


def test_what_looks_like_a_pattern_is_only_words(unit: Connection) -> None:
    store.keep(unit, made("bron-1", "Voor 100% van de jeugd"), NOW)
    assert listed(unit, Wanted(titled="100%"), 0, 9)[1] == 1
    assert listed(unit, Wanted(titled="%zzz%"), 0, 9)[1] == 0
    assert listed(unit, Wanted(theme="%"), 0, 9)[1] == 0


def test_hidden_sources_have_a_list_of_their_own(unit: Connection) -> None:
    store.keep(unit, made("weg", "Verborgen"), NOW)
    store.retire(unit, "weg", NOW)
    assert [x.made.id for x in listed(unit, Wanted(hidden=True), 0, 9)[0]] == ["weg"]
    assert "weg" not in {x.made.id for x in listed(unit, Wanted(), 0, 9_999)[0]}
