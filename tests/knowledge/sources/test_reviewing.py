"""What one proposes another judges; who proposed it is forgotten after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.core.commands import Call
from bot.core.errors import UserError
from bot.core.people import Role
from knowledge.personal import tidy
from knowledge.room import KnowledgeRoom
from knowledge.sources import drafts, history, store
from knowledge.sources.drafts import DraftState
from knowledge.sources.values import ResourceField
from tests.knowledge.conftest import NOW, call, made, words
from tests.knowledge.sources.desk import els


def mo(unit: Connection) -> Call:
    return call(unit, "mo", Role.PROGRAMME_BOARD)


def propose(room: KnowledgeRoom, by: Call, title: str = "Beter") -> str:
    reply = room.commands[4].propose(by, "x", ResourceField.TITLE, title)
    assert f"titel: X → {title}" in words(reply)
    return drafts.proposed(by.unit)[-1].id


@pytest.fixture(autouse=True)
def _source(unit: Connection) -> None:
    store.keep(unit, made("x", "X"), NOW)


def test_a_proposal_waits_and_is_taken_over_by_an_editor(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = propose(room, mo(unit))
    assert store.resource_by_id(unit, "x") == made("x", "X")
    listed = room.commands[4].waiting(els(unit))
    assert f"{id_} x (programmaraad, 23-11-2026)" in words(listed)
    assert [each.label for each in listed.actions] == [f"Neem {id_} over", f"Wijs {id_} af"]
    assert room.commands[4].waiting(mo(unit)).actions == ()
    assert "Aangepast: x" in words(room.commands[4].accept(els(unit), id_.lower()))
    assert store.resource_by_id(unit, "x") == made("x", "Beter")
    assert history.revisions(unit, "x")[0].role == "redacteur"
    assert drafts.draft_by_id(unit, id_) is None
    with pytest.raises(UserError, match="sources-no-proposal"):
        room.commands[4].accept(els(unit), id_)


def test_nobody_judges_what_they_proposed_themselves(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = propose(room, els(unit))
    with pytest.raises(UserError, match="sources-own-proposal"):
        room.commands[4].accept(els(unit), id_)
    with pytest.raises(UserError, match="sources-own-proposal"):
        room.commands[4].reject(els(unit), id_, "Nee")
    room.commands[4].accept(els(unit, "bo"), id_)


def test_what_is_turned_down_keeps_its_reason_and_forgets_who(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = propose(room, mo(unit))
    room.commands[4].reject(els(unit), id_, "Dit staat er al.")
    listed = words(room.commands[4].waiting(mo(unit)))
    assert "Er wachten geen voorstellen" in listed
    assert "Dit staat er al." in listed
    found = drafts.draft_by_id(unit, id_)
    assert found is not None
    assert (found.state, found.person) == (DraftState.REJECTED, None)
    with pytest.raises(UserError, match="sources-no-proposal"):
        room.commands[4].accept(els(unit), id_)
    assert store.resource_by_id(unit, "x") == made("x", "X")


def test_a_proposal_that_was_overtaken_is_not_taken_over(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = propose(room, mo(unit))
    store.keep(unit, made("x", "Intussen"), NOW)
    with pytest.raises(UserError, match="sources-overtaken"):
        room.commands[4].accept(els(unit), id_)
    assert drafts.draft_by_id(unit, id_) is not None


def test_numbers_of_proposals_are_not_given_out_again(room: KnowledgeRoom, unit: Connection) -> None:
    first = propose(room, mo(unit))
    room.commands[4].accept(els(unit), first)
    reply = room.commands[4].propose(mo(unit), "x", ResourceField.TITLE, "Nog beter")
    assert "V-2026-02" in words(reply)


def test_a_person_sees_and_breaks_the_link_with_what_they_made(room: KnowledgeRoom, unit: Connection) -> None:
    id_ = propose(room, mo(unit))
    room.commands[2].change(els(unit), "x", ResourceField.TITLE, "Van Els")
    held = room.personal.export(unit, mo(unit).person)["proposed"]
    until = (NOW + timedelta(days=183)).isoformat()
    waits = {"id": id_, "source": "x", "state": "voorgesteld", "at": NOW.isoformat(), "until": until}
    assert held == [waits]
    assert room.personal.forget(unit, mo(unit).person) == 1
    assert room.personal.forget(unit, els(unit).person) == 1
    assert room.personal.export(unit, mo(unit).person) == {}
    room.commands[4].accept(els(unit), id_)


def test_what_was_only_shown_goes_after_a_day_and_the_rest_in_time(
    room: KnowledgeRoom, unit: Connection
) -> None:
    id_ = propose(room, mo(unit))
    room.commands[2].change(els(unit), "x", ResourceField.TITLE, "Van Els")
    assert tidy(unit, NOW + timedelta(hours=23)) == 0
    assert tidy(unit, NOW + timedelta(hours=25)) == 1
    assert tidy(unit, NOW + timedelta(days=182)) == 0
    assert drafts.draft_by_id(unit, id_) is not None
    assert tidy(unit, NOW + timedelta(days=184)) == 1
    assert tidy(unit, NOW + timedelta(days=1096)) == 1
    assert history.revisions(unit, "x") == []
