"""The digest's codes, numbers and dates as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from bot.core.commands import Say
from bot.digest.people import UNKNOWN
from bot.digest.week import ZONE, parse

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Says what a digest holds in one language."""

    say: Say
    locale: str = "nl"

    def name(self, kind: str, code: str) -> str:
        """What a theme, level, trend … is called."""
        return self.say("digest-unknown") if code == UNKNOWN else self.say(f"enum-{kind}-{code}")

    def state(self, code: str) -> str:
        """Where a bundle stands."""
        return self.say(f"signal-bundle-short-{code}")

    def number(self, value: float | None) -> str:
        """A number as the language writes it, with at most one decimal, or that it is hidden."""
        return (
            self.say("digest-hidden") if value is None else str(format_decimal(value, "#,##0.#", self.locale))
        )

    def count(self, value: int | None) -> str:
        """A number of people or signals, or that it is hidden."""
        return self.say("digest-hidden") if value is None else str(value)

    def day(self, iso: str, *, year: bool = False) -> str:
        """A day in words."""
        return str(format_date(date.fromisoformat(iso), "d MMMM y" if year else "d MMMM", self.locale))

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

    def lead(self, digest: Json) -> list[str]:
        """At most four sentences that tell the week in short."""
        given, people = digest["figures"][0], digest["figures"][1]
        if given["value"] == 0:
            return [self.say("digest-lead-empty"), *self._gaps(digest)]
        ordinary = "ja" if given["ordinary"] else "nee"
        mean = self.number(given["mean"])
        few, many = people["value"] is None, people["value"] or 0
        said = [
            self.say(
                "digest-lead-volume",
                now=given["value"],
                shown="nee" if few else "ja",
                people=many,
                ordinary=ordinary,
                mean=mean,
            )
        ]
        rising = next((b for b in digest["bundles"] if b["trend"] == "stijgend" and b["week"]), None)
        if rising:
            said.append(
                self.say("digest-lead-rising", id=rising["id"], title=rising["title"], now=rising["week"])
            )
        new = [f"{b['title']} ({b['id']})" for b in digest["bundles"] if b["trend"] == "nieuw" and b["week"]]
        if new:
            said.append(self.say("digest-lead-new", titles="; ".join(new[:3])))
        return [*said, *self._gaps(digest)]

    def trust(self, digest: Json) -> list[str]:
        """What a reader must know before leaning on a number."""
        say, k = self.say, digest["k"]
        waiting = [say("digest-trust-waiting", count=digest["waiting"])] if digest["waiting"] else []
        hidden = say("digest-trust-hidden", k=k)
        return [
            say("digest-trust-sample"),
            say("digest-trust-as-of", to=self.day(digest["to"]), at=self.moment(digest["as_of"])),
            hidden,
            *waiting,
            say("digest-trust-variation"),
            say("digest-trust-repeat"),
        ]

    def ids(self, figure: Json) -> str:
        """The ids a figure counts."""
        if figure["code"] == "F2":
            return self.say("digest-ids-hidden")
        return (
            self.say("digest-ids", ids=", ".join(figure["ids"]))
            if figure["ids"]
            else self.say("digest-ids-none")
        )

    def _gaps(self, digest: Json) -> list[str]:
        return [self.say("digest-lead-gaps", count=len(digest["gaps"]))] if digest["gaps"] else []
