"""Editors see what was changed, as which role, and put it back: one thing or a whole list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Reply
from knowledge.room import KnowledgeRoom
from knowledge.sources import history, store
from knowledge.sources.history import Deed
from knowledge.sources.resource import FIELDS, ResourceKind
from knowledge.sources.standing import Status
from knowledge.sources.values import ResourceField, field_label
from tests.knowledge.conftest import NOW, SAY, call, made, words
from tests.knowledge.sources.desk import els, kept, press


def change(room: KnowledgeRoom, unit: Connection, *titles: str) -> Reply:
    return [
        kept(room, els(unit), room.commands[2].change(els(unit), "x", ResourceField.TITLE, t)) for t in titles
    ][-1]


def titled(unit: Connection) -> str:
    found = store.resource_by_id(unit, "x")
    return found.title if found else ""


def test_the_history_of_a_source_names_roles_and_never_people(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "Een"), NOW)
    change(room, unit, "Twee")
    by = call(unit, "ada", Role.ADMIN)
    kept(room, by, room.commands[2].retire(by, "x"))
    told = words(room.commands[3].look(els(unit), "x"))
    numbers = [each.id for each in history.revisions(unit, "x")]
    assert f"{numbers[0]} 23-11-2026, beheerder: verborgen" in told
    assert f"{numbers[1]} 23-11-2026, redacteur: aangepast (titel: Een → Twee)" in told
    assert "Deze bron is verborgen" in told
    assert "Els" not in told
    assert els(unit).person not in str(unit.exec_driver_sql("SELECT * FROM source_revision").all())


def test_a_source_without_changes_is_shown_with_what_can_be_done(
    room: KnowledgeRoom, unit: Connection
) -> None:
    seen = room.commands[3].look(els(unit), "rj-adhd")
    assert "nog niets veranderd" in words(seen)
    assert [each.command for each in seen.actions] == ["nog-goed", "wijzig-bron", "verberg-bron"]


def test_a_source_is_put_back_as_it_was(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "Een"), NOW)
    change(room, unit, "Twee", "Drie")
    first, second = sorted(each.id for each in history.revisions(unit, "x"))[:2]
    seen = room.commands[3].revert(els(unit), "x", second)
    assert "titel: Drie → Twee" in words(seen)
    kept(room, els(unit), seen)
    assert titled(unit) == "Twee"
    kept(room, els(unit), room.commands[3].revert(els(unit), "x", first))
    assert titled(unit) == "Een"
    with pytest.raises(UserError, match="sources-no-revision"):
        room.commands[3].revert(els(unit), "rj-adhd", first)


def test_a_shipped_source_is_put_back_as_it_began(room: KnowledgeRoom, unit: Connection) -> None:
    before = store.resource_by_id(unit, "rj-adhd")
    for title in ("Een", "Twee"):
        kept(room, els(unit), room.commands[2].change(els(unit), "rj-adhd", ResourceField.TITLE, title))
    kept(room, els(unit), room.commands[3].revert(els(unit), "rj-adhd", 0))
    assert store.resource_by_id(unit, "rj-adhd") == before


def test_one_change_is_undone_under_later_ones_of_other_fields(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "Een"), NOW)
    done = change(room, unit, "Twee")
    kept(room, els(unit), room.commands[2].change(els(unit), "x", ResourceField.PUBLISHED, "2020"))
    kept(room, els(unit), press(room, els(unit), done, "Maak ongedaan"))
    assert store.resource_by_id(unit, "x") == made("x", "Een", published=2020)
    with pytest.raises(UserError, match="sources-overtaken"):
        press(room, els(unit), done, "Maak ongedaan")
    with pytest.raises(UserError, match="sources-no-revision"):
        room.commands[3].undo(els(unit), "999999")


def test_a_list_that_was_read_in_is_undone_at_once_and_redone(room: KnowledgeRoom, unit: Connection) -> None:
    store.keep(unit, made("x", "Een"), NOW)
    batch = history.new_batch(unit, NOW)
    store.keep_all(unit, [made("x", "Lijst"), *(made(f"n{i}", f"N{i}") for i in range(9))], NOW, batch=batch)
    change(room, unit, "Van Els")
    listed = words(room.commands[3].newest(els(unit)))
    assert f"{batch} 23-11-2026, redacteur: 10 wijzigingen" in listed
    assert "x " in listed
    seen = room.commands[3].undo(els(unit), batch.lower())
    assert "Ik draai 9 wijzigingen terug" in words(seen)
    assert "Die laat ik staan: x" in words(seen)
    assert store.is_taken(unit, "n1")
    assert store.resource_by_id(unit, "n1") is not None
    done = press(room, els(unit), seen, "Ja, draai alles terug")
    assert "9 wijzigingen zijn teruggedraaid, als B-2026-02" in words(done)
    assert (store.resource_by_id(unit, "n1"), titled(unit)) == (None, "Van Els")
    press(room, els(unit), press(room, els(unit), done, "Maak ongedaan"), "Ja, draai alles terug")
    assert store.resource_by_id(unit, "n1") == made("n1", "N1")
    with pytest.raises(UserError, match="sources-no-revision"):
        room.commands[3].undo(els(unit), "B-1999-01")


def test_what_came_with_a_list_stays_once_somebody_worked_on_it(
    room: KnowledgeRoom, unit: Connection
) -> None:
    batch = history.new_batch(unit, NOW)
    store.keep(unit, made("x", "Lijst"), NOW, batch=batch)
    store.confirm(unit, "x", NOW)
    assert "zichtbaar: ja → nee" in words(room.commands[3].undo(els(unit), batch))
    change(room, unit, "Van Els")
    seen = room.commands[3].undo(els(unit), batch)
    assert "Eén bron is daarna nog veranderd" in words(seen)
    assert seen.actions == ()


def test_what_a_source_of_its_kind_should_hold_and_lacks_is_told(
    room: KnowledgeRoom, unit: Connection
) -> None:
    full = made(
        "x",
        "X",
        kind=ResourceKind.INITIATIVE,
        goal="Rust",
        results="Tien gezinnen",
        partners=("Ede",),
        since="2025",
        status=Status.RUNNING,
        owner="projectteam",
    )
    store.keep(unit, full, NOW)
    assert "Nog niet ingevuld" not in words(room.commands[3].look(els(unit), "x"))
    store.keep(unit, replace(full, goal="", partners=(), owner=""), NOW)
    assert "Nog niet ingevuld: doel, partners, contact." in words(room.commands[3].look(els(unit), "x"))
    assert "Nog niet ingevuld: status." in words(room.commands[3].look(els(unit), "rj-adhd"))


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_field_and_deed_has_a_name_in_both_languages(locale: str) -> None:
    for name in FIELDS:
        assert name == "id" or field_label(SAY[locale], name)
    for deed in Deed:
        assert SAY[locale](f"enum-deed-{deed}")
        assert deed is Deed.CHECKED or SAY[locale](f"sources-kept-{deed}", id="x", number="1")
