"""From facts to the one canonical structure that every format shows.

The same week, facts and moment give the same bytes: keys are sorted, ties are broken by id, no chance.
Each figure carries its code and the ids it counts; sums add up. No name, no pseudonym, no signal's text.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.core.sizes import size_class
from bot.core.zone import local_day
from bot.digest.facts import BundleFact, FactSheet, SignalFact
from bot.digest.figures import figures
from bot.digest.people import UNKNOWN, different, hidden_in, shown, theme_of
from bot.digest.suppression import first_class
from bot.digest.trend import WEEKS, Trend, mean_before, trend
from bot.digest.week import Week, of

Json = dict[str, Any]
LEVELS = ("eigen_organisatie", "inkoop_financiering", "lokaal_beleid", "landelijk_beleid", "wet")
TRIAGE = ("kennis_delen", "werkgever_opdrachtgever", "kennis_ontwikkelen")
PERSPECTIVES = ("praktijk", "client", "beleid", "wetenschap")
ATTENTION = 6
"""How many bundles get a card of their own."""


def build(week: Week, facts: FactSheet, until: datetime, k: int) -> Json:
    """The digest of a week up to a moment in it or its end; numbers about fewer than k people are hidden.

    `facts` holds the twelve weeks up to and including the week. States are as of the newest change.
    """
    weeks = [week.back(n) for n in reversed(range(WEEKS))]
    now = [s for s in facts.signals if of(s.at) == week]
    digest: Json = {
        "id": f"WB-{week}",
        "week": str(week),
        "from": week.monday.isoformat(),
        "to": week.sunday.isoformat(),
        "as_of": max(until, facts.changed or until).isoformat(timespec="seconds"),
        "k": k,
        "first_class": first_class(k),
        "weeks": [str(w) for w in weeks],
        "figures": figures(weeks, facts, k),
        "themes": _themes(facts.signals, weeks, k),
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


def _themes(signals: Sequence[SignalFact], weeks: Sequence[Week], k: int) -> list[Json]:
    """Signals per theme: the week, its weeks before, how many people (hidden when few) and the trend."""
    people = shown([s for s in signals if of(s.at) == weeks[-1]], theme_of, k)
    rows = []
    for name in sorted({theme_of(s) for s in signals}):
        counted = Counter(of(s.at) for s in signals if theme_of(s) == name)
        series = [counted[w] for w in weeks]
        rows.append(
            {
                "code": name,
                "week": series[-1],
                "mean": mean_before(series),
                "people": people.get(name, 0),
                "series": series,
                "trend": trend(series, rise=3),
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
    """Signals per perspective; hidden where few people gave them, or where the rest would tell."""
    codes = (*PERSPECTIVES, UNKNOWN)
    counted = Counter(_perspective(s) for s in now)
    hidden = hidden_in(now, codes, _perspective, k)
    cells = {code: None if code in hidden else counted[code] for code in codes}
    return [{"code": code, "week": n} for code, n in cells.items() if code in PERSPECTIVES or n != 0]


def _perspective(signal: SignalFact) -> str:
    return signal.perspective or UNKNOWN


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
        "people": size_class(bundle.persons, first_class(k)),
        "endorsed": sum(1 for e in facts.endorsements if e.bundle == bundle.id and of(e.at) == weeks[-1]),
        "trend": trend(series),
        "ids": sorted(s.id for s in mine if of(s.at) == weeks[-1]),
    }


def _regions(signals: Sequence[SignalFact], k: int) -> list[Json]:
    """Per region how many people over twelve weeks, as a class only."""
    return [
        {"code": name, "people": size_class(_people_in(signals, name), first_class(k))}
        for name in sorted({s.region for s in signals if s.region})
    ]


def _people_in(signals: Sequence[SignalFact], region: str) -> int:
    return len(different(s for s in signals if s.region == region))
