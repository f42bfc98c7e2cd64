"""Which words could be a name, and where the name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moderation.guard.lexicon import (
    CLIENT,
    CLIENT_PREDICATE,
    FAMILY,
    GIVEN,
    KIN,
    LIFE_VERB,
    MONTH,
    NOT_A_NAME,
    NUMBER,
    PARTICLE,
    PLACE,
    PRONOUN,
    PUBLIC_NAME,
    SURNAME,
    TITLE,
    WORD,
)
from moderation.guard.names.extent import HOUSES, NEVER, extend
from moderation.guard.names.places import is_addressed
from moderation.guard.names.scene import Scene
from moderation.guard.names.shape import capital_shape, lower_shape

# Two letters with their full stops; and how far initials may run.
_LETTERS, _MOST_INITIALS = 4, 10
# "Cliënt A. en cliënt B.": nobody in particular.
_ANYBODY = frozenset("abcxyzn")
# "12 zusjes" counts; behind a longer number a name may stand.
_COUNTS = 2


Evidence = tuple[float, str]
"""A weight, above 0 for a client and below 0 for others, and the rule's name."""
NOTHING: Evidence = (0.0, "")


class Candidate(NamedTuple):
    """Tokens first..last that could be a name.

    `shape` tells how much they look like one, `known` that a word of them is on a list of names, `filed` that
    they stand as in a file: "Yildiz, Zuzanna".
    """

    first: int
    last: int
    shape: float
    given: bool
    lower: bool
    known: bool = True
    filed: bool = False

    @property
    def parts(self) -> int:
        """How many tokens."""
        return self.last - self.first + 1


class Scored(NamedTuple):
    """A candidate with its score and the rule that weighed most."""

    candidate: Candidate
    score: float
    rule: str


def find_candidates(scene: Scene, places: Sequence[int]) -> Iterator[Candidate]:
    """The candidates that begin at these places, from left to right, without overlap."""
    done = -1
    for at in places:
        candidate = _candidate(scene, at) if at > done else None
        if candidate:
            candidate = _filed(scene, candidate)
            yield candidate
            done = candidate.last


def _filed(scene: Scene, name: Candidate) -> Candidate:
    """The candidate with the given name behind its comma, when that is how it stands."""
    given = name.last + 2
    if (
        name.given
        or scene.words[name.last + 1] != ","
        or not scene.lists[given] & GIVEN
        or scene.lists[given] & WORD
    ):
        return name
    opens = name.first == 0 or scene.words[name.first - 1] in (":", "-", "\n", "•")
    if not opens or scene.words[given + 1] not in ("-", ".", "\n", "(", ":", ";", "•"):
        return name
    return Candidate(name.first, given, name.shape, given=True, lower=name.lower, known=True, filed=True)


def _candidate(scene: Scene, at: int) -> Candidate | None:
    word = scene.words[at]
    if at in scene.blocked or not word[0].isalpha():
        return None
    if len(word) == 1 or (word in scene.grammar["initials"] and scene.words[at + 1] == "."):
        return _initials(scene, at)
    bits = scene.lists[at]
    capital = scene.capital(at)
    if "-" in word and capital and bits & SURNAME and bits & (KIN | CLIENT):
        return _family(scene, at)
    counted = scene.lists[at - 1] & NUMBER and len(scene.words[at - 1]) <= _COUNTS
    if counted and (bits & MONTH or not capital):
        return None
    if bits & PARTICLE and not bits & GIVEN:
        return _with_particle(scene, at)
    if bits & KIN and not capital:
        # "zus van 5"
        return None
    if (not capital or scene.caseless) and bits & WORD and not bits & (GIVEN | SURNAME):
        return None
    shape = capital_shape(scene, at, bits) if capital and not scene.caseless else lower_shape(scene, at, bits)
    if shape is None:
        return None
    lower = not capital or scene.caseless
    alone = lower and bits & WORD and _takes_nothing(scene.lists[at + 1]) and shape <= 0
    return _made(scene, at, at if alone else extend(scene, at, lower), shape)


def _family(scene: Scene, at: int) -> Candidate | None:
    """A surname with its family behind a hyphen: "de El Mansouri-kinderen"."""
    if scene.shouted_part(at):
        return None
    first = at
    while scene.capital(first - 1) and scene.lists[first - 1] & PARTICLE and first > 0:
        first -= 1
    return Candidate(first, at, 0.6, given=False, lower=False, filed=True)


def _takes_nothing(following: int) -> bool:
    """An ordinary word that is also a given name takes only a surname along: not "ben zenuwachtig"."""
    return not following & (SURNAME | PARTICLE) or bool(following & GIVEN)


def _made(scene: Scene, first: int, last: int, shape: float) -> Candidate:
    bits = 0
    for at in range(first, last + 1):
        bits |= scene.lists[at]
    lower = scene.caseless or not scene.capital(first)
    full = _fullness(scene, first, last, bits) if last > first else 0.0
    if last > first and not lower and scene.words[last].endswith(HOUSES) and not scene.lists[last] & SURNAME:
        full = -2.5
    return Candidate(first, last, shape + full, bool(bits & GIVEN), lower, bool(bits & (GIVEN | SURNAME)))


def _fullness(scene: Scene, first: int, last: int, bits: int) -> float:
    """What a second part adds: a surname makes it more of a name, an ordinary word ("Amber Alert") less."""
    if bits & GIVEN and any(len(scene.words[at]) == 1 for at in range(first, last + 1)):
        # A given name with one letter is how professionals half hide a client.
        return 1.0
    ordinary = scene.lists[last] & WORD and not scene.lists[last] & (SURNAME | GIVEN)
    if ordinary:
        return -0.5
    # Two unknown words with capitals side by side are a name more often than one.
    if scene.caseless or not scene.capital(last) or scene.words[first - 1] in scene.grammar["determiners"]:
        return 0.3
    return 0.3 if bits & WORD else 0.7 if bits & GIVEN else 1.3


def _with_particle(scene: Scene, at: int) -> Candidate | None:
    """A surname that begins with a particle: "Van Dijk", "de groot", "El Amrani"."""
    last = at
    while (
        last < scene.size - 1 and scene.lists[last] & PARTICLE and last - at < 3 and scene.touches(last + 1)
    ):
        last += 1
    bits = scene.lists[last]
    called = is_addressed(scene.lists, at) or _is_relative(scene, at)
    never = NEVER if called else NEVER | PLACE
    if last == at or last in scene.blocked or bits & never or not scene.words[last][0].isalpha():
        return None
    if len(scene.words[last]) < 3:
        return None
    capital = scene.capital(last) and not scene.caseless
    if capital and not bits & SURNAME and not is_addressed(scene.lists, at) and _is_house(scene, at, last):
        return None
    if capital and (scene.capital(at) or called):
        end = extend(scene, last, lower=False)
        if at and scene.words[at - 1] in scene.grammar["locating"] and not bits & SURNAME:
            # "in Ter Apel"
            return None
        return Candidate(
            at, end, 0.5 if bits & SURNAME or not bits & WORD else 0.2, bool(bits & GIVEN), lower=False
        )
    listed = bits & SURNAME or (called and not bits & WORD)
    if listed and (scene.caseless or not capital):
        return Candidate(at, last, 0.2 if scene.caseless else -0.2, given=False, lower=True)
    return None


def _is_house(scene: Scene, at: int, last: int) -> bool:
    """Whether an article with a capital stands in front: "De Zonnehoek", "van De Springplank"."""
    return (
        scene.words[last - 1] in ("de", "het", "'t", "la", "the")
        and (last == at + 1 or scene.capital(last - 1))
        and not _is_relative(scene, at)
    )


def _is_relative(scene: Scene, at: int) -> bool:
    """Whether a relative stands in front of a particle that is no preposition: "moeder el Khatib"."""
    return bool(
        scene.lists[at - 1] & (KIN | CLIENT) and at and scene.words[at] not in ("van", "v", "d", "vd", "te")
    )


def _initials(scene: Scene, at: int) -> Candidate | None:
    """Initials with a surname ("A.B. de Vries"), or with an initial of the surname ("J. de V.")."""
    if scene.words[at + 1] != "." or not (scene.caseless or scene.capital(at)):
        return None
    place = _behind_initials(scene, at)
    if scene.words[place] == "(" and scene.lists[place + 1] & (KIN | CLIENT):
        # "B. (moeder)"
        return Candidate(at, place - 1, 0.6, given=False, lower=scene.caseless)
    if place >= scene.size or not scene.words[place][0].isalpha() or not scene.touches(place):
        return None
    if len(scene.words[place]) == 1:
        end = place + 1 if scene.words[place + 1] == "." else place
        return Candidate(at, end, 0.6, given=False, lower=scene.caseless)
    if (
        place - at == _LETTERS // 2
        and scene.opens(at)
        and _lives(scene, place)
        and scene.words[at] not in _ANYBODY
    ):
        # "T. is weer weggelopen"
        return Candidate(at, at + 1, 1.0, given=False, lower=scene.caseless)
    if place - at == _LETTERS // 2 and scene.lists[at - 1] & (TITLE | KIN | CLIENT | FAMILY) and at:
        followed = scene.capital(place) and not scene.lists[place] & WORD
        if not followed and scene.words[at] not in _ANYBODY:
            # "client K. wil niet", "meneer Z."
            return Candidate(at, at + 1, 0.6, given=False, lower=scene.caseless)
    bits = scene.lists[place]
    shown = scene.capital(place) or (scene.caseless and not bits & WORD)
    if not shown or place in scene.blocked or bits & (NOT_A_NAME | PUBLIC_NAME):
        return Candidate(at, place - 1, 0.4, given=False, lower=False) if place - at >= _LETTERS else None
    if bits & WORD and not bits & SURNAME and place - at <= _LETTERS // 2:
        return None
    return Candidate(at, extend(scene, place, scene.caseless), 1.6, given=False, lower=scene.caseless)


def _lives(scene: Scene, at: int) -> bool:
    """Whether a verb of a life stands here, in a sentence about a client."""
    return bool(scene.lists[at] & LIFE_VERB and scene.bits[scene.sentence[at]] & (CLIENT_PREDICATE | PRONOUN))


def _behind_initials(scene: Scene, at: int) -> int:
    """The token behind letters with full stops and the particles that follow them."""
    place = at
    initials = scene.grammar["initials"]
    while (
        place - at < _MOST_INITIALS
        and (len(scene.words[place]) == 1 or scene.words[place] in initials)
        and scene.words[place + 1] == "."
    ):
        if not scene.words[place].isalpha():
            break
        place += 2
    while scene.lists[place] & PARTICLE and scene.touches(place):
        place += 1
    return place
