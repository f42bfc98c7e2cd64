"""The pages of sources: looking through them, one of them, changing and adding one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import TypeVar

from bot.core.commands import Say
from bot.core.content import Body
from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.zone import local_day
from knowledge.asking import answers
from knowledge.asking.cards import card_of
from knowledge.desk.diffs import told
from knowledge.finding.finder import SHOWN
from knowledge.finding.shelf import Shelf
from knowledge.gaps import gaps
from knowledge.sources import history, listing, twins
from knowledge.sources.changes import Stored
from knowledge.sources.listing import Wanted
from knowledge.sources.resource import LISTS, KnowledgeSource, Resource, ResourceKind, lacking, plain
from knowledge.sources.rows import stored
from knowledge.sources.standing import Freshness, Recognition, Status
from knowledge.sources.values import ResourceField, day, field_label, shown

E = TypeVar("E", bound=StrEnum)
A_PAGE = 25
LONGEST = 4_000
MOST_FOUND = 30
LONGEST_QUESTION = 400
CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": ResourceKind,
    "knowledge_source": KnowledgeSource,
    "recognition": Recognition,
    "status": Status,
}
LONG = frozenset({"summary", "goal", "results", *LISTS})
NEEDED = frozenset({"title", "url", "publisher", "kind", "summary", "knowledge_source", "region", "checked"})
GROUPS = (
    ("what", ("title", "url", "publisher", "kind", "summary", "knowledge_source")),
    ("finding", ("keywords", "themes", "region", "audience")),
    ("standing", ("published", "checked", "recognition", "status", "superseded_by", "owner")),
    ("versions", ("short_versions", "parent_versions")),
    ("initiative", ("goal", "results", "partners", "funding", "since", "until")),
)


class SourcePages:
    """Pages about sources, looked up as members would."""

    def __init__(self, shelf: Shelf, themes: Mapping[str, str]) -> None:
        self._shelf = shelf
        self._themes = themes

    def every(self, visit: Visit) -> Page:
        """Sources that answer a question, as members get them; without one all, by title."""
        call, asked = visit.call, visit.query
        question = asked.get("vraag", "").strip()[:LONGEST_QUESTION]
        wanted = _wanted(asked)
        start = max(0, _number(asked.get("vanaf", "0")))
        found: list[Stored]
        verdict: Body = ()
        if question and not wanted.hidden:
            answer = self._shelf.ask(call.unit, question, addressed=True, most=MOST_FOUND)
            if answer.crisis is not None:
                verdict = answers.danger(call.say, answer.crisis).blocks
            found = [Stored(hit.resource) for hit in answer.ranked if wanted.fits(hit.resource)]
            total, why = len(found), str(answer.why)
        else:
            listed, total = listing.listed(call.unit, wanted, start, A_PAGE)
            found, why = list(listed), ""
        values = {
            "question": question,
            "asked": {k: v for k, v in asked.items() if k in FILTERS and v},
            "found": found,
            "total": total,
            "start": start,
            "a_page": A_PAGE,
            "why": why,
            "verdict": verdict,
            "shown_first": SHOWN,
            "kinds": _options(call.say, ResourceKind),
            "knowledges": _options(call.say, KnowledgeSource),
            "themes": sorted(self._themes.items(), key=lambda x: x[1]),
            "regions": listing.regions(call.unit),
            "day": day,
            "doubt": partial(doubt, call.say),
        }
        return Page("sources.html", call.say("desk-sources"), values)

    def one(self, visit: Visit) -> Page:
        """One source, with all that it holds and all that was changed about it."""
        call, found = visit.call, must_be_there(visit)
        made = found.made
        revisions = [
            (each, told(call.say, each.changes), day(local_day(each.at)))
            for each in history.revisions(call.unit, made.id)
        ]
        values = {
            "found": found,
            "made": made,
            "card": (card_of(call, made),),
            "groups": [
                (name, call.say(f"desk-group-{name}"), self._facts(call.say, found, fields))
                for name, fields in GROUPS
            ],
            "lacking": [field_label(call.say, name) for name in lacking(made)],
            "alike": [x.other for x in twins.of(call.unit, made)] if found.shown else [],
            "revisions": revisions,
            "checked": day(made.checked),
            "doubt": doubt(call.say, made),
        }
        return Page("source.html", made.title, values)

    def edit(self, visit: Visit) -> Page:
        """The form to change a source."""
        call, found = visit.call, must_be_there(visit)
        held = {each.value: _written(found, each.value) for each in ResourceField}
        values = {
            "made": found.made,
            "held": held,
            "groups": [
                (call.say(f"desk-group-{name}"), [self._field(call.say, x) for x in fields])
                for name, fields in GROUPS
            ],
        }
        return Page("edit.html", call.say("desk-editing", title=found.made.title), values)

    def new(self, visit: Visit) -> Page:
        """The form to add a source, perhaps as the answer to a question."""
        call, asked = visit.call, visit.query
        waiting = gaps.gap_by_id(call.unit, asked.get("voor", "")) if asked.get("voor") else None
        values = {
            "kinds": _options(call.say, ResourceKind),
            "knowledges": _options(call.say, KnowledgeSource),
            "given": {k: asked.get(k, "") for k in ("titel", "adres", "uitgever", "samenvatting")},
            "waiting": waiting,
        }
        return Page("new.html", call.say("desk-new"), values)

    def _facts(self, say: Say, found: Stored, fields: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
        """What a source holds of some fields: the name, what it is called, and the values."""
        facts = []
        for name in fields:
            written = _written(found, name)
            parts = written.split("\n") if name in LISTS else [written]
            words = [
                self._themes.get(x, x) if name == "themes" else shown(say, name, x, LONGEST)
                for x in parts
                if x
            ]
            facts.append((name, field_label(say, name), words))
        return facts

    def _field(self, say: Say, name: str) -> dict[str, object]:
        options = _options(say, CHOICES[name]) if name in CHOICES else []
        return {
            "name": name,
            "label": field_label(say, name),
            "options": options,
            "long": name in LONG,
            "needed": name in NEEDED,
            "type": {"checked": "date", "url": "url", "published": "number"}.get(name, "text"),
            "themes": sorted(self._themes.items(), key=lambda x: x[1]) if name == "themes" else [],
        }


FILTERS = ("vraag", "soort", "thema", "kennis", "regio", "titel", "staat")


def must_be_there(visit: Visit) -> Stored:
    """The source that the address names, shown or not.

    Raises:
        UserError: when there is none.
    """
    id_ = visit.path["bron"]
    found = stored(visit.call.unit, [id_]).get(id_)
    if found is None:
        raise UserError("find-no-resource", id=id_[:60])
    return found


def doubt(say: Say, made: Resource) -> str:
    """That a source was not looked at or confirmed in time; nothing for one that was."""
    return "" if made.freshness is Freshness.FRESH else say(f"desk-freshness-{made.freshness}")


def _wanted(asked: Mapping[str, str]) -> Wanted:
    return Wanted(
        _one_of(ResourceKind, asked.get("soort")),
        asked.get("thema", ""),
        _one_of(KnowledgeSource, asked.get("kennis")),
        asked.get("regio", ""),
        asked.get("titel", "")[:200],
        asked.get("staat") == "verborgen",
    )


def _one_of(options: type[E], value: str | None) -> E | None:
    return options(value) if value in set(options) else None


def _options(say: Say, options: type[StrEnum]) -> list[tuple[str, str]]:
    return [(str(x), say(f"enum-{options.__name__.lower()}-{x}")) for x in options]


def _written(found: Stored, name: str) -> str:
    """A value as a form shows it: lists one on a line."""
    value = plain(getattr(found.made, name))
    return "\n".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0
