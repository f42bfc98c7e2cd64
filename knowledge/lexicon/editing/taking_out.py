"""Taking a word out of a concept: wherever the concept holds it, also as one of the options of a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.lexicon import Change, Step
from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.editing.overlay import Part, texts
from knowledge.reading.dutch import Dutch, words

_WHOLE = (Part.LINE, Part.SOURCE, Part.WIDER)


def taken_out(concept: Concept, text: str, dutch: Dutch) -> Change:
    """What goes when a line, source or wider concept goes, or else a word or term with all that sounds so.

    Nothing when the concept does not hold it.
    """
    whole = [(part, held) for part in _WHOLE for held in texts(concept, part) if held == text]
    if whole:
        return tuple(Step(concept.id, part, held, added=False) for part, held in whole)
    stems = _stems(text, dutch)
    return tuple(_by_sound(concept, stems, dutch)) if stems else ()


def in_groups(concept: Concept, text: str, groups: Mapping[str, tuple[str, ...]], dutch: Dutch) -> list[str]:
    """The groups in the lines of a concept that hold a word."""
    stems = _stems(text, dutch)
    used = {option[1:] for line in concept.lines for option in _options(line) if option.startswith("@")}
    return sorted(name for name in used if any(_stems(w, dutch) == stems for w in groups.get(name, ())))


def _by_sound(concept: Concept, stems: tuple[str, ...], dutch: Dutch) -> Iterator[Step]:
    for part in (Part.TERM, Part.WORD):
        for held in texts(concept, part):
            if _stems(held, dutch) == stems:
                yield Step(concept.id, part, held, added=False)
    for line in concept.lines:
        left = " ".join(slot for each in line.split() if (slot := _without(each, stems, dutch)))
        if left != line:
            yield Step(concept.id, Part.LINE, line, added=False)
            if left:
                yield Step(concept.id, Part.LINE, left)


def _without(slot: str, stems: tuple[str, ...], dutch: Dutch) -> str:
    return "/".join(option for option in slot.split("/") if _stems(option, dutch) != stems)


def _options(line: str) -> Iterator[str]:
    for slot in line.split():
        yield from slot.split("/")


def _stems(text: str, dutch: Dutch) -> tuple[str, ...]:
    return tuple(dutch.stem(word) for word in words(text.replace("-", " ")))
