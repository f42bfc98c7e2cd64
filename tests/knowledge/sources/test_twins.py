"""What stands there twice is told and listed; merged, the old id goes on leading there."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from bot.core.content import Card
from bot.core.errors import UserError
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.room import KnowledgeRoom
from knowledge.sources import store, twins
from knowledge.sources.twins import Alike
from tests.knowledge.conftest import NOW, SOURCES, call, made, words
from tests.knowledge.sources.desk import els, kept, press

A = made(
    "a", "Handreiking vuurtorens voor kustgemeenten", publisher="Kustwacht Nederland", keywords=("baken",)
)


@pytest.mark.parametrize(
    ("title", "publisher", "at", "why"),
    [
        ("Heel iets anders", "Iemand", "http://www.voorbeeld.nl/a/?utm_source=x", Alike.PAGE),
        ("Handreiking: vuurtorens voor kustgemeenten", "Kustwacht", "https://b.nl", Alike.TITLE),
        ("Vuurtorens voor kustgemeenten: handreiking", "Kustwacht Nederland", "https://b.nl", Alike.TITLE),
        ("Handreiking vuurtorens voor kustgemeente", "Kustwacht Nederland", "https://b.nl", Alike.TITLE),
    ],
)
def test_the_same_page_or_nearly_the_same_title_may_be_one(
    unit: Connection, title: str, publisher: str, at: str, why: Alike
) -> None:
    store.keep(unit, A, NOW)
    new = made("b", title, publisher=publisher, url=at)
    assert [(each.other.id, each.why) for each in twins.of(unit, new)] == [("a", why)]
    store.keep(unit, new, NOW)
    assert [(each.one.id, each.other.id, each.why) for each in twins.every(unit)] == [("a", "b", why)]


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Handreiking vuurtorens voor kustgemeenten", "Rijkswaterstaat"),
        ("Handreiking vuurtorens voor kustgemeenten 2024", "Kustwacht Nederland"),
        ("Handreiking zwemwater voor kustgemeenten", "Kustwacht Nederland"),
    ],
)
def test_another_publisher_year_or_subject_is_another_source(
    unit: Connection, title: str, publisher: str
) -> None:
    store.keep(unit, A, NOW)
    new = made("b", title, publisher=publisher, url="https://b.nl")
    assert twins.of(unit, new) == []
    store.keep(unit, new, NOW)
    assert twins.every(unit) == []


def test_a_source_is_not_its_own_twin_nor_that_of_a_hidden_one(unit: Connection) -> None:
    store.keep(unit, A, NOW)
    assert twins.of(unit, A) == []
    store.retire(unit, "a", NOW)
    assert twins.of(unit, made("b", A.title, publisher=A.publisher)) == []


def test_the_shipped_sources_are_listed_without_false_alarms_of_other_years(unit: Connection) -> None:
    store.take_in_shipped(unit, SOURCES)
    found = twins.every(unit)
    assert [each for each in found if each.why is Alike.PAGE] == []
    assert len(found) <= 5, [(each.one.title, each.other.title) for each in found]


def test_doubles_are_merged_by_a_press_and_the_old_id_goes_on_working(
    room: KnowledgeRoom, unit: Connection
) -> None:
    find, answering, editing, looking, *_ = room.commands
    other = made("b", "Handreiking vuurtorens, voor kustgemeenten", publisher="Kustwacht Nederland")
    store.keep_all(unit, [A, other], NOW)
    gap = gaps.note(unit, "handreiking bakens", "landelijk", MissReason.NOTHING, NOW)
    answering.answer(els(unit), gap, "a")
    listed = room.upkeep.doubles(els(unit))
    assert "a · b: Handreiking vuurtorens" in words(listed)
    seen = room.upkeep.merge(els(unit), "a", "b")
    assert "samengevoegd met: leeg → b" in words(seen)
    assert "Deze bron blijft" in words(seen)
    done = kept(room, els(unit), seen)
    there = store.resource_by_id(unit, "a")
    assert there is not None
    assert (there.id, there.keywords) == ("b", ("baken",))
    assert store.resource_by_address(unit, A.url) == there
    answered = gaps.gap_by_id(unit, gap)
    assert answered is not None
    assert store.resource_by_id(unit, str(answered.answer)) == there
    titles = [x.title for x in find.where(call(unit), "handreiking vuurtorens").blocks if isinstance(x, Card)]
    assert A.title not in titles
    assert other.title in titles
    assert twins.every(unit) == []
    # Both changes are undone together: the old one is back, the other lost its new word.
    press(room, els(unit), press(room, els(unit), done, "Maak ongedaan"), "Ja, draai alles terug")
    assert [store.resource_by_id(unit, id_) for id_ in ("a", "b")] == [A, other]
    kept(room, els(unit), room.upkeep.merge(els(unit), "a", "b"))
    kept(room, els(unit), editing.restore(els(unit), "a"))
    assert store.resource_by_id(unit, "a") == A
    assert "nog niets" not in words(looking.look(els(unit), "a"))


def test_only_two_different_sources_that_are_shown_are_merged(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep_all(unit, [A, made("b", "B")], NOW)
    store.retire(unit, "b", NOW)
    for one, other in (("a", "a"), ("a", "b"), ("b", "a")):
        with pytest.raises(UserError, match="sources-no-merge"):
            room.upkeep.merge(els(unit), one, other)


def test_listing_stays_bounded_however_many_titles_are_alike(unit: Connection) -> None:
    many = [
        made(f"n{i}", f"Jaarverslag gemeente {chr(97 + i % 26)}{i}", url=f"https://a.nl/{i}")
        for i in range(3_000)
    ]
    store.keep_all(unit, many, NOW)
    assert twins.every(unit) == []
