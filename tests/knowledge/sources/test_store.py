"""Sources in the database: shipped ones are renewed, what editors made of them stays."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from knowledge.sources import store
from tests.knowledge.conftest import NOW, made

ONE = made(
    "een", "Richtlijn pleegzorg", keywords=("pleegkind", "gezin"), themes=("vakmanschap",), published=2020
)


def test_a_source_comes_back_as_it_went_in(unit: Connection) -> None:
    assert store.keep(unit, ONE, NOW)
    assert store.resource_by_id(unit, " een ") == ONE
    assert store.resource_by_address(unit, ONE.url) == ONE
    assert store.every_resource(unit) == [ONE]


def test_shipped_sources_are_added_once_and_renewed(unit: Connection) -> None:
    assert store.take_in_shipped(unit, [ONE, made("twee", "Twee")]) == 2
    before = store.stamp(unit)
    assert store.take_in_shipped(unit, [ONE, made("twee", "Twee")]) == 0
    assert store.stamp(unit) == before
    assert store.take_in_shipped(unit, [replace(ONE, title="Nieuw"), made("twee", "Twee")]) == 1
    assert store.stamp(unit) != before
    assert store.resource_by_id(unit, "een") == replace(ONE, title="Nieuw")


def test_what_an_editor_changed_or_hid_is_not_overwritten(unit: Connection) -> None:
    store.take_in_shipped(unit, [ONE, made("twee", "Twee")])
    store.keep(unit, replace(ONE, title="Van de redactie"), NOW)
    store.retire(unit, "twee", NOW)
    assert store.take_in_shipped(unit, [replace(ONE, title="Verscheept"), made("twee", "Nog eens")]) == 0
    assert [r.title for r in store.every_resource(unit)] == ["Van de redactie"]
    assert store.resource_by_id(unit, "twee") is None


def test_only_a_real_change_counts_as_one(unit: Connection) -> None:
    store.keep(unit, ONE, NOW)
    before = store.stamp(unit)
    assert not store.keep(unit, ONE, NOW)
    assert not store.retire(unit, "bestaat-niet", NOW)
    assert store.stamp(unit) == before


def test_a_hidden_source_comes_back_when_it_is_kept_again(unit: Connection) -> None:
    store.keep(unit, ONE, NOW)
    assert store.retire(unit, "een", NOW)
    assert not store.retire(unit, "een", NOW)
    assert store.is_taken(unit, "een")
    assert store.keep(unit, ONE, NOW)
    assert store.resource_by_id(unit, "een") == ONE


def test_sources_are_suggested_by_words_of_their_id_or_title(unit: Connection) -> None:
    store.keep_all(
        unit, [made("b-een", "Rouw en verlies"), made("a", "Verlies 100%"), made("c", "Rouw")], NOW
    )
    store.retire(unit, "c", NOW)
    assert store.titled(unit, "VERLIES ro", 5) == [("b-een", "Rouw en verlies")]
    assert store.titled(unit, "een", 5) == [("b-een", "Rouw en verlies")]
    assert store.titled(unit, "0%", 5) == [("a", "Verlies 100%")]
    assert store.titled(unit, "%", 5) == [("a", "Verlies 100%")]
    assert [id_ for id_, _ in store.titled(unit, "", 1)] == ["b-een"]
    assert store.titled(unit, "rouw", 5, shown=False) == [("c", "Rouw")]
