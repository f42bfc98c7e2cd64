"""What the privacy guard offers to dispatch."""

from __future__ import annotations

from typing import Protocol

from bot.core.commands import Call
from bot.core.events import Screened
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.reply import Action, Reply
from bot.core.withheld import Withheld


class Guard(Protocol):
    """The privacy guard."""

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        """Judge a text; quick, pure in effect, no database."""

    def refusal(self, call: Call, screened: Screened, confirm: Action | None, held: Withheld | None) -> Reply:
        """What the person reads when something is refused; `confirm` sends the masked draft instead.

        `held` is what was refused, which the guard may keep in memory for a moment; None when it may not.
        """

    def exposed(self, call: Call, ref: MessageRef, screened: Screened) -> None:
        """Take a refused message out of sight where others read it, or tell a moderator where it is."""

    def released(self, call: Call, key: str) -> Withheld:
        """What was held back under this key, for the one who wrote it and says that it is about no client.

        Raises:
            UserError: `guard-too-late`.
        """

    def hint(self, call: Call, words: str) -> str | None:
        """A remark to go with the answer, on how to write such a thing more safely, or None."""

    def given_back(self, call: Call, held: Withheld) -> Reply:
        """How to post again what was said in a room; the guard lets it through for some minutes."""
