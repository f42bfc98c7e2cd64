"""Where a platform has no forms and buttons, questions come in words and lists are numbered."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping

from bot.app import App

KEYCAP = "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"
SKIPPED, ASKED = "overslaan", "Typ je antwoord"
LISTED = re.compile(r"^(\d+)\. (.+)$", re.M)

Labels = Mapping[str, frozenset[str]]
"""The names of the values that each question asks for."""


def labels_of(app: App) -> Labels:
    """All questions that commands can ask."""
    say = app._equipment.says["nl"]
    found: dict[str, set[str]] = {}
    for command in app.commands:
        for value in command.parameters:
            found.setdefault(say(f"command-{command.id}.{value.name}"), set()).add(value.name)
    return {label: frozenset(names) for label, names in found.items()}


async def answers(
    given: Mapping[str, str], last: Callable[[], str], tell: Callable[[str], Awaitable[None]], labels: Labels
) -> None:
    """Answer question after question, as long as `last` is one; what is not given stays as it is."""
    while names := _asked(last(), labels):
        await tell(next((given[name] for name in names if name in given), SKIPPED))


def numbered(label: str, text: str) -> str | None:
    """The number of the choice in a list whose label holds these words."""
    for number, words in LISTED.findall(text):
        if label.casefold() in words.casefold():
            return str(number)
    return None


def _asked(text: str, labels: Labels) -> frozenset[str]:
    """The names of the value that a message asks for; none when it asks nothing."""
    lines = text.split("\n") if ASKED in text else []
    held = [label for label in labels if any(line.startswith(label) for line in lines)]
    # One label can begin as another does.
    return labels[max(held, key=len)] if held else frozenset()
