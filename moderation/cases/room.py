"""The whole room of moderation in one value, for who wires the assistant."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.schedules import Job
from moderation.cases.acting import Measures
from moderation.cases.commands import CaseCommands
from moderation.cases.lent import Lent
from moderation.cases.memory import WatchMemory
from moderation.cases.personal import CasePersonalData
from moderation.cases.reports import ReportCommands
from moderation.cases.retention import nightly
from moderation.cases.servers import ServerCommands
from moderation.cases.watch import LookOut, Newcomers
from moderation.screening.screening import Learned, Screening


@dataclass(frozen=True, slots=True)
class ModerationRoom:
    """What moderation offers: commands, the look-out, who notes newcomers, what is held of people, a job."""

    commands: tuple[CaseCommands, ReportCommands, ServerCommands]
    watch: LookOut
    newcomers: Newcomers
    personal: CasePersonalData
    memory: WatchMemory
    job: Job


def moderation_room(learned: Learned, lent: Lent, *, acts: bool) -> ModerationRoom:
    """Build the room.

    Args:
        learned: `learn(read_config(config / "screening"))`.
        lent: what the rest of the assistant hands in.
        acts: whether the look-out may remove messages by itself.
    """
    measures = Measures(lent)
    newcomers = Newcomers(float(learned.config.thresholds["flood"]["new_days"]))
    watch = LookOut(Screening(learned), newcomers, measures, lent, acts=acts)
    return ModerationRoom(
        (CaseCommands(measures, lent), ReportCommands(lent), ServerCommands(lent)),
        watch,
        newcomers,
        CasePersonalData(),
        WatchMemory(watch, lent.person),
        nightly(),
    )
