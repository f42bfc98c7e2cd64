"""Cases do not stay: warnings and reports half a year, other measures and the audit two years."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from bot.store.base import Retention, kept_for, shorter
from bot.store.schedules import Job, Slot
from moderation.cases.model import Case, CaseKind, CaseState
from moderation.cases.tables import moderation_case, moderation_deed

_LIGHT = (CaseKind.WARNING.value, CaseKind.REPORT.value)
_LIGHT_STAYS = Retention.HALF_YEAR.period or timedelta(0)


def nightly() -> Job:
    """The job that removes old cases every night."""
    return Job("cases-housekeeping", "0 4 * * *", timedelta(hours=20), _tidy_slot)


def tidy(unit: Connection, now: datetime) -> int:
    """Delete what is past its time and waits for nobody; how many rows that touched."""
    c = moderation_case.c
    settled = c.state == CaseState.CLOSED.value
    light = settled & c.kind.in_(_LIGHT) & (c.opened_at < now - _light_stays(unit))
    touched = unit.execute(delete(moderation_case).where(light)).rowcount
    touched += unit.execute(
        delete(moderation_case).where(c.opened_at < now - kept_for(c.opened_at, unit))
    ).rowcount
    at = moderation_deed.c.at
    return touched + unit.execute(delete(moderation_deed).where(at < now - kept_for(at, unit))).rowcount


def ends(unit: Connection, case: Case) -> datetime:
    """When a case goes at the latest; what still waits for somebody may stay that long too."""
    light = case.kind.value in _LIGHT and case.state is CaseState.CLOSED
    return case.opened_at + (_light_stays(unit) if light else kept_for(moderation_case.c.opened_at, unit))


def _light_stays(unit: Connection) -> timedelta:
    return shorter(unit, "moderation_case.light", _LIGHT_STAYS)


def _tidy_slot(unit: Connection, slot: Slot) -> None:
    tidy(unit, slot.due + slot.late)
