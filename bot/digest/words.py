"""The digest's codes, numbers and dates as people read them."""

from __future__ import annotations

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

    def count(self, value: int | None) -> str:
        """A number of people or signals, or that it is hidden."""
        return self.number(value)

    def change(self, value: float) -> str:
        """A difference with its sign."""
        size = self.number(abs(value))
        return size if value == 0 else f"{'+' if value > 0 else MINUS}{size}"

    def day(self, iso: str, *, year: bool = False) -> str:
        """A day in words."""
        return str(format_date(date.fromisoformat(iso), "d MMMM y" if year else "d MMMM", self.locale))

    def short_day(self, iso: str) -> str:
        """A day in as few letters as can be read."""
        return str(format_date(date.fromisoformat(iso), "d MMM", self.locale)).replace(".", "")

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
        return (
            self.say("digest-ids", ids=", ".join(figure["ids"]))
            if figure["ids"]
            else self.say("digest-ids-none")
        )

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
