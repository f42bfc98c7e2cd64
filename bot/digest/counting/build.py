"""From facts to the one canonical structure that every format shows.

The same week, facts and moment give the same bytes: keys are sorted, ties are broken by id, no chance.
Each figure carries its code and the ids it counts; sums add up. No name, no pseudonym, and of what people
said only quotes that they and a second reader released. Its shape: config/digest/weekbericht.schema.json.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.digest.counting import spread as spreading
from bot.digest.counting.bundles import bundle_rows, loose
from bot.digest.counting.facts import FactSheet, SignalFact
from bot.digest.counting.figures import figures
from bot.digest.counting.follow_up import actions, fed_back, questions, table, terms
from bot.digest.counting.people import UNKNOWN, shown, theme_of
from bot.digest.counting.quotes import chosen
from bot.digest.counting.spread import spread
from bot.digest.counting.suppression import first_class
from bot.digest.counting.tally import Tally, tally
from bot.digest.counting.trend import WEEKS, mean_before, trend
from bot.digest.counting.week import Week

Json = dict[str, Any]
SCHEMA = 3
RULES = "2026-11"
"""The version of the rules by which a digest counts and hides."""
LEVELS = ("eigen_organisatie", "inkoop_financiering", "lokaal_beleid", "landelijk_beleid", "wet")
TRIAGE = ("kennis_delen", "werkgever_opdrachtgever", "kennis_ontwikkelen")
ATTENTION = 6
"""How many bundles get a card of their own."""
PREVIEW, CONCEPT, FIXED = "voorlopig", "concept", "vastgesteld"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a digest takes over from those that were published: what may be told only once stays as it was.

    `spread` is that of the same three periods, if it was published; `corrections` tell what changed.
    """

    version: int = 1
    state: str = CONCEPT
    spread: Json | None = None
    corrections: tuple[Json, ...] = ()


def build(week: Week, facts: FactSheet, until: datetime, k: int, edition: Edition = Edition()) -> Json:
    """The digest of a week up to a moment in it or its end; numbers about fewer than k people are hidden.

    `facts` holds the nineteen weeks up to and including the week. States are as of the newest change.
    """
    whole = tally(week, facts, spreading.NEEDED)
    laid = whole.last(WEEKS)
    wide = edition.spread or spread(whole, k, before=facts.before)
    rows = bundle_rows(facts, laid, k)
    attention = [row["id"] for row in rows if row["week"]][:ATTENTION]
    digest: Json = {
        **_stamp(week, facts, until, k, edition),
        "next_table": table(facts, week),
        "weeks": [str(w) for w in laid.weeks],
        "figures": figures(laid, facts, k, wide),
        "themes": _themes(laid, k),
        "levels": _split(laid.now, LEVELS, lambda s: s.level),
        "triage": _split(laid.now, TRIAGE, lambda s: s.triage),
        "spread": wide,
        "bundles": rows,
        "attention": attention,
        "signals": [_signal(s) for s in laid.now],
        "quotes": _quotes(facts, attention, wide, k),
        "loose": loose(laid),
        "actions": actions(facts, week),
        "terms": terms(facts, week),
        **fed_back(facts, week, k),
        "questions": questions(facts, week),
        **_coverage(facts, laid),
        "corrections": list(edition.corrections),
    }
    digest["checksum"] = checksum(digest)
    return digest


def _stamp(week: Week, facts: FactSheet, until: datetime, k: int, edition: Edition) -> Json:
    """Which digest this is, of when, and by which rules it counts and hides."""
    return {
        "schema": SCHEMA,
        "rules": RULES,
        "id": f"WB-{week}",
        "version": edition.version,
        "state": PREVIEW if until < week.end else edition.state,
        "week": str(week),
        "from": week.monday.isoformat(),
        "to": week.sunday.isoformat(),
        "as_of": max(until, facts.changed or until).isoformat(timespec="seconds"),
        "k": k,
        "first_class": first_class(k),
    }


def canonical(digest: Json) -> str:
    """The digest as text, the same bytes for the same digest."""
    return json.dumps(digest, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def checksum(digest: Json) -> str:
    """Twelve characters that change when anything in the digest does but whether it was fixed."""
    plain = {key: value for key, value in digest.items() if key not in {"checksum", "state"}}
    return hashlib.sha256(canonical(plain).encode()).hexdigest()[:12]


def _themes(laid: Tally, k: int) -> list[Json]:
    """Signals per theme: the week, its weeks before, how many people (hidden when few) and the trend."""
    people = shown(laid.now, theme_of, k)
    rows = [
        {
            "code": name,
            "week": series[-1],
            "mean": mean_before(series),
            "people": people.get(name, 0),
            "series": series,
            "trend": trend(series, rise=3),
        }
        for name, series in laid.series(theme_of).items()
    ]
    return sorted(rows, key=lambda row: (-row["week"], -sum(row["series"]), row["code"]))


def _signal(signal: SignalFact) -> Json:
    """What may be told of one signal; its region and perspective never are."""
    return {
        "id": signal.id,
        "theme": theme_of(signal),
        "level": signal.level or UNKNOWN,
        "triage": signal.triage or UNKNOWN,
        "bundle": signal.bundle,
    }


def _split(
    now: Sequence[SignalFact], codes: Sequence[str], key: Callable[[SignalFact], str | None]
) -> list[Json]:
    """The signals of the week over a fixed list of codes, and what is not known; they add up to F1."""
    counted = Counter(key(s) or UNKNOWN for s in now)
    return [
        {"code": code, "week": counted[code]} for code in (*codes, UNKNOWN) if code in codes or counted[code]
    ]


def _quotes(facts: FactSheet, bundles: Sequence[str], wide: Json, k: int) -> list[Json]:
    """Quotes with the bundles that need attention: nobody of a region that is hidden.

    A perspective that few people have is not told.
    """
    regions = {row["code"] for row in wide["regions"] or ()}
    told = {row["code"] for row in wide["perspectives"] or () if not row["few"]}
    fit = [
        q if q.perspective in told else replace(q, perspective=None)
        for q in facts.quotes
        if q.region is None or q.region in regions
    ]
    return chosen(fit, bundles, {b.id: b.persons for b in facts.bundles}, k)


def _coverage(facts: FactSheet, laid: Tally) -> Json:
    """Where the signals came from, and what is not among them."""
    platforms = Counter(s.platform for s in laid.now if s.platform)
    queue, until = facts.queue, laid.weeks[-1].end
    return {
        "platforms": [{"code": code, "week": platforms[code]} for code in sorted(platforms)],
        "channels": len({(s.platform, s.channel) for s in laid.now if s.channel}),
        "queue": {
            "waiting": queue.waiting,
            "of_week": queue.of_week,
            "oldest_days": (until - queue.oldest).days if queue.oldest else 0,
            "rejected": queue.rejected,
            "withdrawn": queue.withdrawn,
        },
    }
