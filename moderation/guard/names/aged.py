"""What an age, a birth date or another number behind a name says."""

from __future__ import annotations

from moderation.guard.lexicon import (
    CLIENT_PREDICATE,
    LIFE_VERB,
    MONTH,
    NUMBER,
    NUMBER_WORD,
    STRONG_PREDICATE,
    WORD,
)
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

_SEX = frozenset("mvxhjk")
# From so many digits on a number behind a name is somebody's, and counts nothing.
_SHORTEST_CALL = 6
_SHORTEST_VERB = 4
_BEFORE_AGE = frozenset(("(", ",", "van", "is", "/", "-", "wordt", "werd"))


def _number(scene: Scene, at: int, most: int = 2) -> bool:
    word = scene.words[at]
    return (word.isdecimal() and len(word) <= most) or bool(scene.lists[at] & NUMBER_WORD and len(word) > 3)


def evidence_aged(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "X (14)", "X, 14 jaar", "X van 14", "X is 14", "X (v, 14)"."""
    if scene.words[at] == ":" and scene.words[candidate.first - 1] == "leeftijd":
        return 2.5, "name-age"
    word = scene.words[at]
    if word in ("leeftijd", "lft", "age"):
        return (2.5, "name-age") if any(_number(scene, place) for place in range(at + 1, at + 3)) else NOTHING
    if word in ("(", ",") and scene.words[at + 1] in _SEX and len(scene.words[at + 1]) == 1:
        at += 2 if scene.words[at + 2] in (",", "/") else 1
    glued = word in ("-", "/") and scene.glued(at)
    if word in _BEFORE_AGE and not glued and _number(scene, at + 1) and not _is_time(scene, at + 1):
        found = _aged(scene, at, candidate)
        if found is not None:
            return found
    return _behind(scene, at, candidate)


def _behind(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "als X 18 wordt", "X van 3-5-2012", "X 14 jaar", "X wordt morgen 18"."""
    word = scene.words[at]
    if (
        _number(scene, at)
        and scene.words[at + 1] in ("wordt", "werd", "is")
        and not scene.lists[candidate.last] & WORD
    ):
        # "als Finn 18 wordt"
        return 2.2, "name-age"
    if word in ("van", "uit") and _dated(scene, at + 1):
        return 2.8, "name-born"
    if _number(scene, at) and scene.words[at + 1] in scene.grammar["years"]:
        return 2.8, "name-age"
    if scene.lists[at] & NUMBER and scene.words[at - 1] != ",":
        return _numbered(scene, at)
    if word in ("wordt", "is", "werd") and _becomes(scene, at + 1):
        return 2.5, "name-age"
    if word in (",", "een") and "jarig" in (
        scene.words[at + 3][:5],
        scene.words[at + 2][:5],
        scene.words[at + 4][:5],
    ):
        return 2.5, "name-age"
    return NOTHING


def _aged(scene: Scene, at: int, candidate: Candidate) -> Evidence | None:
    """What the number behind a bracket, a comma or "van" is: an age, several people, or None for neither."""
    word, after, grammar = scene.words[at], scene.words[at + 2], scene.grammar
    told = after in grammar["years"] or after in grammar["after_age"] or after == "\n"
    if not (told or (word == "van" and _is_verb(scene, at + 2)) or scene.lists[at + 2] & LIFE_VERB):
        return None
    single = candidate.given or after in grammar["years"] or scene.words[at + 1].isdecimal()
    plural = word in ("van", "is", ",") and not single
    return NOTHING if plural else (3.0, "name-age")


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a third person does something here: "Ania van 8 fluistert"."""
    word = scene.words[at]
    return len(word) > _SHORTEST_VERB and word.endswith("t") and not scene.lists[at] & (MONTH | NUMBER_WORD)


def _is_time(scene: Scene, at: int) -> bool:
    """Whether an hour with its minutes stands here: "13.15"."""
    return (
        scene.words[at + 1] in (".", ":", "/", "-")
        and scene.words[at + 2].isdecimal()
        and scene.glued(at + 1)
    )


def _dated(scene: Scene, at: int) -> bool:
    """Whether a day, a month and a year with signs in between stand here."""
    words = scene.words[at : at + 5]
    return all(word.isdecimal() for word in words[::2]) and all(
        word in ("-", "/", ".") for word in words[1::2]
    )


def _numbered(scene: Scene, at: int) -> Evidence:
    """A number right behind a name: of a birth, a call, the hour in a log, or a thing that is counted."""
    if scene.words[at - 1] == "*":
        return 3.0, "name-born"
    if len(scene.words[at]) >= _SHORTEST_CALL or scene.words[at + 1] == "-":
        return NOTHING
    if scene.words[at + 1] in (".", ":", "u", "uur") and scene.glued(at + 1):
        logged = scene.bits[scene.sentence[at]] & (CLIENT_PREDICATE | STRONG_PREDICATE)
        return (1.2, "name-log") if logged else NOTHING
    if len(scene.words[at]) < _SHORTEST_VERB - 1 and scene.words[at + 1] in (",", ")", "weg"):
        return 2.0, "name-age"
    return -1.5, "counted"


def _becomes(scene: Scene, at: int) -> bool:
    """Finds "(wordt) volgende week 18 en …"."""
    for place in range(at, at + 5):
        if scene.words[place] in (",", ".", "\n", "(", ":"):
            return False
        if _number(scene, place):
            after = scene.words[place + 1]
            return after in scene.grammar["years"] or after in scene.grammar["after_age"] or after == "\n"
    return False
