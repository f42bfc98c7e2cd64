"""From what an editor typed to what comes to a concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from bot.core.lexicon import Change, Step
from knowledge.lexicon.editing.faults import Fault, View, faults
from knowledge.lexicon.editing.overlay import Part
from knowledge.reading.dutch import words

LONGEST_ID = 60
_BETWEEN = re.compile(r"[,;\n]+")


class SaidPart(StrEnum):
    """What an editor can say that a text is."""

    TERM = "vakterm"
    LINE = "zin"
    WORD = "woord"


def put_in(concept: str, typed: str, kind: SaidPart | None = None) -> Change:
    """What is added to a concept: texts with a comma or a new line between them.

    Unless somebody says what they are, one word is a loose word, and several are a line.
    """
    return tuple(dict.fromkeys(_step(concept, text, kind) for text in split(typed)))


def split(typed: str) -> list[str]:
    """The texts that were typed, with a comma, semicolon or new line between them."""
    return [text for part in _BETWEEN.split(typed) if (text := " ".join(part.split()))]


def new_concept(name: str, typed: str, view: View) -> Change:
    """A concept with its name as a term, and what is said of it."""
    told = " ".join(name.split())
    id_ = _free_id(told, view)
    return (Step(id_, Part.NAME, told), Step(id_, Part.TERM, told), *put_in(id_, typed))


def wrong(change: Change, view: View, *, also: bool) -> list[Fault]:
    """What is wrong with what comes."""
    return list(_wrong(change, view, also))


def _wrong(change: Change, view: View, also: bool) -> Iterator[Fault]:
    if not change:
        yield Fault("lexicon-empty", {})
    for step in change:
        yield from faults(step, view, also=also)


def _step(concept: str, text: str, kind: SaidPart | None) -> Step:
    several = bool(set(" /@") & set(text))
    part = Part(kind) if kind else Part.LINE if several else Part.WORD
    return Step(concept, part, text.replace(" ", "-") if part is Part.WORD else text)


def _free_id(name: str, view: View) -> str:
    base = "-".join(words(name))[:LONGEST_ID].strip("-") or "begrip"
    taken, number = {each.id for each in view.concepts.all}, 1
    while (id_ := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return id_
