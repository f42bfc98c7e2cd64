"""Forms that are asked question by question: whose answer a message is, and what follows on it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.arguments import check
from bot.core.commands import Call, Command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.filling import answer
from bot.core.listening import Said
from bot.core.places import Audience
from bot.core.plan import Capability
from bot.core.reply import Form, Reply, Seen
from bot.core.running import STOP
from bot.core.screening import Screening
from bot.core.switchboard import Switchboard


class Dialogues:
    """Takes the answers to open questions."""

    def __init__(self, board: Switchboard, screening: Screening) -> None:
        self._board = board
        self._screening = screening

    def open_form(self, call: Call, said: Said) -> tuple[Form, str] | None:
        """The form this message answers a question of; a command or `stop` goes first."""
        typed = said.typed
        if not said.to_bot:
            return None
        if typed and typed.command and (typed.prefixed or typed.command.id == STOP):
            return None
        found = self._board.dialogs.pending(call.unit, call.holder, call.now)
        where = call.conversation
        # A question put in private (which may not even have arrived) is not answered in an open room.
        can = self._board.adapters[where.platform].can(where, call.id)
        aside = where.audience is Audience.DIRECT or Capability.PRIVATE_REPLY in can
        private = found is not None and self._command(found[0]).seen is Seen.ASKER
        return found if aside or not private else None

    def answered(self, call: Call, form: Form, name: str, words: str) -> Reply:
        """Take the answer to one question; ask the next, or run the completed command.

        Raises:
            UserError: when the answer is no answer to this question.
        """
        command = self._command(form)
        field = next(f for f in form.fields if f.name == name)
        value = answer(field, words.strip())
        if field.required and not value:
            raise UserError("argument-missing", label=field.label)
        if value:
            directory = self._board.adapters[call.actor.platform]
            check(command, name, value, directory, call.conversation, call.say)
        given = {**form.action.given, name: value}
        if any(f.name not in given for f in form.fields):
            return Reply(form=replace(form, action=replace(form.action, given=given)), to=Seen.ASKER)
        complete = replace(form, action=replace(form.action, given=given))
        try:
            return self._board.ledger.attempt(call.unit, lambda: self._completed(call, command, complete))
        except UserError as error:
            # The first answer is asked again and the others are kept, so that there is a way on.
            first = next((f.name for f in form.fields if not f.value), form.fields[0].name)
            kept = {k: v for k, v in given.items() if k != first}
            again = replace(form, action=replace(form.action, given=kept))
            return Reply(p(call.say(error.key, **error.values)), form=again, to=Seen.ASKER)

    def _completed(self, call: Call, command: Command, form: Form) -> Reply:
        """Run a command whose questions were all answered; every answer was screened when it was given."""
        self._board.dialogs.close(call.unit, call.holder)
        given, target = form.action.given, form.action.target
        return self._screening.run(replace(call, target=target), command, given, frozenset(given))

    def _command(self, form: Form) -> Command:
        command = self._board.vocabulary.by_id(form.action.command)
        if command is None:
            raise UserError("choice-expired")
        return command
