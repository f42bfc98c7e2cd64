"""Forms that are asked question by question, where a platform has no forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, String, Table, Text, delete, select

from bot.core import wire
from bot.core.commands import Call
from bot.core.reply import Form
from bot.store.base import DataClass, Retention, UtcDateTime, column, kept_until, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.pointers import hashed
from bot.store.upsert import insert_or_change

OPEN_FOR = timedelta(hours=1)

dialog = Table(
    "dialog",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="who is being asked",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.DAY,
    ),
    column(
        "form",
        Text,
        nullable=False,
        purpose="the questions, with the screened answers given so far",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.DAY,
    ),
    column(
        "field",
        String(64),
        nullable=False,
        purpose="the question that waits for an answer",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
    column(
        "asked_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="an answer that comes too late is not taken for one; ends the storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.DAY,
    ),
)


class Dialogs:
    """The table of open questions: at most one per person."""

    name = "dialog"

    def ask(self, unit: Connection, person: str, form: Form, field: str, now: datetime) -> None:
        """Remember the question that was put; replaces an earlier one."""
        values = {"form": wire.encode(form), "field": field, "asked_at": now}
        insert_or_change(unit, dialog, {"person": person}, values)

    def pending(self, unit: Connection, person: str, now: datetime) -> tuple[Form, str] | None:
        """The form and the field that is being asked, unless it expired."""
        row = unit.execute(select(dialog).where(dialog.c.person == person)).one_or_none()
        if row is None or now - row.asked_at > OPEN_FOR:
            return None
        form = wire.decode(row.form)
        return (form, row.field) if isinstance(form, Form) else None

    def close(self, unit: Connection, person: str) -> bool:
        """Forget the open question; False when there was none."""
        return self.forget(unit, person) > 0

    def removed(self, call: Call) -> None:
        """Forget the questions about `call.target`, a message that is gone, and what was filled in of it."""
        gone = call.target
        for row in call.unit.execute(select(dialog)).all() if gone is not None else ():
            form = wire.decode(row.form)
            about = form.action.target if isinstance(form, Form) else None
            if gone is not None and about is not None and hashed(about) == hashed(gone):
                self.forget(call.unit, row.person)

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What is held of a person, ready for JSON: the answers given so far in an open form."""
        row = unit.execute(select(dialog).where(dialog.c.person == person)).one_or_none()
        if row is None:
            return {}
        form = wire.decode(row.form)
        if not isinstance(form, Form):
            return {}
        until = kept_until(dialog.c.asked_at, row.asked_at, unit)
        return {"form": form.title, "answers": dict(form.action.given), "until": until}

    def forget(self, unit: Connection, person: str) -> int:
        """Erase the open question; how many rows that touched."""
        return unit.execute(delete(dialog).where(dialog.c.person == person)).rowcount
