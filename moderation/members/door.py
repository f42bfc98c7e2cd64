"""The client-safe door: every text is looked at before anything is done with it, and the writer is helped."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.core.commands import Call
from bot.core.content import Block, p, quote, ul
from bot.core.events import Screened
from bot.core.people import Actor
from bot.core.places import Conversation
from bot.core.reply import Action, Reply, Seen
from moderation.guard.guard import Guard
from moderation.guard.recent import Recent
from moderation.guard.spans import Kind, Verdict, mask


class Door:
    """The privacy guard as dispatch and the adapters use it."""

    def __init__(self, guard: Guard, seconds: Callable[[], float] = time.monotonic) -> None:
        self._guard = guard
        self._recent = Recent(seconds)

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        """The text as it may be kept, the kinds of data that were in it, and whether it is held back.

        The question just before it in the same room is taken into account.
        """
        del actor
        asked = self._recent.asked(where.key, text)
        found = self._guard.examine_answer(text, asked)
        self._recent.heard(where.key, text, self._guard.asks(text))
        if found.verdict is Verdict.OK:
            return Screened(text)
        kinds = tuple(kind.value for kind in found.kinds)
        return Screened(mask(text, found.spans), kinds, found.verdict is Verdict.REFUSE)

    def refusal(self, call: Call, screened: Screened, confirm: Action | None) -> Reply:
        """What the writer reads: which kind of data it was, how to write it instead, and a masked draft."""
        say = call.say
        kinds = [_key(kind) for kind in screened.kinds]
        blocks: list[Block] = [
            p(say("guard-held")),
            ul(*(f"{say(key)}: {say(f'{key}.instead')}" for key in kinds)),
            p(say("guard-draft") if confirm else say("guard-rewrite")),
            quote(screened.text),
        ]
        return Reply(tuple(blocks), (confirm,) if confirm else (), to=Seen.ASKER)


def _key(kind: str) -> str:
    return f"guard-kind-{Kind(kind).value.lower()}"
