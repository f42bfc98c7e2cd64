"""Which loose signals may be about one issue: groups for a moderator to judge, with what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.signals.likeness.clusters import average_linkage, graph
from bot.signals.model import Signal
from bot.signals.reading.features import Features
from bot.signals.reading.rules import SignalRules

MOST = 400
"""How many loose signals are compared: the newest."""
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Signals that are alike, oldest first, and what most of them speak of, in ordinary words."""

    signals: tuple[Signal, ...]
    shares: tuple[str, ...]


def groups(loose: Sequence[Signal], rules: SignalRules) -> list[Group]:
    """The groups among loose signals, by their oldest; the same signals and terms give the same groups.

    A group has two signals of two people at least. Who is unknown counts as another.
    """
    read = [rules.vectored(rules.reader.read(each.text or ""), each.channel) for each in loose]
    leads = average_linkage(graph([vector for _, vector in read]), rules.limits.cluster)
    members: dict[int, list[int]] = {}
    for number, lead in enumerate(leads):
        members.setdefault(lead, []).append(number)
    found = (numbers for _, numbers in sorted(members.items()) if _people(loose, numbers) > 1)
    return [
        Group(tuple(loose[n] for n in numbers), _shared([read[n][0] for n in numbers], rules))
        for numbers in found
    ]


def shared(signals: Sequence[Signal], rules: SignalRules) -> tuple[str, ...]:
    """What more than half of these signals speak of, in ordinary words."""
    return _shared([rules.reader.read(each.text or "") for each in signals], rules)


def _people(loose: Sequence[Signal], numbers: Sequence[int]) -> int:
    return len({loose[number].person or loose[number].id for number in numbers})


def _shared(read: Sequence[Features], rules: SignalRules) -> tuple[str, ...]:
    """What more than half of them speak of: concepts by their label, else word stems."""
    concepts = Counter(name for each in read for name in each.concepts)
    stems = Counter(stem for each in read for stem in each.stems)
    named = [rules.concepts[name].label for name in _of_most(concepts, len(read))]
    return tuple(named[:_SHOWN] or _of_most(stems, len(read))[:_SHOWN])


def _of_most(counted: Counter[str], size: int) -> list[str]:
    held = [name for name, count in counted.items() if 2 * count > size]
    return sorted(held, key=lambda name: (-counted[name], name))
