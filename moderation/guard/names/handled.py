"""What is done with or for somebody: only a client is placed, fetched, taken in or found a bed for."""

from __future__ import annotations

from moderation.guard.lexicon import CLIENT_PREDICATE
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

_NEAR = 6
_TAKERS = frozenset(("ik", "jij", "je", "wij", "we", "iemand", "jullie"))
_HELPERS = (
    "psycholoog",
    "psychiater",
    "therapeut",
    "therapie",
    "plek",
    "tolk",
    "opvang",
    "begeleiding",
    "maatje",
)


def evidence_handled(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """What the verb around the name does with its bearer; `at` is the token behind the name."""
    before = scene.words[candidate.first - 1]
    if before not in scene.grammar["handling"] and scene.words[at] not in ("laten", "te", "naar"):
        return NOTHING
    for finder in (_taken_over, _moved, _undergoing, _sought, _back, _taken_to):
        found = finder(scene, at, candidate)
        if found[0]:
            return found
    return NOTHING


def _taken_over(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "neemt X over", "haalt X morgen op" and "of ik X overneem"."""
    if scene.words[candidate.first - 1] in _TAKERS and _within(scene, at, scene.grammar["taken"], 3):
        return 2.4, "name-handled"
    if scene.words[candidate.first - 1] not in scene.grammar["handled"]:
        return NOTHING
    ends = any(scene.words[place] in scene.grammar["handled_end"] for place in range(at, at + 3))
    return (1.2, "name-handled") if ends else NOTHING


def _moved(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "hebben we X opgehaald" and "ik heb X gisteren aangemeld"."""
    before = candidate.first - 1
    while before > candidate.first - 4 and scene.words[before] in scene.grammar["when"]:
        before -= 1
    if scene.words[before] not in scene.grammar["we_have"]:
        return NOTHING
    moved = _within(scene, at, scene.grammar["moved"])
    return (1.6, "name-handled") if moved else NOTHING


def _undergoing(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "om X te laten opnemen" and "X laten onderzoeken"."""
    del candidate
    place = at + (scene.words[at] == "te")
    if scene.words[place] != "laten":
        return NOTHING
    done = scene.words[place + 1] in scene.grammar["undergone"] or scene.lists[place + 1] & CLIENT_PREDICATE
    return (1.6, "name-handled") if done else NOTHING


def _sought(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "voor X zoek ik een plek", "voor X nog steeds geen bed" and "een psycholoog voor X"."""
    if scene.words[candidate.first - 1] != "voor":
        return NOTHING
    noun = candidate.first - 2
    if scene.words[noun] in scene.grammar["places"] or scene.words[noun].endswith(_HELPERS):
        return 1.8, "name-about"
    if not _within(scene, at, scene.grammar["places"]):
        return NOTHING
    return (2.2, "name-about") if _within(scene, at, scene.grammar["seeks"]) else NOTHING


def _back(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "is X al terug op de groep", in a sentence that is about a client."""
    asked = scene.words[candidate.first - 1] in ("is", "was", "zit", "staat", "blijft")
    if not asked or not scene.bits[scene.sentence[candidate.first]] & CLIENT_PREDICATE:
        return NOTHING
    back = _within(scene, at, scene.grammar["back"], 3)
    return (0.8, "name-home") if back else NOTHING


def _taken_to(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "met X naar de tandarts" and "vanmiddag X naar de gynaecoloog gebracht"."""
    if scene.words[at] != "naar":
        return NOTHING
    if scene.words[candidate.first - 1] != "met" and not _within(scene, at, scene.grammar["moved"]):
        return NOTHING
    return (1.6, "name-handled") if _within(scene, at + 1, scene.grammar["taken_to"], 4) else NOTHING


def _within(scene: Scene, at: int, words: frozenset[str], near: int = _NEAR) -> bool:
    """Whether one of these words stands in the same sentence, at most so many tokens further."""
    sentence = scene.sentence[min(at, scene.size - 1)]
    for place in range(at, min(at + near, scene.size)):
        if scene.sentence[place] != sentence:
            return False
        if scene.words[place] in words:
            return True
    return False
