"""An invented community: twelve weeks of signals, bundles and recognitions up to now, to try things out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.core.people import Actor
from bot.signals import store
from bot.signals.capture.intake import AcuteDangerError, Intake
from bot.signals.consent import Quoting, allowed
from bot.signals.model import (
    Answers,
    Bundle,
    ConsentLevel,
    Draft,
    Level,
    Origin,
    Signal,
    Theme,
    Triage,
)
from bot.signals.recognition import endorsing
from bot.signals.vetting import quotes
from bot.signals.vetting.judging import Vetting

PLATFORM = "voorbeeld"
_LOOKED_AFTER = timedelta(hours=20)
_QUOTES, _DAYS_TO_ANSWER = 2, 5


def load_sample(
    unit: Connection,
    now: datetime,
    folder: Path,
    intake: Intake,
    person: Callable[[Actor], str],
) -> int:
    """Fill an empty database with the community of `config/sample`; how many signals that were.

    Everything goes through the ordinary functions, so the history and the numbers are real.
    """
    sample = _Sample(unit, now, intake, person)
    bundles = {each["key"]: each for each in _lines(folder / "bundles.jsonl")}
    taken = [made for each in _lines(folder / "signals.jsonl") if (made := sample.give(each, bundles))]
    for each in _lines(folder / "endorsements.jsonl"):
        sample.recognise(each)
    sample.quote([each.id for each in taken])
    return len(taken)


def agree_to_quotes(unit: Connection, occasion: str, now: datetime) -> None:
    """Have the authors of all quotes agree that they stand in a document too."""
    for each in quotes.released(unit):
        quotes.asked(unit, each.signal, occasion, now)
        quotes.agree(unit, each.signal, occasion, _DAYS_TO_ANSWER, now, yes=True)


class _Sample:
    """The community while it is being filled."""

    def __init__(
        self, unit: Connection, now: datetime, intake: Intake, person: Callable[[Actor], str]
    ) -> None:
        self._unit, self._now, self._intake = unit, now, intake
        self._person = person
        self._vetting = Vetting()
        self._moderator = self._who("moderator")
        self._made: dict[str, Bundle] = {}

    def give(self, row: dict[str, Any], bundles: dict[str, dict[str, Any]]) -> Signal | None:
        """Have someone give a signal, and the moderator look at it the next day; None when it is danger."""
        at = self._at(row)
        draft = Draft(
            row["text"],
            consent=ConsentLevel(row["consent"]),
            profession=row["profession"],
            profile_region=row["region"],
        )
        origin = Origin(PLATFORM, row["channel"])
        try:
            found = self._intake.take_in(self._unit, self._who(row["author"]), draft, origin, at).signal
        except AcuteDangerError:
            return None
        if not row.get("waits"):
            self._vet(found, row, bundles, min(at + _LOOKED_AFTER, self._now))
        return found

    def recognise(self, row: dict[str, Any]) -> None:
        """Have someone recognise a bundle."""
        endorsing.endorse(self._unit, self._made[row["bundle"]].id, self._who(row["person"]), self._at(row))

    def quote(self, ids: Iterable[str]) -> None:
        """Have two moderators release the newest quotes of each bundle that their authors allow."""
        chosen: Counter[str] = Counter()
        for id_ in reversed(list(ids)):
            found = store.signal_by_id(self._unit, id_)
            if found is None or found.bundle is None or not _quotable(found):
                continue
            if chosen[found.bundle] < _QUOTES:
                chosen[found.bundle] += 1
                quotes.choose(self._unit, found, "", self._moderator, self._now)
                quotes.release(self._unit, found, self._who("tweede-lezer"))

    def _vet(
        self, found: Signal, row: dict[str, Any], bundles: dict[str, dict[str, Any]], at: datetime
    ) -> None:
        answers = Answers(*(row["triage"] == each for each in Triage))
        self._vetting.triage(self._unit, found, self._moderator, answers, at)
        found = store.signal_by_id(self._unit, found.id) or found
        key, theme, level = row.get("bundle"), Theme(row["theme"]), Level(row["level"])
        if key is None:
            self._vetting.leave_loose(self._unit, found, self._moderator, at, theme, level)
        elif key in self._made:
            self._vetting.bundle(self._unit, found, self._moderator, self._made[key], at)
        else:
            title = bundles[key]["title"]
            self._made[key] = self._vetting.new_bundle(
                self._unit, found, self._moderator, title, at, theme, level
            )

    def _at(self, row: dict[str, Any]) -> datetime:
        return self._now - timedelta(minutes=row["minutes_before"])

    def _who(self, name: str) -> str:
        return self._person(Actor(PLATFORM, name, name))


def _quotable(found: Signal) -> bool:
    """Whether its author allows a quote, and it is neither too short nor too long for one."""
    fits = quotes.FEWEST_WORDS <= len((found.text or "").split()) <= quotes.MOST_WORDS
    return fits and allowed(found.consent).quoting in {Quoting.PERSPECTIVE, Quoting.NAMED}


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
