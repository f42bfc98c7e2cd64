"""Labels in front of a name: "Naam: X", "betreft: X", "hij heet X"."""

from __future__ import annotations

from itertools import pairwise

from moderation.guard.lexicon import CLIENT, FAMILY, FUNCTION, KIN, NAME_IS
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene


def evidence_label(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "Naam: X", "cliënt: X", "hij heet X"; not "mijn naam is X" and not "de training heet X"."""
    del candidate
    noun = at
    while noun > 0 and scene.words[noun] in scene.grammar["equals"] and at - noun < 3:
        noun -= 1
    bits = scene.lists[noun]
    if scene.words[at] == ":" and bits & (KIN | CLIENT | FAMILY):
        return 3.0, "name-label"
    if scene.words[at] == ":" and scene.words[noun] in (
        "betreft",
        "betr",
        "inzake",
        "onderwerp",
        "subject",
        "re",
    ):
        return 2.8, "name-label"
    if not bits & NAME_IS:
        return NOTHING
    around = [
        scene.words[k] for k in range(max(0, noun - 6), noun) if scene.sentence[k] == scene.sentence[noun]
    ]
    own_family = any(
        first == "mijn" and second in scene.grammar["own_family"] for first, second in pairwise(around)
    )
    if around[-1:] in (["ik"], ["mijn"], ["m'n"]) or own_family:
        return -3.5, "own-name"
    if any(word in scene.grammar["things"] for word in around) or _is_function_named(scene, noun):
        return -2.5, "thing-name"
    if any(word in scene.grammar["subjects"] for word in around) or any(
        scene.lists[k] & (KIN | CLIENT) for k in range(max(0, noun - 6), noun)
    ):
        return 3.0, "name-called"
    sure = scene.words[at] == ":" or scene.words[noun] in ("achternaam", "voornaam", "roepnaam")
    return (2.5, "name-label") if sure else (1.2, "name-called")


def _is_function_named(scene: Scene, noun: int) -> bool:
    """Finds "de tolk heet Samira": a colleague is named, unless the function is one of a client's."""
    return bool(scene.lists[noun - 1] & FUNCTION and not scene.lists[noun - 1] & (KIN | CLIENT))
