"""The pages of terms by which signals are recognised: look, try a change, see what it would do, keep it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.zone import local_day
from bot.signals.editing.following import LEXICON, FollowedTerms
from bot.signals.editing.telling import step_told
from bot.signals.reading.lexicon import Concept
from bot.store import lexicon
from bot.store.lexicon import Kept

A_PAGE, LISTED = 40, 20
Told = tuple[Kept, date, list[str]]
"""A change, its day, and what came and went."""


class TermPages:
    """Pages about the concepts of signals, as moderators have them now."""

    def __init__(self, terms: FollowedTerms) -> None:
        self._terms = terms

    def every(self, visit: Visit) -> Page:
        """The concepts whose label or terms hold what is looked for, by theme."""
        unit, say = visit.call.unit, visit.call.say
        asked = visit.query.get("zoek", "")[:60].strip().casefold()
        start = int(visit.query.get("vanaf", "0")) if visit.query.get("vanaf", "0").isdecimal() else 0
        concepts = self._terms.rules(unit).concepts
        found = [x for x in concepts.values() if asked in " ".join((x.id, x.label, *x.terms)).casefold()]
        found.sort(key=lambda x: (x.theme, x.label.casefold()))
        values = {
            "asked": asked,
            "found": found[start : start + A_PAGE],
            "start": start,
            "a_page": A_PAGE,
            "total": len(found),
            "judges": visit.call.actor.may(Role.MODERATOR),
            "history": _history(unit, None, concepts, say),
        }
        return Page("signals/terms.html", say("desk-signal-terms"), values)

    def one(self, visit: Visit) -> Page:
        """One concept with its terms, forms to change them, and its history.

        Raises:
            UserError: there is none with this id.
        """
        unit = visit.call.unit
        concepts = self._terms.rules(unit).concepts
        found = concepts.get(visit.path["begrip"])
        if found is None:
            raise UserError("desk-no-concept")
        values = {
            "concept": found,
            "judges": visit.call.actor.may(Role.MODERATOR),
            "history": _history(unit, found.id, concepts, visit.call.say),
        }
        return Page("signals/term.html", found.label, values)


def _history(unit: Connection, concept: str | None, concepts: Mapping[str, Concept], say: Say) -> list[Told]:
    kept = lexicon.newest(unit, LEXICON, concept, LISTED)
    return [(x, local_day(x.at), [step_told(say, step, concepts) for step in x.change]) for x in kept]
