"""The guard's word lists, read once from its folder: one look-up tells all the lists a word stands on."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

# One bit per list, so that a word's lists are one number. The names are those of the data files.
GIVEN: Final = 1 << 0
SURNAME: Final = 1 << 1
WORD: Final = 1 << 2
PLACE: Final = 1 << 3
KIN: Final = 1 << 4
CLIENT: Final = 1 << 5
FAMILY: Final = 1 << 6
TITLE: Final = 1 << 7
OF_CLIENT: Final = 1 << 8
OF_COLLEAGUE: Final = 1 << 9
CLIENT_PREDICATE: Final = 1 << 10
STRONG_PREDICATE: Final = 1 << 11
LIFE_VERB: Final = 1 << 12
COLLEAGUE_PREDICATE: Final = 1 << 13
FUNCTION: Final = 1 << 14
WORKPLACE: Final = 1 << 15
GREETING: Final = 1 << 16
THANKS: Final = 1 << 17
SOURCE: Final = 1 << 18
MADE_UP: Final = 1 << 19
PARTICLE: Final = 1 << 20
NAME_IS: Final = 1 << 21
NOT_A_NAME: Final = 1 << 22
PUBLIC_NAME: Final = 1 << 23
BESIDE: Final = 1 << 24
NUMBER_WORD: Final = 1 << 25
PRONOUN: Final = 1 << 26
MONTH: Final = 1 << 27
SIGN: Final = 1 << 28
FILE_CUE: Final = 1 << 29
SCHOOL_CUE: Final = 1 << 30
ACCOUNT_CUE: Final = 1 << 31
PLATE_CUE: Final = 1 << 32
NUMBER: Final = 1 << 33
HOME_CUE: Final = 1 << 40
BORN_CUE: Final = 1 << 41
# One bit per section of cues.toml that is asked for the words around a number.
SECTIONS: Final[Mapping[str, int]] = {
    name: 1 << bit for bit, name in enumerate(("bsn", "phone", "dob", "plate", "ip", "address"), start=34)
}


_NAME_LISTS: Final[Mapping[str, int]] = {
    "kin": KIN,
    "client": CLIENT,
    "family": FAMILY,
    "title": TITLE,
    "of_client": OF_CLIENT,
    "of_colleague": OF_COLLEAGUE,
    "client_predicate": CLIENT_PREDICATE,
    "strong_predicate": STRONG_PREDICATE,
    "life_verb": LIFE_VERB,
    "colleague_predicate": COLLEAGUE_PREDICATE,
    "function": FUNCTION,
    "workplace": WORKPLACE,
    "greeting": GREETING,
    "thanks": THANKS,
    "source": SOURCE,
    "made_up": MADE_UP,
    "particle": PARTICLE,
    "name_is": NAME_IS,
    "not_a_name": NOT_A_NAME,
    "pronoun": PRONOUN,
}
# These lists are no ordinary words: a word that stands on nothing else may still be a name.
_NO_WORDS: Final = GIVEN | SURNAME | PUBLIC_NAME | PARTICLE

# A compound takes over what its last part says: "babyzusje", "weekendpleeggezin".
_INHERITED: Final = (
    KIN
    | CLIENT
    | OF_CLIENT
    | OF_COLLEAGUE
    | CLIENT_PREDICATE
    | COLLEAGUE_PREDICATE
    | FUNCTION
    | WORKPLACE
    | MADE_UP
)
_SHORTEST_PART: Final = 5
_LONGEST_COMPOUND: Final = 32

# Signs are looked up with the words, so that one look-up tells what a token is.
_SIGNS: Final = "\n!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~•€£§°"
# Messages without any word of these lists need not be searched by their rules.
_CUED: Final = (
    ("case", "yes", FILE_CUE),
    ("case", "number", FILE_CUE),
    ("case", "nouns", FILE_CUE),
    ("id", "yes", FILE_CUE),
    ("id", "number", FILE_CUE),
    ("registration", "yes", FILE_CUE),
    ("school", "classes", SCHOOL_CUE),
    ("school", "levels", SCHOOL_CUE),
    ("school", "kinds", SCHOOL_CUE),
    ("plate", "yes", PLATE_CUE),
    ("handle", "sites", ACCOUNT_CUE),
    ("handle", "words", ACCOUNT_CUE),
    ("dob", "months", MONTH),
    ("address", "lives", HOME_CUE),
    ("dob", "yes", BORN_CUE),
)

_NUMBER_ENDS: Final = ("nummer", "nummers", "nr", "nrs", "cod", "code", "id")
_NUMBERED: Final = re.compile(r"-?(?:nummers?|nrs?|code|id)$")

# Lists in cues.toml that hold the ends of words.
_ENDINGS: Final = (
    ("address", "streets"),
    ("address", "sure_streets"),
    ("address", "short_streets"),
    ("phone", "public_ends"),
    ("school", "after"),
)

# Meanings of phrases.
PUBLIC: Final = 1
ABOUT: Final = 2
COLLEAGUE: Final = 3
FICTION: Final = 4

Cues = dict[str, frozenset[str]]


def plain(word: str) -> str:
    """The word in lower case and without accents, as all look-ups want it."""
    parts = unicodedata.normalize("NFKD", word.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(ch for ch in parts if not unicodedata.combining(ch)).replace("’", "'")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Finds the fixed phrases of the lists in one linear pass."""

    automaton: AhoCorasick
    meanings: tuple[int, ...]

    def find(self, lower: str) -> list[tuple[int, int, int]]:
        """(meaning, start, end) of every phrase that stands between word borders."""
        meanings, last = self.meanings, len(lower)
        return [
            (meanings[which], start, end)
            for which, start, end in self.automaton.find_matches_as_indexes(lower, overlapping=True)
            if not (start and lower[start - 1].isalnum()) and not (end < last and lower[end].isalnum())
        ]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the rules look up."""

    words: Mapping[str, int]
    phrases: Phrases
    cues: Mapping[str, Cues]
    cue_lists: Mapping[str, Mapping[str, str]]
    public: Cues
    numbers: Mapping[str, str]
    grammar: Cues
    number_parts: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]

    def compound(self, word: str) -> int:
        """The lists of an unknown long word: those of the longest known word that it ends in, or 0."""
        if len(word) > _LONGEST_COMPOUND:
            return 0
        known = self.words.get
        for cut in range(2, len(word) - _SHORTEST_PART + 1):
            bits = known(word[cut:], 0)
            if bits & _INHERITED:
                return bits & _INHERITED | WORD
        return 0

    def numbered(self, word: str) -> str:
        """The section, "case" or "id", of a word for a number that is on no list ("jeugdhulpnr"), or ""."""
        if not word.endswith(_NUMBER_ENDS):
            return ""
        stem = _NUMBERED.sub("", word)
        for section in ("case", "id"):
            if stem.endswith(self.number_parts[section]):
                return section
        return ""


def load_lexicon(folder: Path) -> Lexicon:
    """Reads the lists in `folder`; raises OSError or tomllib.TOMLDecodeError when one is amiss."""
    names = _toml(folder / "name_cues.toml")
    public = _toml(folder / "public.toml")
    cues = _toml(folder / "cues.toml")
    numbers = _numbers(_toml(folder / "digits.toml")["words"])
    words: dict[str, int] = {}
    _add(words, _listed(folder / "words.txt"), WORD)
    _add(words, _listed(folder / "given_names.txt"), GIVEN)
    _add(words, _listed(folder / "surnames.txt"), SURNAME)
    places = _listed(folder / "places.txt")
    _add(words, places, PLACE)
    for key, bit in _NAME_LISTS.items():
        _add(words, plain(names[key]).split(), bit if bit & _NO_WORDS else bit | WORD)
    _add(words, plain(public["names"]).split(), PUBLIC_NAME)
    _add(words, plain(public["beside"]).split(), BESIDE | WORD)
    _add(words, numbers, NUMBER_WORD | WORD)
    _add(words, _SIGNS, SIGN)
    sections = {key: _cues(section) for key, section in cues.items()}
    for name, key, bit in _CUED:
        for word in sections[name][key]:
            words[word] = words.get(word, 0) | bit
    grammar = {key: frozenset(value.split()) for key, value in _toml(folder / "grammar.toml").items()}
    for name, bit in SECTIONS.items():
        for word in (word for listed in sections[name].values() for word in listed):
            words[word] = words.get(word, 0) | bit
    phrases = _phrases(names, public, places)
    parts = {key: _stems(sections[key]["parts"]) for key in ("case", "id")}
    endings = {key: tuple(grammar[key]) for key in ("verbal", "nominal", "animals")}
    endings |= {f"{name}/{key}": tuple(sections[name][key]) for name, key in _ENDINGS}
    lists = _by_word(sections)
    return Lexicon(words, phrases, sections, lists, _cues(public), numbers, grammar, parts, endings)


def _stems(parts: Iterable[str]) -> tuple[str, ...]:
    """The parts of a compound with the letters that Dutch puts between: "gezinsnummer"."""
    return tuple(part + link for part in parts for link in ("", "s", "en"))


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _numbers(written: Mapping[str, str]) -> dict[str, str]:
    """With "eenentwintig" to "negenennegentig" added to the words of the list."""
    ones = {word: digit for word, digit in written.items() if len(digit) == 1 and digit != "0"}
    tens = {word: digits for word, digits in written.items() if len(digits) == 2 and digits[0] > "1"}
    both = {f"{one}en{ten}": digits[0] + digit for one, digit in ones.items() for ten, digits in tens.items()}
    return {**both, **written}


def _cues(section: Mapping[str, str]) -> Cues:
    return {key: frozenset(_spellings(plain(value).split())) for key, value in section.items()}


def _by_word(sections: Mapping[str, Cues]) -> Mapping[str, Mapping[str, str]]:
    """For every section the list that a word stands on; the first one where it stands on more."""
    return {
        name: {word: key for key, words in reversed(section.items()) for word in words}
        for name, section in sections.items()
    }


def _spellings(words: Iterable[str]) -> Iterator[str]:
    """Every word, and for "…nummer" its short forms too."""
    for word in words:
        yield word
        if word.endswith("nummer") and len(word) > 6:
            stem = word.removesuffix("nummer").removesuffix("-")
            yield from (stem + end for end in ("nummer", "nummers", "nr", "nrs", "-nummer", "-nr"))


def _listed(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    text = " ".join(line for line in lines if not line.startswith("#"))
    return (text if text.isascii() and text.islower() else plain(text)).split()


def _add(words: dict[str, int], listed: Iterable[str], bit: int) -> None:
    for word in listed:
        words[word] = words.get(word, 0) | bit


def _phrases(names: Mapping[str, object], public: Mapping[str, object], places: Iterable[str]) -> Phrases:
    found = [(place.replace("_", " "), PUBLIC) for place in places if "_" in place]
    found += [
        (plain(line), meaning)
        for listed, meaning in (
            (public["phrases"], PUBLIC),
            (names["about_phrases"], ABOUT),
            (names["colleague_phrases"], COLLEAGUE),
            (names["made_up_phrases"], FICTION),
        )
        for line in str(listed).splitlines()
        if line.strip()
    ]
    automaton = AhoCorasick([phrase for phrase, _ in found])
    return Phrases(automaton, tuple(meaning for _, meaning in found))
