"""What editors changed, as a concept file that can be read back, by another community or into config/lexicon.

What came stands in a concept as in the files themselves; what went stands under `[<concept>.eraf]`, in the
same words. A new concept has its `naam`.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.lexicon import Change, Step
from knowledge.lexicon.concepts import SPOKEN, Concept, Concepts
from knowledge.lexicon.editing.faults import Fault, View, faults
from knowledge.lexicon.editing.overlay import Part, effective, laid_over, texts

GONE = "eraf"
_THERE = frozenset({"lexicon-there", "lexicon-heard"})
_LISTS = {"vakterm": Part.TERM, "bronnen": Part.SOURCE, "boven": Part.WIDER}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A text that was left out, the line it stands on (0 when that can not be told), and why."""

    line: int
    concept: str
    fault: Fault


def written_out(shipped: Concepts, steps: Sequence[Step]) -> str:
    """The difference between the concepts of the files and those after these steps; nothing when none."""
    before, after = ({x.id: x for x in each.all} for each in (shipped, laid_over(shipped, steps)))
    tables = []
    for id_ in dict.fromkeys(step.concept for step in steps):
        for head, one, other in ((id_, before, after), (f"{id_}.{GONE}", after, before)):
            new = {part: _new(one.get(id_), other.get(id_), part) for part in Part}
            if any(new.values()):
                tables.append("\n".join((f"[{head}]", *_entries(new))))
    return "\n\n".join(tables) + "\n" if tables else ""


def read_in(text: str) -> Change:
    """The steps of a file that was written so, or of a concept file.

    Raises:
        ValueError: when it is no valid TOML, or an entry is no concept.
    """
    found: list[Step] = []
    for id_, entry in tomllib.loads(text).items():
        if not isinstance(entry, Mapping):
            raise ValueError(f"{id_} is no concept: a concept begins with [{id_}]")
        gone = entry.get(GONE, {})
        found += _steps(id_, gone, added=False)
        found += _steps(id_, {name: value for name, value in entry.items() if name != GONE}, added=True)
    return tuple(found)


def sifted(text: str, view: View) -> tuple[Change, list[Wrong]]:
    """What of a file can be kept, and what is wrong with the rest, line by line.

    A word may belong to other concepts as well: whoever wrote the file knew. Nothing is kept of a concept
    that is not there and has no name.
    """
    change, wrong = read_in(text), []
    named = {x.id for x in view.concepts.all} | {x.concept for x in change if x.part is Part.NAME}
    good = []
    for step in change:
        found = list(faults(step, view, also=True)) if step.concept in named else [_nameless(step)]
        # That it stands there already is no fault of a file that is read again.
        wrong += [Wrong(_line(text, step.text), step.concept, x) for x in found if x.key not in _THERE]
        good += [] if found else [step]
    return effective(view.concepts, good), wrong


def _new(one: Concept | None, other: Concept | None, part: Part) -> tuple[str, ...]:
    """What one concept lacks of another."""
    held = set(texts(one, part))
    return tuple(text for text in texts(other, part) if text not in held)


def _entries(new: Mapping[Part, tuple[str, ...]]) -> Iterator[str]:
    if new[Part.NAME]:
        yield f"naam = {_quoted(new[Part.NAME][0])}"
    for key, part in _LISTS.items():
        if new[part]:
            yield f"{key} = [{', '.join(map(_quoted, new[part]))}]"
    if new[Part.LINE]:
        yield f"{SPOKEN[0]} = {_quoted(chr(10).join(new[Part.LINE]))}"
    if new[Part.WORD]:
        yield f"woorden = {_quoted(' '.join(new[Part.WORD]))}"


def _steps(id_: str, entry: object, *, added: bool) -> Iterator[Step]:
    if not isinstance(entry, Mapping):
        raise ValueError(f"{id_}.{GONE} is no table")
    for key, value in entry.items():
        part, listed = _texts(id_, key, value)
        yield from (Step(id_, part, said, added) for each in listed if (said := " ".join(each.split())))


def _texts(id_: str, key: str, value: object) -> tuple[Part, Sequence[str]]:
    if key in _LISTS and isinstance(value, list) and all(isinstance(x, str) for x in value):
        return _LISTS[key], value
    if not isinstance(value, str):
        raise ValueError(f"{id_}: {key} is no text")
    if key == "naam":
        return Part.NAME, [value]
    if key == "woorden":
        return Part.WORD, value.split()
    if key in SPOKEN:
        return Part.LINE, value.splitlines()
    return Part.NAME, []


def _nameless(step: Step) -> Fault:
    return Fault("lexicon-nameless", {"id": step.concept})


def _line(text: str, wanted: str) -> int:
    """The first line that holds a text."""
    found = (n for n, line in enumerate(text.splitlines(), start=1) if wanted in line)
    return next(found, 0)


def _quoted(text: str) -> str:
    """A string as TOML has it; JSON's strings are among those."""
    return json.dumps(text, ensure_ascii=False)
