"""What someone may mean by the first letters of a value: plain word matching, the same on every platform."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bot.core.commands import Suggestion

MOST = 25
"""How many suggestions a person is shown; Discord takes no more either."""


def matching(typed: str, options: Iterable[Suggestion]) -> list[Suggestion]:
    """The options whose value or label holds all that was typed, word by word, in the order given."""
    words = typed.casefold().split()
    return list(islice((each for each in options if _holds(each, words)), MOST))


def _holds(option: Suggestion, words: list[str]) -> bool:
    held = f"{option[0]} {option[1]}".casefold()
    return all(word in held for word in words)
