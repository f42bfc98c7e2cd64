"""What stands in brackets or behind a comma right behind a name: a birth date, a relative, a function."""

from __future__ import annotations

from moderation.guard.lexicon import CLIENT, FUNCTION, KIN, NOT_A_NAME, WORKPLACE
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

ARTICLES = frozenset(("de", "het", "een", "onze", "ons", "mijn"))
"""What may stand in front of what somebody or something is."""
_YEAR = 4
_LEADS = frozenset(("door", "bij", "via", "met"))
_THINGS = (
    "systeem",
    "programma",
    "methode",
    "methodiek",
    "app",
    "chatbot",
    "module",
    "tool",
    "assistent",
    "pilot",
    "interventie",
    "mascotte",
)


def evidence_bracket(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "X (10-3-2011)", "X (bsn …)"; "X (2019)" is an author, "X (advocaat)" a colleague."""
    if scene.words[at] not in ("(", ","):
        return NOTHING
    if scene.evading and candidate.known:
        return 1.0, "name-evading"
    at += scene.words[at + 1] == "*"
    numbered = _numbered(scene, at)
    return numbered if numbered[0] else _told(scene, at)


def is_thing(scene: Scene, at: int) -> bool:
    """Whether a thing is named here, perhaps behind an adjective: "nieuwe registratiesysteem"."""
    return any(word.endswith(_THINGS) for word in scene.words[at : at + 2])


def _numbered(scene: Scene, at: int) -> Evidence:
    """A year, a birth date, another number, or a school behind the sign at `at`."""
    inner, school = scene.words[at + 1], scene.message.lexicon.cues["school"]
    if inner.isdecimal() and len(inner) == _YEAR and scene.words[at] == "(":
        return -3.0, "author-year"
    if inner.isdecimal() and scene.words[at + 2] in ("-", "/", ".") and scene.words[at + 3].isdecimal():
        return 3.0, "name-born"
    if inner in scene.grammar["born"]:
        return 3.0, "name-number"
    return (2.0, "name-school") if inner in school["levels"] or inner in school["kinds"] else NOTHING


def _told(scene: Scene, at: int) -> Evidence:
    """A thing, a function, a relative or a place of work behind the sign at `at`."""
    inner, kin = scene.words[at + 1], KIN | CLIENT
    if inner in ARTICLES and is_thing(scene, at + 2):
        # "Eva, de assistent in het systeem"
        return -3.0, "thing-name"
    # "X, verwezen door huisarts"
    reach = range(at + 1, next((k for k in range(at + 1, at + 4) if scene.words[k] in _LEADS), at + 4))
    if any(
        scene.lists[k] & FUNCTION and not scene.lists[k] & KIN for k in reach if scene.words[k] not in ",)"
    ):
        return _function_or_relative(scene, at)
    closed = scene.words[at] == "(" or scene.words[at + 2] in (",", ".", ")", "\n", "(", "-")
    if closed and scene.lists[at + 1] & kin:
        return 2.2, "name-kin"
    if inner in ("dat", "die", "dit") and scene.words[at + 2] == "is":
        # "X, dat is de stiefmoeder"
        return (2.2, "name-kin") if any(scene.lists[k] & kin for k in (at + 3, at + 4)) else NOTHING
    if inner in ("een", "onze") and scene.lists[at + 2] & kin:
        # "X, een jongen van veertien"
        return 2.0, "name-kin"
    if scene.words[at] == "(" and any(scene.lists[k] & (WORKPLACE | NOT_A_NAME) for k in reach):
        return -2.5, "workplace"
    return NOTHING


def _function_or_relative(scene: Scene, at: int) -> Evidence:
    # "Kaan, zijn voogd belde" speaks of the guardian; "Karin, voogd bij ons" is one.
    if scene.words[at + 1] in scene.grammar["owns"] or scene.words[at + 1] in scene.grammar["possessive"]:
        return NOTHING
    return -3.0, "function"
