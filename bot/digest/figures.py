"""The five key figures: the week beside those before it, and the ids each counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.digest.facts import FactSheet, SignalFact
from bot.digest.people import told
from bot.digest.trend import FORMER, mean_before, ordinary
from bot.digest.week import Week, of

Json = dict[str, Any]


def figures(weeks: Sequence[Week], facts: FactSheet, k: int) -> list[Json]:
    """F1 to F5 of the last of these weeks; F2, a number of people, is None wherever it is hidden."""
    given = [[s for s in facts.signals if of(s.at) == week] for week in weeks]
    recognised = [[e for e in facts.endorsements if of(e.at) == week] for week in weeks]
    moving = [_moving(signals) for signals in given]
    gaps = sorted(g.id for g in facts.gaps)
    return [
        _figure("F1", [len(signals) for signals in given], sorted(s.id for s in given[-1])),
        _people([told(signals, k) for signals in given]),
        _figure("F3", [len(each) for each in recognised], sorted({e.bundle for e in recognised[-1]})),
        _figure("F4", [len(each) for each in moving], sorted(moving[-1])),
        {"code": "F5", "value": len(gaps), "ids": gaps},
    ]


def _figure(code: str, series: Sequence[int], ids: Sequence[str]) -> Json:
    mean = mean_before(series)
    return {
        "code": code,
        "value": series[-1],
        "previous": series[-2],
        "mean": mean,
        "ordinary": ordinary(series[-1], mean),
        "series": list(series),
        "ids": list(ids),
    }


def _people(series: Sequence[int | None]) -> Json:
    """F2: its mean would tell a hidden week, so that is hidden along with it."""
    former = [n for n in series[-1 - FORMER : -1] if n is not None]
    mean = mean_before([n or 0 for n in series]) if len(former) == FORMER else None
    now = series[-1]
    return {
        "code": "F2",
        "value": now,
        "previous": series[-2],
        "mean": mean,
        "ordinary": None if now is None or mean is None else ordinary(now, mean),
        "series": list(series),
        "ids": [],
    }


def _moving(signals: Iterable[SignalFact]) -> set[str]:
    return {s.bundle for s in signals if s.bundle}
