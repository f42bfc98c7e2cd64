"""What stands behind a name: a client's age, birth date or predicate; a colleague's function or workplace."""

from __future__ import annotations

from moderation.guard.lexicon import (
    BESIDE,
    CLIENT,
    FUNCTION,
    KIN,
    LISTED_NUMBER,
    NUMBER,
    NUMBER_WORD,
    OF_CLIENT,
    PLACE,
    PUBLIC_NAME,
    WORD,
    WORKPLACE,
)
from moderation.guard.names.aged import evidence_aged
from moderation.guard.names.bracket import ARTICLES, evidence_bracket, is_thing
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.predicates import evidence_predicate
from moderation.guard.names.pupil import evidence_pupil
from moderation.guard.names.scene import Scene

_MARKS = frozenset("\"'*_")
# "El Moussaoui sr. wil niet"
_ELDER = frozenset(("sr", "jr", "senior", "junior"))
_TALKED = frozenset(("gesproken", "gebeld", "overlegd", "gemaild", "contact"))
_WHEN = frozenset(
    ("vroeger", "toen", "nu", "ook", "altijd", "al", "lang", "jarenlang", "ooit", "sinds", "kort")
)
# A name among the first words may be called; the words for who is called.
_BEGINNING = 3
_READER = frozenset(("je", "jij", "jou", "jouw", "jullie", "u"))


def evidence_after(scene: Scene, candidate: Candidate) -> Evidence:
    """The strongest that the words behind say: above 0 for a client, below 0 for a colleague or a source."""
    at = candidate.last + 1
    while scene.words[at] in _MARKS or scene.words[at] in _ELDER or scene.words[at - 1] in _ELDER:
        at += 1
    for finder in (*_RIGHT_BEHIND, *_FARTHER) if tells(scene, at) else _FARTHER:
        found = finder(scene, at, candidate)
        if found[0]:
            return found
    return NOTHING


def tells(scene: Scene, at: int) -> bool:
    """Whether the word at `at` may settle by itself that a client is named in front of it."""
    word = scene.words[at]
    return word in _TELLING or word in _MARKS or bool(scene.lists[at] & _TELLING_LISTS)


def _in_care(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "X in behandeling", "X uit mijn caseload", "bij X thuis"."""
    word = scene.words[at]
    if word in scene.grammar["at_home"] and scene.words[candidate.first - 1] == "bij":
        return (2.3 if word == "thuis" else 1.2), "name-home"
    if word not in ("in", "uit", "op", "bij"):
        return NOTHING
    noun = at + 1
    while scene.words[noun] in scene.grammar["possessive"] and noun < at + 3:
        noun += 1
    return (2.0, "name-care") if scene.words[noun] in scene.grammar["care"] else NOTHING


def _public(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Behind the name a place of work, a co-author, or the second part of an organisation's name."""
    word = scene.words[at]
    if _works_at(scene, at):
        return -3.0, "workplace"
    if (
        word == "&"
        or (word == "et" and scene.words[at + 1] == "al")
        or scene.words[candidate.first - 1] == "&"
    ):
        return -3.0, "author"
    if scene.lists[at + 1] & KIN and word in scene.grammar["own"]:
        return NOTHING
    if scene.lists[at] & BESIDE and scene.touches(at) and not scene.lists[at] & (CLIENT | KIN):
        return -3.0, "organisation"
    if word in _TALKED and scene.words[at + 1] in ("van", "bij") and scene.lists[at + 2] & WORKPLACE:
        return -3.0, "workplace"
    if word == "en" and scene.words[at + 1] == "ik":
        return -1.2, "with-me"
    if word in ("van", "bij", "vanuit", "uit"):
        for place in range(at + 1, at + 5):
            if scene.lists[place] & WORKPLACE and not scene.lists[place] & (KIN | CLIENT):
                return (-3.0, "workplace") if word in ("van", "vanuit") else (-1.5, "workplace")
            if scene.lists[place] & PLACE or not _leads_on(scene, place):
                return NOTHING
    return _addressed(scene, at, candidate)


def _works_at(scene: Scene, at: int) -> bool:
    """Finds "X (nog) werkt bij Accare": who works there is a colleague."""
    at += scene.words[at] in ("nog", "ook", "nu")
    if scene.words[at] not in ("werkt", "werkte", "werkzaam") or scene.words[at + 1] not in (
        "bij",
        "voor",
        "als",
    ):
        return False
    following = scene.lists[at + 2] | scene.lists[at + 3]
    return bool(following & (PUBLIC_NAME | WORKPLACE | FUNCTION))


def _leads_on(scene: Scene, place: int) -> bool:
    """Whether a word may stand before a place of work: an article, or an adjective ("juridische")."""
    adjective = scene.lists[place] & WORD and scene.words[place].endswith(("e", "isch"))
    return scene.words[place] in scene.grammar["possessive"] or bool(
        adjective and not scene.lists[place] & (KIN | CLIENT)
    )


def _is_somebody(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "X is onze vaste advocaat" and, for a client, "X is de nieuwe aanmelding"."""
    del candidate
    if scene.words[at] in ("nog", "ook", "al", "de", "een") and scene.lists[at + 1] & FUNCTION & ~KIN:
        return -2.5, "function"
    if (
        scene.words[at] in ("is", "wordt", "werd")
        and scene.words[at + 1] in ARTICLES
        and is_thing(scene, at + 2)
    ):
        # "Emma wordt het nieuwe registratiesysteem"
        return -3.0, "thing-name"
    if scene.words[at] in ("zijn", "is") and scene.words[at + 2] in ("naam", "namen"):
        # "Roos en Storm zijn de namen van onze groepen"
        return -3.0, "named-place"
    if scene.words[at] not in ("is", "wordt", "werd", "was"):
        return NOTHING
    while scene.words[at + 1] in _WHEN:
        at += 1
    for place in range(at + 1 + (scene.words[at + 1] in ARTICLES), at + 5):
        bits = scene.lists[place]
        if scene.words[place] in scene.grammar["is_client"]:
            return 2.5, "name-client"
        if bits & FUNCTION and not bits & (KIN | CLIENT):
            return -3.0, "function"
        if not bits & WORD or bits & (KIN | CLIENT) or not scene.words[place].endswith("e"):
            return NOTHING
    return NOTHING


def _addressed(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "Bart, heb jij …", "vraagje Bart: kun je …": somebody in the room is spoken to."""
    if candidate.first > _BEGINNING:
        return _called_last(scene, at, candidate)
    if scene.words[at] not in (",", ":") or candidate.first - 1 in scene.about:
        return NOTHING
    following = {scene.words[k] for k in range(at + 1, at + 6)}
    spoken_to = following & scene.grammar["spoken_to"]
    return (-2.5, "vocative") if spoken_to else NOTHING


def _called_last(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "heb jij het verslag al gemaakt, Youssef?": at the end somebody in the room is called."""
    if scene.words[candidate.first - 1] != "," or scene.words[at] not in ("?", "!"):
        return NOTHING
    sentence = scene.sentence[candidate.first]
    asked = scene.words[scene.bounds[sentence][0] : candidate.first]
    return NOTHING if _READER.isdisjoint(asked) else (-2.5, "vocative")


def _relative(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "X haar broer" and "X en zijn moeder"."""
    word = scene.words[at]
    start = at + 1 if word in ("en", "met", ",") else at
    if candidate.lower and not candidate.known and scene.words[start] in scene.grammar["english"]:
        return NOTHING
    if scene.words[start] in scene.grammar["owns"] and scene.lists[start + 1] & (KIN | OF_CLIENT | CLIENT):
        return 2.5, "name-relative"
    if (
        scene.words[start] in scene.grammar["clearly_owns"]
        and scene.words[start + 1] in scene.grammar["of_work"]
    ):
        return -1.5, "colleague-own"
    owned = scene.lists[start + 1] & WORD
    if start == at and scene.words[start] in scene.grammar["clearly_owns"] and owned:
        return 1.3, "name-relative"
    return NOTHING


def _genitive(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "Kevins moeder" and "Jaydens school"."""
    owned = scene.lists[at] & (KIN | OF_CLIENT) and scene.touches(at)
    name = scene.words[candidate.last]
    if owned and name.endswith("s") and (candidate.given or name.endswith("'s")):
        return 2.3, "name-genitive"
    return NOTHING


_RIGHT_BEHIND = (evidence_pupil, evidence_aged, evidence_bracket, _in_care, _genitive, _is_somebody)
_FARTHER = (_public, _relative, evidence_predicate)
# Each of the first begins with one of these words, or with a word on one of these lists.
_AGED = ("(", ",", ":", "/", "-", "leeftijd", "lft", "age", "van", "uit", "is", "wordt", "werd", "een")
_IN_CARE = (
    "thuis",
    "vandaan",
    "binnen",
    "langs",
    "geweest",
    "ingebroken",
    "aangebeld",
    "in",
    "uit",
    "op",
    "bij",
)
_SOMEBODY = ("nog", "ook", "al", "de", "een", "zijn", "is", "wordt", "werd", "was")
_TELLING = frozenset((*_AGED, *_IN_CARE, *_SOMEBODY))
_TELLING_LISTS = NUMBER | LISTED_NUMBER | NUMBER_WORD | KIN | OF_CLIENT
