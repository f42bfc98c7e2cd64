"""The commands with which moderators deal with a data leak; art. 33 and 34 of the GDPR are the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.commands import Call, command
from bot.core.content import Block, h, p, ul
from bot.core.errors import UserError
from bot.core.events import Message
from bot.core.people import Role
from bot.core.places import Direct, MessageRef
from bot.core.plan import Act, ActKind, Capability
from bot.core.reply import Reply, Seen
from moderation.leaks import store
from moderation.leaks.echoes import Echoes
from moderation.leaks.lent import Lent
from moderation.leaks.model import Leak, LeakKind, Step
from moderation.leaks.wording import actions, clock, told

_LISTED = 10


class LeakCommands:
    """Takes a leaked message away everywhere, and keeps the clock and the steps."""

    def __init__(self, lent: Lent, echoes: Echoes) -> None:
        self._lent = lent
        self._echoes = echoes

    @command("datalek", needs=Role.MODERATOR, seen=Seen.ASKER, on_message=True)
    def report(self, call: Call, soort: LeakKind, bericht: MessageRef | None = None) -> Reply:
        """Take a message with client data away on every platform; only its kind and moments are kept."""
        ref = bericht or call.target
        if ref is None:
            raise UserError("leak-which-message")
        message = self._lent.message(call.unit, ref)
        copies = self._echoes.of(ref, message.text if message else None, call.now)
        stays = [place for place in (ref, *copies) if not self._remove(call, place)]
        said_at = message.at if message else call.now
        made = store.open_leak(call.unit, soort, said_at, 1 + len(copies), call.now)
        self._tell_staff(call, made)
        if message is not None and not message.author.bot:
            self._tell_author(call, made, message)
        body = (p(call.say("leak-taken-away", count=made.messages - len(stays))), *self._staying(call, stays))
        return Reply((*body, *told(call.say, made, call.now)), tuple(actions(call.say, made)))

    @command("datalekken", needs=Role.MODERATOR, seen=Seen.ASKER)
    def list_leaks(self, call: Call) -> Reply:
        """The leaks, those that are open first, each with its clock."""
        found = store.latest(call.unit, _LISTED)
        if not found:
            return Reply(p(call.say("leak-none")))
        opened = next((leak for leak in found if leak.closed_at is None), None)
        lines = (_listed(call, leak, call.now) for leak in found)
        buttons = tuple(actions(call.say, opened)) if opened else ()
        return Reply((h(call.say("leak-list")), ul(*lines)), buttons)

    @command("datalek-stap", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def step(self, call: Call, lek: str, stap: Step) -> Reply:
        """Note that somebody was told, or that the risk was judged."""
        found = _leak(call, lek)
        if not store.take_step(call.unit, found.id, stap, call.now):
            raise UserError("leak-step-known", leak=found.id)
        now = _leak(call, lek)
        return Reply(told(call.say, now, call.now), tuple(actions(call.say, now)))

    @command("datalek-af", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def close(self, call: Call, lek: str) -> Reply:
        """Settle a leak whose risk was judged."""
        found = _leak(call, lek)
        if Step.JUDGED not in found.steps:
            raise UserError("leak-judge-first", leak=found.id)
        if not store.close(call.unit, found.id, call.now):
            raise UserError("leak-closed-already", leak=found.id)
        return Reply(told(call.say, _leak(call, lek), call.now))

    def removed(self, call: Call) -> None:
        """Forget what a message said that is gone."""
        if call.target is not None:
            self._echoes.drop(call.target)

    def _remove(self, call: Call, place: MessageRef) -> bool:
        """Empty what is kept of a message, and take it away where that is possible."""
        self._lent.empty(replace(call, target=place))
        where = place.conversation
        reason = self._lent.say_in(where.locale)("leak-reason")
        act = Act(ActKind.REMOVE_MESSAGE, where.platform, where.space, reason, ref=place)
        if Capability.DELETE not in self._lent.can(where) or self._lent.lacks(act) is not None:
            return False
        key = f"leak:{where.whole_room.key}:{place.id}"
        self._lent.outbox.act(call.unit, act, reason="leak-remove", key=key)
        return True

    def _staying(self, call: Call, stays: Sequence[MessageRef]) -> tuple[Block, ...]:
        """What somebody must take away by hand, with a way to get there."""
        if not stays:
            return ()
        links = [self._lent.link(ref) or ref.conversation.room for ref in stays]
        return (p(call.say("leak-stays")), ul(*links))

    def _tell_staff(self, call: Call, made: Leak) -> None:
        for room in self._lent.staff():
            say = self._lent.say_in(room.locale)
            reply = Reply(told(say, made, call.now), tuple(actions(say, made)))
            self._lent.outbox.say(
                call.unit, room, reply, reason="leak", key=f"leak:{made.id}:{room.platform}"
            )

    def _tell_author(self, call: Call, made: Leak, message: Message) -> None:
        """Who wrote it hears that it is gone and why, without a repeat of the words."""
        author, where = message.author, message.ref.conversation
        to = Direct(author.platform, author.id, where.locale)
        words = self._lent.say_in(where.locale)("leak-told-author")
        self._lent.outbox.say(
            call.unit, to, Reply(p(words)), reason="leak-told", key=f"leak:{made.id}:author"
        )


def _leak(call: Call, id_: str) -> Leak:
    found = store.leak_by_id(call.unit, id_)
    if found is None:
        raise UserError("leak-unknown", leak=id_[:16])
    return found


def _listed(call: Call, leak: Leak, now: datetime) -> str:
    kind = call.say(f"enum-leakkind-{leak.kind}")
    return call.say("leak-listed", leak=leak.id, kind=kind, clock=clock(call.say, leak, now))
