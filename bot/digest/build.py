"""From facts to the one canonical structure that every format shows.

The same week, facts and moment give the same bytes: keys are sorted, ties are broken by id, no chance.
Each figure carries its code and the ids it counts; sums add up. No name, no pseudonym, no signal's text.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.core.zone import local_day
from bot.digest.facts import BundleFact, FactSheet, SignalFact
from bot.digest.suppression import size_class, suppress
from bot.digest.trend import WEEKS, Trend, mean_before, ordinary, trend
from bot.digest.week import Week, of

Json = dict[str, Any]
UNKNOWN = "onbekend"
LEVELS = ("eigen_organisatie", "inkoop_financiering", "lokaal_beleid", "landelijk_beleid", "wet")
TRIAGE = ("kennis_delen", "werkgever_opdrachtgever", "kennis_ontwikkelen")
PERSPECTIVES = ("praktijk", "client", "beleid", "wetenschap")
ATTENTION = 6
"""How many bundles get a card of their own."""


def build(week: Week, facts: FactSheet, as_of: datetime, k: int) -> Json:
    """The digest of a week as it stands at a moment; numbers about fewer than k people are hidden.

    `facts` holds the twelve weeks up to and including the week.
    """
    weeks = [week.back(n) for n in reversed(range(WEEKS))]
    now = [s for s in facts.signals if of(s.at) == week]
    digest: Json = {
        "id": f"WB-{week}",
        "week": str(week),
        "from": week.monday.isoformat(),
        "to": week.sunday.isoformat(),
        "as_of": as_of.isoformat(timespec="seconds"),
        "k": k,
        "weeks": [str(w) for w in weeks],
        "figures": _figures(week, weeks, facts, now),
        "themes": _groups(facts.signals, weeks, lambda s: s.theme or UNKNOWN, k, rise=3),
        "levels": _split(now, LEVELS, lambda s: s.level),
        "triage": _split(now, TRIAGE, lambda s: s.triage),
        "perspectives": _perspectives(now, k),
        "bundles": _bundles(facts, weeks, k),
        "loose": sum(1 for s in now if s.bundle is None),
        "regions": _regions(facts.signals, k),
        "gaps": [
            {"id": g.id, "question": g.question, "asked": g.asked, "since": local_day(g.since).isoformat()}
            for g in facts.gaps
        ],
        "waiting": facts.waiting,
    }
    digest["attention"] = [x["id"] for x in digest["bundles"] if x["week"]][:ATTENTION]
    digest["checksum"] = checksum(digest)
    return digest


def canonical(digest: Json) -> str:
    """The digest as text, the same bytes for the same digest."""
    return json.dumps(digest, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def checksum(digest: Json) -> str:
    """Twelve characters that change when anything in the digest does."""
    plain = {key: value for key, value in digest.items() if key != "checksum"}
    return hashlib.sha256(canonical(plain).encode()).hexdigest()[:12]


def _figures(week: Week, weeks: Sequence[Week], facts: FactSheet, now: Sequence[SignalFact]) -> list[Json]:
    endorsed = [e for e in facts.endorsements if of(e.at) == week]
    given = [len([s for s in facts.signals if of(s.at) == w]) for w in weeks]
    people = [len(_people(s for s in facts.signals if of(s.at) == w)) for w in weeks]
    recognised = [len([e for e in facts.endorsements if of(e.at) == w]) for w in weeks]
    moving = [_moving(facts.signals, w) for w in weeks]
    gaps = sorted(g.id for g in facts.gaps)
    return [
        _figure("F1", given, sorted(s.id for s in now)),
        _figure("F2", people, []),
        _figure("F3", recognised, sorted({e.bundle for e in endorsed})),
        _figure("F4", [len(m) for m in moving], sorted(moving[-1])),
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


def _people(signals: Iterable[SignalFact]) -> set[str]:
    """Different people; a signal without a person counts as someone else."""
    return {s.person or s.id for s in signals}


def _moving(signals: Iterable[SignalFact], week: Week) -> set[str]:
    return {s.bundle for s in signals if s.bundle and of(s.at) == week}


def _groups(
    signals: Sequence[SignalFact],
    weeks: Sequence[Week],
    key: Callable[[SignalFact], str],
    k: int,
    rise: float,
) -> list[Json]:
    """Signals per group: the week, its weeks before, how many people (hidden when few) and the trend."""
    names = sorted({key(s) for s in signals})
    people = {n: len(_people(s for s in signals if key(s) == n and of(s.at) == weeks[-1])) for n in names}
    shown = suppress(people, k)
    rows = []
    for name in names:
        counted = Counter(of(s.at) for s in signals if key(s) == name)
        series = [counted[w] for w in weeks]
        rows.append(
            {
                "code": name,
                "week": series[-1],
                "mean": mean_before(series),
                "people": shown[name],
                "series": series,
                "trend": trend(series, rise),
            }
        )
    return sorted(rows, key=lambda row: (-row["week"], -sum(row["series"]), row["code"]))


def _split(
    now: Sequence[SignalFact], codes: Sequence[str], key: Callable[[SignalFact], str | None]
) -> list[Json]:
    """The signals of the week over a fixed list of codes, and what is not known; they add up to F1."""
    counted = Counter(key(s) or UNKNOWN for s in now)
    return [
        {"code": code, "week": counted[code]} for code in (*codes, UNKNOWN) if code in codes or counted[code]
    ]


def _perspectives(now: Sequence[SignalFact], k: int) -> list[Json]:
    counted = Counter(s.perspective or UNKNOWN for s in now)
    shown = suppress({code: counted[code] for code in (*PERSPECTIVES, UNKNOWN)}, k)
    return [{"code": code, "week": n} for code, n in shown.items() if code in PERSPECTIVES or n != 0]


def _bundles(facts: FactSheet, weeks: Sequence[Week], k: int) -> list[Json]:
    rows = [_bundle(bundle, facts, weeks, k) for bundle in facts.bundles]
    kept = [row for row in rows if sum(row["series"])]
    urgent = {Trend.RISING: 0, Trend.NEW: 1}
    return sorted(kept, key=lambda x: (urgent.get(x["trend"], 2) if x["week"] else 3, -x["week"], x["id"]))


def _bundle(bundle: BundleFact, facts: FactSheet, weeks: Sequence[Week], k: int) -> Json:
    mine = [s for s in facts.signals if s.bundle == bundle.id]
    counted = Counter(of(s.at) for s in mine)
    series = [counted[w] for w in weeks]
    return {
        "id": bundle.id,
        "title": bundle.title,
        "theme": bundle.theme or UNKNOWN,
        "level": bundle.level or UNKNOWN,
        "state": bundle.state,
        "week": series[-1],
        "total": sum(series),
        "series": series,
        "people": size_class(bundle.persons, k),
        "endorsed": sum(1 for e in facts.endorsements if e.bundle == bundle.id and of(e.at) == weeks[-1]),
        "trend": trend(series),
        "ids": sorted(s.id for s in mine if of(s.at) == weeks[-1]),
    }


def _regions(signals: Sequence[SignalFact], k: int) -> list[Json]:
    """Per region how many people over twelve weeks, as a class only."""
    names = sorted({s.region for s in signals if s.region})
    return [
        {"code": name, "people": size_class(len(_people(s for s in signals if s.region == name)), k)}
        for name in names
    ]
