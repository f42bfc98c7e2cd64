"""How much a word looks like the beginning of a name; None when it is none."""

from __future__ import annotations

from moderation.guard.lexicon import (
    BESIDE,
    FAMILY,
    FUNCTION,
    GIVEN,
    LIFE_VERB,
    NAME_IS,
    NOT_A_NAME,
    PARTICLE,
    PLACE,
    PUBLIC_NAME,
    STRONG_PREDICATE,
    SURNAME,
    TITLE,
    WORD,
)
from moderation.guard.names.extent import HOUSES, NEVER, is_compound
from moderation.guard.names.places import is_ordinary, is_relatives
from moderation.guard.names.scene import Scene
from moderation.guard.names.subject import stands_as_somebody, stands_as_unknown

# "in Ter Apel"
_STREETS = ("weg", "straat", "laan", "plein", "gracht", "singel", "kade", "dreef")
_VOWELS = frozenset("aeiouy")
_LEADING_TO_TOWNS = frozenset(("in", "te", "uit", "naar"))


def capital_shape(scene: Scene, at: int, bits: int) -> float | None:
    """For a word with a capital, that stands on the lists `bits`."""
    if bits & SURNAME and bits & FUNCTION and _is_called(scene, at):
        # "mevrouw Koning"
        return 0.3
    if bits & NEVER and not (bits & GIVEN and not scene.opens(at) and not bits & NEVER & ~NOT_A_NAME):
        return None
    if scene.shouted(at) and (not bits & (GIVEN | SURNAME) or len(scene.words[at]) < 4):
        return None
    if bits & PLACE and not bits & (GIVEN | SURNAME):
        return -0.5 if _is_called(scene, at) else None
    if bits & BESIDE and not bits & GIVEN:
        return None
    if bits & GIVEN:
        return _word_shape(scene, at) if bits & WORD else 1.5
    if bits & WORD and bits & SURNAME and scene.lists[at + 1] & GIVEN and scene.touches(at + 1):
        # The surname may come first: "Wang Mei".
        return 1.2 if scene.capital(at + 1) else None
    if bits & WORD and bits & SURNAME and scene.words[at + 1] == "," and scene.lists[at + 2] & GIVEN:
        # "Bakker, Tim"
        return 0.2
    if bits & WORD:
        return 0.2 if bits & SURNAME and not scene.opens(at) else -0.5 if _is_called(scene, at) else None
    if bits & SURNAME:
        return _surname_shape(scene, at)
    return _unknown_shape(scene, at)


def _surname_shape(scene: Scene, at: int) -> float | None:
    if scene.camel(at):
        return None
    if scene.words[at - 1] in ("in", "uit", "vanuit") and not scene.capital(at + 1):
        # "oma in Oosterhout": many towns are surnames too.
        return -1.5
    return 0.6 if scene.opens(at) else 0.8


def _word_shape(scene: Scene, at: int) -> float:
    """How much an ordinary word that is a given name too looks like one: "Roos Visser", "Storm heeft"."""
    behind = at + 1
    while behind < at + 4 and scene.lists[behind] & PARTICLE:
        behind += 1
    if (
        behind < scene.size
        and scene.lists[behind] & SURNAME
        and scene.capital(behind)
        and scene.touches(at + 1)
    ):
        return 1.5
    if scene.words[at] in scene.grammar["seldom_names"]:
        return 0.0 if scene.opens(at) else 0.8
    bits = scene.lists[at]
    if not scene.opens(at):
        # "spreekt enkel Frans"
        return -1.0 if bits & NOT_A_NAME else 1.2
    # A sentence may begin with the word; behind a colon none begins.
    if bits & NOT_A_NAME:
        return 0.0
    if scene.lists[at + 1] & (LIFE_VERB | STRONG_PREDICATE):
        return 1.2
    return 0.9 if scene.words[at - 1] == ":" or scene.words[at + 1] == "niet" else 0.4


def _is_called(scene: Scene, at: int) -> bool:
    """Whether a form of address, "familie" or "achternaam is" makes a name of any word."""
    before = at - 1
    while before > 0 and scene.words[before] in (":", ".", "is"):
        before -= 1
    return bool(scene.lists[before] & (TITLE | FAMILY | NAME_IS)) if before >= 0 else False


def _unknown_shape(scene: Scene, at: int) -> float | None:
    word = scene.words[at]
    if len(word) < 3 or scene.camel(at):
        return None
    if (
        at
        and scene.shouted(at - 1)
        and scene.touches(at)
        and len(scene.words[at - 1]) < 6
        and not scene.caseless
    ):
        # "CJG Kralingen"
        return -0.5
    if "'" in word and scene.lists[at] == 0 and scene.text[scene.starts[at] + 1].isupper():
        # "LVB'ers"
        return None
    if ("-" in word and scene.shouted_part(at)) or word.endswith(_STREETS):
        return None
    if is_compound(scene, word) or word.endswith(HOUSES):
        return -0.5 if _is_called(scene, at) else None
    if any(scene.lists[near] & BESIDE for near in (at - 1, at + 1)) or scene.words[at + 1].isdecimal():
        return None
    if (
        scene.words[at - 1] in ("ons", "onze")
        and word.endswith(("je", "ke"))
        and scene.lists[at + 1] & LIFE_VERB
    ):
        # "Ons Fientje mag"
        return 0.8
    if not scene.opens(at):
        before = (
            at - 2 if scene.lists[at - 1] & PARTICLE and scene.words[at - 2] in _LEADING_TO_TOWNS else at - 1
        )
        return -1.5 if scene.words[before] in scene.grammar["locating"] else 0.8
    return 0.5 if len(word) <= 11 and not word.endswith(scene.message.lexicon.endings["nominal"]) else None


def lower_shape(scene: Scene, at: int, bits: int) -> float | None:
    """For a word in lower case, that stands on the lists `bits`."""
    word = scene.words[at]
    if bits & PUBLIC_NAME or (bits & (NEVER | PLACE | BESIDE) and not bits & GIVEN):
        return None
    if bits & WORD and scene.words[at + 1] in ("ik", "je", "jij", "we", "wij"):
        # "voor ons pleegkind ben ik"
        return None
    if bits & (GIVEN | SURNAME):
        if not bits & WORD:
            return 1.5 if bits & GIVEN else 0.3
        if not scene.caseless and at + 1 < scene.size and scene.capital(at + 1):
            return None
        if bits & GIVEN and _has_surname(scene, at):
            return 0.8
        if bits & GIVEN and stands_as_somebody(scene, at):
            return 1.0
        return -1.0 if bits & GIVEN else (-1.2 if scene.touches(at) else None)
    if _VOWELS.isdisjoint(word):
        return None
    if stands_as_unknown(scene, at):
        return 0.8
    if is_compound(scene, word):
        return None
    ordinary = is_ordinary(word, scene.message.lexicon.endings["verbal"])
    return None if ordinary and not is_relatives(scene.lists, at) else -0.3


def _has_surname(scene: Scene, at: int) -> bool:
    """Whether a surname follows a word that is a given name too, in lower case: "merel de haan"."""
    behind = at + 1
    while behind < at + 4 and scene.lists[behind] & PARTICLE:
        behind += 1
    bits, word = scene.lists[behind], scene.words[behind]
    named = bits & SURNAME and not bits & GIVEN and word not in scene.grammar["no_surname"]
    return bool(named) and scene.words[at] not in scene.grammar["seldom_names"]
