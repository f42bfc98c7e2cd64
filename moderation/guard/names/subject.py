"""Words in lower case that are names by how they stand: "roos is zwanger", "wil roos wel", "jitse slaapt"."""

from __future__ import annotations

from moderation.guard.lexicon import (
    CLIENT,
    CLIENT_PREDICATE,
    KIN,
    LIFE_VERB,
    MONTH,
    NOT_A_NAME,
    PRONOUN,
    STRONG_PREDICATE,
)
from moderation.guard.names.scene import Scene

_OF_LIFE = CLIENT_PREDICATE | STRONG_PREDICATE | PRONOUN | KIN | CLIENT
_NEVER = NOT_A_NAME | MONTH
_LONGEST = 11
_ENDS = ("en", "ing", "heid", "isch", "lijk", "baar", "loos", "tie", "ief", "aal", "eel")


def stands_as_somebody(scene: Scene, at: int) -> bool:
    """Whether an ordinary word that is a given name too is the subject of a sentence about somebody's life.

    An article in front makes a thing of it: "de storm is voorbij".
    """
    word = scene.words[at]
    if (
        word in scene.grammar["bare_nouns"]
        or word in scene.grammar["seldom_names"]
        or scene.lists[at] & _NEVER
    ):
        return False
    if not _of_life(scene, at):
        return False
    if scene.lists[at + 1] & LIFE_VERB or scene.words[at + 1] in scene.grammar["clearly_owns"]:
        return _begins(scene, at)
    return scene.words[at - 1] in scene.grammar["inverted"] and scene.touches(at)


def stands_as_unknown(scene: Scene, at: int) -> bool:
    """Whether a word on no list begins a sentence about somebody's life as its subject."""
    if not scene.caseless:
        return False
    word, owns = scene.words[at], scene.words[at + 1] in scene.grammar["clearly_owns"]
    if not (scene.lists[at + 1] & LIFE_VERB or owns) or len(word) > _LONGEST or word.endswith(_ENDS):
        return False
    if not _begins(scene, at):
        return False
    if owns:
        return bool(scene.lists[at + 2] & KIN)
    return bool(scene.bits[scene.sentence[at]] & (CLIENT_PREDICATE | STRONG_PREDICATE)) and _of_life(
        scene, at
    )


def _begins(scene: Scene, at: int) -> bool:
    """Whether nothing stands in front in the sentence but a link: "en jitse slaapt", "omdat roos wil"."""
    return scene.opens(at) or scene.words[at - 1] in (",", "en", "dat", "omdat", "want", "als", "maar")


def _of_life(scene: Scene, at: int) -> bool:
    here = scene.sentence[at]
    following = scene.bits[here + 1] & PRONOUN if here + 1 < len(scene.bits) else 0
    return bool(scene.bits[here] & _OF_LIFE or following)
