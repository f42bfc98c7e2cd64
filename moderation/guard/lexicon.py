"""The guard's word lists: one look-up tells all the lists a word stands on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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
# Digits that say something by themselves: "06".
LISTED_NUMBER: Final = 1 << 42
STOP: Final = 1 << 43
MAIL_CUE: Final = 1 << 44
# A word for a number that is no article as well.
COUNTED: Final = 1 << 45
# A letter that is a word as well: "a", "u".
LETTER: Final = 1 << 46
# A rarer word, which may be the name of a street or a school too.
RARE: Final = 1 << 47
# A word of reading, watching and listening: "boek", "podcast".
CULTURE: Final = 1 << 48
# One bit per section of cues.toml that is asked for the words around a number.
SECTIONS: Final[Mapping[str, int]] = {
    name: 1 << bit for bit, name in enumerate(("bsn", "phone", "dob", "plate", "ip", "address"), start=34)
}


# A compound takes over what its last part says: "babyzusje", "weekendpleeggezin".
INHERITED: Final = (
    KIN
    | CLIENT
    | OF_CLIENT
    | OF_COLLEAGUE
    | CLIENT_PREDICATE
    | COLLEAGUE_PREDICATE
    | FUNCTION
    | WORKPLACE
    | MADE_UP
    | CULTURE
    | ACCOUNT_CUE
    | FILE_CUE
)
SHORTEST_PART: Final = 5
# So many letters may be an abbreviation: "poh-petra".
_SHORT: Final = 4
_LONGEST_COMPOUND: Final = 32

# The Arabic article, glued to a surname.
ARABIC: Final = frozenset(("al", "el", "ar", "as", "at", "an", "ad"))
# A sentence does not run on over these.
STOPS: Final = frozenset(".!?\n;•>")
# The ends of a word for something that has a number.
NUMBERED: Final = ("nummer", "nr", "pas", "kaart", "code")
_NUMBER_ENDS: Final = ("nummer", "nummers", "nr", "nrs", "cod", "code", "id")
_FILES: Final = ("zaak", "dossier", "toewijzing", "beschikking")
_DIMINUTIVES: Final = ("etje", "tje", "pje", "je", "ske", "eke", "ke")
_NUMBERED: Final = re.compile(r"-?(?:nummers?|nrs?|code|id)$")

# Meanings of phrases.
PUBLIC: Final = 1
ABOUT: Final = 2
COLLEAGUE: Final = 3
FICTION: Final = 4
EVADING: Final = 5

# In Dutch and in English the article is the number one.
ARTICLES: Final = frozenset(("een", "one"))
Cues = dict[str, frozenset[str]]
_ODD: Final = re.compile(r"[^\x00-\x7f]+")


def plain(word: str) -> str:
    """The word in lower case and without accents, as all look-ups want it."""
    if word.isascii():
        return word.lower()
    lower = word.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("’", "'")
    return _ODD.sub(_without_accents, lower)


def _without_accents(odd: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKD", odd.group())
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
    """Everything the rules look up; `account_sizes`: country code to the length of its account numbers."""

    words: Mapping[str, int]
    phrases: Phrases
    cues: Mapping[str, Cues]
    cue_lists: Mapping[str, Mapping[str, str]]
    public: Cues
    numbers: Mapping[str, str]
    grammar: Cues
    number_parts: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    last_parts: frozenset[str]
    account_sizes: Mapping[str, int]

    def compound(self, word: str) -> int:
        """The lists of an unknown long word: those of the longest known word that it ends in, or 0."""
        if len(word) > _LONGEST_COMPOUND or word[-SHORTEST_PART:] not in self.last_parts:
            return 0
        known = self.words.get
        for cut in range(2, len(word) - SHORTEST_PART + 1):
            bits = known(word[cut:], 0)
            if bits & INHERITED:
                family = (
                    word[cut - 1] == "-" and bits & (KIN | CLIENT) and not known(word[: cut - 1], 0) & WORD
                )
                return bits & INHERITED | WORD | (SURNAME if family else 0)
        return 0

    def double(self, word: str) -> int:
        """GIVEN for "anne-fleur", SURNAME for "maes-diallo" and "el-idrissi", 0 for no double name."""
        parts = (word.partition("-")[0], word.rpartition("-")[2])
        first, last = (self.words.get(part, 0) for part in parts)
        if first & last & MONTH or (first | last) & NUMBER_WORD or first & last & WORD or word.count("-") > 1:
            return 0
        if first & GIVEN and last & GIVEN:
            return GIVEN
        if parts[0] in ARABIC and not last & WORD:
            # "al-Hariri"
            return SURNAME
        if all(part in self.grammar["syllables"] for part in parts):
            return GIVEN
        if last & (GIVEN | WORD) == GIVEN and not first and len(parts[0]) > _SHORT:
            return GIVEN
        sure = last & SURNAME and not last & WORD
        return SURNAME if sure and (not first or first & (SURNAME | GIVEN | PARTICLE)) else 0

    def is_pet_name(self, word: str) -> bool:
        """Whether the word is a given name made small: "fientje", "jonaske", "daantjes"."""
        word = word.removesuffix("s")
        stems = [word.removesuffix(end) for end in _DIMINUTIVES if word.endswith(end)]
        return any(
            len(stem) > 2 and self.words.get(stem, 0) & (GIVEN | WORD) == GIVEN
            for stem in (*stems, *(stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]))
        )

    def numbered(self, word: str) -> str:
        """The section, "case" or "id", of a word for a number that is on no list ("jeugdhulpnr"), or ""."""
        if word.endswith(_FILES):
            return "case"
        if not word.endswith(_NUMBER_ENDS) or word in self.cues["id"]["no"]:
            return ""
        stem = _NUMBERED.sub("", word)
        for section in ("case", "id"):
            if stem.endswith(self.number_parts[section]):
                return section
        return ""
