"""Who is called in a message: single people, and everyone at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Discord's <@1> <@!1> <@&1>, Matrix ids and their links, and names written out after an at sign.
_CALL = re.compile(r"<@[!&]?\w{1,40}>|(?<![\w.@])@[\w.=/+-]{1,60}(?::[\w.-]{1,80})?")
_EVERYONE = re.compile(r"(?i)(?<![\w.@`])@(?:everyone|here|room|iedereen|channel|all)\b")
_FURNITURE = re.compile(r"<(?:[#@:&!/]|a:|t:|sound:)[^<>\s]{1,80}>")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The different people called, and how often everyone was."""

    people: frozenset[str]
    everyone: int


NOBODY = Mentions(frozenset(), 0)


def find_mentions(text: str) -> Mentions:
    """Who is called in this raw text."""
    if "@" not in text:
        return NOBODY
    everyone = len(_EVERYONE.findall(text))
    people = frozenset(name.lower() for name in _CALL.findall(text))
    return Mentions(frozenset(name for name in people if not _EVERYONE.match(name)), everyone)


def without_furniture(text: str) -> str:
    """The text with the platform's own signs for people, rooms, emoji and times replaced by spaces."""
    if "<" not in text:
        return text
    return _FURNITURE.sub(lambda match: " " * len(match.group()), text)
