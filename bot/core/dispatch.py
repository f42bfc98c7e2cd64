"""From an event to what is done and said about it: one path for every platform.

Ignore bots and repeats, screen, find the command, check role and cooldown, bind, run, lower, queue. All
that an event causes is written in one transaction, together with the fact that it was handled.
"""

from __future__ import annotations

import logging
import secrets
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from bot.core.commands import Call, Suggestion, Unit
from bot.core.content import p
from bot.core.desk import Answer
from bot.core.errors import UserError
from bot.core.events import Called, Chosen, Edited, Event, Heard, Joined, Left, Reacted, Removed, Screened
from bot.core.listening import Said
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.records import CallRecord
from bot.core.renewing import Renewing
from bot.core.reply import Reply, Seen
from bot.core.switchboard import Switchboard
from bot.core.talk import Talk

log = logging.getLogger("vraagbaak.dispatch")
T = TypeVar("T")


class Dispatcher:
    """Handles events; the one `Bot` that adapters know."""

    def __init__(self, board: Switchboard, too_old: timedelta = timedelta(hours=24)) -> None:
        self._board = board
        self._talk = Talk(board)
        self._renewing = Renewing(board, self._talk)
        self._too_old = too_old

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        """Judge a text before it is shown, for platforms that can hold a message back."""
        return self._board.guard.screen(text, where, actor)

    def forget(self, person: str) -> int:
        """Forget what memory holds of a person, such as when they used a command; how much that was."""
        return self._talk.forget(person)

    def notices(self, emoji: str) -> bool:
        """Whether a reaction with this emoji can mean anything."""
        return self._talk.notices(emoji)

    async def suggest(
        self, command: str, parameter: str, typed: str, actor: Actor, where: Conversation
    ) -> Sequence[Suggestion]:
        """What someone who types a value of a command may mean; nothing for who may not use it."""
        return await self.look(
            actor, where, lambda call: self._talk.suggestions(call, command, parameter, typed)
        )

    async def look(self, actor: Actor, where: Conversation, work: Callable[[Call], T]) -> T:
        """Do work that only reads, as somebody."""

        def reading(unit: Unit) -> T:
            ledger, now, say = self._board.ledger, self._board.clock(), self._board.says[where.locale]
            return work(Call("", actor, ledger.person(actor), where, now, say, unit))

        return await self._board.ledger.read(reading)

    async def ask(self, event: Called, work: Callable[[Call], Reply] | None = None) -> Answer:
        """Handle a call exactly once and hand back the answer, for who shows it instead of saying it.

        `work` is done instead of the command.
        """

        def settle(unit: Unit) -> Answer:
            call = self._call(unit, event)
            if not self._board.ledger.first_time(unit, call.actor.platform, call.id, call.now):
                return Answer("repeat", None)
            return Answer(*self._tried(call, work or (lambda call: self._talk.called(call, event))))

        return await self._board.ledger.promise(settle)

    async def handle(self, event: Event) -> None:
        """Handle one event exactly once; when this returns, what it caused is on disk."""
        began = time.perf_counter()
        outcome = await self._handled(event)
        took = (time.perf_counter() - began) * 1000
        where = _where(event)
        self._board.record(
            CallRecord(type(event).__name__.lower(), where.platform, where.audience, outcome, took)
        )

    async def _handled(self, event: Event) -> str:
        if isinstance(event, Heard):
            for attend in self._board.attends:
                attend(event.message)
        match event:
            case _ if _actor(event).bot and not isinstance(event, Removed):
                return "ignored"
            case Reacted() if not self._talk.notices(event.emoji):
                return "passed"
            case Heard(message) if self._board.clock() - message.at > self._too_old:
                late = self._talk.late(message)
                return "too-old" if late is None else await self._settle(event, self._hearing(late))
            case Heard():
                said = self._talk.hear(event)
                return "passed" if said is None else await self._settle(event, self._hearing(said))
            case Edited():
                return await self._edited(event)
            case Called():
                return await self._settle(event, lambda call: self._talk.called(call, event))
            case Chosen():
                return await self._settle(event, lambda call: self._talk.chosen(call, event))
            case Reacted():
                return await self._settle(event, lambda call: self._talk.reacted(call, event))
            case Removed():
                return await self._settle(event, self.empty)
            case Joined():
                return await self._settle(event, lambda call: self._talk.joined(call, greet=event.greet))
            case Left():
                return await self._settle(event, self._talk.left)

    async def _edited(self, event: Edited) -> str:
        said = self._talk.changed(event.message)
        renews = said.screened.refused or await self._renewing.concerns(event)
        if not renews and not await self._kept(event.message.ref):
            return "passed"
        return await self._settle(event, lambda call: self._changed(call, said, renews=renews))

    async def _kept(self, ref: MessageRef) -> bool:
        """Whether a room keeps words that came from this message."""
        rooms = self._board.edits
        return await self._board.ledger.read(lambda unit: any(x.holds(unit, ref) for x in rooms))

    def _changed(self, call: Call, said: Said, *, renews: bool) -> Reply | None:
        """Renew the answer to a message, and tell its author what is kept of its old words."""
        renewed = self._renewing.edited(call, said) if renews else None
        if said.screened.refused:
            return renewed
        text, about = said.screened.text, replace(call, target=said.message.ref)
        asked = next((r for x in self._board.edits if (r := x.edited(about, text))), None)
        return renewed or asked

    def empty(self, call: Call) -> None:
        """Empty what is held of `call.target`, a message that is gone; in the open transaction."""
        self._talk.removed(call)
        self._renewing.removed(call)

    def _hearing(self, said: Said) -> Callable[[Call], Reply | None]:
        return lambda call: self._talk.said(call, said)

    async def _settle(self, event: Event, work: Callable[[Call], Reply | None]) -> str:
        """Do the work and queue its answer in one transaction."""
        return await self._board.ledger.promise(lambda unit: self._in_one_go(unit, event, work))

    def _in_one_go(self, unit: Unit, event: Event, work: Callable[[Call], Reply | None]) -> str:
        call = self._call(unit, event)
        if not self._board.ledger.first_time(unit, call.actor.platform, call.id, call.now):
            return "repeat"
        if isinstance(event, Joined) or (not isinstance(event, Left) and _is_open(event)):
            self._talk.seen(call)
        outcome, reply = self._tried(call, work)
        if reply is not None:
            asked = not isinstance(event, Joined)
            keys = self._board.speaker.answer(call, reply, _answered(event), asked=asked)
            if reply.renews and isinstance(event, Heard | Edited):
                put = isinstance(event, Heard) and event.to_bot
                note, ref = self._board.ledger.answered.note, event.message.ref
                note(call.unit, ref, keys, call.person, call.now, addressed=put, filed=reply.filed)
        return outcome

    def _tried(self, call: Call, work: Callable[[Call], Reply | None]) -> tuple[str, Reply | None]:
        try:
            return "done", self._board.ledger.attempt(call.unit, lambda: work(call))
        except UserError as error:
            return error.key, Reply(p(call.say(error.key, **error.values)), to=Seen.ASKER)
        except Exception as error:
            number = secrets.token_hex(4)
            frames = "".join(traceback.format_tb(error.__traceback__))
            # The message of an exception can hold someone's words, so only its kind and place are logged.
            log.error("fout %s: %s\n%s", number, type(error).__name__, frames)
            return "failed", Reply(p(call.say("failed", number=number)), to=Seen.ASKER)

    def _call(self, unit: Unit, event: Event) -> Call:
        actor, where = _actor(event), _where(event)
        return Call(
            event.id,
            actor,
            self._board.ledger.person(actor),
            where,
            self._board.clock(),
            self._board.says[where.locale],
            unit,
            _target(event),
            self._board.ledger.account(actor),
        )


def _actor(event: Event) -> Actor:
    match event:
        case Heard(message) | Edited(_, message):
            return message.author
        case Removed(_, ref):
            return Actor(ref.conversation.platform, "", "", bot=True)
        case _:
            return event.actor


def _where(event: Event) -> Conversation:
    match event:
        case Heard(message) | Edited(_, message):
            return message.ref.conversation
        case Removed(_, ref) | Reacted(_, ref):
            return ref.conversation
        case _:
            return event.conversation


def _target(event: Event) -> MessageRef | None:
    match event:
        case Heard(message):
            return message.reply_to
        case Called():
            return event.target
        case Removed(_, ref) | Reacted(_, ref):
            return ref
        case _:
            return None


def _is_open(event: Event) -> bool:
    """Whether somebody did something where the community is; in private who left can go on."""
    return not isinstance(event, Removed) and _where(event).audience is not Audience.DIRECT


def _answered(event: Event) -> MessageRef | None:
    """The message an answer replies to."""
    match event:
        case Heard(message) | Edited(_, message):
            return message.ref
        case Reacted(_, ref):
            return ref
        case _:
            return None
