"""How the door calls what it saw."""

from __future__ import annotations

from bot.core.commands import Say
from bot.core.content import Block, ul
from moderation.guard.spans import Kind


def kind_key(kind: str) -> str:
    """The key of a kind's name in the catalogue; ValueError for what is no kind."""
    return f"guard-kind-{Kind(kind).value.lower()}"


def kinds_seen(say: Say, kinds: tuple[str, ...]) -> Block:
    """Which kinds of data were seen, and how to write each instead."""
    keys = [kind_key(kind) for kind in kinds]
    return ul(*(f"{say(key)}: {say(f'{key}.instead')}" for key in keys))
