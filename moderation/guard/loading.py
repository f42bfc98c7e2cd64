"""Reads the guard's word lists from its folder, once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

from moderation.guard.lexicon import (
    ABOUT,
    ACCOUNT_CUE,
    ARTICLES,
    BESIDE,
    BORN_CUE,
    CLIENT,
    CLIENT_PREDICATE,
    COLLEAGUE,
    COLLEAGUE_PREDICATE,
    COUNTED,
    CULTURE,
    EVADING,
    FAMILY,
    FICTION,
    FILE_CUE,
    FUNCTION,
    GIVEN,
    GREETING,
    HOME_CUE,
    INHERITED,
    KIN,
    LETTER,
    LIFE_VERB,
    LISTED_NUMBER,
    MADE_UP,
    MAIL_CUE,
    MONTH,
    NAME_IS,
    NOT_A_NAME,
    NUMBER_WORD,
    OF_CLIENT,
    OF_COLLEAGUE,
    PARTICLE,
    PLACE,
    PLATE_CUE,
    PRONOUN,
    PUBLIC,
    PUBLIC_NAME,
    RARE,
    SCHOOL_CUE,
    SECTIONS,
    SHORTEST_PART,
    SIGN,
    SOURCE,
    STOP,
    STOPS,
    STRONG_PREDICATE,
    SURNAME,
    THANKS,
    TITLE,
    WORD,
    WORKPLACE,
    Cues,
    Lexicon,
    Phrases,
    plain,
)

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
    "culture": CULTURE,
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
_WORD_LISTS: Final = (
    ("words.txt", WORD),
    ("opentaal.txt", WORD | RARE),
    ("given_names.txt", GIVEN),
    ("given_names_world.txt", GIVEN),
    ("surnames.txt", SURNAME),
    ("surnames_world.txt", SURNAME),
)
# These lists are no ordinary words: a word that stands on nothing else may still be a name.
_NO_WORDS: Final = GIVEN | SURNAME | PUBLIC_NAME | PARTICLE

# Signs are looked up with the words, so that one look-up tells what a token is.
_SIGNS: Final = "\n!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~•€£§°"
# Messages without any word of these lists need not be searched by their rules.
_CUED: Final = (
    ("case", "yes", FILE_CUE),
    ("case", "number", FILE_CUE),
    ("case", "nouns", FILE_CUE),
    ("id", "yes", FILE_CUE),
    ("id", "number", FILE_CUE),
    ("id", "member", FILE_CUE),
    ("id", "person", FILE_CUE),
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

_TELLING: Final = (
    ".",
    ",",
    "-",
    ":",
    "(",
    "onze",
    "ons",
    "mijn",
    "jarige",
    "jarig",
    "year-old",
    "old",
    "zoals",
    "namelijk",
    "als",
)

# Lists in cues.toml that hold the ends of words.
_ENDINGS: Final = (
    ("address", "streets"),
    ("address", "sure_streets"),
    ("address", "short_streets"),
    ("address", "no_ends"),
    ("phone", "public_ends"),
    ("school", "after"),
)


def load_lexicon(folder: Path) -> Lexicon:
    """Reads the lists in `folder`; raises OSError or tomllib.TOMLDecodeError when one is amiss."""
    names = _toml(folder / "name_cues.toml")
    public = _toml(folder / "public.toml")
    numbers = _numbers(_toml(folder / "digits.toml")["words"])
    places = _listed(folder / "places.txt")
    sections = {key: _cues(section) for key, section in _toml(folder / "cues.toml").items()}
    grammar = _grammar(folder)
    words: dict[str, int] = {}
    # What messages hold most is read first, so that it lies close together in memory.
    for key, bit in _NAME_LISTS.items():
        _add(words, plain(names[key]).split(), bit if bit & _NO_WORDS else bit | WORD)
    _add(words, plain(public["names"]).split(), PUBLIC_NAME)
    _add(words, plain(public["beside"]).split(), BESIDE | WORD)
    _add_small(words, numbers, sections)
    for name, bit in _WORD_LISTS:
        _add(words, _listed(folder / name), bit)
    _add(words, places, PLACE)
    _add(words, list(filter(str.isdecimal, words)), LISTED_NUMBER)
    _add(words, words.keys() & ascii_lowercase, LETTER)
    endings = {key: tuple(grammar[key]) for key in ("verbal", "nominal", "animals", "titled")}
    return Lexicon(
        words=words,
        phrases=_phrases(names, public, places),
        cues=sections,
        cue_lists=_by_word(sections),
        public=_cues(public),
        numbers=numbers,
        grammar=grammar,
        number_parts={key: _stems(sections[key]["parts"]) for key in ("case", "id")},
        endings=endings | {f"{name}/{key}": tuple(sections[name][key]) for name, key in _ENDINGS},
        last_parts=frozenset(word[-SHORTEST_PART:] for word, bits in words.items() if bits & INHERITED),
        account_sizes={entry[:2]: int(entry[2:]) for entry in sections["iban"]["lengths"]},
    )


def _grammar(folder: Path) -> dict[str, frozenset[str]]:
    """The small words that tell how words hang together, and what follows from them."""
    grammar = {key: frozenset(value.split()) for key, value in _toml(folder / "grammar.toml").items()}
    # What may stand in front of somebody with whom something is done: without it no rule need look.
    grammar["handling"] = frozenset().union(
        *(grammar[key] for key in ("handled", "we_have", "when", "takers"))
    )
    # What may stand beside somebody of the team: without it no rule need look.
    grammar["team_before"] |= grammar["anybody"]
    grammar["team_after"] = grammar["team_after"].union(
        *(grammar[key] for key in ("duty_verbs", "says", "agreed", "of_work"))
    )
    # What may stand in front of a name and tell whose it is.
    grammar["telling"] = frozenset(_TELLING).union(grammar["of"], grammar["equals"])
    return grammar


def _add_small(words: dict[str, int], numbers: Mapping[str, str], sections: Mapping[str, Cues]) -> None:
    """Adds words for numbers, signs, and the words that tell a rule to look."""
    _add(words, numbers, NUMBER_WORD | WORD)
    _add(words, numbers.keys() - ARTICLES, COUNTED)
    _add(words, ("@", "at", "a"), MAIL_CUE)
    _add(words, _SIGNS, SIGN)
    _add(words, STOPS, STOP)
    for name, key, bit in _CUED:
        _add(words, sections[name][key], bit)
    for name, bit in SECTIONS.items():
        for listed in sections[name].values():
            _add(words, listed, bit)


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
    new = dict.fromkeys(listed, bit)
    # One object for equal numbers: a look-up touches less memory.
    same: dict[int, int] = {}
    for word in new.keys() & words.keys():
        both = bit | words[word]
        new[word] = same.setdefault(both, both)
    words.update(new)


def _phrases(names: Mapping[str, object], public: Mapping[str, object], places: Iterable[str]) -> Phrases:
    found = [(place.replace("_", " "), PUBLIC) for place in places if "_" in place]
    found += [
        (plain(line), meaning)
        for listed, meaning in (
            (public["phrases"], PUBLIC),
            (names["about_phrases"], ABOUT),
            (names["colleague_phrases"], COLLEAGUE),
            (names["made_up_phrases"], FICTION),
            (names["evading_phrases"], EVADING),
        )
        for line in str(listed).splitlines()
        if line.strip()
    ]
    automaton = AhoCorasick([phrase for phrase, _ in found])
    return Phrases(automaton, tuple(meaning for _, meaning in found))
