"""Publishing a dossier: it goes out once, and what may change about it after, the next version says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.core.zone import local_day
from bot.digest import versions as digests
from bot.digest.counting.build import PREVIEW, Edition, checksum
from bot.digest.dossier import versions
from bot.digest.dossier.build import build
from bot.digest.dossier.facts import DossierFacts, MeetingFact
from bot.digest.dossier.versions import Kept

Json = dict[str, Any]
PUBLISHED = "uitgebracht"
Meant = Callable[[Connection, str | None, datetime], MeetingFact]
"""The meeting with this number, or the next one; UserError when there is none."""
Gather = Callable[[Connection, str | None, datetime], DossierFacts]
"""The facts for a meeting (the next one if none is named) as of a moment; UserError when there is none."""
Spoken = Callable[[Connection, str, Iterable[str]], Mapping[str, str]]
"""The words for the dossier of a meeting, by the numbers of signals and questions, that may be shown now."""
_PARTS = ("meeting", "review", "picture", "questions", "shared", "others", "declined", "quality", "calendar")


class DossierPublisher:
    """Makes dossiers, or finds them as they were published; `minimum` is the least number of people shown."""

    def __init__(self, meant: Meant, gather: Gather, spoken: Spoken, minimum: int) -> None:
        self._meant, self._gather, self._spoken, self._minimum = meant, gather, spoken, minimum

    def show(self, unit: Connection, meeting: str | None, now: datetime) -> Json:
        """The dossier of a meeting: as published, or as it would be now. Keeps nothing."""
        found = self._meant(unit, meeting, now)
        kept = versions.latest(unit, found.id)
        return self._again(unit, kept) if kept else self._made(unit, found, now, Edition(state=PREVIEW))

    def publish(self, unit: Connection, meeting: str | None, now: datetime) -> Json:
        """The dossier of a meeting; from the day that its papers are sent on, it is kept and stays as it is.

        Words of a member that may no longer be shown make a next version that says so.
        """
        found = self._meant(unit, meeting, now)
        kept = versions.latest(unit, found.id)
        if kept is not None:
            dossier = self._again(unit, kept)
            if dossier["version"] != kept.version:
                versions.keep(unit, dossier, now)
            return dossier
        if local_day(now) < found.papers:
            return self.show(unit, found.id, now)
        return self._first(unit, found, now)

    def release(self, unit: Connection, meeting: str | None, now: datetime) -> Json | None:
        """A first version, or a next one with what is known by now; None when nothing changed."""
        found = self._meant(unit, meeting, now)
        if versions.latest(unit, found.id) is None:
            return self._first(unit, found, now)
        old = self.publish(unit, found.id, now)
        edition = Edition(old["version"] + 1, PUBLISHED, old["picture"]["spread"], tuple(old["corrections"]))
        new = self._made(unit, found, now, edition)
        changed = _changes(old, new)
        if not changed:
            return None
        new["corrections"] += changed
        new["checksum"] = checksum(new)
        versions.keep(unit, new, now)
        return new

    def _first(self, unit: Connection, found: MeetingFact, now: datetime) -> Json:
        made = self._made(unit, found, now, Edition(state=PUBLISHED))
        versions.keep(unit, made, now)
        return made

    def _made(self, unit: Connection, found: MeetingFact, now: datetime, edition: Edition) -> Json:
        """A dossier, with the spread of people as the digest of the same week told it, if one did."""
        facts = self._gather(unit, found.id, now)
        told = digests.latest(unit, str(facts.week))
        spread = edition.spread or (told.content["spread"] if told else None)
        return build(
            facts, now, self._minimum, Edition(edition.version, edition.state, spread, edition.corrections)
        )

    def _again(self, unit: Connection, kept: Kept) -> Json:
        """A published dossier with the words that may be shown now; a next version where some may not."""
        content = kept.content
        words = dict(self._spoken(unit, content["meeting"]["id"], versions.spoken(content)))
        dossier = versions.worded(content, words)
        if checksum(dossier) == content["checksum"]:
            return dossier
        dossier["corrections"] = [*content["corrections"], *_gone(content, words)]
        for each in dossier["agenda"]:
            each["quotes"] = [q for q in each["quotes"] if q["text"]]
        dossier["version"] += 1
        dossier["checksum"] = checksum(dossier)
        return dossier


def _gone(content: Json, words: Mapping[str, str]) -> list[Json]:
    """What is said of words that may no longer be shown as they were."""
    quoted = [(x["id"], q["signal"]) for x in content["agenda"] for q in x["quotes"]]
    gone = [{"kind": "quote", "bundle": bundle} for bundle, id_ in quoted if id_ not in words]
    asked = (*content["questions"], *content["shared"])
    gone += [{"kind": "question", "id": x["id"]} for x in asked if x["id"] not in words]
    return gone or [{"kind": "words"}]


def _changes(old: Json, new: Json) -> list[Json]:
    """What changed between two versions: bundles of the agenda by number, the rest by part."""
    before, after = ({x["id"]: x for x in each["agenda"]} for each in (old, new))
    rows = [{"kind": "bundle", "bundle": id_, "how": "added"} for id_ in after if id_ not in before]
    rows += [{"kind": "bundle", "bundle": id_, "how": "gone"} for id_ in before if id_ not in after]
    both = (id_ for id_ in after if id_ in before and after[id_] != before[id_])
    rows += [{"kind": "bundle", "bundle": id_, "how": "changed"} for id_ in both]
    return [*rows, *({"kind": "part", "part": part} for part in _PARTS if old[part] != new[part])]
