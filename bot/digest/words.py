"""The digest's codes, numbers and dates as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from bot.core.commands import Say
from bot.digest.atlas import Atlas
from bot.digest.counting.people import UNKNOWN
from bot.digest.counting.week import ZONE, parse
from bot.digest.document import Cell

Json = dict[str, Any]
MARKS = {"stijgend": "▲", "dalend": "▼", "nieuw": "●"}
STEPS = {"open": 3, "geagendeerd": 4, "besproken": 5, "afgewezen": 5, "opgepakt": 6}
"""How far of seven steps a bundle is; what is not named is at the end."""
MINUS = "−"
_HOLDS = "\N{NO-BREAK SPACE}"
_NUMBERED = re.compile(r"(.*?)(\d+)")


def capital(words: str) -> str:
    """Words that begin a line."""
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Words:
    """Says what a digest holds in one language; `atlas` knows what regions are called."""

    say: Say
    locale: str
    atlas: Atlas

    def name(self, kind: str, code: str) -> str:
        """What a theme, level, trend … is called."""
        return self.say("digest-unknown") if code == UNKNOWN else self.say(f"enum-{kind}-{code}")

    def state(self, code: str) -> str:
        """Where a bundle stands."""
        return self.say(f"signal-bundle-short-{code}")

    def region(self, code: str) -> str:
        """What a region is called."""
        tile = self.atlas.get(code)
        return tile.name if tile else code.replace("-", " ").title()

    def number(self, value: float | None) -> str:
        """A number as the language writes it, with at most one decimal, or that it is hidden."""
        return (
            self.say("digest-hidden") if value is None else str(format_decimal(value, "#,##0.#", self.locale))
        )

    def mean(self, value: float | None) -> str:
        """A mean, always with one decimal so that they line up, or that it is hidden."""
        return self.say("digest-hidden") if value is None else self._tenths(value)

    def count(self, value: int | None) -> str:
        """A number of people or signals, or that it is hidden."""
        return self.number(value)

    def change(self, value: float, *, whole: bool = False) -> str:
        """A difference with its sign; one with a mean has a decimal, one between two counts is whole."""
        size = self.number(abs(value)) if whole else self._tenths(abs(value))
        return size if value == 0 else f"{'+' if value > 0 else MINUS}{size}"

    def days(self, count: int) -> str:
        """A number of days, on one line."""
        return self.say("digest-days", count=count).replace(" ", _HOLDS)

    def day(self, iso: str, *, year: bool = False) -> str:
        """A day in words."""
        return str(format_date(date.fromisoformat(iso), "d MMMM y" if year else "d MMMM", self.locale))

    def short_day(self, iso: str) -> str:
        """A day in as few letters as can be read, on one line."""
        said = str(format_date(date.fromisoformat(iso), "d MMM", self.locale))
        return said.replace(".", "").replace(" ", _HOLDS)

    def weekday(self, iso: str) -> str:
        """A day in words, with what day of the week it is."""
        return str(format_date(date.fromisoformat(iso), "EEEE d MMMM", self.locale))

    def moment(self, iso: str) -> str:
        """A moment in Amsterdam time."""
        return str(format_datetime(datetime.fromisoformat(iso), "d MMMM y, HH:mm", ZONE, self.locale))

    def title(self, digest: Json) -> str:
        """The digest's title."""
        week = parse(digest["week"])
        return self.say("digest-title", number=week.number, year=str(week.year))

    def span(self, digest: Json) -> str:
        """From when to when."""
        return self.say(
            "digest-span", **{"from": self.day(digest["from"]), "to": self.day(digest["to"], year=True)}
        )

    def edition(self, digest: Json) -> str:
        """Which version this is, and whether it was fixed."""
        state = self.say(f"digest-state-{digest['state']}")
        return self.say("digest-edition", number=digest["version"], state=state)

    def tag(self, trend: str) -> Cell:
        """How a subject moves, with a mark where that calls for attention."""
        said = self.name("trend", trend)
        return Cell(f"{MARKS[trend]} {said}" if trend in MARKS else said, "tag", trend)

    def status(self, row: Json) -> Cell:
        """Where a bundle stands, with how far of the seven steps that is; what is silent says so."""
        step = STEPS.get(row["state"], 7)
        said = self.state(row["state"])
        if row["silent"]:
            said = self.say("digest-silent", state=said)
        return Cell(said, "steps", row["state"], step=step)

    def ids(self, figure: Json) -> str:
        """The ids a figure counts."""
        if figure["code"] in {"F2", "F6", "F9"}:
            return self.say("digest-ids-hidden")
        if not figure["ids"]:
            return self.say("digest-ids-none")
        return self.say("digest-ids", ids=", ".join(self._runs(figure["ids"])))

    def _tenths(self, value: float) -> str:
        return str(format_decimal(value, "#,##0.0", self.locale))

    def _runs(self, ids: Sequence[str]) -> Iterator[str]:
        """Numbers as they are; three or more that follow each other as the first and the last."""
        run: list[str] = []
        for id_ in ids:
            if run and not _follows(run[-1], id_):
                yield from self._run(run)
                run = []
            run.append(id_)
        yield from self._run(run)

    def _run(self, run: Sequence[str]) -> Sequence[str]:
        return run if len(run) < 3 else [self.say("digest-ids-run", first=run[0], last=run[-1])]

    def correction(self, row: Json) -> str:
        """One line about what changed since an earlier version."""
        match row["kind"]:
            case "quote":
                return self.say("digest-corrected-quote", bundle=row["bundle"])
            case "question":
                return self.say("digest-corrected-question", id=row["id"])
            case "words":
                return self.say("digest-corrected-words")
        figure = self.say(f"digest-figure-{row['code']}")
        was, now = self.count(row["was"]), self.count(row["now"])
        return self.say("digest-corrected", week=parse(row["week"]).number, figure=figure, was=was, now=now)


def _follows(one: str, other: str) -> bool:
    """Whether a number is the next after another of the same kind, written as long."""
    before, after = _NUMBERED.fullmatch(one), _NUMBERED.fullmatch(other)
    if before is None or after is None or before[1] != after[1] or len(one) != len(other):
        return False
    return int(after[2]) == int(before[2]) + 1
