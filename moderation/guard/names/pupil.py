"""A class behind a name: "Dani (4 vwo)", "Jill uit 3 kader", "Noor van groep 7"."""

from __future__ import annotations

from moderation.guard.lexicon import NUMBER, NUMBER_WORD
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

_LEADS = frozenset(("uit", "van", "in", "("))
_ARTICLES = frozenset(("de", "het", "t"))
_GROUPS = frozenset(
    ("groep", "gr", "klas", "brugklas", "leerjaar", "kleutergroep", "kleuterklas", "middelbaar", "unit", "lj")
)
_ORDINALS = frozenset(
    ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "ste", "de", "e")
)
_NEAR = 3


def evidence_pupil(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Above 0 when the words behind the name tell in which class its bearer is."""
    del candidate
    if scene.words[at] not in _LEADS:
        return NOTHING
    at += 1 + (scene.words[at + 1] in _ARTICLES)
    levels = scene.message.lexicon.cues["school"]["levels"]
    for place in range(at, at + _NEAR):
        word = scene.words[place]
        numbered = place > at and scene.lists[place - 1] & (NUMBER | NUMBER_WORD)
        if numbered and word in levels:
            return 2.2, "name-class"
        if word in _GROUPS and (place > at or scene.lists[place + 1] & NUMBER or word == "brugklas"):
            return 1.8, "name-class"
        if not (scene.lists[place] & (NUMBER | NUMBER_WORD) or word in _ORDINALS):
            return NOTHING
    return NOTHING
