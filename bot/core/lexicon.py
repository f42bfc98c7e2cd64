"""Changes of a lexicon as lines that people can read: what comes to which concept, and what goes.

`+ pleegzorg woord logeeropvang` gives the concept `pleegzorg` a word, `- pleegzorg woord logeeropvang`
takes it out. A change is some of these lines; a lexicon is its files with all changes laid over them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

ADDED, GONE = "+", "-"


@dataclass(frozen=True, slots=True)
class Step:
    """One text that comes to a concept (`added`) or goes; `part` says what it is there, such as a word."""

    concept: str
    part: str
    text: str
    added: bool = True

    def __str__(self) -> str:
        return f"{ADDED if self.added else GONE} {self.concept} {self.part} {self.text}"


Change = tuple[Step, ...]


def written(change: Iterable[Step]) -> str:
    """A change as text, a step on a line."""
    return "\n".join(map(str, change))


def read(text: str) -> Change:
    """The change that was written so.

    Raises:
        ValueError: when a line is no step.
    """
    return tuple(_step(line) for line in text.splitlines() if line.strip())


def _step(line: str) -> Step:
    sign, *rest = line.strip().split(maxsplit=3)
    if sign not in {ADDED, GONE} or len(rest) != 3:
        raise ValueError("a step is + or -, a concept, a part and a text")
    concept, part, said = rest
    return Step(concept, part, said, sign == ADDED)


def inverse(change: Sequence[Step]) -> Change:
    """What takes a change back."""
    return tuple(replace(step, added=not step.added) for step in reversed(change))


def laid(texts: Sequence[str], steps: Iterable[Step]) -> tuple[str, ...]:
    """Texts with steps taken in their order; what comes stands behind what was there, and nothing twice."""
    held = dict.fromkeys(texts)
    for step in steps:
        if step.added:
            held.setdefault(step.text)
        else:
            held.pop(step.text, None)
    return tuple(held)


def foreign(text: str) -> str:
    """The first letter that only looks like one of ours, or can not be seen at all; nothing when all are."""
    return next(filter(_is_foreign, text), "")


def _is_foreign(letter: str) -> bool:
    kind = unicodedata.category(letter)
    if kind in {"Cf", "Cc", "Co", "Cn"}:
        return True
    return kind.startswith("L") and not unicodedata.name(letter, "").startswith("LATIN")
