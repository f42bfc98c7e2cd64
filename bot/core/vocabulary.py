"""The commands by name: what someone may have meant by the first word of a message."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.commands import Command, Say

PREFIX = "!"
FIRST = re.compile(r"(!?)\s*([\w-]+)[:,]?(?=\s|$)\s*")


@dataclass(frozen=True, slots=True)
class Typed:
    """A first word, whether it had the prefix, the command it names and what follows."""

    name: str
    prefixed: bool
    command: Command | None
    rest: str


class Vocabulary:
    """All commands by id, and by their names and aliases in every language."""

    def __init__(self, commands: Sequence[Command], says: Mapping[str, Say]) -> None:
        self.commands = tuple(commands)
        self._by_id = {c.id: c for c in commands}
        self._by_name: dict[str, Command] = {}
        for command in commands:
            for name in names(command, says):
                if self._by_name.setdefault(name, command) is not command:
                    raise ValueError(f"two commands are called {name!r}")

    def by_id(self, id_: str) -> Command | None:
        """The command with this id, or None."""
        return self._by_id.get(id_)

    def typed(self, text: str) -> Typed | None:
        """What a message's first word names; None when it does not begin with a word.

        A name with a hyphen may be typed as two words: `wis mij` is `wis-mij`.
        """
        # Taken off first: two runs of spaces in one pattern cost the square of their length.
        text = text.lstrip()
        first = FIRST.match(text)
        if first is None:
            return None
        word, rest = first[2].casefold(), text[first.end() :]
        second = FIRST.match(rest)
        joined = f"{word}-{second[2].casefold()}" if second else ""
        if second and joined in self._by_name and word not in self._by_name:
            word, rest = joined, rest[second.end() :]
        return Typed(word, bool(first[1]), self._by_name.get(word), rest)

    def nearest(self, word: str) -> str | None:
        """The visible command name most like a mistyped word, or None when nothing comes near."""
        known = [n for n, c in self._by_name.items() if not c.hidden]
        return next(iter(difflib.get_close_matches(word[:40].casefold(), known, n=1, cutoff=0.6)), None)


def names(command: Command, says: Mapping[str, Say]) -> list[str]:
    """The command's id, and its names and aliases in every language, in lower case."""
    found = [command.id]
    if not command.hidden:
        for say in says.values():
            found += [say(f"command-{command.id}.name"), *say(f"command-{command.id}.aliases").split(",")]
    return list(dict.fromkeys(n.strip().casefold() for n in found if n.strip()))
