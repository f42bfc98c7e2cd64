"""Dutch words as a reader hears them: folded, cut into words, brought back to their stem.

Everything here is pure and linear in the length of the text. `Dutch` holds the word lists, which are data.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from Stemmer import Stemmer as Snowball

LONGEST = 8_000
"""Characters of a message that are looked at."""
WORD_LISTS = ("stopwords.txt", "weakwords.txt", "verbs.txt", "stems.txt", "functionwords.toml")
"""The files that `load_dutch` reads."""

_WORD = re.compile(r"[a-z0-9]+(?:[@'’&][a-z0-9]+)*\+?")
_SENTENCE = re.compile(r"[.!?;\n]+\s*")
_VERB_ENDING = re.compile(r"[^aeiou][td]$")
_VOWELS = re.compile(r"([aeou])\1")
_CONTROLS = dict.fromkeys((*range(32), 127), " ")
_KEEP = {"'": "", "’": "", "@": "a", "&": "", "+": ""}


def fold(text: str) -> str:
    """Lower case without accents, control or zero-width characters."""
    small = text[:LONGEST].casefold()
    if small.isascii():
        return small.translate(_CONTROLS)
    decomposed = unicodedata.normalize("NFKD", small)
    kept = (" " if unicodedata.category(c) == "Cc" else c for c in decomposed)
    return "".join(c for c in kept if unicodedata.category(c) not in {"Mn", "Cf"})


def words(text: str) -> list[str]:
    """The words of a text, folded: "M@ZL" is `mazl`, "foto's" is `fotos`, "16-27" is two words."""
    return [_glued(w) for w in _WORD.findall(fold(text))]


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the marks that end them."""
    return [s for s in (part.strip() for part in _SENTENCE.split(text[:LONGEST])) if s]


def _glued(word: str) -> str:
    return "".join(_KEEP.get(c, c) for c in word) if not word.isalnum() else word


class Dutch:
    """Stems and stop words. Two words with one stem count as the same word.

    The stemmer is Snowball's Kraaij-Pohlmann; after it, doubled vowels, voiced endings and the endings
    -e, -t and -d go, so that "dakloze" meets "dakloos" and "betaalt" meets "betalen".
    """

    def __init__(
        self,
        stopwords: Iterable[str],
        weak: Iterable[str],
        irregular: Mapping[str, str],
        exact: Mapping[str, str],
        particles: Iterable[str] = (),
        around: Iterable[str] = (),
    ) -> None:
        self._stopwords = frozenset(stopwords)
        self._weak = frozenset(weak)
        self._irregular = dict(irregular)
        self._exact = dict(exact)
        self._particles = frozenset(particles)
        self._around = frozenset(around)
        self._stemmer = Snowball("dutch", 0)
        self.stem = lru_cache(maxsize=50_000)(self._stem)

    def is_stopword(self, word: str) -> bool:
        """Tell whether a folded word says nothing about a topic."""
        return word in self._stopwords or (len(word) < 2 and not word.isdecimal())

    def is_weak(self, word: str) -> bool:
        """Tell whether a folded word says little about a topic: a common word, or a small number."""
        return word in self._weak or (word.isdecimal() and len(word) < 3 and word != "18")

    def is_around(self, said: Sequence[str]) -> bool:
        """Tell whether folded words only speak of asking: one of those at least, and else nothing telling."""
        rest = [word for word in said if word not in self._around]
        return len(rest) < len(said) and all(self.is_stopword(w) or self.is_weak(w) for w in rest)

    def empty_stems(self) -> frozenset[str]:
        """The stems of the stop words."""
        return frozenset(self.stem(w) for w in self._stopwords)

    def weak_stems(self) -> frozenset[str]:
        """The stems of the words that say little."""
        return frozenset(self.stem(w) for w in self._weak)

    def content(self, text: str) -> list[str]:
        """The folded words of a text that say what it is about, in order."""
        return [w for w in words(text) if not self.is_stopword(w)]

    def stems(self, text: str) -> list[str]:
        """The stems of the words that say what a text is about, in order."""
        return [self.stem(w) for w in self.content(text)]

    def separable(self, said: Iterable[str]) -> list[str]:
        """Verbs written apart put together: "pakt … af" gives `afpakt`."""
        listed = list(said)
        particles = [w for w in listed if w in self._particles]
        if not particles:
            return []
        verbs = [w for w in listed if len(w) > 3 and not self.is_stopword(w)]
        return [particle + verb for particle in particles for verb in verbs]

    def _stem(self, word: str) -> str:
        exact = self._exact.get(word)
        if exact is not None or len(word) < 4 or not word.isalpha():
            return exact or word
        return _short(self._stemmer.stemWord(self._irregular.get(word, word)))


def _short(stem: str) -> str:
    stem = _VOWELS.sub(r"\1", stem)
    if len(stem) > 5 and stem.endswith("e"):
        stem = stem[:-1]
    if len(stem) > 5 and _VERB_ENDING.search(stem):
        stem = stem[:-1]
    return stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1])


def load_dutch(folder: Path) -> Dutch:
    """Read the word lists of a folder.

    Raises:
        OSError: when a file is missing.
    """
    stop, weak = (_listed(folder / name) for name in ("stopwords.txt", "weakwords.txt"))
    listed = function_words(folder)
    verbs, stems = _forms(folder / "verbs.txt"), _forms(folder / "stems.txt")
    return Dutch(stop, weak, verbs, stems, listed["scheidbaar"], listed["rondom"])


def function_words(folder: Path) -> dict[str, frozenset[str]]:
    """Read functionwords.toml.

    Raises:
        OSError: when the file is missing.
    """
    content = tomllib.loads((folder / "functionwords.toml").read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in content.items()}


def _listed(file: Path) -> list[str]:
    return [w for line in lines(file) for w in words(line.replace("-", " "))]


def _forms(file: Path) -> dict[str, str]:
    """Lines "word: form form" as a mapping from each form to the word."""
    found: dict[str, str] = {}
    for line in lines(file):
        word, _, forms = line.partition(":")
        found |= dict.fromkeys(words(forms), fold(word).strip())
    return found


def lines(file: Path) -> list[str]:
    """The lines of a word list that are neither empty nor a remark."""
    text = file.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
