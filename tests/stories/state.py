"""What the assistant keeps, comparable between platforms: people by name, ids of a platform as a yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, Table, select

from bot.app import App
from bot.core.people import Actor
from bot.prompts.harvest_store import harvest
from bot.prompts.store import prompt_post
from bot.signals.signal_table import signal
from bot.signals.tables import bundle, endorsement, signal_event
from bot.signals.telling.feedback_store import signal_feedback
from bot.store.base import DataClass, declarations, metadata
from knowledge.sources.tables import gap, gap_follower
from moderation.cases.tables import moderation_case, moderation_deed
from tests.conversations.conftest import Clock
from tests.stories.cast import State

TABLES: tuple[Table, ...] = (
    signal,
    bundle,
    endorsement,
    signal_event,
    signal_feedback,
    moderation_case,
    moderation_deed,
    prompt_post,
    harvest,
    gap,
    gap_follower,
)
"""Where the story leaves something."""
YES_OR_NO = frozenset({DataClass.PLATFORM_ID, DataClass.ACCESS})
BEGAN = Clock().now


async def kept(app: App, actors: Mapping[str, Actor], clock: Clock) -> State:
    """All rows of these tables, with the people of the story by name."""
    names = {app.people.person(actor): name for name, actor in actors.items()}
    classes = {(x.table, x.column): x.data_class for x in declarations(metadata)}

    def told(table: Table, column: Column[object], value: object) -> object:
        kind = classes[table.name, column.name]
        if kind in YES_OR_NO or column.name == "platform":
            return value is not None
        if kind is DataClass.PSEUDONYM:
            return None if value is None else names[str(value)]
        if isinstance(value, datetime):
            # What a person's erasure writes down has the time of the machine, not that of the story.
            return value.isoformat() if BEGAN <= value <= clock.now else "elsewhen"
        return value

    def read(unit: Connection) -> State:
        return {table.name: [row(unit_row, table) for unit_row in ordered(unit, table)] for table in TABLES}

    def row(values: Mapping[str, object], table: Table) -> Mapping[str, object]:
        return {column.name: told(table, column, values[column.name]) for column in table.columns}

    return await app.database.read(read)


def ordered(unit: Connection, table: Table) -> list[Mapping[str, object]]:
    """The rows of a table in the order of its key."""
    return [dict(row) for row in unit.execute(select(table).order_by(*table.primary_key)).mappings()]
