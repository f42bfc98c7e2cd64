"""The whole desk for data leaks in one value, for who wires the assistant."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.schedules import Job
from moderation.leaks.commands import LeakCommands
from moderation.leaks.echoes import Echoes
from moderation.leaks.lent import Lent
from moderation.leaks.reminding import hourly, nightly


@dataclass(frozen=True, slots=True)
class LeakRoom:
    """What this room offers: commands, what hears every message to know its copies, and work by the clock."""

    commands: LeakCommands
    echoes: Echoes
    jobs: tuple[Job, ...]


def leak_room(secret: bytes, lent: Lent) -> LeakRoom:
    """Build the room."""
    echoes = Echoes(secret)
    return LeakRoom(LeakCommands(lent, echoes), echoes, (hourly(lent), nightly()))
