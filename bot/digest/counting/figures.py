"""The figures with a code: the week beside those before it, and the ids each counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.digest.counting.facts import FactSheet, SignalFact
from bot.digest.counting.people import told
from bot.digest.counting.tally import Tally
from bot.digest.counting.trend import FORMER, mean_before, ordinary

Json = dict[str, Any]
KEY = ("F1", "F2", "F3", "F4", "F5")
"""The figures that head a digest."""


def figures(laid: Tally, facts: FactSheet, k: int, spread: Json) -> list[Json]:
    """F1 to F11 of the last of twelve weeks; F2, a number of people, is None wherever it is hidden."""
    moving = [_moving(signals) for signals in laid.given]
    week = laid.weeks[-1]
    fed_back = sorted({f.bundle for f in facts.feedback if week.start <= f.at < week.end})
    return [
        {
            **_figure("F1", [len(signals) for signals in laid.given], [s.id for s in laid.now]),
            "works": sum(1 for s in laid.now if s.works),
        },
        _people([told(signals, k) for signals in laid.given]),
        _figure("F3", [len(each) for each in laid.recognised], sorted(set(laid.recognised[-1]))),
        {**_figure("F4", [len(each) for each in moving], sorted(moving[-1])), "of": len(facts.bundles)},
        _actions(facts, laid),
        _counted("F6", _told(spread["perspectives"]), ()),
        _counted("F7", *_known(laid.now, [s.level for s in laid.now])),
        _counted("F8", *_known(laid.now, [s.triage for s in laid.now])),
        _counted("F9", _told(spread["regions"]), ()),
        _questions(facts, laid),
        _counted("F11", len(fed_back), fed_back),
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


def _told(rows: Sequence[Json] | None) -> int | None:
    """How many groups reach the first class of people; None where that is hidden."""
    return None if rows is None else sum(1 for row in rows if not row.get("few"))


def _counted(code: str, value: int | None, ids: Sequence[str]) -> Json:
    return {"code": code, "value": value, "ids": list(ids)}


def _known(now: Sequence[SignalFact], codes: Sequence[str | None]) -> tuple[int, list[str]]:
    """The signals that have a code, and how many."""
    ids = [s.id for s, code in zip(now, codes, strict=True) if code]
    return len(ids), ids


def _actions(facts: FactSheet, laid: Tally) -> Json:
    """F5: what is open and, of that, late on the last day of the week."""
    until = laid.weeks[-1].sunday
    late = sum(1 for each in facts.actions if each.due < until)
    return {**_counted("F5", len(facts.actions), sorted(each.id for each in facts.actions)), "late": late}


def _questions(facts: FactSheet, laid: Tally) -> Json:
    """F10: what is open and, of that, past the day it was to be answered."""
    until = laid.weeks[-1].sunday
    late = sum(1 for each in facts.gaps if each.due and each.due < until)
    return {**_counted("F10", len(facts.gaps), sorted(each.id for each in facts.gaps)), "late": late}


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
