"""A form asked question by question: one per person, for an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.core.reply import Action, Field, FieldKind, Form
from bot.store.dialogs import Dialogs

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TEXT = Field("text", "What happened?", FieldKind.LONG, required=True)
FORM = Form("Signal", (TEXT,), Action("Signal", "signal", {"region": "Utrecht"}, once=True))

dialogs = Dialogs()


def test_the_question_that_was_put_is_remembered_for_an_hour(unit: Connection) -> None:
    assert dialogs.pending(unit, "anna", NOW) is None
    dialogs.ask(unit, "anna", FORM, "text", NOW)
    assert dialogs.pending(unit, "anna", NOW + timedelta(hours=1)) == (FORM, "text")
    assert dialogs.pending(unit, "anna", NOW + timedelta(hours=1, seconds=1)) is None
    assert dialogs.pending(unit, "bea", NOW) is None


def test_a_new_question_replaces_the_old_one(unit: Connection) -> None:
    other = Form("Other", (TEXT,), Action("Other", "other"))
    dialogs.ask(unit, "anna", FORM, "text", NOW)
    dialogs.ask(unit, "anna", other, "text", NOW)
    assert dialogs.pending(unit, "anna", NOW) == (other, "text")


def test_it_can_be_closed_seen_and_erased(unit: Connection) -> None:
    assert not dialogs.close(unit, "anna")
    dialogs.ask(unit, "anna", FORM, "text", NOW)
    assert dialogs.export(unit, "anna") == {
        "form": "Signal",
        "answers": {"region": "Utrecht"},
        "until": (NOW + timedelta(days=1)).isoformat(),
    }
    assert dialogs.close(unit, "anna")
    assert dialogs.pending(unit, "anna", NOW) is None
    assert dialogs.export(unit, "anna") == {}
