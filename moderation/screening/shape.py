"""The shape of one message: walls of text, capitals, emoji, blank lines and repeated signs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile(r"([^\W_]|[!?])\1{39}")
_CHAT_EMOJI = re.compile(r"<a?:\w{1,40}:\d{1,25}>|:[a-z0-9_+-]{2,30}:")
_JOINERS = "\u200d\ufe0f\ufe0e"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class ShapeLimits:
    """From where a message is a wall; counts of characters, lines or pictures."""

    emoji: int
    blank_lines: int
    repeated_unit_words: int
    repeats: int
    wall_words: int
    wall_vocabulary: int
    word_letters: int
    caps_letters: int
    caps_share: float
    stacked_marks: int


def shape_facts(text: str, limits: ShapeLimits) -> Iterator[str]:
    """What is excessive about the shape of this message, as names that the rules use."""
    if len(text) < 40 and text.count("\n") < limits.blank_lines and len(text) < limits.emoji:
        return
    if text.count("\n") >= limits.blank_lines and _blank_run(text) >= limits.blank_lines:
        yield "wall.blank"
    if _RUN.search(text) or any(len(word) >= limits.word_letters for word in _LETTERS.findall(text)):
        yield "wall.run"
    if len(text) >= limits.caps_letters and _is_shouted(text, limits):
        yield "wall.caps"
    if not text.isascii() or ":" in text:
        yield from _pictures(text, limits)
    if len(text) >= 80 and _repeats(text, limits):
        yield "wall.repeat"


def _blank_run(text: str) -> int:
    longest = run = 0
    for line in text.split("\n"):
        run = run + 1 if not line.strip(" \t\u200b\u2800\u00a0") else 0
        longest = max(longest, run)
    return longest


def _is_shouted(text: str, limits: ShapeLimits) -> bool:
    letters = sum(map(len, _LETTERS.findall(text)))
    return letters >= limits.caps_letters and sum(map(str.isupper, text)) >= limits.caps_share * letters


def _pictures(text: str, limits: ShapeLimits) -> Iterator[str]:
    plain = _CHAT_EMOJI.sub("", text)
    drawn = sum(1 for _ in _CHAT_EMOJI.finditer(text))
    joined = marks = 0
    for char in plain:
        if char < "\u0300":
            continue
        kind = unicodedata.category(char)
        drawn += kind == "So" or "\U0001f1e6" <= char <= "\U0001f1ff"
        joined += char == "\u200d"
        marks += kind == "Mn" and char not in _JOINERS
    if drawn - joined >= limits.emoji and len(plain.replace(" ", "")) < 8 * drawn:
        yield "wall.emoji"
    if marks >= limits.stacked_marks and _is_stacked(plain):
        yield "wall.stacked"


def _is_stacked(text: str) -> bool:
    """Three marks on one letter: no language writes so, decorated noise does."""
    run = 0
    for char in unicodedata.normalize("NFC", text):
        run = run + 1 if unicodedata.category(char) == "Mn" else 0
        if run >= 3:
            return True
    return False


def _repeats(text: str, limits: ShapeLimits) -> bool:
    """Whether the text is mostly one short phrase over and over; a long legal text quoted twice is not."""
    words = [word for line in text.lower().split("\n") if not line.startswith("|") for word in line.split()]
    if len(words) >= limits.wall_words and len(set(words)) <= limits.wall_vocabulary:
        return True
    if len(words) < 2 * limits.repeats:
        return _repeats_signs(words)
    word, count = Counter(words).most_common(1)[0]
    if count < limits.repeats:
        return False
    first = words.index(word)
    unit = next((n for n in range(1, limits.repeated_unit_words + 1) if _has_period(words[first:], n)), 0)
    return unit > 0 and len(words) - first >= unit * limits.repeats


def _has_period(words: list[str], step: int) -> bool:
    same = sum(a == b for a, b in zip(words, words[step:], strict=False))
    return len(words) > step and same >= 0.9 * (len(words) - step)


def _repeats_signs(words: list[str]) -> bool:
    """One word of a few letters over and over without spaces, such as hahaha."""
    longest = max(words, key=len, default="")
    return (
        len(longest) >= 80
        and "://" not in longest
        and any(longest[:-step] == longest[step:] for step in range(1, 9))
    )
