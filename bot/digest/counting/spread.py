"""How signals spread over regions and sources of knowledge: people in classes, renewed every four weeks.

A class that changes from one week to the next would tell where somebody is who gave a signal in between; with
one new signal that is one person. So the spread is made over three periods of four weeks that lie fast in
the calendar, and only when both those who came in with the last period and those who dropped out before the
first are at least k people. Nobody and fewer than a first class are one class: else the first signal of a
region would tell. And those of whom the classes do not tell where they are must be at least k people: of six
people with "6–14" beside a region, everyone would know where all six are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from bot.core.sizes import size_class
from bot.digest.counting.facts import SignalFact
from bot.digest.counting.people import different
from bot.digest.counting.suppression import first_class
from bot.digest.counting.tally import Tally
from bot.digest.counting.week import Week

Json = dict[str, Any]
PERSPECTIVES = ("praktijk", "client", "beleid", "wetenschap")
PERIOD, PERIODS = 4, 3
NEEDED = PERIOD * (PERIODS + 2) - 1
"""So many weeks up to and including the week of a digest can matter to its spread."""
_EPOCH = date(2024, 1, 1)
_REACH = 5
"""In how many regions a bundle lives is told in steps of so many."""


def window(week: Week) -> list[Week]:
    """The twelve weeks of the last three whole periods, oldest first."""
    over = ((week.monday - _EPOCH).days // 7 + 1) % PERIOD
    return [week.back(over + n) for n in reversed(range(PERIOD * PERIODS))]


def spread(laid: Tally, k: int, *, before: bool) -> Json:
    """People per region, per perspective, and the reach of bundles; None where too little may be told.

    `laid` holds the weeks that are needed; `before` tells whether there were signals before those.
    """
    weeks = window(laid.weeks[-1])
    enough = _enough(laid, weeks, k, before=before)
    inside = laid.of(weeks)
    regions = _classes(inside, sorted({s.region for s in inside if s.region}), lambda s: s.region, k)
    sources = _classes(inside, PERSPECTIVES, lambda s: s.perspective, k)
    people = len(different(inside)) if enough else 0
    told = regions if enough and _open(people, regions, k) else None
    return {
        "from": weeks[0].monday.isoformat(),
        "to": weeks[-1].sunday.isoformat(),
        "regions": told,
        "perspectives": _perspectives(sources, k) if enough and _open(people, sources, k) else None,
        "reach": _reach(inside, k) if told is not None else [],
    }


def _open(people: int, rows: Sequence[Json], k: int) -> bool:
    """Whether at least k people are left of whom the lower ends of the classes do not tell where they are."""
    ends = (int(re.split("[–+]", row["people"])[0]) for row in rows)
    return people - sum(ends) >= k


def _enough(laid: Tally, weeks: Sequence[Week], k: int, *, before: bool) -> bool:
    """Whether those who came and those who left are k people or more, or nobody could have left."""
    came = different(laid.of(weeks[-PERIOD:]))
    left = different(laid.of([weeks[0].back(n + 1) for n in range(PERIOD)]))
    started = not left and not before and not laid.of([w for w in laid.weeks if w < weeks[0]])
    return len(came) >= k and (len(left) >= k or started)


def _classes(
    signals: Sequence[SignalFact],
    codes: Iterable[str | None],
    key: Callable[[SignalFact], str | None],
    k: int,
) -> list[Json]:
    """The codes with at least a first class of people, and which class."""
    rows, first = [], first_class(k)
    counted: dict[str | None, set[str]] = {}
    for s in signals:
        counted.setdefault(key(s), set()).add(s.person or s.id)
    for code in codes:
        people = len(counted.get(code, ()))
        if people >= first:
            rows.append({"code": code, "people": size_class(people, first)})
    return rows


def _perspectives(rows: Sequence[Json], k: int) -> list[Json]:
    """All four perspectives; `few` marks those with less than a first class of people, nobody included."""
    told = {row["code"]: row["people"] for row in rows}
    few = f"<{first_class(k)}"
    return [{"code": code, "people": told.get(code, few), "few": code not in told} for code in PERSPECTIVES]


def _reach(signals: Sequence[SignalFact], k: int) -> list[Json]:
    """In how many regions a bundle lives, in steps, for bundles of at least a first class of people."""
    parts: dict[str, list[SignalFact]] = {}
    for signal in signals:
        if signal.bundle:
            parts.setdefault(signal.bundle, []).append(signal)
    rows = []
    for bundle, mine in sorted(parts.items()):
        regions = len({s.region for s in mine if s.region})
        if len(different(mine)) >= first_class(k) and regions >= _REACH:
            rows.append({"bundle": bundle, "regions": f"{regions // _REACH * _REACH}+"})
    return rows
