"""Every change of a source is written down, and can be undone: one by one, or a whole batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.core.people import Role
from knowledge.sources import history, store, undoing
from knowledge.sources.changes import SHOWN, Stored, applied, back, between, overtaken, read, written
from knowledge.sources.history import Deed, Mark
from knowledge.sources.resource import FIELDS, Resource, RowError
from knowledge.sources.rows import stored, write
from knowledge.sources.standing import Freshness, Recognition, Status, Version
from tests.knowledge.conftest import NOW, made

FULL = made(
    "buurtnet",
    "Buurtnetwerk",
    recognition=Recognition.GROUNDED,
    status=Status.RUNNING,
    superseded_by="nieuw",
    short_versions=(Version("Werkkaart voor het gesprek", "https://voorbeeld.nl/werkkaart;v=2"),),
    parent_versions=(Version("Voor ouders", "https://voorbeeld.nl/ouders"),),
    owner="redactie NJi",
    goal="Minder uithuisplaatsingen",
    results="Twintig gezinnen geholpen",
    partners=("Gemeente Ede", "Buurtteam"),
    funding="ZonMw",
    since="2025-03",
    until="2027",
)
EDITOR = Mark(Role.EDITOR, NOW)


def now(unit: Connection, id_: str) -> Stored:
    return stored(unit, [id_])[id_]


def deeds(unit: Connection, id_: str) -> list[Deed]:
    return [each.deed for each in history.revisions(unit, id_)]


def test_all_that_is_known_of_a_source_comes_back_as_it_went_in(unit: Connection) -> None:
    empty = made("leeg", "Leeg")
    assert all(getattr(FULL, f.name) != getattr(empty, f.name) for f in fields(Resource)[13:-1])
    store.keep(unit, FULL, NOW)
    assert store.resource_by_id(unit, FULL.id) == FULL
    store.keep(unit, replace(empty, id=FULL.id), NOW)
    assert store.resource_by_id(unit, FULL.id) == replace(empty, id=FULL.id)


def test_a_change_is_written_down_as_what_it_was_and_became(unit: Connection) -> None:
    store.keep(unit, made("a", "Oud"), NOW)
    store.keep(unit, made("a", "Nieuw", keywords=("x",)), NOW + timedelta(hours=1), role=Role.ADMIN)
    store.retire(unit, "a", NOW)
    newest = history.revisions(unit, "a")
    assert [(each.deed, each.role) for each in newest] == [
        (Deed.HIDDEN, "redacteur"),
        (Deed.CORRECTED, "beheerder"),
        (Deed.ADDED, "redacteur"),
    ]
    assert newest[0].changes == {SHOWN: (True, False)}
    assert newest[1].changes == {"title": ("Oud", "Nieuw"), "keywords": ([], ["x"])}
    assert history.revision_by_id(unit, newest[1].id) == newest[1]
    assert history.revision_by_id(unit, 10_000) is None


def test_a_source_goes_back_to_any_earlier_form_and_forth_again(unit: Connection) -> None:
    for title in ("Een", "Twee", "Drie"):
        store.keep(unit, made("a", title, keywords=(title,)), NOW)
    store.retire(unit, "a", NOW)
    hidden, _, second, _ = history.revisions(unit, "a")
    changes = undoing.as_it_was(unit, "a", second.id)
    assert changes == {"title": ("Drie", "Twee"), "keywords": (["Drie"], ["Twee"]), SHOWN: (False, True)}
    write(unit, [(now(unit, "a"), applied(now(unit, "a"), changes))], EDITOR)
    assert store.resource_by_id(unit, "a") == made("a", "Twee", keywords=("Twee",))
    forth = undoing.as_it_was(unit, "a", hidden.id)
    assert forth is not None
    assert applied(now(unit, "a"), forth) == Stored(made("a", "Drie", keywords=("Drie",)), shown=False)


def test_only_to_a_change_of_its_own_a_source_goes_back(unit: Connection) -> None:
    store.keep_all(unit, [made("a", "A"), made("b", "B")], NOW)
    others = history.revisions(unit, "b")[0].id
    assert undoing.as_it_was(unit, "a", others) is None
    assert undoing.as_it_was(unit, "bestaat-niet", others) is None
    assert undoing.as_it_was(unit, "b", others) == {}


def test_a_shipped_source_goes_back_to_what_was_shipped(unit: Connection) -> None:
    store.take_in_shipped(unit, [made("a", "Verscheept")])
    store.keep(unit, made("a", "Een"), NOW)
    batch = history.new_batch(unit, NOW)
    store.keep(unit, made("a", "Twee"), NOW, batch=batch)
    undone = undoing.undo(unit, batch, EDITOR)
    assert (undone.number, undone.left) == (1, ())
    assert now(unit, "a").made.title == "Een"


def test_a_whole_import_is_undone_at_once_and_redone(unit: Connection) -> None:
    store.keep_all(unit, [made("oud", "Oud"), made("zelfde", "Zelfde")], NOW)
    batch = history.new_batch(unit, NOW)
    rows = [made("oud", "Nieuw"), made("zelfde", "Zelfde"), *(made(f"r{n}", f"Rij {n}") for n in range(1200))]
    assert store.keep_all(unit, rows, NOW, batch=batch) == 1201
    assert [(each.id, each.number) for each in history.batches(unit)] == [(batch, 1201)]
    again = history.new_batch(unit, NOW)
    assert batch != again
    assert undoing.undo(unit, batch.lower(), Mark(Role.EDITOR, NOW, Deed.REVERTED, again)).number == 1201
    assert [each.title for each in store.every_resource(unit)] == ["Oud", "Zelfde"]
    assert undoing.undo(unit, again, EDITOR).number == 1201
    assert len(store.every_resource(unit)) == 1202


def test_undoing_leaves_what_somebody_changed_since(unit: Connection) -> None:
    batch = history.new_batch(unit, NOW)
    store.keep_all(unit, [made("a", "A"), made("b", "B")], NOW, batch=batch)
    store.keep_all(unit, [made("a", "A2"), made("c", "C")], NOW, batch=batch)
    store.keep(unit, made("a", "Van een mens"), NOW)
    undone = undoing.undo(unit, batch, EDITOR)
    assert (undone.number, undone.left) == (2, ("a",))
    assert [each.title for each in store.every_resource(unit)] == ["Van een mens"]
    assert undoing.undo(unit, batch, EDITOR).number == 0


def test_twice_the_same_id_at_once_is_one_source(unit: Connection) -> None:
    assert store.keep_all(unit, [made("a", "Eerst"), made("a", "Laatst")], NOW) == 1
    assert now(unit, "a").made.title == "Laatst"


def test_looking_again_is_no_edit_so_shipped_records_go_on_renewing_it(unit: Connection) -> None:
    store.take_in_shipped(unit, [made("a", "A", checked=date(2025, 1, 1))])
    assert store.confirm(unit, "a", NOW)
    assert not store.confirm(unit, "a", NOW)
    assert not store.confirm(unit, "bestaat-niet", NOW)
    assert deeds(unit, "a") == [Deed.CHECKED]
    assert store.take_in_shipped(unit, [made("a", "A, nieuwe druk", checked=date(2025, 6, 1))]) == 1
    assert now(unit, "a").made == made("a", "A, nieuwe druk", checked=NOW.date())
    assert now(unit, "a").made.freshness is Freshness.FRESH


def test_a_source_merged_into_another_goes_on_leading_there(unit: Connection) -> None:
    store.keep_all(unit, [made(x, x.upper()) for x in "abc"], NOW)
    for one, into in (("a", "b"), ("b", "c")):
        before = now(unit, one)
        write(unit, [(before, Stored(before.made, shown=False, merged_into=into))], EDITOR)
    assert store.resource_by_id(unit, "a") == made("c", "C")
    assert store.resource_by_address(unit, made("a", "A").url) == made("c", "C")
    assert store.aliases(unit) == {"a": "c", "b": "c"}
    assert store.restore(unit, "b", NOW)
    assert store.resource_by_id(unit, "a") == made("b", "B")
    assert store.aliases(unit) == {"a": "b"}
    assert not store.restore(unit, "b", NOW)


def test_sources_merged_in_a_circle_lead_nowhere_and_stop(unit: Connection) -> None:
    store.keep_all(unit, [made(x, x.upper()) for x in "ab"], NOW)
    for one, into in (("a", "b"), ("b", "a")):
        before = now(unit, one)
        write(unit, [(before, Stored(before.made, shown=False, merged_into=into))], EDITOR)
    assert store.resource_by_id(unit, "a") is None
    assert store.resource_by_address(unit, made("a", "A").url) is None


WORDS = st.text("ab é\"'{}", min_size=1, max_size=5).filter(lambda text: bool(text.strip()))
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "title": WORDS.map(lambda text: " ".join(text.split())),
    "keywords": st.lists(WORDS.map(lambda text: " ".join(text.split())), max_size=2).map(tuple),
    "published": st.none() | st.integers(1900, 2100),
    "recognition": st.none() | st.sampled_from(Recognition),
    "checked": st.dates(date(2020, 1, 1), date(2026, 1, 1)),
}
FORMS = st.builds(
    lambda values, shown: Stored(replace(made("a", "A"), **values), shown),
    st.fixed_dictionaries(PARTS),
    st.booleans(),
)


@given(FORMS, FORMS)
def test_changes_lead_from_one_form_to_another_and_back(one: Stored, other: Stored) -> None:
    changes = read(written(between(one, other)))
    assert applied(one, changes) == other
    assert applied(other, back(changes)) == one
    assert overtaken(one, changes) == []
    assert set(overtaken(other, changes)) == set(changes)
    assert applied(None, between(None, other)) == other


def test_a_change_makes_a_source_no_fresher_than_looking_at_it() -> None:
    due = Stored(made("a", "A", freshness=Freshness.DUE))
    assert applied(due, {"title": ("A", "B")}) == Stored(made("a", "B", freshness=Freshness.DUE))
    looked = applied(due, {"checked": ("2026-11-21", "2026-11-22")})
    assert looked.made.freshness is Freshness.FRESH


def test_changes_that_make_no_source_are_refused() -> None:
    with pytest.raises(RowError, match="url"):
        applied(Stored(made("a", "A")), {"url": (made("a", "A").url, "javascript:alert(1)")})


def test_the_fields_of_a_record_are_those_of_a_source() -> None:
    names: Sequence[str] = [field.name for field in fields(Resource)]
    assert list(FIELDS) == [name for name in names if name != "freshness"]
