"""Editors add, correct, hide and bring back sources; each change is seen before it is kept."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from bot.core.content import Card
from bot.core.errors import UserError
from knowledge.gaps import gaps
from knowledge.room import KnowledgeRoom
from knowledge.sources import drafts, history, store
from knowledge.sources.history import Deed
from knowledge.sources.resource import NATIONAL, ResourceKind
from knowledge.sources.standing import Recognition, Status, Version
from knowledge.sources.values import ResourceField
from tests.knowledge.conftest import NOW, call, made, words
from tests.knowledge.sources.desk import els, kept, press

GIVEN = ("Uitgever", ResourceKind.ARTICLE, "Iets.")


def test_a_new_address_is_asked_for_and_closes_the_question(room: KnowledgeRoom, unit: Connection) -> None:
    find, answering, editing, *_ = room.commands
    find.where(call(unit), "richtlijn stotteren")
    asked = answering.answer(els(unit), "K-2026-01", "https://voorbeeld.nl/stotteren")
    assert asked.actions[0].given == {"adres": "https://voorbeeld.nl/stotteren", "voor": "K-2026-01"}
    seen = editing.add(
        els(unit),
        "Richtlijn stotteren bij kinderen",
        "https://voorbeeld.nl/stotteren",
        "Logopedie",
        ResourceKind.GUIDELINE,
        "Wat te doen bij stotteren.",
        voor="K-2026-01",
    )
    assert store.resource_by_id(unit, "richtlijn-stotteren-bij-kinderen") is None
    assert "uitgever: Logopedie" in words(seen)
    assert "K-2026-01 is beantwoord" in words(kept(room, els(unit), seen))
    assert gaps.open_gaps(unit) == []
    shown = [b.title for b in find.where(call(unit), "richtlijn stotteren").blocks if isinstance(b, Card)]
    assert shown[0] == "Richtlijn stotteren bij kinderen"
    there = store.resource_by_id(unit, "richtlijn-stotteren-bij-kinderen")
    assert there is not None
    assert (there.region, there.checked) == (NATIONAL, date(2026, 11, 23))


def test_a_source_is_kept_also_when_another_answered_the_question_meanwhile(
    room: KnowledgeRoom, unit: Connection
) -> None:
    find, answering, editing, *_ = room.commands
    find.where(call(unit), "richtlijn stotteren")
    seen = editing.add(els(unit), "Stotteren", "https://a.nl/1", *GIVEN, voor="K-2026-01")
    answering.answer(els(unit), "K-2026-01", "rj-adhd")
    assert "Toegevoegd als stotteren" in words(kept(room, els(unit), seen))
    answered = gaps.gap_by_id(unit, "K-2026-01")
    assert answered is not None
    assert answered.answer == "rj-adhd"


def test_the_same_page_is_corrected_and_the_same_title_gets_its_own_number(
    room: KnowledgeRoom, unit: Connection
) -> None:
    editing = room.commands[2]
    kept(room, els(unit), editing.add(els(unit), "Zelfde titel", "https://a.nl/1", *GIVEN))
    seen = editing.add(els(unit), "Zelfde titel", "https://a.nl/2", *GIVEN)
    assert "deze bron lijkt hierop" in words(seen)
    assert "zelfde-titel, Uitgever" in words(seen)
    kept(room, els(unit), seen)
    seen = editing.add(els(unit), "Beter", "http://www.a.nl/1/?utm_source=x", *GIVEN)
    assert "titel: Zelfde titel → Beter" in words(seen)
    assert "Aangepast: zelfde-titel" in words(kept(room, els(unit), seen))
    titles = [store.resource_by_id(unit, id_) for id_ in ("zelfde-titel", "zelfde-titel-2")]
    assert [t.title if t else "" for t in titles] == ["Beter", "Zelfde titel"]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (ResourceField.KEYWORDS, "een, twee; drie", "trefwoorden: leeg → een, twee, drie"),
        (ResourceField.PUBLISHED, "2024", "jaar: leeg → 2024"),
        (ResourceField.KIND, "Opleiding of training", "soort: artikel → opleiding of training"),
        (ResourceField.RECOGNITION, "goed onderbouwd", "erkenning: leeg → goed onderbouwd"),
        (ResourceField.STATUS, "geautoriseerd", "status: leeg → geldt (geautoriseerd)"),
        (ResourceField.CHECKED, "22-11-2026", "gecontroleerd op: 21-11-2026 → 22-11-2026"),
        (ResourceField.SINCE, "3-2025", "begin: leeg → 3-2025"),
        (ResourceField.OWNER, "redactie NJi", "contact: leeg → redactie NJi"),
        (ResourceField.SUPERSEDED_BY, "rj-adhd", "vervangen door: leeg → rj-adhd"),
        (ResourceField.SUMMARY, "lang " * 100, "samenvatting: Iets. → lang lang"),
        (
            ResourceField.SHORT_VERSIONS,
            "Kaart https://a.nl/1,2; Poster https://a.nl/3",
            "werkkaart: leeg → Kaart https://a.nl/1,2, Poster https://a.nl/3",
        ),
    ],
)
def test_one_thing_is_changed_in_the_words_of_people(
    room: KnowledgeRoom, unit: Connection, field: ResourceField, typed: str, told: str
) -> None:
    store.keep(unit, made("x", "X"), NOW)
    seen = room.commands[2].change(els(unit), "x", field, typed)
    assert told in words(seen)
    assert "Dit verandert er aan “X” (x)." in words(seen)
    kept(room, els(unit), seen)
    cleared = (
        room.commands[2].change(els(unit), "https://voorbeeld.nl/x", field, "-")
        if field in OPTIONAL
        else None
    )
    if cleared:
        kept(room, els(unit), cleared)
        assert store.resource_by_id(unit, "x") == made("x", "X")


OPTIONAL = set(ResourceField) - {
    ResourceField.KIND,
    ResourceField.CHECKED,
    ResourceField.SUMMARY,
}


def test_what_was_typed_becomes_the_right_value(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "X"), NOW)
    for field, typed in (
        (ResourceField.RECOGNITION, "Effectief volgens eerste aanwijzingen"),
        (ResourceField.STATUS, "loopt"),
        (ResourceField.UNTIL, "31-12-2027"),
        (ResourceField.PARENT_VERSIONS, "Voor ouders https://a.nl/ouders"),
    ):
        kept(room, els(unit), room.commands[2].change(els(unit), "x", field, typed))
    assert store.resource_by_id(unit, "x") == made(
        "x",
        "X",
        recognition=Recognition.FIRST_SIGNS,
        status=Status.RUNNING,
        until="2027-12-31",
        parent_versions=(Version("Voor ouders", "https://a.nl/ouders"),),
    )


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (ResourceField.URL, "javascript:alert(1)", "heel webadres"),
        (ResourceField.OWNER, "j.jansen@voorbeeld.nl", "functie"),
        (ResourceField.OWNER, "Jan, 06-12345678", "functie"),
        (ResourceField.UNTIL, "31-02-2027", "2026-11"),
        (ResourceField.STATUS, "prima", "een van deze"),
        (ResourceField.SHORT_VERSIONS, "https://a.nl/zonder-naam", "heel webadres"),
        (ResourceField.TITLE, "-", "ontbreekt"),
    ],
)
def test_a_wrong_value_is_refused_with_the_reason(
    room: KnowledgeRoom, unit: Connection, field: ResourceField, typed: str, told: str
) -> None:
    store.keep(unit, made("x", "X"), NOW)
    with pytest.raises(UserError, match="find-wrong") as caught:
        room.commands[2].change(els(unit), "x", field, typed)
    assert told in str(caught.value.values["problems"])


@pytest.mark.parametrize("newer", ["x", "bestaat-niet"])
def test_only_another_source_can_replace_one(room: KnowledgeRoom, unit: Connection, newer: str) -> None:
    store.keep(unit, made("x", "X"), NOW)
    with pytest.raises(UserError, match="find-no-resource"):
        room.commands[2].change(els(unit), "x", ResourceField.SUPERSEDED_BY, newer)
    with pytest.raises(UserError, match="find-no-resource"):
        room.commands[2].change(els(unit), "bestaat-niet", ResourceField.TITLE, "T")


def test_a_hidden_source_is_no_longer_found_until_it_is_brought_back(
    room: KnowledgeRoom, unit: Connection
) -> None:
    find, _, editing, *_ = room.commands
    title = "Vrijwilligers helpen ouders met opvoeden in Ommen en Hardenberg"

    def shown() -> bool:
        blocks = find.where(call(unit), "Home-Start in Ommen").blocks
        return title in [block.title for block in blocks if isinstance(block, Card)]

    seen = editing.retire(els(unit), "ommen-homestart")
    assert "zichtbaar: ja → nee" in words(seen)
    assert shown()
    gone = kept(room, els(unit), seen)
    assert "laat ik niet meer zien" in words(gone)
    assert not shown()
    kept(room, els(unit), press(room, els(unit), gone, "Maak ongedaan"))
    assert shown()
    kept(room, els(unit), editing.retire(els(unit), "ommen-homestart"))
    back = kept(room, els(unit), editing.restore(els(unit), "ommen-homestart"))
    assert "weer te vinden" in words(back)
    assert shown()
    assert [each.deed for each in history.revisions(unit, "ommen-homestart")] == [
        Deed.SHOWN,
        Deed.HIDDEN,
        Deed.REVERTED,
        Deed.HIDDEN,
    ]


def test_what_was_left_changes_nothing_and_can_not_be_kept_later(
    room: KnowledgeRoom, unit: Connection
) -> None:
    store.keep(unit, made("x", "X"), NOW)
    seen = room.commands[2].change(els(unit), "x", ResourceField.TITLE, "Y")
    assert "niets veranderd" in words(press(room, els(unit), seen, "Laat maar"))
    with pytest.raises(UserError, match="sources-no-draft"):
        kept(room, els(unit), seen)
    assert store.resource_by_id(unit, "x") == made("x", "X")


def test_who_was_shown_a_change_keeps_it_and_no_other(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "X"), NOW)
    seen = room.commands[2].change(els(unit), "x", ResourceField.TITLE, "Y")
    with pytest.raises(UserError, match="sources-no-draft"):
        kept(room, els(unit, "bo"), seen)
    with pytest.raises(UserError, match="sources-no-proposal"):
        room.commands[4].accept(els(unit, "bo"), seen.actions[0].given["wijziging"])


def test_a_change_of_what_another_changed_meanwhile_is_not_kept(
    room: KnowledgeRoom, unit: Connection
) -> None:
    store.keep(unit, made("x", "X"), NOW)
    seen = room.commands[2].change(els(unit), "x", ResourceField.TITLE, "Van Els")
    store.keep(unit, made("x", "Van Bo"), NOW)
    with pytest.raises(UserError, match="sources-overtaken") as caught:
        kept(room, els(unit), seen)
    assert caught.value.values["fields"] == "titel"
    other = room.commands[2].change(els(unit), "x", ResourceField.PUBLISHED, "2020")
    store.keep(unit, made("x", "Van Cor"), NOW)
    kept(room, els(unit), other)
    assert store.resource_by_id(unit, "x") == made("x", "Van Cor", published=2020)


def test_nothing_to_change_is_said_and_leaves_no_draft(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "X"), NOW)
    assert "verandert niets" in words(room.commands[2].change(els(unit), "x", ResourceField.TITLE, "X"))
    assert drafts.draft_by_id(unit, "V-2026-01") is None
