"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.schedules import Job
from bot.table.agenda_commands import AgendaCommands
from bot.table.decisions.commands import DecisionCommands
from bot.table.decisions.import_commands import ImportCommands
from bot.table.following.action_commands import ActionCommands
from bot.table.following.draft_commands import DraftCommands
from bot.table.following.reminding import reminders
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
    bundles = lent.bundles
    talking = (
        MeetingCommands(),
        AgendaCommands(bundles),
        DecisionCommands(bundles),
        ActionCommands(bundles),
        DraftCommands(lent),
        ImportCommands(lent),
    )
    return TableRoom(talking, (nightly(), reminders(lent)), bundles)
