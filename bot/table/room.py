"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.schedules import Job
from bot.table.agenda_commands import AgendaCommands
from bot.table.lent import Bundles, Lent
from bot.table.meeting_commands import MeetingCommands
from bot.table.retention import nightly


@dataclass(frozen=True, slots=True)
class TableRoom:
    """What the policy table offers: commands and jobs; `bundles` as it sees them."""

    commands: tuple[object, ...]
    jobs: tuple[Job, ...]
    bundles: Bundles


def table_room(lent: Lent) -> TableRoom:
    """Build the room with what the rest of the assistant hands in."""
    return TableRoom((MeetingCommands(), AgendaCommands(lent.bundles)), (nightly(),), lent.bundles)
