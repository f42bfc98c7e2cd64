"""The assistant's own command line, fed with JSON Lines the way anyone else would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.evaluation.rows import Row, dump, parse

PROGRAM = Path(sys.executable).with_name("vraagbaak")
PATIENCE = 300


class VerbError(Exception):
    """A verb stopped with an error; the message is what it said."""


def run(verb: Sequence[str], rows: Iterable[Row]) -> list[Row]:
    """What the verb answers to these rows: one object per row, in the same order."""
    # Bytes, not text mode: a newline must stay what JSON Lines means by it.
    done = subprocess.run(
        [PROGRAM, *verb], input=dump(rows).encode(), capture_output=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise VerbError(f"vraagbaak {' '.join(verb)}: {done.stderr.decode(errors='replace').strip()}")
    return parse(done.stdout.decode())


class Conversation:
    """A verb that answers line by line, as long as the block lasts."""

    def __init__(self, verb: Sequence[str]) -> None:
        self.verb = verb
        self.process = subprocess.Popen([PROGRAM, *verb], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Self:
        """The conversation itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up and see the verb out."""
        self.process.communicate(timeout=PATIENCE)

    def ask(self, row: Row) -> Row:
        """The answer to this one row."""
        if self.process.stdin is None or self.process.stdout is None:
            raise VerbError("no pipe to the verb")
        self.process.stdin.write(dump([row]).encode())
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise VerbError(f"vraagbaak {' '.join(self.verb)} closed its output")
        answered: Row = json.loads(answer)
        return answered
