"""The card of a source: what a professional needs to choose it, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core.commands import Call, Say
from bot.core.content import Card, Words, card, link
from bot.core.zone import local_day
from knowledge.sources import store
from knowledge.sources.resource import Resource, ResourceKind
from knowledge.sources.standing import Freshness, Status

AGED_YEARS = 5
READERS = 3
"""How many kinds of readers a card names."""
_ASSESSED = frozenset({ResourceKind.INTERVENTION})
_IN_FORCE = frozenset({ResourceKind.GUIDELINE, ResourceKind.LAW})
_AGING = _IN_FORCE | {ResourceKind.INSTRUMENT}
_MINDED = frozenset({Status.DRAFT, Status.UNDER_REVISION, Status.LAPSED, Status.STOPPED})

Fact = tuple[str, str]


def card_of(call: Call, made: Resource) -> Card:
    """The card of a source for whoever asks, with the version that replaces it when there is one."""
    newer = store.resource_by_id(call.unit, made.superseded_by) if made.superseded_by else None
    return resource_card(call.say, made, local_day(call.now), newer)


def resource_card(say: Say, made: Resource, today: date, newer: Resource | None = None) -> Card:
    """A source with what somebody needs to choose it; `newer` is the version that replaces it."""
    facts = [
        (say("find-fact-kind"), say(f"enum-resourcekind-{made.kind}")),
        (say("find-fact-publisher"), made.publisher),
        (say("find-fact-source"), say(f"enum-knowledgesource-{made.knowledge_source}")),
        (say("find-fact-region"), made.region),
        *_standing(say, made),
        *_about(say, made),
        (say("find-fact-checked"), f"{made.checked.day}-{made.checked.month}-{made.checked.year}"),
    ]
    hints = " ".join(_hints(say, made, today))
    if hints:
        facts.append((say("find-fact-note"), hints))
    return card(made.title, made.url, *_body(say, made, newer), facts=facts)


def _standing(say: Say, made: Resource) -> Iterator[Fact]:
    """Its recognition or status; where one is to be expected, also that it is not known."""
    if made.recognition:
        yield say("find-fact-recognition"), say(f"enum-recognition-{made.recognition}")
    elif made.kind in _ASSESSED:
        yield say("find-fact-recognition"), say("find-recognition-unknown")
    if made.status:
        yield say("find-fact-status"), say(f"enum-status-{made.status}")
    elif made.kind in _IN_FORCE:
        yield say("find-fact-status"), say("find-status-unknown")


def _about(say: Say, made: Resource) -> Iterator[Fact]:
    """For whom it is, of when, and of an initiative its shape."""
    if made.audience:
        more = len(made.audience) - READERS
        named = ", ".join(made.audience[:READERS])
        yield (
            say("find-fact-readers"),
            say("find-readers-more", named=named, more=more) if more > 0 else named,
        )
    if made.goal:
        yield say("find-fact-goal"), made.goal
    if made.partners:
        yield say("find-fact-partners"), ", ".join(made.partners)
    if made.since or made.until:
        yield say("find-fact-period"), _period(say, made.since, made.until)
    if made.owner:
        yield say("find-fact-owner"), made.owner
    if made.published:
        yield say("find-fact-year"), str(made.published)


def _period(say: Say, since: str, until: str) -> str:
    known = {name: _day(day) for name, day in (("since", since), ("until", until)) if day}
    return say(f"find-period-{'-'.join(known)}", **known)


def _day(written: str) -> str:
    """A year, month or day as it is said: the day first."""
    return "-".join(str(int(part)) for part in reversed(written.split("-")))


def _body(say: Say, made: Resource, newer: Resource | None) -> Sequence[Words]:
    """What it is for, and links to the version that replaces it and to its other versions."""
    spans: list[Words] = [made.summary]
    if newer is not None:
        spans += [f" {say('find-newer')} ", link(newer.title, newer.url)]
    for number, version in enumerate((*made.short_versions, *made.parent_versions)):
        spans += [" · " if number else f" {say('find-versions')} ", link(version.label, version.url)]
    return spans


def _hints(say: Say, made: Resource, today: date) -> Iterator[str]:
    """What to mind about this source: how it stands, and whether it was looked at in time."""
    if made.superseded_by:
        yield say("find-hint-superseded")
    elif made.status in _MINDED:
        yield say(f"find-hint-{made.status}")
    elif made.kind in _AGING and made.published and made.published <= today.year - AGED_YEARS:
        yield say("find-hint-aged")
    elif made.kind is ResourceKind.GUIDELINE:
        yield say("find-hint-guideline")
    if made.freshness is not Freshness.FRESH:
        yield say(f"find-hint-{made.freshness}")
