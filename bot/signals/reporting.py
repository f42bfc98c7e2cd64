"""What came in over a period, as plain values for a digest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.signals import store
from bot.signals.model import Period
from bot.signals.recognition import endorsing


def between(unit: Connection, start: datetime, end: datetime) -> Period:
    """Signals, bundles, recognitions and steps from `start` up to but not including `end`.

    All bundles are given, also those without news, with their support as it stands now.
    """
    known = {each.id: each for each in store.bundles(unit)}
    return Period(
        signals=tuple(store.signals_between(unit, start, end)),
        bundles=known,
        support=endorsing.support(unit, known),
        endorsed=tuple(endorsing.endorsements_between(unit, start, end)),
        steps=tuple(store.steps_between(unit, start, end)),
    )
