"""How many different people there are, where that may be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.core.sizes import size_class
from bot.digest.counting.facts import SignalFact
from bot.digest.counting.suppression import suppress

UNKNOWN = "onbekend"


def different(signals: Iterable[SignalFact]) -> frozenset[str]:
    """Different people; a signal without a person counts as someone else."""
    return frozenset([s.person or s.id for s in signals])


def theme_of(signal: SignalFact) -> str:
    """What a signal is about, also when that is not known."""
    return signal.theme or UNKNOWN


def told(signals: Sequence[SignalFact], k: int) -> int | None:
    """How many people gave the signals of one week; None where that tells of fewer than k.

    The signals per theme are known. Were the total told while fewer than k people gave many signals on a
    theme, the total less the signals on the other themes could be their number.
    """
    people = len(different(signals))
    if 0 < people < k:
        return None
    themes = split(signals, theme_of)
    return None if any(len(different(each)) < k <= len(each) for each in themes.values()) else people


def shown(signals: Sequence[SignalFact], key: Callable[[SignalFact], str], k: int) -> dict[str, int | None]:
    """Different people per group, None where hidden; groups without signals are left out."""
    people = {name: different(each) for name, each in split(signals, key).items()}
    hidden = suppress(people, k)
    return {name: None if name in hidden else len(each) for name, each in people.items()}


def split(signals: Iterable[SignalFact], key: Callable[[SignalFact], str]) -> dict[str, list[SignalFact]]:
    """Signals by what the key makes of each."""
    parts: dict[str, list[SignalFact]] = {}
    for signal in signals:
        parts.setdefault(key(signal), []).append(signal)
    return parts


def classes(first: int) -> list[str]:
    """The classes that numbers of people are told in, from few to many; the lowest holds nobody too."""
    return list(dict.fromkeys(size_class(people, first) for people in range(1, max(first, 30) + 2)))
