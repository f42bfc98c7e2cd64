"""Words that signals in one bundle share and that no concept knows: what moderators' merging teaches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.signals.likeness.suggesting import Placed
from bot.signals.reading.features import Features
from bot.signals.reading.rules import SignalRules

FEWEST = 3
"""In how many signals of a bundle a word stands before it is proposed."""
RARE = 0.7
"""How rare such a word is, from 0 (in every message) to 1 (in none)."""
SHORTEST = 5
CONCEPTS = 2
NEWEST = 600


@dataclass(frozen=True, slots=True)
class Shared:
    """A word that signals of a bundle share, in how many, and the concepts that most of them speak of."""

    word: str
    bundle: str
    number: int
    concepts: tuple[str, ...]


def shared_words(placed: Sequence[Placed], rules: SignalRules) -> list[Shared]:
    """The words no concept knows that at least three signals of a bundle share, most shared first.

    A word that as many other signals hold is of no bundle in particular.
    """
    bundles: dict[str, list[Features]] = defaultdict(list)
    for each in placed[-NEWEST:]:
        bundles[each.bundle].append(each.features)
    everywhere = Counter(stem for held in bundles.values() for each in held for stem in each.stems)
    found = [one for bundle, held in bundles.items() for one in _of(bundle, held, everywhere, rules)]
    return sorted(found, key=lambda each: (-each.number, each.bundle, each.word))


def _of(
    bundle: str, members: Sequence[Features], everywhere: Mapping[str, int], rules: SignalRules
) -> list[Shared]:
    spoken = Counter(concept for each in members for concept in each.concepts)
    concepts = tuple(sorted(spoken, key=lambda name: (-spoken[name], name))[:CONCEPTS])
    holding = Counter(stem for each in members for stem in each.stems)
    return [
        Shared(word, bundle, number, concepts)
        for stem, number in sorted(holding.items())
        if number >= FEWEST and 2 * number > everywhere[stem]
        if len(stem) >= SHORTEST and rules.reader.rarity.of_stem(stem) >= RARE
        if (word := _unknown(stem, members, rules))
    ]


def _unknown(stem: str, members: Sequence[Features], rules: SignalRules) -> str:
    """The form in which a word is said most; nothing when a concept knows it."""
    forms = Counter(
        word for each in members for word in each.words.sequence if rules.reader.stem(word) == stem
    )
    known = {
        word for each in members for found in each.evidence.values() for w in found for word in w.split()
    }
    if not forms or known & forms.keys():
        return ""
    return min(forms, key=lambda word: (-forms[word], word))
