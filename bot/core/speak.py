"""How the assistant speaks: replies are lowered, their actions kept, the parts queued, in one transaction."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.commands import Call, Say, Unit
from bot.core.content import p
from bot.core.lower import lower
from bot.core.people import Actor
from bot.core.places import Address, Conversation, Direct, MessageRef
from bot.core.plan import Act, Part, Plan
from bot.core.ports import Adapter, Choices, Dialogs, Queue
from bot.core.reply import Action, Reply

Clock = Callable[[], datetime]
NOTHING_MORE = "…"


def send_key(seed: str) -> str:
    """A key of 24 characters for one delivery; fits a Discord nonce and a Matrix transaction id."""
    digest = hashlib.blake2b(seed.encode(), digest_size=15).digest()
    return base64.b32encode(digest).decode().lower()


class Speaker:
    """The one way out: answers and unprompted words become rows of the outbox.

    `account` gives the pseudonym of the account that is spoken to, whose buttons these are.
    """

    def __init__(
        self,
        adapters: Mapping[str, Adapter],
        queue: Queue,
        choices: Choices,
        dialogs: Dialogs,
        say_in: Callable[[str], Say],
        account: Callable[[Actor], str],
        clock: Clock,
    ) -> None:
        self._adapters = adapters
        self._queue = queue
        self._choices = choices
        self._dialogs = dialogs
        self._say_in = say_in
        self._account = account
        self._clock = clock

    def answer(
        self,
        call: Call,
        reply: Reply,
        reply_to: MessageRef | None = None,
        *,
        asked: bool = True,
        instead: Sequence[str] = (),
    ) -> list[str]:
        """Queue the answer to one event; the keys of its deliveries.

        Who did not ask is not told in the room that it came in private. It takes the place of the messages
        of the deliveries `instead`.
        """
        tokens = self._tokens(call.unit, reply, call.holder, reply_to if reply.renews else None)
        can = self._adapters[call.actor.platform].can(call.conversation, call.id)
        plan = lower(
            reply,
            tokens,
            can,
            call.conversation,
            call.say,
            asker=call.actor.id,
            answers=call.id,
            reply_to=reply_to,
        )
        if not asked:
            plan = replace(plan, parts=tuple(replace(x, then=None, otherwise=None) for x in plan.parts))
        if plan.asks is not None:
            self._dialogs.ask(call.unit, call.holder, plan.asks.form, plan.asks.field.name, call.now)
        if instead:
            plan = replace(plan, parts=_in_place(plan.parts, instead))
        seed = f"{call.actor.platform}:{call.id}{'=' if instead else ''}"
        return self._put(call.unit, call.actor.platform, plan, "answer", seed)

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Queue words nobody asked for; the same key says them once."""
        reader = self._account(Actor(to.platform, to.actor_id, "")) if isinstance(to, Direct) else None
        tokens = self._tokens(unit, reply, reader)
        plan = lower(reply, tokens, self._adapters[to.platform].can(to), to, self._say_in(to.locale))
        self._put(unit, to.platform, plan, reason, key or secrets.token_hex(12))

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """Queue an act of moderation; the same key does it once."""
        seed = send_key(f"act:{key or secrets.token_hex(12)}")
        self._queue.put(unit, act.platform, act, lane=f"{act.platform}/act", reason=reason, key=seed)

    def _tokens(
        self, unit: Unit, reply: Reply, person: str | None, question: MessageRef | None = None
    ) -> list[str]:
        """Keep the reply's actions and form, to be pressed by this person or, where they say so, by all."""
        now = self._clock()
        actions = [*reply.actions, *([reply.form.action] if reply.form else ())]
        return [
            self._choices.issue(
                unit,
                action,
                number,
                None if action.for_everyone else person,
                now,
                _origin(action, question),
            )
            for number, action in enumerate(actions, start=1)
        ]

    def _put(self, unit: Unit, platform: str, plan: Plan, reason: str, seed: str) -> list[str]:
        keys = [send_key(f"{seed}#{number}") for number in range(len(plan.parts))]
        for part, key in zip(plan.parts, keys, strict=True):
            self._queue.put(unit, platform, part, lane=lane_of(part), reason=reason, key=key)
        return keys


def _in_place(parts: Sequence[Part], instead: Sequence[str]) -> tuple[Part, ...]:
    """The parts in the place of earlier ones; what is left of those says nothing any more."""
    empty = Part(parts[0].to, (p(NOTHING_MORE),), answers=parts[0].answers)
    filled = (*parts, *(empty,) * (len(instead) - len(parts)))
    placed = (replace(part, instead_of=key) for part, key in zip(filled, instead, strict=False))
    return (*placed, *filled[len(instead) :])


def _origin(action: Action, question: MessageRef | None) -> MessageRef | None:
    """The message that the words of somebody's own button came from, if it holds any."""
    return (action.target or question) if action.given and not action.for_everyone else None


def lane_of(part: Part) -> str:
    """What must stay in order: everything said in one room."""
    return part.to.whole_room.key if isinstance(part.to, Conversation) else part.to.key
