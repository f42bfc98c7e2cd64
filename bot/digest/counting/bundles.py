"""The bundles of a digest: what moved, what is new, and what nobody heard of for too long."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from bot.core.sizes import size_class
from bot.digest.counting.facts import BundleFact, FactSheet
from bot.digest.counting.people import UNKNOWN
from bot.digest.counting.suppression import first_class
from bot.digest.counting.tally import Tally
from bot.digest.counting.trend import Trend, mean_before, trend

Json = dict[str, Any]
SILENCE = timedelta(days=60)
"""After so long without anything, a bundle on its way is called silent."""
FRESH = timedelta(days=14)
ON_THE_WAY = frozenset({"open", "geagendeerd", "besproken", "opgepakt"})
_URGENT = {Trend.RISING: 0, Trend.NEW: 1}


def bundle_rows(facts: FactSheet, laid: Tally, k: int) -> list[Json]:
    """Every bundle with signals in twelve weeks or silent for long; risers and new ones first."""
    series = laid.series(lambda s: s.bundle)
    endorsed = Counter(laid.recognised[-1])
    ids: dict[str, list[str]] = {}
    for signal in laid.now:
        if signal.bundle:
            ids.setdefault(signal.bundle, []).append(signal.id)
    none, until = [0] * len(laid.weeks), laid.weeks[-1].end
    rows = [
        _row(each, series.get(each.id, none), endorsed[each.id], ids.get(each.id, []), until, k)
        for each in facts.bundles
    ]
    kept = [row for row in rows if row["total"] or row["silent"]]
    return sorted(kept, key=lambda x: (_URGENT.get(x["trend"], 2) if x["week"] else 3, -x["week"], x["id"]))


def loose(laid: Tally) -> Json:
    """The signals that are in no bundle."""
    series = [sum(1 for s in given if s.bundle is None) for given in laid.given]
    return {"week": series[-1], "total": sum(series), "series": series}


def _row(
    bundle: BundleFact, series: list[int], endorsed: int, ids: list[str], until: datetime, k: int
) -> Json:
    return {
        "id": bundle.id,
        "title": bundle.title,
        "theme": bundle.theme or UNKNOWN,
        "level": bundle.level or UNKNOWN,
        "state": bundle.state,
        "week": series[-1],
        "mean": mean_before(series),
        "total": sum(series),
        "series": series,
        "people": size_class(bundle.persons, first_class(k)),
        "endorsed": endorsed,
        "trend": trend(series, known=bundle.since is not None and until - bundle.since > FRESH),
        "silent": _silent(bundle, until),
        "ids": sorted(ids),
    }


def _silent(bundle: BundleFact, until: datetime) -> bool:
    heard = bundle.heard or bundle.since
    return bundle.state in ON_THE_WAY and heard is not None and until - heard > SILENCE
