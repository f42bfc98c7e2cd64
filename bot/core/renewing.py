"""Questions that are changed or taken back after they were put: their answer changes along, in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.answering import Answer
from bot.core.commands import Call
from bot.core.content import p
from bot.core.events import Edited
from bot.core.listening import Said
from bot.core.places import MessageRef
from bot.core.plan import Capability
from bot.core.reply import Reply, Seen
from bot.core.switchboard import Switchboard
from bot.core.talk import Talk

LATE = timedelta(minutes=10)
"""How long after a message was said a change may make it a question that nobody heard yet."""


class Renewing:
    """Answers anew what was asked in a message that changed."""

    def __init__(self, board: Switchboard, talk: Talk) -> None:
        self._board = board
        self._talk = talk

    async def concerns(self, event: Edited) -> bool:
        """Whether a change matters: it was answered, or may be a question in a room that is listened in."""
        message, now = event.message, self._board.clock()
        if not self._changes(message.ref):
            return False
        if self._board.listens_in(message.ref.conversation) and now - message.at < LATE:
            return True
        find = self._board.ledger.answered.of
        return await self._board.ledger.read(lambda unit: find(unit, message.ref, now)) is not None

    def edited(self, call: Call, said: Said) -> Reply | None:
        """Renew the answer; what is returned is said beside it.

        A text with client data is refused as always, and its answer emptied.
        """
        was = self._of(call, said.message.ref)
        if said.screened.refused:
            if was is not None:
                self._withdraw(call, was)
                self._renew(call, said.message.ref, was, Reply(p(call.say("renew-refused"))))
            return self._talk.said(call, said)
        if was is None:
            reply = self._talk.anew(call, said, addressed=False)
            return reply if reply is not None and reply.renews else None
        reply = self._talk.anew(call, said, addressed=was.addressed)
        reply = reply or Reply(p(call.say("renew-no-question")))
        # Only now, so that the same question in other words keeps its number and who waits for it.
        self._withdraw(call, was, reply.filed)
        self._renew(call, said.message.ref, was, reply)
        return None

    def removed(self, call: Call) -> None:
        """Empty the answer to a message that is gone, and withdraw what it put on a list."""
        ref = call.target
        was = self._of(call, ref) if ref is not None else None
        if ref is None or was is None:
            return
        self._withdraw(call, was)
        if self._changes(ref):
            self._renew(call, ref, was, Reply(p(call.say("renew-removed"))))
        else:
            self._board.ledger.answered.note(
                call.unit, ref, (), call.person, call.now, addressed=was.addressed
            )

    def _changes(self, ref: MessageRef) -> bool:
        """Whether the assistant can change what it said there."""
        where = ref.conversation
        return Capability.EDIT in self._board.adapters[where.platform].can(where)

    def _of(self, call: Call, question: MessageRef) -> Answer | None:
        return self._board.ledger.answered.of(call.unit, question, call.now)

    def _renew(self, call: Call, question: MessageRef, was: Answer, reply: Reply) -> None:
        """Say this in the place of what answered a question, whose buttons end."""
        answered = self._board.ledger.answered
        answered.retract(call.unit, question)
        here = replace(reply, to=Seen.HERE, form=None)
        keys = self._board.speaker.answer(call, here, question, instead=was.keys)
        noted = (call.unit, question, keys, call.person, call.now)
        answered.note(*noted, addressed=was.addressed, filed=reply.filed)

    def _withdraw(self, call: Call, was: Answer, again: str | None = None) -> None:
        """Take back what a message put on a list, now that it is gone or led to `again`."""
        if was.filed is not None:
            for room in self._board.withdraws:
                room.withdraw(call.unit, was.filed, again=again)
