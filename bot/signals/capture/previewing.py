"""What would be kept of a signal, shown to its contributor before anything is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.core.commands import Call, Say
from bot.core.content import Block, p, quote
from bot.core.reply import Action, Reply, Style
from bot.signals.capture import redactions
from bot.signals.reading.generalising import counted


def previewed(call: Call, told: str, chosen: Mapping[str, StrEnum | None]) -> Reply:
    """The words as they would be kept, with what was left out; nothing is kept until they say so."""
    given = {name: value.value for name, value in chosen.items() if value is not None}
    words = {"tekst": told, **given}
    keep = Action(call.say("signal-do-keep"), "signaal", words, Style.PRIMARY, once=True, target=call.target)
    body = (
        p(call.say("signal-preview")),
        quote(told),
        *left_out(call.say, told),
        p(call.say("signal-preview-how")),
    )
    return Reply(body, (keep,))


def left_out(say: Say, text: str) -> tuple[Block, ...]:
    """What was left out of a text, by kind; nothing when nothing was."""
    what = redactions.told(say, counted(text))
    return (p(say("signal-left-out", what=what)),) if what else ()
