"""How much was left out of a signal before it was kept, by kind: numbers only, never words."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, ForeignKey, Integer, String, Table, delete, insert, select

from bot.core.commands import Say
from bot.signals.reading.generalising import counted
from bot.signals.signal_table import signal
from bot.store.base import DataClass, Retention, column, metadata

signal_redaction = Table(
    "signal_redaction",
    metadata,
    column(
        "signal",
        String(16),
        ForeignKey(signal.c.id, ondelete="CASCADE"),
        primary_key=True,
        purpose="the signal that something was left out of",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "kind",
        String(24),
        primary_key=True,
        purpose="what kind of thing that was, such as a name or a municipality",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "count",
        Integer,
        nullable=False,
        purpose="how often, to show how well privacy is kept; no words of anyone",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
)


def keep(unit: Connection, id_: str, text: str) -> None:
    """Count what is left out of the words of a signal, instead of what was counted before."""
    unit.execute(delete(signal_redaction).where(signal_redaction.c.signal == id_))
    rows = [{"signal": id_, "kind": kind, "count": count} for kind, count in counted(text).items()]
    if rows:
        unit.execute(insert(signal_redaction), rows)


def of(unit: Connection, id_: str) -> dict[str, int]:
    """How often each kind of thing was left out of a signal, by name of the kind."""
    wanted = select(signal_redaction).where(signal_redaction.c.signal == id_)
    rows = unit.execute(wanted.order_by(signal_redaction.c.kind))
    return {kind: number for _, kind, number in rows}


def told(say: Say, counts: Mapping[str, int]) -> str:
    """What was left out, in words; empty when nothing was."""
    each = (f"{count} × {say(f'redaction-{kind}')}" for kind, count in counts.items())
    return ", ".join(each)
