"""Publishing: what was told of a week once, and what may change about it after, which it then says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.digest import versions
from bot.digest.counting.build import Edition, build, checksum
from bot.digest.counting.facts import FactSheet
from bot.digest.counting.spread import PERIOD, window
from bot.digest.counting.trend import WEEKS
from bot.digest.counting.week import Week, parse
from bot.digest.versions import Kept

Json = dict[str, Any]
Facts = Callable[[Connection, Week], FactSheet]
"""The facts of the nineteen weeks up to and including a week."""
Released = Callable[[Connection, Iterable[str]], Mapping[str, str]]
"""The words of signals and questions by their numbers, of those that may be shown now."""


class Publisher:
    """Makes digests, or finds them as they were published; `minimum` is the least number of people shown."""

    def __init__(self, facts: Facts, released: Released, minimum: int) -> None:
        self._facts = facts
        self._released = released
        self._minimum = minimum

    def show(self, unit: Connection, week: Week, now: datetime) -> Json:
        """The digest of a week: as published, or as it would be now. Keeps nothing."""
        kept = versions.latest(unit, str(week))
        return self._again(unit, kept) if kept else self._first(unit, week, now)

    def shown_by(self, unit: Connection, week: Week, by: datetime) -> Json | None:
        """The digest of a week as it was published by a moment, or None when it was not yet."""
        kept = versions.latest(unit, str(week), by)
        return self._again(unit, kept) if kept else None

    def numbered(self, unit: Connection, week: Week, version: int) -> Json | None:
        """A version by its number, or None."""
        kept = versions.numbered(unit, str(week), version)
        return self._again(unit, kept) if kept else None

    def publish(self, unit: Connection, week: Week, now: datetime) -> Json:
        """The digest of a week; when the week is over it is kept, and stays as it is.

        Words of a member that may no longer be shown make a next version that says so.
        """
        kept, digest = versions.latest(unit, str(week)), self.show(unit, week, now)
        if week.end <= now and (kept is None or digest["version"] != kept.version):
            versions.keep(unit, digest, now)
        return digest

    def revise(self, unit: Connection, week: Week, now: datetime) -> Json | None:
        """A next version with what is known by now, and what changed; None when no figure did."""
        old = self.publish(unit, week, now)
        edition = Edition(old["version"] + 1, spread=old["spread"], corrections=tuple(old["corrections"]))
        new = build(week, self._facts(unit, week), min(now, week.end), self._minimum, edition)
        changed = _changes(old, new)
        if not changed:
            return None
        new["corrections"] += changed
        new["checksum"] = checksum(new)
        versions.keep(unit, new, now)
        return new

    def settle(self, unit: Connection, week: Week, now: datetime) -> Json:
        """The digest of a week, made final."""
        self.publish(unit, week, now)
        kept = versions.latest(unit, str(week))
        if kept is None:
            raise ValueError(f"{week} is not over")
        versions.fix(unit, kept)
        return self.show(unit, week, now)

    def _first(self, unit: Connection, week: Week, now: datetime) -> Json:
        """What is not published yet: with the spread that was, and what changed about weeks that were."""
        known = versions.latest_of(unit, [str(week.back(n)) for n in reversed(range(1, WEEKS))])
        same = [x for x in known if window(parse(x.week)) == window(week)][-PERIOD:]
        edition = Edition(spread=same[0].content["spread"] if same else None)
        sheet = self._facts(unit, week)
        made = build(week, sheet, min(now, week.end), self._minimum, edition)
        series = dict(zip(made["weeks"], made["figures"][0]["series"], strict=True))
        late = [_change(x.week, "F1", x.content["figures"][0]["value"], series[x.week]) for x in known]
        told = tuple(row for row in late if row["was"] != row["now"])
        return build(week, sheet, min(now, week.end), self._minimum, replace(edition, corrections=told))

    def _again(self, unit: Connection, kept: Kept) -> Json:
        """A published digest with the words that may be shown now; a next version where some may not."""
        content = kept.content
        ids = [q["signal"] for q in content["quotes"]] + [q["id"] for q in content["questions"]]
        words = self._released(unit, ids)
        asked = [{**q, "question": words.get(q["id"], "")} for q in content["questions"]]
        quoted = [{**q, "text": words[q["signal"]]} for q in content["quotes"] if q["signal"] in words]
        digest = {**content, "quotes": quoted, "questions": asked}
        if checksum(digest) == content["checksum"]:
            return digest
        digest["corrections"] = [*content["corrections"], *_gone(content, words)]
        digest["version"] += 1
        digest["checksum"] = checksum(digest)
        return digest


def _gone(content: Json, words: Mapping[str, str]) -> list[Json]:
    """What is said of words that may no longer be shown as they were."""
    week = content["week"]
    gone = [
        {"kind": "quote", "week": week, "bundle": q["bundle"]}
        for q in content["quotes"]
        if q["signal"] not in words
    ]
    gone += [
        {"kind": "question", "week": week, "id": q["id"]}
        for q in content["questions"]
        if q["id"] not in words
    ]
    return gone or [{"kind": "words", "week": week}]


def _changes(old: Json, new: Json) -> list[Json]:
    """The figures that changed between two versions."""
    pairs = zip(old["figures"], new["figures"], strict=True)
    rows = (_change(new["week"], was["code"], was["value"], now["value"]) for was, now in pairs)
    return [row for row in rows if row["was"] != row["now"]]


def _change(week: str, code: str, was: int | None, now: int | None) -> Json:
    return {"kind": "figure", "week": week, "code": code, "was": was, "now": now}
