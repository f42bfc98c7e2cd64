"""What the message before asked for, so that a bare answer is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from moderation.guard.lexicon import CLIENT, FAMILY, KIN, Lexicon, plain

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*+")
# A question of a long message lies at its end.
_LENGTH = 400
WORK = "work"
CLIENT_ASKED = "client"
# A number with a name of its own ("ticketnummer", "deelnamecode").
NAMED = ("nummer", "nummers", "nr", "code", "-id")
_SHORTEST_NAMED = 6
_SECRETS = frozenset(("code", "wachtwoord", "pincode", "toegangscode"))
# "Wanneer ben jij jarig": a colleague tells of themselves.
_OF_READER = frozenset(("jij", "jou", "jouw", "jullie", "uw"))
_READER = frozenset((("ben", "je"), ("bent", "u"), ("heet", "je"), ("woon", "je"), ("je", "eigen")))
_PRIVATE = frozenset(("dob", "address", "name"))
_NAMING = frozenset(("naam", "namen", "voornaam", "achternaam", "heet", "heten", "heette", "hoe"))
_PERSONS = frozenset(("hij", "hem", "zij", "ze", "haar", "z'n", "d'r"))


def asked_for(context: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """The lists under [asks] in cues.toml that the last message before touches, plus "client"."""
    if not context:
        return frozenset()
    words = _WORD.findall(plain(context[-1][-_LENGTH:]))
    found = {key for key, cues in lexicon.cues["asks"].items() if not cues.isdisjoint(words)}
    file = lexicon.cues["asks_file"]
    if not file["number"].isdisjoint(words) and not file["nouns"].isdisjoint(words):
        found.add("case")
    if any(_is_businesslike(word, lexicon) for word in words):
        found.add(WORK)
    bits = 0
    for word in words:
        bits |= lexicon.words.get(word, 0)
    if bits & (KIN | CLIENT | FAMILY) or _PERSONS.intersection(words) or _owned(words, lexicon):
        found.add(CLIENT_ASKED)
        if "name" in found and _names_client(words, lexicon):
            found.discard(WORK)
    elif not _OF_READER.isdisjoint(words) or any(pair in _READER for pair in pairwise(words)):
        found -= _PRIVATE
        found.add(WORK)
    return frozenset(found)


def _is_businesslike(word: str, lexicon: Lexicon) -> bool:
    """Whether a number of work was asked for, which says so by its own name: "factuurnummer"."""
    named = word in _SECRETS or (len(word) > _SHORTEST_NAMED and word.endswith(NAMED))
    asks = lexicon.cues["asks"]
    return named and not any(word in cues for cues in asks.values()) and not lexicon.numbered(word)


def _names_client(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the name of a client is asked for: "de naam van vader", "hoe heet het meisje"."""
    for at, word in enumerate(words):
        if word in _NAMING and any(
            lexicon.words.get(after, 0) & (KIN | CLIENT | FAMILY) or after in _PERSONS
            for after in words[at + 1 : at + 4]
        ):
            return True
    return False


def _owned(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether "zijn" stands before what was asked for ("zijn bsn"): else it is a verb."""
    asks = lexicon.cues["asks"]
    follows = {after for word, after in pairwise(words) if word == "zijn"}
    return any(not follows.isdisjoint(cues) for key, cues in asks.items() if key != WORK)
