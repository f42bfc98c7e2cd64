"""How the door calls what it saw."""

from __future__ import annotations

from bot.core.commands import Say
from bot.core.content import Block, ul
from moderation.door.model import Change, Subject
from moderation.guard.spans import Kind


def kind_key(kind: str) -> str:
    """The key of a kind's name in the catalogue; ValueError for what is no kind."""
    return f"guard-kind-{Kind(kind).value.lower()}"


def kinds_seen(say: Say, kinds: tuple[str, ...]) -> Block:
    """Which kinds of data were seen, and how to write each instead."""
    keys = [kind_key(kind) for kind in kinds]
    return ul(*(f"{say(key)}: {say(f'{key}.instead')}" for key in keys))


def change_words(say: Say, made: Change, name: str) -> str:
    """One change in a sentence; `name` is what people call what it is about."""
    key = f"door-changed-{made.subject}"
    if made.subject is Subject.ROOM:
        usual = say("door-usual-value")
        before, after = (say(f"enum-sensitivity-{x}") if x else usual for x in (made.before, made.after))
        return say(key, name=name, before=before, after=after, day=made.at)
    return say(f"{key}-{'on' if made.after else 'off'}", name=name, day=made.at)
