"""Rules as data: which cues, in which order, make which finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from moderation.screening.finding import FINE, Action, Finding, Label
from moderation.screening.lexicon import Bits, Hits, Span

_SENTENCE_END = re.compile(r"[.!?;\n](?=\s|$)|\n")
_JUST_BEFORE, _JUST_AFTER = 14, 6  # characters
_CLAUSE_SIGNS = '.,!?:;\n()"-…'


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded text with the cues found in it and the bare facts about its message (as bits)."""

    text: str
    hits: Hits
    facts: int

    @property
    def present(self) -> int:
        """Cues and facts together."""
        return self.hits.present | self.facts


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of config/screening/rules; the README there says what the keys mean."""

    finding: Finding
    fact: int  # what holds when the rule does, for rules that only say so
    needs: tuple[int, ...]  # of each mask at least one bit
    order: tuple[int, ...]  # masks that follow each other within one sentence
    unless: int
    doubt: int
    broken_by: int
    within: int
    across: bool
    opens: bool
    closes: bool
    max_words: int

    def judge(self, reading: Reading, present: int) -> Finding | None:
        """The finding when this rule holds for the reading."""
        if present & self.unless or not all(present & mask for mask in self.needs):
            return None
        if self.max_words and reading.text.count(" ") >= self.max_words:
            return None
        if self.order and not self._in_order(reading):
            return None
        if present & self.doubt:
            return Finding(Label.OK, Action.REVIEW, self.finding.rule)
        return self.finding

    def _in_order(self, reading: Reading) -> bool:
        spans = [reading.hits.places(mask) for mask in self.order]
        return any(self._holds(first, spans[1:], reading) for first in spans[0])

    def _holds(self, first: Span, rest: Sequence[Sequence[Span]], reading: Reading) -> bool:
        start, end = first
        chain = [first]
        for places in rest:
            follower = next((p for p in places if p[0] >= end and p[1] > end), None)
            if follower is None or follower[0] - end > self.within:
                return False
            end = follower[1]
            chain.append(follower)
        text = reading.text
        if self.opens and not _at_clause_start(text, start):
            return False
        if self.closes and not _at_clause_end(text, end):
            return False
        if rest and not self.across and _SENTENCE_END.search(text, first[1] - 1, end):
            return False
        return not (self.broken_by and _broken(reading.hits, self.broken_by, chain))


@dataclass(frozen=True, slots=True)
class Topic:
    """Several weak cues that add up: the finding grows with their weight."""

    name: str
    label: Label
    weights: tuple[tuple[int, int], ...]
    needs: tuple[int, ...]
    unless: int
    steps: tuple[tuple[int, Action], ...]  # harshest first

    def judge(self, present: int) -> Finding | None:
        """The finding when enough weight came together."""
        if present & self.unless or not all(present & mask for mask in self.needs):
            return None
        total = sum(weight for mask, weight in self.weights if present & mask)
        for enough, action in self.steps:
            if total >= enough:
                return Finding(self.label, action, self.name)
        return None


class RuleBook:
    """All rules and topics together."""

    def __init__(self, tables: Iterable[Mapping[str, Any]], bits: Bits) -> None:
        self._rules: list[tuple[int, Rule]] = []
        self._topics: list[Topic] = []
        self._facts: list[Rule] = []
        for table in tables:
            self._facts += [_rule(row, bits) for row in table.get("fact", ())]
            for row in table.get("rule", ()):
                rule = _rule(row, bits)
                self._rules.append((_gate(rule), rule))
            self._topics += [_topic(row, bits) for row in table.get("topic", ())]

    def judge(self, reading: Reading) -> Finding:
        """The harshest finding; the first in the files where several are equally harsh."""
        present = reading.present
        for fact in self._facts:
            if fact.judge(reading, present):
                present |= fact.fact
        worst = FINE
        for gate, rule in self._rules:
            if gate & present and rule.finding.harsher_than(worst):
                found = rule.judge(reading, present)
                if found and found.harsher_than(worst):
                    worst = found
        for topic in self._topics:
            found = topic.judge(present)
            if found and found.harsher_than(worst):
                worst = found
        return worst


def _broken(hits: Hits, mask: int, chain: Sequence[Span]) -> bool:
    """Whether one of these cues stands between or next to the ordered ones, not inside one."""
    start, end = chain[0][0] - _JUST_BEFORE, chain[-1][1] + _JUST_AFTER
    return any(
        s < end and e > start and not any(a <= s and e <= b for a, b in chain) for s, e in hits.places(mask)
    )


def _at_clause_start(text: str, place: int) -> bool:
    before = text[:place].rstrip(" ")
    return not before or before[-1] in _CLAUSE_SIGNS


def _at_clause_end(text: str, place: int) -> bool:
    after = text[place:].lstrip(" ")
    return not after or after[0] in _CLAUSE_SIGNS or not (after[0].isalnum() or after[0] in "'@<#&")


def _gate(rule: Rule) -> int:
    """The mask that fails soonest, checked before anything else."""
    masks = (*rule.needs, *rule.order)
    return min(masks, key=int.bit_count) if masks else -1


def _mask(names: str, bits: Bits) -> int:
    return bits.any_of(name.strip() for name in names.split("|"))


def _rule(row: Mapping[str, Any], bits: Bits) -> Rule:
    order = tuple(_mask(names, bits) for names in row.get("order", ()))
    needs = tuple(_mask(names, bits) for names in row.get("needs", ()))
    return Rule(
        finding=Finding(Label(row.get("label", "ok")), Action(row.get("action", "none")), row["name"]),
        fact=bits.of(row["name"]),
        needs=(*needs, *order),
        order=order,
        unless=bits.any_of(row.get("unless", ())),
        doubt=bits.any_of(row.get("doubt", ())),
        broken_by=bits.any_of(row.get("broken_by", ())),
        within=row.get("within", 40),
        across=row.get("across", False),
        opens=row.get("opens", False),
        closes=row.get("closes", False),
        max_words=row.get("max_words", 0),
    )


def _topic(row: Mapping[str, Any], bits: Bits) -> Topic:
    steps = sorted(((row[a], a) for a in Action if a in row), key=lambda step: -step[0])
    if any(low == high for (high, _), (low, _) in pairwise(steps)):
        raise ValueError(f"topic {row['name']}: two actions at the same weight")
    return Topic(
        name=row["name"],
        label=Label(row["label"]),
        weights=tuple((_mask(names, bits), weight) for names, weight in row["weights"].items()),
        needs=tuple(_mask(names, bits) for names in row.get("needs", ())),
        unless=bits.any_of(row.get("unless", ())),
        steps=tuple(steps),
    )
