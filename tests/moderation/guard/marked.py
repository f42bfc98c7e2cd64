"""Reads the example messages: {TYPE:text} must be masked, {TYPE?:text} may be, anything else must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).with_name("cases")
_PART = re.compile(r"\{([A-Z]+)(\??):([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """One example; `wanted` and `allowed` are (start, end, type)."""

    text: str
    context: tuple[str, ...]
    wanted: tuple[tuple[int, int, str], ...]
    allowed: tuple[tuple[int, int, str], ...]


def examples(name: str) -> list[Marked]:
    """The examples of one file."""
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [read(line) for line in lines if line.strip() and not line.startswith("# ")]


def read(line: str) -> Marked:
    """One line of such a file."""
    question, arrow, answer = line.partition(" >> ")
    words = (answer if arrow else line).replace("\\n", "\n")
    text, found = "", list[tuple[bool, tuple[int, int, str]]]()
    for before, kind, maybe, inside in _parts(words):
        text += before
        start = len(text) + len(inside) - len(inside.lstrip())
        text += inside
        if kind:
            found.append((not maybe, (start, len(text), kind)))
    context = (question,) if arrow else ()
    wanted = tuple(span for must, span in found if must)
    return Marked(text, context, wanted, tuple(span for must, span in found if not must))


def _parts(words: str) -> Iterator[tuple[str, str, str, str]]:
    done = 0
    for match in _PART.finditer(words):
        yield words[done : match.start()], match[1], match[2], match[3]
        done = match.end()
    yield words[done:], "", "", ""
