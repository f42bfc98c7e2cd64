"""Discord's numbers, and words made to fit in them.

From Discord's API documentation of August 2026 (Message, Component Reference, Application Commands) and,
where that is silent, its OpenAPI description of July 2026.
"""

from __future__ import annotations

MESSAGE = 2_000

BUTTON_LABEL = 80
BUTTONS_IN_ROW = 5
ROWS = 5
BUTTONS = BUTTONS_IN_ROW * ROWS
MENU_OPTIONS = 25
MENU_LABEL = 100
MENU_DESCRIPTION = 100

FORM_TITLE = 45
FORM_FIELDS = 5
FIELD_LABEL = 45
FIELD_DESCRIPTION = 100
FIELD_TEXT = 4_000

COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_CHARACTERS = 8_000
OPTIONS = 25
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100
SLASH_COMMANDS = 100
MENU_COMMANDS = 15


def size(words: str) -> int:
    """How long Discord finds the words, counted the strictest way: as a browser does, an emoji is two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def within(words: str, most: int) -> str:
    """As much of the words as fits."""
    while size(words) > most:
        words = words[: len(words) - (size(words) - most + 1) // 2]
    return words


def shortened(words: str, most: int) -> str:
    """The words on one line; when they are too long, as much as fits before an ellipsis."""
    words = " ".join(words.split())
    return words if size(words) <= most else within(words, most - 1).rstrip() + "…"
