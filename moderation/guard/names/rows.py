"""Lists in which every line begins with a name: "- Fleur: ging goed", "✔ Naomi", "2) Bilal"."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.guard.lexicon import COLLEAGUE_PREDICATE, GREETING, NUMBER, SIGN, THANKS
from moderation.guard.names.candidates import Candidate
from moderation.guard.names.scene import Scene

# How many signs may stand in front of a name on its line, and how many names make a list.
_MOST_SIGNS, _FEWEST = 6, 2
_TICKS = frozenset(("x", "v", "o", "nr", "kamer"))
_NOBODY: frozenset[int] = frozenset()


def find_rows(scene: Scene, candidates: Sequence[Candidate]) -> frozenset[int]:
    """The first tokens of the names that begin a line each, when there are two of them or more.

    A list of work names colleagues: then there are none, unless it is a handover.
    """
    if len(candidates) < _FEWEST or "\n" not in scene.message.lower:
        return _NOBODY
    if scene.message.tokens.every & COLLEAGUE_PREDICATE and not scene.handed_over:
        return _NOBODY
    begins = [one for one in candidates if one.shape > 0 and _begins_line(scene, one.first)]
    given = [one for one in begins if one.given]
    return frozenset(one.first for one in begins) if given and len(begins) >= _FEWEST else _NOBODY


def _begins_line(scene: Scene, first: int) -> bool:
    """Whether only signs and a number stand between the name and the beginning of its line."""
    at = first - 1
    while at >= 0 and first - at <= _MOST_SIGNS:
        word, bits = scene.words[at], scene.lists[at]
        if word == "\n":
            return not _is_signed(scene, at)
        if not (bits & (SIGN | NUMBER) or word in _TICKS or not word[0].isalnum()):
            return False
        at -= 1
    return at < 0


def _is_signed(scene: Scene, at: int) -> bool:
    """Whether a greeting ends the line above: then its writer's name stands here."""
    while at > 0 and scene.lists[at] & SIGN:
        at -= 1
    return bool(scene.lists[at] & (GREETING | THANKS))
