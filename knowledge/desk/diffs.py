"""Changes as an editor reads them: per field what went and what came, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.core.commands import Say
from knowledge.sources.changes import SHOWN, Changes
from knowledge.sources.values import field_label, shown

LONGEST = 4_000
"""Characters of a value that are shown; what a field can hold."""
MOST_WORDS = 600
"""Longer values are shown whole, old and new: comparing them takes too long."""
_PIECES = re.compile(r"\S+\s*|\s+")
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one field: pieces of text that are the `same`, `gone` or `new`."""

    label: str
    pieces: tuple[tuple[str, str], ...]


def told(say: Say, changes: Changes) -> list[Change]:
    """Each field that changed; of a new source nothing, as all of it is new."""
    if changes.get(SHOWN, (False,))[0] is None and set(changes) == {SHOWN}:
        return []
    return [
        Change(field_label(say, name), tuple(pieces(_text(say, name, old), _text(say, name, new))))
        for name, (old, new) in changes.items()
        if name != "id"
    ]


def pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What of two texts is the same, gone and new, in order of reading."""
    one, other = _PIECES.findall(old), _PIECES.findall(new)
    if not old or not new or max(len(one), len(other)) > MOST_WORDS:
        yield from ((kind, text) for kind, text in ((GONE, old), (NEW, new)) if text)
        return
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            yield SAME, "".join(one[a:b])
            continue
        yield from ((k, t) for k, t in ((GONE, "".join(one[a:b])), (NEW, "".join(other[c:d]))) if t)


def _text(say: Say, name: str, value: object) -> str:
    return "" if value in (None, "", []) else shown(say, name, value, LONGEST)
