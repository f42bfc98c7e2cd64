"""What stands in front of a name: each finder returns a weight and the rule's name, weight 0 for nothing."""

from __future__ import annotations

from bisect import bisect_left

from moderation.guard.lexicon import (
    CLIENT,
    CULTURE,
    FAMILY,
    FUNCTION,
    GIVEN,
    GREETING,
    KIN,
    NAME_IS,
    OF_CLIENT,
    OF_COLLEAGUE,
    SOURCE,
    SURNAME,
    THANKS,
    TITLE,
    WORD,
    WORKPLACE,
)
from moderation.guard.names.called import evidence_called
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.labels import evidence_label
from moderation.guard.names.scene import Scene

# How far back thanks or a greeting may lie.
_POLITE = 5
_QUOTES = frozenset("\"'")
_MARKS = frozenset("\"'*_(")
_MINE = ("mijn", "m'n")
_PERSONS = frozenset(("ze", "zij", "hij", "die", "she", "he"))
# Without a word on one of these lists, or one of those below, right in front only `_lead` can tell.
_TELLING_LISTS = FAMILY | TITLE | KIN | CLIENT | NAME_IS | OF_CLIENT


def evidence_before(scene: Scene, candidate: Candidate) -> Evidence:
    """The strongest that the words in front say: above 0 for a client, below 0 for others."""
    called = evidence_called(scene, candidate)
    if called[0]:
        return called
    at = candidate.first - 1
    while at >= 0 and scene.words[at] in _MARKS:
        at -= 1
    if at < 0:
        return NOTHING
    if scene.words[at] == "\n":
        return _signature(scene, at)
    if scene.words[candidate.first - 1] == "(" and scene.words[at] not in ("ik", "i"):
        bracketed = _apposition(scene, candidate.first - 1, candidate)
        if bracketed[0]:
            return bracketed
    negative = _colleague(scene, at, candidate)
    if negative[0]:
        return negative
    if (
        scene.lists[at] & _TELLING_LISTS
        or scene.words[at] in scene.grammar["telling"]
        or scene.words[at - 1] in _MINE
        or at in scene.about
    ):
        for finder in (_direct, _of, evidence_label, _aged, _phrase, _noun):
            found = finder(scene, at, candidate)
            if found[0]:
                return found
    return _lead(scene, at, candidate)


def hinted(scene: Scene, candidate: Candidate) -> bool:
    """Whether anything in front can settle by itself that a client is named; quick."""
    at = candidate.first - 1
    word = scene.words[at]
    return (
        bool(scene.lists[at] & _TELLING_LISTS or scene.lists[candidate.last + 1] & NAME_IS or scene.quotes)
        or word in scene.grammar["telling"]
        or word in _MARKS
        or at in scene.about
        or scene.words[at - 1] in _MINE
    )


def _signature(scene: Scene, at: int) -> Evidence:
    """A name on the line below a greeting is its writer's."""
    while at >= 0 and scene.words[at] in ("\n", ",", "!", "."):
        at -= 1
    return (-3.0, "signature") if at >= 0 and scene.lists[at] & GREETING else NOTHING


def _colleague(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    word, bits = scene.words[at], scene.lists[at]
    if word == "@":
        return -3.5, "mention"
    if at in scene.colleague:
        return -3.5, "colleague-phrase"
    if _is_greeted(scene, at, candidate):
        return -3.5, "greeting"
    titled = word == "." and scene.lists[at - 1] & FUNCTION and scene.touches(at)
    if titled and scene.words[at - 2] == "," and scene.lists[at - 3] & (KIN | CLIENT):
        # "de oom, Mr. Lin"
        return NOTHING
    if titled or (bits & FUNCTION and not bits & (CLIENT | KIN) and scene.touches(at + 1)):
        return -3.0, "function"
    bracketed = scene.words[candidate.first - 1] == "(" and scene.bits[scene.sentence[at]] & (KIN | CLIENT)
    whole = candidate.lower and candidate.given
    if word in scene.grammar["named"] and not whole and not bracketed and scene.touches(at + 1):
        return -3.0, "named-place"
    if word.endswith(scene.message.lexicon.endings["animals"]) and scene.touches(at + 1):
        return -7.0, "animal"
    if (bits | scene.lists[at - 1] * (word == ".")) & TITLE and _is_introduced(scene, at):
        return -3.0, "function"
    if _is_titled(scene, candidate):
        return -3.0, "named-place"
    if bits & WORKPLACE and word not in ("zaak", "zaken"):
        return -1.5, "workplace"
    return NOTHING


def _is_introduced(scene: Scene, at: int) -> bool:
    """Finds "mentor van school, dhr. X": a function stands before the form of address."""
    at -= scene.words[at] == "."
    if scene.words[at - 1] != ",":
        # "jeugdarts mw. Tan"
        before = scene.lists[at - 1]
        return at > 0 and bool(before & FUNCTION and not before & (KIN | CLIENT))
    functions = [scene.lists[place] for place in range(max(0, at - 6), at - 1)]
    return any(bits & FUNCTION and not bits & (KIN | CLIENT) for bits in functions)


def _is_titled(scene: Scene, candidate: Candidate) -> bool:
    """Finds "meisjesgroep 'Sterke Yasmina'": in quotes behind the word for it stands the name of a group."""
    for at in range(candidate.first - 1, max(0, candidate.first - 4), -1):
        if scene.words[at] in _QUOTES:
            ends = scene.message.lexicon.endings["titled"]
            noun = at - 2 if scene.words[at - 1] in ("heet", "heten", "genaamd", "getiteld") else at - 1
            return scene.words[noun].endswith(ends)
    return False


def _is_greeted(scene: Scene, at: int, candidate: Candidate) -> bool:
    """Finds "hoi X", "hoi, X!" and "dank je wel, X"; but in "hoi allemaal, X is weg" a client is named."""
    place = at
    while place >= 0 and at - place < _POLITE and scene.words[place] in scene.grammar["small"]:
        if scene.lists[place] & (GREETING | THANKS):
            break
        place -= 1
    polite = scene.lists[place] if place >= 0 and scene.sentence[place] == scene.sentence[at] else 0
    if polite & THANKS:
        return True
    closed = scene.words[candidate.last + 1] in (",", "!", ".", "\n", ":", "?", "•")
    return bool(polite & GREETING) and (place == at or closed)


def _direct(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    bits = scene.lists[at]
    if scene.words[at] == "." and scene.lists[at - 1] & (TITLE | FAMILY):
        at -= 1
        bits = scene.lists[at]
    if (
        scene.words[at - 1] in _MINE
        and scene.words[at] in scene.grammar["own_family"]
        and not bisect_left(scene.quotes, at) % 2
    ):
        return -3.0, "own-family"
    if bits & FAMILY and scene.words[at] not in ("kinderen", "broertjes", "zusjes"):
        return 3.0, "name-family"
    if bits & TITLE:
        return 2.3, "name-title"
    if not bits & (KIN | CLIENT):
        return NOTHING
    known = any(
        scene.lists[k] & (GIVEN | SURNAME) and not scene.lists[k] & WORD
        for k in range(candidate.first, candidate.last + 1)
    )
    if not known and scene.words[at] in scene.grammar["groups"]:
        return (1.6, "name-kin") if candidate.parts > 1 else (0.6, "name-kin")
    if not known and candidate.lower:
        return (
            NOTHING if scene.words[at].removesuffix("'s") in scene.grammar["english"] else (2.1, "name-kin")
        )
    return 3.0, "name-kin"


def _of(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "moeder van X", "dossier over X": the noun in front of "van" decides."""
    if scene.words[at] == "." and scene.words[at - 1] in ("v", "d") and at > 1:
        at -= 1
    if scene.words[at] not in scene.grammar["of"]:
        return NOTHING
    noun = at - 1
    if scene.words[at] in ("over", "rond", "rondom"):
        # "een melding gedaan over X"
        while noun > at - 4 and scene.words[noun] in scene.grammar["done"]:
            noun -= 1
    bits = scene.lists[noun]
    own = scene.words[at] in scene.grammar["own"]
    genitive = scene.lists[candidate.last + 1] & KIN and scene.words[candidate.last].endswith("s")
    if bits & OF_COLLEAGUE and not bits & OF_CLIENT and own and not genitive:
        return -3.0, "work-of"
    if bits & (KIN | CLIENT | FAMILY):
        return (3.0 if own else 1.0), "name-kin-of"
    if at in scene.about:
        return 2.2, "name-about"
    if scene.words[noun] in scene.grammar["told"] and candidate.given and scene.words[at] in ("over", "rond"):
        return 2.2, "name-about"
    if bits & OF_CLIENT:
        return (2.8 if own else 1.5), "name-file-of"
    if bits & FUNCTION and scene.words[at] in ("van", "voor") and candidate.given:
        return 2.0, "name-helper-of"
    return NOTHING


def _noun(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "beschikking Roelofs verlengen": the name stands right behind what is the client's."""
    bits = scene.lists[at]
    if candidate.lower or not bits & OF_CLIENT or bits & (FUNCTION | WORKPLACE) or not scene.touches(at + 1):
        return NOTHING
    if scene.words[at] in scene.grammar["no_label"] or scene.words[at].endswith(("en", "school", "zorg")):
        return NOTHING
    return (2.0 if candidate.known else 0.8), "name-file"


def _aged(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    del candidate
    return (3.0, "name-age") if scene.words[at] in ("jarige", "jarig", "year-old", "old") else NOTHING


def _phrase(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    if at in scene.about:
        return 2.2, "name-about"
    if scene.words[at] in ("zoals", "namelijk", "als") and scene.lists[at - 1] & (KIN | CLIENT):
        # "een kind zoals X"
        return 2.0, "name-apposition"
    if scene.words[at] in (",", "-", ":", "("):
        return _apposition(scene, at, candidate)
    if scene.words[at] in ("onze", "ons", "mijn") and candidate.given:
        return 0.8, "name-ours"
    return NOTHING


def _apposition(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Finds "een jongen in behandeling, X, die …": a young person named just before the comma."""
    after = scene.words[candidate.last + 1]
    closed = after in (",", ".", ")", "-", "!", "?", "\n", "(", ":", ";")
    for place in range(at - 1, max(-1, at - 7), -1):
        if scene.sentence[place] != scene.sentence[at] or scene.words[place] == ",":
            return NOTHING
        if (
            closed
            and place == at - 1
            and scene.lists[place] & FUNCTION
            and not scene.lists[place] & (KIN | CLIENT)
        ):
            # "de zwemjuf, Corry, doet"
            return -3.0, "function"
        if scene.lists[place] & (KIN | CLIENT):
            known = candidate.given or not candidate.lower or candidate.parts > 1
            return ((2.4 if closed else 1.0) if known else (1.8 if closed else 0.5)), "name-apposition"
    return NOTHING


def _source(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Behind "volgens" a source stands; behind "naar" and "door" so it does where work is spoken of."""
    if scene.words[at] not in ("naar", "door"):
        return -2.5, "source"
    if scene.words[candidate.last + 1] == "," and scene.words[candidate.last + 2] in _PERSONS:
        # "geld overmaken naar X, ze staat rood"
        return 0.6, "name-subject"
    sentence = scene.sentence[candidate.first]
    at_work = scene.counts(sentence)[1] or scene.bits[sentence] & CULTURE
    sent = not scene.grammar["sent"].isdisjoint(scene.words[max(0, at - 4) : at])
    alone = candidate.parts > 1 and not scene.counts(sentence)[0]
    alone = alone or bool(scene.lists[candidate.first] & WORD)
    return (-2.5, "source") if at_work or sent or alone else NOTHING


def _lead(scene: Scene, at: int, candidate: Candidate) -> Evidence:
    """Behind "als" or "omdat" stands a person; behind "via" or "bij" an unknown word is an organisation."""
    if scene.lists[at] & SOURCE:
        return _source(scene, at, candidate)
    if scene.words[at] in scene.grammar["lives_here"] and candidate.given and not candidate.lower:
        return 1.4, "name-subject"
    if scene.words[at] in scene.grammar["inverted"] and not candidate.lower:
        return 0.5, "name-subject"
    if candidate.known or candidate.lower:
        return NOTHING
    if scene.words[at] in scene.grammar["leads"]:
        return 0.6, "name-subject"
    return (-0.5, "outward") if scene.words[at] in scene.grammar["outward"] else NOTHING
