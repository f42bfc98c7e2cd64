"""A leak as the staff reads it: what is known, how long there is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.core.commands import Say
from bot.core.content import Block, card, ol, p
from bot.core.reply import Action, Style
from bot.core.zone import local
from moderation.leaks.model import Leak, Step


def told(say: Say, leak: Leak, now: datetime) -> tuple[Block, ...]:
    """The card of a leak, the clock, and the steps that were not taken yet."""
    facts = [
        (say("leak-fact-kind"), say(f"enum-leakkind-{leak.kind}")),
        (say("leak-fact-said"), f"{local(leak.said_at):%d-%m-%Y %H:%M}"),
        (say("leak-fact-found"), f"{local(leak.found_at):%d-%m-%Y %H:%M}"),
        (say("leak-fact-messages"), str(leak.messages)),
        *((say(f"leak-done-{step}"), f"{local(at):%d-%m-%Y %H:%M}") for step, at in leak.steps.items()),
    ]
    blocks: list[Block] = [card(say("leak-title", leak=leak.id), None, facts=facts), p(clock(say, leak, now))]
    if leak.closed_at is None and leak.missing:
        blocks += [p(say("leak-next")), ol(*(say(f"leak-step-{step}") for step in leak.missing))]
    return tuple(blocks)


def clock(say: Say, leak: Leak, now: datetime) -> str:
    """How long there is to tell the authority, or why that does not matter any more."""
    if leak.closed_at is not None:
        return say("leak-closed", at=f"{local(leak.closed_at):%d-%m-%Y %H:%M}")
    if Step.AUTHORITY in leak.steps:
        return say("leak-authority-knows")
    left = leak.left(now)
    if not left:
        return say("leak-over")
    hours, rest = divmod(left, timedelta(hours=1))
    return say("leak-clock", hours=hours, minutes=rest // timedelta(minutes=1))


def actions(say: Say, leak: Leak) -> Iterator[Action]:
    """What can be noted next; the last one settles it."""
    if leak.closed_at is not None:
        return
    for step in leak.missing:
        given = {"lek": leak.id, "stap": step.value}
        yield Action(say(f"leak-do-{step}"), "datalek-stap", given, for_everyone=True)
    yield Action(say("leak-do-close"), "datalek-af", {"lek": leak.id}, Style.PRIMARY, for_everyone=True)
