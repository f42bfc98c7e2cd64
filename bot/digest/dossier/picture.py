"""The picture of a quarter: thirteen weeks, themes beside the quarter before, and where the key lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.digest.counting.build import LEVELS
from bot.digest.counting.facts import FactSheet, SignalFact
from bot.digest.counting.people import UNKNOWN, different, theme_of
from bot.digest.counting.spread import NEEDED, spread
from bot.digest.counting.suppression import first_class
from bot.digest.counting.tally import Tally, tally
from bot.digest.counting.week import Week

Json = dict[str, Any]
WEEKS = 13


def picture(
    week: Week,
    sheet: FactSheet,
    earlier: FactSheet,
    k: int,
    voiced: frozenset[str],
    told: Json | None = None,
) -> Json:
    """Signals per week and theme, theme by level, people in classes, and which bundles last.

    Signals are counted and people are not: of those only classes are told, and of who is not there whether a
    first class of people is. `voiced` are themes that a client organisation spoke about; `told` is the spread
    of people as it was published before, which is then told again.
    """
    laid, before = tally(week, sheet, WEEKS), tally(week.back(WEEKS), earlier, WEEKS)
    given = [s for each in laid.given for s in each]
    old = [s for each in before.given for s in each]
    return {
        "weeks": [str(each) for each in laid.weeks],
        "signals": [len(each) for each in laid.given],
        "recognised": [len(each) for each in laid.recognised],
        "total": len(given),
        "before": len(old),
        "works": sum(1 for s in given if s.works),
        "themes": _themes(given, old, laid, k, voiced),
        "levels": [{"code": code, "signals": n} for code, n in _counted(given, [*LEVELS, UNKNOWN])],
        "heat": _heat(given),
        "spread": told or spread(tally(week, sheet, NEEDED), k, before=sheet.before),
        "lasting": sorted(_bundles(given) & _bundles(old)),
        "new": sorted(_bundles(given) - _bundles(old)),
    }


def client_voice(signals: Sequence[SignalFact], k: int) -> bool:
    """Whether clients and their families are heard: a first class of them or more.

    Fewer is told as none, so that nobody who gave the only signal of a client is pointed at.
    """
    heard = different(s for s in signals if s.perspective == "client")
    return len(heard) >= first_class(k)


def _themes(
    given: Sequence[SignalFact], old: Sequence[SignalFact], laid: Tally, k: int, voiced: frozenset[str]
) -> list[Json]:
    now, before, series = Counter(map(theme_of, given)), Counter(map(theme_of, old)), laid.series(theme_of)
    names = sorted({*now, *before}, key=lambda name: (-now[name], -before[name], name))
    return [
        {
            "code": name,
            "signals": now[name],
            "before": before[name],
            "series": series.get(name, [0] * len(laid.weeks)),
            "client": name in voiced or client_voice([s for s in given if theme_of(s) == name], k),
        }
        for name in names
    ]


def _heat(given: Sequence[SignalFact]) -> list[Json]:
    """Signals per theme and level, themes with most signals first."""
    cells = Counter((theme_of(s), s.level or UNKNOWN) for s in given)
    themes = sorted({theme for theme, _ in cells}, key=lambda x: (-sum(_row(cells, x)), x))
    return [{"code": theme, "levels": _row(cells, theme)} for theme in themes]


def _row(cells: Counter[tuple[str, str]], theme: str) -> list[int]:
    return [cells[theme, level] for level in (*LEVELS, UNKNOWN)]


def _counted(given: Sequence[SignalFact], codes: Sequence[str]) -> list[tuple[str, int]]:
    counted = Counter(s.level or UNKNOWN for s in given)
    return [(code, counted[code]) for code in codes if code != UNKNOWN or counted[code]]


def _bundles(signals: Sequence[SignalFact]) -> set[str]:
    return {s.bundle for s in signals if s.bundle}
