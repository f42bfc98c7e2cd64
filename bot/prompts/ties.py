"""Which message a prompt became: learned when the button under it is shown, so that its thread is known."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.core.places import MessageRef
from bot.prompts import harvest_store as kept
from bot.prompts.harvest import ADD
from bot.store.choices import Choices


class PromptTies:
    """Ties choices to the message that shows them, and a prompt to the message it became."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def tie(self, unit: Connection, tokens: Sequence[str], ref: MessageRef) -> None:
        """Remember in which message these were shown."""
        self._choices.tie(unit, tokens, ref)
        for action in self._choices.behind(unit, tokens):
            if action.command == ADD and "plaatsing" in action.given:
                root = ref.conversation.thread or ref.id
                kept.shown(unit, int(action.given["plaatsing"]), root)
