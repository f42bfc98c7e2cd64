"""Floods: how much one member, or many new members together, say in a short time.

Kept in memory with a fixed size and forgotten after minutes; times are those of the messages.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from moderation.screening.finding import Action, Finding, Label, Post

_COMPARED = 200  # characters of a text kept for comparing


@dataclass(frozen=True, slots=True)
class Step:
    """From this count within these seconds comes this action."""

    rule: str
    count: int
    seconds: float
    action: Action


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """All limits by kind; each kind from harsh to mild. Sizes are numbers of members and messages kept."""

    steps: dict[str, tuple[Step, ...]]
    members: int
    per_member: int
    newcomers: int
    new_days: float
    alike: float
    alike_length: int


@dataclass(frozen=True, slots=True)
class _Seen:
    author: str
    at: datetime
    room: str
    text: str
    words: str
    mentions: frozenset[str]
    links: int
    pictures: int


class FloodWatch:
    """Remembers what was said lately and tells when it is too much."""

    def __init__(self, limits: FloodLimits) -> None:
        self._limits = limits
        self._members: OrderedDict[str, deque[_Seen]] = OrderedDict()
        self._newcomers: deque[_Seen] = deque(maxlen=limits.newcomers)
        self._longest = timedelta(seconds=max(s.seconds for steps in limits.steps.values() for s in steps))

    def see(
        self,
        post: Post,
        words: str,
        mentions: frozenset[str] = frozenset(),
        *,
        links: int = 0,
        social: bool = False,
        warm: bool = False,
    ) -> Iterator[Finding]:
        """Remember a message and give what is too much about it.

        `words` is its folded text without links, of which `links` lead outside the trusted sites. Many
        greetings and short answers by newcomers (`social`), many welcomes and thanks (`warm`) are lively.
        """
        text = post.text[:_COMPARED].lower()
        seen = _Seen(
            post.author, post.at, post.room, text, words[:_COMPARED], mentions, links, post.attachments
        )
        recent = self._recent(seen)
        if len(recent) > 1:
            yield from self._of_one(seen, recent, warm)
        if post.joined_days <= self._limits.new_days:
            self._newcomers.append(seen)
            if not social or links or mentions:
                yield from self._of_newcomers(seen)

    def lately(self, author: str) -> list[str]:
        """This member's latest texts, oldest first, folded and cut."""
        return [seen.text for seen in self._members.get(author, ())]

    def forget(self, gone: Callable[[str], bool]) -> int:
        """Forget what these members said; how many messages that were."""
        # Messages may come in meanwhile, in another thread: copies are looked through.
        forgotten = [author for author in list(self._members) if gone(author)]
        count = sum(len(self._members.pop(author, ())) for author in forgotten)
        kept = [seen for seen in list(self._newcomers) if not gone(seen.author)]
        self._newcomers = deque(kept, maxlen=self._limits.newcomers)
        return count

    def remembered(self, whose: Callable[[str], bool]) -> int:
        """How many messages of these members are remembered."""
        return sum(len(kept) for author, kept in list(self._members.items()) if whose(author))

    def _recent(self, seen: _Seen) -> list[_Seen]:
        kept = self._members.setdefault(seen.author, deque(maxlen=self._limits.per_member))
        self._members.move_to_end(seen.author)
        if len(self._members) > self._limits.members:
            self._members.popitem(last=False)
        while kept and seen.at - kept[0].at > self._longest:
            kept.popleft()
        kept.append(seen)
        return list(kept)

    def _of_one(self, seen: _Seen, recent: list[_Seen], warm: bool) -> Iterator[Finding]:
        ages = [(seen.at - other.at).total_seconds() for other in recent]
        yield from self._reached("burst", ages)
        alike = [other for other in recent if self._alike(seen, other)]
        if len(alike) > 1 and not warm:
            kind = "short-same" if len(seen.text) < self._limits.alike_length else "same"
            yield from self._reached(kind, [(seen.at - other.at).total_seconds() for other in alike])
            rooms = {other.room: (seen.at - other.at).total_seconds() for other in alike}
            yield from self._reached("rooms", list(rooms.values()))
        if seen.mentions and not warm:
            yield from self._mentions(seen, recent)
        if seen.links:
            yield from self._reached("links", [a for a, o in zip(ages, recent, strict=True) if o.links])
        if seen.pictures:
            each = [a for a, o in zip(ages, recent, strict=True) for _ in range(o.pictures)]
            yield from self._reached("pictures", each)

    def _mentions(self, seen: _Seen, recent: list[_Seen]) -> Iterator[Finding]:
        named: dict[str, float] = {}
        for other in recent:
            for name in other.mentions:
                named[name] = (seen.at - other.at).total_seconds()
        if len(named) > len(seen.mentions):
            yield from self._reached("mentions", list(named.values()))

    def _of_newcomers(self, seen: _Seen) -> Iterator[Finding]:
        same: dict[str, float] = {}
        linking: dict[str, float] = {}
        for other in self._newcomers:
            age = (seen.at - other.at).total_seconds()
            if self._alike(seen, other):
                same[other.author] = age
            if seen.links and other.links:
                linking[other.author] = age
        kind = "short-raid" if len(seen.text) < self._limits.alike_length else "raid"
        yield from self._reached(kind, list(same.values()))
        yield from self._reached("link-raid", list(linking.values()))

    def _reached(self, kind: str, ages: list[float]) -> Iterator[Finding]:
        for step in self._limits.steps[kind]:
            if sum(age <= step.seconds for age in ages) >= step.count:
                yield Finding(Label.FLOOD, step.action, step.rule)
                return

    def _alike(self, one: _Seen, other: _Seen) -> bool:
        if one.text == other.text:
            return bool(one.text)
        if min(len(one.words), len(other.words)) < self._limits.alike_length:
            return False
        return fuzz.ratio(one.words, other.words, score_cutoff=self._limits.alike) > 0
