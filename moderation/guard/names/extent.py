"""Where a name ends: which words behind the first still belong to it."""

from __future__ import annotations

from moderation.guard.lexicon import (
    BESIDE,
    CLIENT,
    FAMILY,
    FUNCTION,
    GIVEN,
    KIN,
    NOT_A_NAME,
    PARTICLE,
    PLACE,
    PUBLIC_NAME,
    SURNAME,
    TITLE,
    WORD,
    WORKPLACE,
)
from moderation.guard.names.scene import Scene

# What may never be a name, unless it is on a list of names as well.
NEVER = NOT_A_NAME | PUBLIC_NAME | FUNCTION | KIN | CLIENT | FAMILY | TITLE
_LONGEST = 7
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 8, 40
# "Anne Frankschool"
HOUSES = (
    "school",
    "huis",
    "kliniek",
    "college",
    "lyceum",
    "stichting",
    "fonds",
    "centrum",
    "kerk",
    "plein",
    "straat",
    "laan",
    "feest",
    "prijs",
    "toernooi",
    "methode",
    "model",
    "training",
    "project",
    "wet",
    "schaal",
    "test",
)


def extend(scene: Scene, at: int, lower: bool) -> int:
    """The last token of the name that begins at `at`."""
    last = at
    while last - at < _LONGEST:
        step = _next_part(scene, last, lower)
        if step == last:
            break
        last = step
    return last


def _next_part(scene: Scene, last: int, lower: bool) -> int:
    at = last + 1
    if (
        at >= scene.size
        or not scene.touches(at)
        or (scene.message.tokens.starts[at] == scene.message.tokens.ends[last] and scene.words[last] != ".")
    ):
        return last
    if len(scene.words[at]) == 1 and scene.words[at].isalpha() and scene.words[at] not in ("u", "o"):
        return _initial_behind(scene, at, last)
    place = at
    while (
        place - at < 3
        and scene.lists[place] & PARTICLE
        and scene.touches(place + 1)
        and place + 1 < scene.size
    ):
        place += 1
    if place in scene.blocked or not scene.words[place][0].isalpha():
        return last
    return place if _is_part(scene, place, lower, behind_particle=place > at) else last


def _initial_behind(scene: Scene, at: int, last: int) -> int:
    if scene.words[at + 1] == ".":
        return at + 1
    return at if scene.capital(at) and not scene.caseless else last


def _is_part(scene: Scene, at: int, lower: bool, behind_particle: bool) -> bool:
    bits = scene.lists[at]
    if bits & NEVER and not bits & SURNAME:
        return False
    housed = bits & WORKPLACE or (not bits and scene.words[at].endswith(HOUSES))
    if behind_particle and housed and not bits & SURNAME:
        # "Stefan van de Wilgenlaan"
        return False
    if (
        not lower
        and bits & PLACE
        and not behind_particle
        and scene.capital(at)
        and not bits & (BESIDE | WORD)
    ):
        # "Bente Rozendaal"
        return bool(scene.lists[at - 1] & GIVEN and not scene.lists[at - 1] & WORD)
    if not lower:
        arabic = bits & SURNAME and "-" in scene.words[at]
        if not (scene.capital(at) or arabic) or (scene.shouted(at) and not scene.shouted(at - 1)):
            return False
        if behind_particle and bits & PLACE and scene.words[at - 1] == "van":
            # "Chiel van Breda": a town is a surname too, and where somebody is from tells no less.
            return bool(scene.lists[at - 2] & GIVEN)
        return not (bits & (PLACE | BESIDE) and not bits & (SURNAME | GIVEN)) or (
            behind_particle and bool(bits & SURNAME)
        )
    if bits & SURNAME:
        return behind_particle or not bits & WORD or _is_surname(scene, at)
    if bits & (WORD | PLACE | GIVEN):
        return bool(bits & GIVEN and not bits & WORD and not behind_particle)
    word = scene.words[at]
    return 3 <= len(word) <= 14 and not word.endswith(("en", "de", "te")) and not is_compound(scene, word)


def _is_surname(scene: Scene, at: int) -> bool:
    """Whether an ordinary word in lower case is a surname right behind a given name: "jeroen bakker"."""
    before = scene.lists[at - 1]
    return bool(before & GIVEN) and scene.words[at] not in scene.grammar["no_surname"]


def is_compound(scene: Scene, word: str) -> bool:
    """Dutch glues words together: a long word that ends in a known word is no name, nor is an endless one."""
    known = scene.message.lexicon.words
    if "-" in word:
        return any(known.get(part, 0) & WORD and len(part) > 3 for part in word.split("-"))
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND:
        return len(word) > _LONGEST_COMPOUND
    return any(
        known.get(word[cut:], 0) & WORD
        and (known.get(word[:cut], 0) & WORD or known.get(word[: cut - 1], 0) & WORD)
        for cut in range(3, len(word) - 2)
    )
