"""Commands and messages on their way past the privacy guard: what it holds back is offered in another way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.arguments import check
from bot.core.commands import Call, Command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.events import Screened
from bot.core.filling import MAX_MESSAGE
from bot.core.limits import Cooldowns
from bot.core.listening import Said
from bot.core.people import Role
from bot.core.places import Audience, Direct
from bot.core.reply import Action, FieldKind, Reply, Seen
from bot.core.running import Runner
from bot.core.switchboard import Switchboard
from bot.core.withheld import Withheld

SAY = "zeg"
"""A prepared call that hands masked words back as if they were said to the assistant."""
EVERY = "*"
"""Stands for all values of a call, where all were screened before."""
TEXTS = frozenset({FieldKind.LINE, FieldKind.LONG})


class Screening:
    """Lets the guard look at what people type before anything is done with it."""

    def __init__(self, board: Switchboard) -> None:
        self._board = board
        self._runner = Runner(Cooldowns())

    def forget(self, person: str) -> int:
        """Forget what memory holds of a person; how much that was."""
        return self._runner.forget(person)

    def run(
        self, call: Call, command: Command, given: Mapping[str, str], trusted: frozenset[str] = frozenset()
    ) -> Reply:
        """Screen what a person typed, then run the command; `trusted` values were screened before.

        Raises:
            UserError: when the person may not do this (here, now), or a value is wrong.
        """
        masked, seen = dict(given), dict[str, Screened]()
        for name, value in given.items():
            fresh = name not in trusted and EVERY not in trusted
            screened = self._words_in(call, command, name, value) if fresh else None
            if screened is not None:
                seen[name], masked[name] = screened, screened.text
        refused = {name: x for name, x in seen.items() if x.refused}
        if not refused:
            reply = self._runner.run(call, command, masked, self._board.adapters[call.actor.platform])
            texts = (masked[x.name] for x in command.parameters if x.kind in TEXTS and x.name in masked)
            return self.hinted(call, "\n".join(texts), reply) if Role.MEMBER in command.needs else reply
        as_given = masked | {name: given[name] for name in refused}
        held = Withheld(command=command.id, given=as_given, target=call.target)
        confirm = Action(call.say("guard-confirm"), command.id, masked, once=True, target=call.target)
        return self._board.guard.refusal(call, _together(seen), confirm, held)

    def hinted(self, call: Call, words: str, reply: Reply) -> Reply:
        """The answer with a remark on how to write such words more safely; only their writer reads that."""
        remark = self._board.guard.hint(call, words) if words and reply.form is None else None
        if remark is None:
            return reply
        if call.conversation.audience is Audience.DIRECT or reply.to is Seen.ASKER:
            return replace(reply, body=(*reply.blocks, p(remark)))
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._board.speaker.say(call.unit, to, Reply(p(remark)), reason="hint", key=f"hint:{call.id}")
        return reply

    def refused(self, call: Call, said: Said) -> Reply:
        """What the writer of a message with client data reads; in a room others must not read it."""
        message, meant = said.message, said.meant
        if call.conversation.audience is not Audience.DIRECT:
            self._board.guard.exposed(call, message.ref, said.screened)
        # What is too long to handle is shown in part, and can not be sent with one press.
        draft = replace(said.screened, text=said.screened.text[:MAX_MESSAGE])
        if len(message.text) > MAX_MESSAGE:
            return self._board.guard.refusal(call, draft, None, None)
        confirm = Action(call.say("guard-confirm"), SAY, {"tekst": draft.text}, once=True)
        held = Withheld(message.text, meant, target=message.reply_to)
        return self._board.guard.refusal(call, draft, confirm if meant else None, held)

    def _words_in(self, call: Call, command: Command, name: str, value: str) -> Screened | None:
        """What the guard makes of a value that is words, or that is not the choice or number it should be."""
        parameter = command.parameter(name)
        if parameter is None or name in command.judges:
            return None
        if parameter.kind not in TEXTS:
            directory = self._board.adapters[call.actor.platform]
            try:
                check(command, name, value, directory, call.conversation, call.say)
            except UserError:
                # The error will repeat it, and a form or draft would keep it.
                return replace(self._screen(call, value), refused=False)
            return None
        return self._screen(call, value)

    def _screen(self, call: Call, value: str) -> Screened:
        return self._board.guard.screen(value, call.conversation, call.actor)


def _together(seen: Mapping[str, Screened]) -> Screened:
    """What was found in all values, and the words of those that were refused."""
    refused = [x for x in seen.values() if x.refused]
    kinds = tuple(sorted({kind for x in seen.values() for kind in x.kinds}))
    by = tuple(sorted({find for x in refused for find in x.refused_by}))
    return Screened("\n".join(x.text for x in refused), kinds, refused=True, refused_by=by)
