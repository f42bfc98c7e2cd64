"""Filters on an answer: kind of source, region, for whom. They are carried along by buttons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.core.commands import Say
from bot.core.content import p
from bot.core.reply import Action, Reply, Seen
from knowledge.finding.search import Hit
from knowledge.reading.regions import Regions
from knowledge.sources.resource import ResourceKind

FAINTEST = 0.15
"""Which share of the best score a source needs to be worth showing."""
T = TypeVar("T", bound=str)
DEEP = 200
"""How many sources are looked at when an answer is narrowed."""
OFFERED = 5
"""How many values of one filter are offered."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an answer is narrowed to; nothing by default."""

    kind: ResourceKind | None = None
    region: str = ""
    audience: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.region or self.audience)

    @property
    def most(self) -> int:
        """How many sources must be ranked to fill an answer."""
        return DEEP if self else DEEP // 4

    def of(self, hits: Sequence[Hit], regions: Regions) -> list[Hit]:
        """The sources that fit and are not far below the best; a region may be written as it is known."""
        least = FAINTEST * hits[0].score if hits else 0.0
        wanted = regions.named(self.region) | ({self.region} if self.region else frozenset())
        return [hit for hit in hits if hit.score >= least and self._fits(hit, wanted, regions)]

    def given(self) -> dict[str, str]:
        """The filters as values of a command."""
        kind = self.kind.value if self.kind else ""
        named = {"soort": kind, "regio": self.region, "voor": self.audience}
        return {name: value for name, value in named.items() if value}

    def told(self, say: Say) -> str:
        """The filters in words, or nothing."""
        kind = say(f"enum-resourcekind-{self.kind}") if self.kind else ""
        return ", ".join(word for word in (kind, self.region, self.audience) if word)

    def _fits(self, hit: Hit, wanted: frozenset[str], regions: Regions) -> bool:
        made = hit.resource
        return (
            (self.kind is None or made.kind is self.kind)
            and (not wanted or made.region in wanted or regions.serves(made.region, wanted))
            and (not self.audience or self.audience in made.audience)
        )


def offer(say: Say, question: str, hits: Sequence[Hit], now: Narrowing) -> Reply:
    """The filters that leave something, as buttons with how many sources each leaves."""
    actions: list[Action] = []
    if now.kind is None:
        kinds = Counter(hit.resource.kind for hit in hits)
        actions += _actions(
            question,
            kinds,
            lambda kind: say(f"enum-resourcekind-{kind}"),
            lambda kind: replace(now, kind=kind).given(),
        )
    if not now.region:
        places = Counter(hit.resource.region for hit in hits)
        actions += _actions(question, places, str, lambda place: replace(now, region=place).given())
    if not now.audience:
        readers = Counter(reader for hit in hits for reader in hit.resource.audience)
        actions += _actions(
            question,
            readers,
            lambda reader: say("find-filter-for", reader=reader),
            lambda reader: replace(now, audience=reader).given(),
        )
    if not actions:
        return Reply(p(say("find-filter-none")), to=Seen.ASKER)
    return Reply(p(say("find-filter-which", number=len(hits))), tuple(actions), Seen.ASKER)


def _actions(
    question: str,
    counted: Counter[T],
    label: Callable[[T], str],
    given: Callable[[T], Mapping[str, str]],
) -> list[Action]:
    """A button per value, most common first; none when they are all the same."""
    if len(counted) < 2:
        return []
    listed = sorted(counted.items(), key=lambda x: (-x[1], x[0]))[:OFFERED]
    return [Action(f"{label(v)} ({n})", "waar", {"vraag": question, **given(v)}) for v, n in listed]
