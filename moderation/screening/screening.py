"""The screening itself: one message in, one finding out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from functools import lru_cache

from moderation.screening.config import ScreeningConfig
from moderation.screening.finding import FINE, Action, Finding, Label, Post
from moderation.screening.flood import FloodLimits, FloodWatch, Step
from moderation.screening.hosts import AddressBook
from moderation.screening.lexicon import Bits
from moderation.screening.mentions import Mentions, find_mentions
from moderation.screening.reader import Reader, Text, facts_about
from moderation.screening.rules import Reading, RuleBook
from moderation.screening.shape import ShapeLimits, shape_facts
from moderation.screening.unmask import Unmasker, hidden_in

_LONGEST = 8000  # characters; what comes after is only measured, not read
_HIDDEN = (
    "insult",
    "insult_grave",
    "illness_insult",
    "insult_slur",
    "hate_words",
    "group_slur",
    "threat_clear",
    "curse",
)
_HARSHER = {Action.REMOVE: Action.TIMEOUT, Action.TIMEOUT: Action.TIMEOUT, Action.BAN: Action.BAN}


@dataclass(frozen=True, slots=True)
class Learned:
    """What is made of a configuration once: word lists as one automaton, rules, addresses; never changed."""

    config: ScreeningConfig
    bits: Bits
    reader: Reader
    rules: RuleBook
    unmasker: Unmasker


def learn(config: ScreeningConfig) -> Learned:
    """Read the lists of a configuration; several screenings can share what was learned."""
    bits, letters = Bits(), _letters(config)
    reader = Reader(config, _address_book(config, letters), bits)
    words, phrases = hidden_in(config.cues, _HIDDEN)
    invites = tuple(invite for invite in config.links["invites"] if len(invite) >= 8)
    unmasker = Unmasker(letters, _digits(config), words, phrases, invites)
    # The lists live on in the automaton; their words are of no more use.
    return Learned(replace(config, cues={}), bits, reader, RuleBook(config.rules, bits), unmasker)


class Screening:
    """Judges messages one by one, in the order of their times, and remembers enough to see a flood."""

    def __init__(self, learned: Learned) -> None:
        config = learned.config
        self._config = config
        self._bits = learned.bits
        self._reader = learned.reader
        self._rules = learned.rules
        self._unmasker = learned.unmasker
        self._floods = FloodWatch(_flood_limits(config))
        self._shape = ShapeLimits(**config.thresholds["shape"])
        self._social = self._bits.of("social")
        self._warm = self._bits.of("warm")
        self._again = _Again(**config.thresholds["again"])
        self._welcomed_in = lru_cache(maxsize=1000)(self._welcomed)

    def look(self, post: Post) -> Finding:
        """What this message is and what is advised; at most a review for a moderator's own message."""
        if post.role == "bot" or post.author.lower() in self._config.community.own_accounts:
            return FINE
        raw = post.text[:_LONGEST]
        mentions = find_mentions(raw)
        text = self._reader.read(raw)
        facts = self._bits.any_of(self._facts(post, mentions))
        finding = self._rules.judge(_with(text.reading, facts))
        finding = _worst([finding, *self._flooding(post, text, mentions)])
        if finding.action.weight < Action.BAN.weight:
            finding = _worst([finding, *self._unmasked(raw, text, facts)])
        if post.role == "mod":
            return _at_most_review(finding)
        return self._again.weigh(post.author, post.at, finding)

    def forget(self, gone: Callable[[str], bool]) -> int:
        """Forget what these members said and what was found; how many messages that were."""
        self._again.forget(gone)
        return self._floods.forget(gone)

    def remembered(self, whose: Callable[[str], bool]) -> int:
        """How many messages of these members are remembered."""
        return self._floods.remembered(whose)

    def _facts(self, post: Post, mentions: Mentions) -> Iterator[str]:
        limits = self._config.thresholds
        yield from facts_about(post, self._welcomed_in(post.room.lower()), limits["flood"]["new_days"])
        yield from shape_facts(post.text, self._shape)
        if mentions.everyone:
            yield "mention.everyone" if mentions.everyone == 1 else "mention.everyone_twice"
            yield "mention.everyone"
        if len(mentions.people) >= limits["mentions"]["many"]:
            yield "mention.many"
        if len(mentions.people) >= limits["mentions"]["very_many"]:
            yield "mention.very_many"

    def _welcomed(self, room: str) -> tuple[str, ...]:
        words = f"{room} {self._config.community.rooms.get(room, '')}".replace("-", " ").split()
        listed = self._config.welcome.items()
        return tuple(subject for subject, patterns in listed if any(map(_fits_any(patterns), words)))

    def _flooding(self, post: Post, text: Text, mentions: Mentions) -> Iterator[Finding]:
        if post.role == "mod":
            return
        present = text.reading.present
        yield from self._floods.see(
            post,
            text.words,
            mentions.people,
            links=text.foreign_links,
            social=bool(present & self._social),
            warm=bool(present & self._warm),
        )

    def _unmasked(self, raw: str, text: Text, facts: int) -> Iterator[Finding]:
        """What a disguised text turns out to be: the finding of its readable form, labelled evasion."""
        known = text.reading.present
        for reading in self._unmasker.readings(raw, text.words):
            if not self._reader.glimpse(reading).present & ~known and "." not in reading:
                continue
            opened = self._reader.read(reading, folded=True)
            found = self._rules.judge(_with(opened.reading, facts))
            if found.label is not Label.OK:
                yield Finding(Label.EVASION, found.action, f"evasion.{found.rule}")


class _Again:
    """Remembers who was found in violation lately: the second time weighs a step more."""

    def __init__(self, seconds: float, members: int) -> None:
        self._within = timedelta(seconds=seconds)
        self._most = members
        self._last: OrderedDict[str, tuple[datetime, Label]] = OrderedDict()

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Forget what was found of these members."""
        for author in [author for author in list(self._last) if gone(author)]:
            self._last.pop(author, None)

    def weigh(self, author: str, at: datetime, finding: Finding) -> Finding:
        """The finding, one step harsher when this member did the like shortly before."""
        if finding.action.weight < Action.REMOVE.weight:
            return finding
        before = self._last.pop(author, None)
        self._last[author] = (at, finding.label)
        if len(self._last) > self._most:
            self._last.popitem(last=False)
        if before and at - before[0] <= self._within and before[1] is finding.label:
            return Finding(finding.label, _HARSHER[finding.action], finding.rule)
        return finding


def _with(reading: Reading, facts: int) -> Reading:
    return Reading(reading.text, reading.hits, reading.facts | facts)


def _worst(findings: Iterable[Finding]) -> Finding:
    worst = FINE
    for finding in findings:
        if finding.harsher_than(worst):
            worst = finding
    return worst


def _at_most_review(finding: Finding) -> Finding:
    if finding.action.weight <= Action.REVIEW.weight:
        return finding
    return Finding(finding.label, Action.REVIEW, finding.rule)


def _fits_any(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda word: any(fnmatchcase(word, pattern) for pattern in patterns)


def _letters(config: ScreeningConfig) -> dict[int, str]:
    table: dict[int, str] = {0x1F1E6 + place: chr(ord("a") + place) for place in range(26)}
    for letter, likes in config.lookalikes["letters"].items():
        for like in likes:
            if not like.isascii():
                table.setdefault(ord(like), letter)
    return table | {ord(sign): letters for sign, letters in config.lookalikes["pairs"].items()}


def _digits(config: ScreeningConfig) -> dict[int, str]:
    return {ord(sign): letter for sign, letter in config.lookalikes["digits"].items()}


def _flood_limits(config: ScreeningConfig) -> FloodLimits:
    flood = config.thresholds["flood"]
    return FloodLimits(
        steps={
            kind: tuple(Step(s["rule"], s["count"], s["seconds"], Action(s["action"])) for s in steps)
            for kind, steps in flood["steps"].items()
        },
        members=flood["members_remembered"],
        per_member=flood["messages_per_member"],
        newcomers=flood["newcomers_remembered"],
        new_days=flood["new_days"],
        alike=flood["alike"],
        alike_length=flood["alike_length"],
    )


def _address_book(config: ScreeningConfig, letters: dict[int, str]) -> AddressBook:
    own, lists = config.community, config.links
    trusted = frozenset(own.trusted_domains)
    return AddressBook(
        trusted=trusted,
        own_invites=own.own_invites,
        brands=own.protected_brands,
        official=frozenset(lists["official"]) | trusted,
        invites=lists["invites"],
        contacts=frozenset(lists["contacts"]),
        sales=frozenset(lists["sales"]),
        shorteners=frozenset(lists["shorteners"]),
        lures=frozenset(lists["lure_words"]),
        lure_hosts=frozenset(lists["lure_hosts"]),
        not_a_brand=frozenset(lists["not_a_brand"]),
        programs=lists["programs"],
        letters=letters,
    )
