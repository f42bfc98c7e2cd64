"""What somebody does behind their name: a predicate of a client, or of a colleague."""

from __future__ import annotations

from moderation.guard.lexicon import (
    CLIENT_PREDICATE,
    COLLEAGUE_PREDICATE,
    FUNCTION,
    GIVEN,
    LIFE_VERB,
    STRONG_PREDICATE,
    WORD,
)
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.handled import evidence_handled
from moderation.guard.names.scene import Scene

# "over Bas met de voetbaltrainer": what follows is somebody else.
_TOWARDS = frozenset(("met", "aan", "tegen", "naar", "door", "voor"))
_NEAR = 7
_PARTICIPLE = 5
_GIVES = frozenset(("toe", "aan", "over", "op", "licht", "antwoord", "geen"))


def evidence_predicate(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """A predicate of a client or of a colleague, with the name as its subject or object."""
    handled = evidence_handled(scene, at, candidate)
    if handled[0]:
        return handled
    if scene.words[at] == "niet" and _is_away(scene, at, candidate):
        return 2.6, "name-away"
    sentence = scene.sentence[candidate.last]
    verb = scene.lists[at]
    if scene.bits[sentence] & (STRONG_PREDICATE | COLLEAGUE_PREDICATE):
        done = _done(scene, at, sentence)
        if done[0]:
            return done
    if scene.words[at] == "?" and scene.words[at + 1] in ("die", "hij", "zij", "ze") and candidate.given:
        return 0.8, "name-subject"
    ordinary = scene.lists[candidate.first] & WORD and candidate.parts == 1
    if candidate.given and not ordinary and scene.opens(candidate.first) and _is_participle(scene.words[at]):
        return 0.6, "name-subject"
    if candidate.given and scene.opens(candidate.first) and scene.words[at] in scene.grammar["again"]:
        return 0.7, "name-subject"
    if candidate.given and scene.words[at] == "en" and _are_both(scene, at):
        return 0.3, "name-subject"
    if verb & LIFE_VERB and scene.bits[sentence] & CLIENT_PREDICATE:
        return 1.4, "name-subject"
    return (0.5, "name-subject") if verb & LIFE_VERB else NOTHING


def _is_away(scene: Scene, at: int, candidate: Candidate) -> bool:
    """Finds "X niet thuisgekomen"; an ordinary word in lower case is nobody."""
    named = not candidate.lower or (
        candidate.given and scene.words[candidate.first - 1] not in scene.grammar["determiners"]
    )
    return named and scene.words[at + 1] in scene.grammar["away"]


def _done(scene: Scene, at: int, sentence: int) -> Evidence:
    """The first predicate behind the name, in the same clause."""
    for place in range(at, min(at + _NEAR, scene.size)):
        if scene.sentence[place] != sentence or scene.words[place] in (",", "(", ":", "-"):
            return NOTHING
        bits = scene.lists[place]
        if bits & STRONG_PREDICATE:
            return 2.2, "name-predicate"
        if place > at and scene.words[at] in _TOWARDS and bits & FUNCTION:
            return NOTHING
        if (
            bits & COLLEAGUE_PREDICATE
            and not bits & CLIENT_PREDICATE
            and place - at < 4
            and not _goes_on(scene, at)
        ):
            return -2.0, "colleague-predicate"
    return NOTHING


def _goes_on(scene: Scene, at: int) -> bool:
    """Finds "X blijft maar mailen": who does not stop is no colleague."""
    if scene.words[at] in ("geeft", "gaf"):
        # "Anas gaf vandaag toe dat hij dealt"
        return not _GIVES.isdisjoint(scene.words[at + 1 : at + 5])
    return scene.words[at] in ("blijft", "bleef") and scene.words[at + 1] in (
        "maar",
        "ons",
        "mij",
        "me",
        "almaar",
    )


def _are_both(scene: Scene, at: int) -> bool:
    """Finds the first of "X en Y hebben de brandblusser leeggespoten"."""
    return bool(scene.lists[at + 1] & GIVEN and scene.words[at + 2] in scene.grammar["both"])


def _is_participle(word: str) -> bool:
    """Whether a note tells what was done: "Jurre gebeld", "Noa opgehaald"."""
    return len(word) > _PARTICIPLE and "ge" in word[:5] and word.endswith(("d", "t", "en"))
