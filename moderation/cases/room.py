"""The whole room of moderation in one value, for who wires the assistant."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.schedules import Job
from moderation.cases.acting import Measures
from moderation.cases.commands import CaseCommands
from moderation.cases.lent import Lent
from moderation.cases.personal import CasePersonalData
from moderation.cases.reports import ReportCommands
from moderation.cases.retention import nightly
from moderation.cases.watch import LookOut, Newcomers
from moderation.screening.config import ScreeningConfig
from moderation.screening.screening import Screening


@dataclass(frozen=True, slots=True)
class ModerationRoom:
    """What moderation offers: commands, the look-out, who notes newcomers, personal data, a nightly job."""

    commands: tuple[CaseCommands, ReportCommands]
    watch: LookOut
    newcomers: Newcomers
    personal: CasePersonalData
    job: Job


def moderation_room(config: ScreeningConfig, lent: Lent, *, acts: bool) -> ModerationRoom:
    """Build the room.

    Args:
        config: `read_config(config / "screening")`.
        lent: what the rest of the assistant hands in.
        acts: whether the look-out may remove messages by itself.
    """
    measures = Measures(lent)
    newcomers = Newcomers(float(config.thresholds["flood"]["new_days"]))
    return ModerationRoom(
        (CaseCommands(measures, lent), ReportCommands(lent)),
        LookOut(Screening(config), newcomers, measures, lent, acts=acts),
        newcomers,
        CasePersonalData(),
        nightly(),
    )
