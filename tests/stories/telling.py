"""What a story left with everyone, chapter by chapter, and where two tellings differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.conversations.platforms import PLATFORMS
from tests.conversations.theatre import NAME
from tests.stories.cast import CAST, Line, Stage, State

CODE = re.compile(r"\b(SIG|WIS)-[\w-]+")
WORD = re.compile(r"\w+")
# How a platform calls itself and an account, and the pseudonym made of that.
OWN = re.compile(r"[a-z2-7]{26}|\d+")
OWN_NAMES = {*CAST, *PLATFORMS, NAME}


@dataclass(frozen=True, slots=True)
class Chapter:
    """What each person read in each place while it lasted, in order, and what was kept at its end.

    `files` are those that must be the same to the byte.
    """

    heard: Mapping[tuple[str, str], Sequence[Line]]
    state: State
    files: Mapping[str, bytes]


Telling = Mapping[str, Chapter]
"""Chapters by name."""


class Recorder:
    """Writes down the chapters of one telling."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._read = {name: len(stage.person(name).heard) for name in CAST}
        self._files: dict[str, bytes] = {}
        self.told: dict[str, Chapter] = {}

    def opened(self, name: str, content: bytes) -> bytes:
        """Keep a file of this chapter; its content."""
        self._files[name] = content
        return content

    async def ends(self, chapter: str) -> None:
        """Keep what was said since the last chapter, and the state."""
        heard: dict[tuple[str, str], list[Line]] = {}
        for name in CAST:
            lines = self._stage.person(name).heard
            for line in lines[self._read[name] :]:
                heard.setdefault((name, line.place), []).append(line)
            self._read[name] = len(lines)
        self.told[chapter] = Chapter(heard, await self._stage.state(), self._files)
        self._files = {}


def words(text: str) -> list[str]:
    """The words of a text, without marks, markup and the part of a code that chance decides."""
    return WORD.findall(CODE.sub(r"\1", text))


def differences(one: Telling, other: Telling, loose: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every difference in words or state.

    In `loose` chapters the other may say more, count more and have other names for itself and its accounts.
    """
    assert list(one) == list(other)
    for name, chapter in one.items():
        same = _within if name in loose else _same
        for place in sorted(chapter.heard.keys() | other[name].heard.keys()):
            mine, theirs = chapter.heard.get(place, []), other[name].heard.get(place, [])
            if not same(mine, theirs):
                yield f"{name}, {place}:\n{_shown(mine)}\nor\n{_shown(theirs)}"
        if chapter.files != other[name].files:
            yield f"{name}: {sorted(chapter.files)} or {sorted(other[name].files)}, or what is in them"
        for table, rows in chapter.state.items():
            if rows != other[name].state[table]:
                yield f"{name}, {table}:\n{rows}\nor\n{other[name].state[table]}"


def _same(mine: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Whether the messages are the same, one by one."""
    return [(words(x.text), _dress([x])) for x in mine] == [(words(x.text), _dress([x])) for x in theirs]


def _within(mine: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Whether what was said comes in this order in the other, which may be cut into messages elsewhere."""
    more = iter(_shared(theirs))
    return all(word in more for word in _shared(mine)) and _dress(mine) == _dress(theirs)


def _shared(lines: Sequence[Line]) -> list[str]:
    """The words that are no platform's own."""
    said = (word for line in lines for word in words(line.text))
    return [word for word in said if not OWN.fullmatch(word) and word not in OWN_NAMES]


def _dress(lines: Sequence[Line]) -> tuple[list[str], list[str], list[str], list[bool]]:
    """What goes with the words: buttons, questions, files, and how many stand in a thread."""
    return (
        [x for line in lines for x in line.buttons],
        [x for line in lines for x in line.questions],
        [x for line in lines for x in line.files],
        [line.under for line in lines if line.under],
    )


def _shown(lines: Sequence[Line]) -> str:
    return "\n".join(str(line) for line in lines)
