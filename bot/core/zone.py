"""The clock on the wall of the community: numbers, days and shown dates go by it, storage goes by UTC."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def local(moment: datetime) -> datetime:
    """A moment as the clock on the wall shows it."""
    return moment.astimezone(ZONE)


def local_day(moment: datetime) -> date:
    """The day it is then."""
    return local(moment).date()


def local_year(moment: datetime) -> int:
    """The year it is then."""
    return local(moment).year
