"""How many different people there are, where that may be told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from bot.digest.facts import SignalFact
from bot.digest.suppression import suppress

UNKNOWN = "onbekend"


def different(signals: Iterable[SignalFact]) -> frozenset[str]:
    """Different people; a signal without a person counts as someone else."""
    return frozenset(s.person or s.id for s in signals)


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


def hidden_in(
    signals: Sequence[SignalFact], codes: Collection[str], key: Callable[[SignalFact], str], k: int
) -> frozenset[str]:
    """The codes of a full split whose signals are hidden, because fewer than k people gave them."""
    parts = split(signals, key)
    return suppress({code: different(parts.get(code, ())) for code in codes}, k)


def split(signals: Iterable[SignalFact], key: Callable[[SignalFact], str]) -> dict[str, list[SignalFact]]:
    """Signals by what the key makes of each."""
    parts: dict[str, list[SignalFact]] = {}
    for signal in signals:
        parts.setdefault(key(signal), []).append(signal)
    return parts
