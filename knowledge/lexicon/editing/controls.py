"""Questions with their right sources, and ordinary messages: what a change of the lexicon is tried on.

`controle.jsonl` holds a question a line (`vraag`, and under `goed` the ids of the sources that answer it),
`gewoon.txt` messages that ask for nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading.dutch import Dutch, lines

QUESTIONS, ORDINARY = "controle.jsonl", "gewoon.txt"


@dataclass(frozen=True, slots=True)
class Control:
    """A text with its stems; `right` are the sources that answer it."""

    text: str
    stems: frozenset[str]
    right: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Controls:
    """What a change is tried on."""

    questions: tuple[Control, ...] = ()
    ordinary: tuple[Control, ...] = ()

    def usual(self, stem: str) -> int:
        """In how many ordinary messages a stem stands."""
        return sum(stem in each.stems for each in self.ordinary)


def load_controls(folder: Path, dutch: Dutch) -> Controls:
    """Read both files.

    Raises:
        OSError: when a file is missing.
        ValueError: naming the line that is wrong.
    """
    file = folder / QUESTIONS
    questions = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            control = Control(row["vraag"], _stems(row["vraag"], dutch), frozenset(row["goed"]))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file}: line {number} is no question with `vraag` and `goed`") from error
        questions.append(control)
    ordinary = (Control(line, _stems(line, dutch)) for line in lines(folder / ORDINARY))
    return Controls(tuple(questions), tuple(ordinary))


def _stems(text: str, dutch: Dutch) -> frozenset[str]:
    return frozenset(dutch.stems(text))
