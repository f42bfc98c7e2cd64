"""How somebody is called or quoted: "dat ie Max heet", "wat Miriam zegt", a name under a letter in quotes."""

from __future__ import annotations

from bisect import bisect_left

from moderation.guard.lexicon import FUNCTION, GREETING, KIN, NAME_IS, WORKPLACE
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

_SMALL = frozenset((",", ":", "\n", "-", ".", "!", "'", '"'))
_CLOSING = frozenset(("'", '"', "\u201d"))
_KISSES = frozenset(("x", "xx", "xxx", "kus", "kusjes", "knuffel", "love"))
_SELF = (("ik", "ben"), ("naam", "is"), ("ik", "heet"), ("i", "am"), ("hier", "is"))
_SAYS = frozenset(("zegt", "schrijft", "bedoelt", "zei", "schreef", "stelt", "noemt", "vraagt"))
# So far in front of a quotation its sender is named.
_INTRODUCED = 10


def evidence_called(scene: Scene, candidate: Candidate) -> Evidence:
    """What a verb of naming or saying, or a quotation around the name tells."""
    before, after = candidate.first - 1, candidate.last + 1
    if scene.words[before] in ("wat", "zoals") and scene.words[after] in _SAYS:
        return -2.0, "source"
    subject = scene.words[before]
    if scene.lists[after] & NAME_IS and (
        subject in scene.grammar["somebody"] or subject in scene.grammar["subjects"]
    ):
        return 3.0, "name-called"
    return _quoted(scene, candidate) if scene.quotes else NOTHING


def _quoted(scene: Scene, candidate: Candidate) -> Evidence:
    """Finds the name with which somebody signs, or tells of themselves, in a message that is quoted."""
    signs = bisect_left(scene.quotes, candidate.first)
    if signs % 2 == 0:
        return NOTHING
    start = scene.quotes[signs - 1]
    introduced = scene.lists[max(0, start - _INTRODUCED) : start]
    if any(bits & (FUNCTION | WORKPLACE) and not bits & KIN for bits in introduced):
        return NOTHING
    alone = scene.words[candidate.last + 1] in _CLOSING and scene.words[candidate.first - 1] in (
        ".",
        "!",
        "\n",
    )
    if alone and candidate.given:
        return 2.5, "name-quoted"
    at = candidate.first - 1
    if (scene.words[at - 1], scene.words[at]) in _SELF and at - 1 > start:
        return 2.5, "name-quoted"
    while at > start and scene.words[at] in _SMALL:
        at -= 1
    signed = at > start and (scene.lists[at] & GREETING or scene.words[at] in _KISSES)
    closes = scene.words[candidate.last + 1] in ("'", '"', "\n", ",", ".")
    return (2.5, "name-quoted") if signed and closes and at - start > 2 else NOTHING
