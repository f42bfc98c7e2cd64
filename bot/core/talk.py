"""What each kind of event leads to, inside the open transaction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.arguments import check, parse
from bot.core.commands import Call, Command, Suggestion
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.events import Called, Chosen, Heard, Message, Reacted, Screened
from bot.core.filling import MAX_MESSAGE, answer, filled_in
from bot.core.limits import Cooldowns
from bot.core.listening import Said, visible
from bot.core.places import Audience
from bot.core.plan import Act, ActKind, Capabilities, Capability
from bot.core.reply import Action, FieldKind, Form, Reply, Seen
from bot.core.running import STOP, Runner
from bot.core.switchboard import Switchboard

SAY = "zeg"
"""A prepared call that hands masked words back as if they were said to the assistant."""
KEYCAPS = {f"{n}\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}": n for n in range(1, 10)}
HASHTAG = re.compile(r"(?<!\w)#\w{2,40}")
TEXTS = frozenset({FieldKind.LINE, FieldKind.LONG})


class Talk:
    """Turns events into replies."""

    def __init__(self, board: Switchboard) -> None:
        self._board = board
        self._runner = Runner(Cooldowns())

    def hear(self, event: Heard) -> Said | None:
        """A first look in memory; None when the message is none of the assistant's business."""
        message, board = event.message, self._board
        screened = event.screened or board.guard.screen(
            message.text, message.ref.conversation, message.author
        )
        # The guard saw what is invisible; commands, answers and what is kept do without.
        screened = replace(screened, text=visible(screened.text))
        finding = None if screened.refused else board.watch.look(event)
        said = Said(message, event.to_bot, screened, board.vocabulary.typed(screened.text), finding)
        concerns = (
            screened.refused
            or finding is not None
            or event.to_bot
            or (said.typed is not None and said.typed.prefixed)
            or (said.number is not None and message.reply_to is not None)
            or board.listens_in(message.ref.conversation)
            or self._marked(screened.text) is not None
        )
        return said if concerns else None

    def late(self, message: Message) -> Said | None:
        """Look at what is old: client data goes also then, but no question is answered."""
        said = self.changed(message)
        return said if said.screened.refused else None

    def changed(self, message: Message) -> Said:
        """A look in memory at the new words of a message."""
        screened = self._board.guard.screen(message.text, message.ref.conversation, message.author)
        screened = replace(screened, text=visible(screened.text))
        typed = None if screened.refused else self._board.vocabulary.typed(screened.text)
        return Said(message, False, screened, typed, edited=True)

    def anew(self, call: Call, said: Said, *, addressed: bool) -> Reply | None:
        """What a changed message is answered with; None when it is no question any more."""
        if (typed := said.typed) and typed.command and (typed.prefixed or addressed):
            again = typed.command.renews
            return self._run(call, typed.command, parse(typed.command, typed.rest)) if again else None
        return self._listened(call, said.screened.text[:MAX_MESSAGE], addressed)

    def said(self, call: Call, said: Said) -> Reply | None:
        """Answer (or pass over) a message."""
        if said.screened.refused:
            return self._refused(call, said)
        heard = Heard(said.message, said.to_bot)
        if said.finding is not None and self._board.watch.act(call, heard, said.finding):
            return None
        if said.meant and len(said.message.text) > MAX_MESSAGE:
            raise UserError("message-too-long", limit=MAX_MESSAGE)
        # A number for the list that is answered goes before a question, a question before any other number.
        token = self._numbered(call, said) if said.message.reply_to is not None else None
        form = self._open_form(call, said) if token is None else None
        if form is not None:
            return self._dialog(call, *form, said.screened.text)
        token = token or self._numbered(call, said)
        if token is not None:
            return self._press(call, token, {})
        return self._words(call, said)

    def called(self, call: Call, event: Called) -> Reply:
        """Run a natively called command."""
        command = self._command(event.command)
        return self._run(call, command, filled_in(command, event.given))

    def chosen(self, call: Call, event: Chosen) -> Reply | None:
        """Run what a button or form stands for."""
        return self._press(call, event.token, event.given)

    def reacted(self, call: Call, event: Reacted) -> Reply | None:
        """A reaction is a number of a list, or something a room notices."""
        number = KEYCAPS.get(event.emoji)
        if number is not None and event.added:
            token = self._board.choices.by_number(call.unit, number, call.holder, event.ref)
            return None if token is None else self._press(call, token, {})
        return next(
            (r for x in self._board.reactions if (r := x.reacted(call, event.emoji, event.added))), None
        )

    def notices(self, emoji: str) -> bool:
        """Whether a reaction with this emoji is a number, or one that a room looks out for."""
        return emoji in KEYCAPS or any(emoji in room.marks for room in self._board.reactions)

    def _marked(self, text: str) -> str | None:
        """The first hashtag in a text that a room looks out for, as it does for emoji."""
        tags = (tag.casefold() for tag in HASHTAG.findall(text[:MAX_MESSAGE]))
        return next((tag for tag in tags if any(tag in room.marks for room in self._board.reactions)), None)

    def suggestions(self, call: Call, id_: str, parameter: str, typed: str) -> Sequence[Suggestion]:
        """What someone may mean by what was typed of a value."""
        command = self._board.vocabulary.by_id(id_)
        if command is None or parameter not in command.suggests or not call.actor.may(*command.needs):
            return ()
        return command.suggests[parameter](call, visible(typed).strip())

    def removed(self, call: Call) -> None:
        """Empty what is held of a removed message."""
        for room in self._board.removals:
            room.removed(call)

    def joined(self, call: Call) -> Reply | None:
        """Welcome a newcomer."""
        return next((r for x in self._board.welcomes if (r := x.joined(call))), None)

    def _numbered(self, call: Call, said: Said) -> str | None:
        replied = said.message.reply_to
        if said.number is None or not (said.to_bot or replied):
            return None
        return self._board.choices.by_number(call.unit, said.number, call.holder, replied)

    def _open_form(self, call: Call, said: Said) -> tuple[Form, str] | None:
        """The form this message answers a question of; a command or `stop` goes first."""
        typed = said.typed
        if not said.to_bot:
            return None
        if typed and typed.command and (typed.prefixed or typed.command.id == STOP):
            return None
        found = self._board.dialogs.pending(call.unit, call.holder, call.now)
        where = call.conversation
        # A question put in private (which may not even have arrived) is not answered in an open room.
        aside = where.audience is Audience.DIRECT or Capability.PRIVATE_REPLY in self._can(call)
        private = found is not None and self._command(found[0].action.command).seen is Seen.ASKER
        return found if aside or not private else None

    def _can(self, call: Call) -> Capabilities:
        return self._board.adapters[call.conversation.platform].can(call.conversation, call.id)

    def _dialog(self, call: Call, form: Form, name: str, words: str) -> Reply:
        """Take the answer to one question; ask the next, or run the completed command."""
        command = self._command(form.action.command)
        field = next(f for f in form.fields if f.name == name)
        value = answer(field, words.strip())
        if field.required and not value:
            raise UserError("argument-missing", label=field.label)
        if value:
            check(
                command, name, value, self._board.adapters[call.actor.platform], call.conversation, call.say
            )
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
        return self._run(replace(call, target=target), command, given, frozenset(given))

    def _words(self, call: Call, said: Said) -> Reply | None:
        """A typed command, or words for whoever listens."""
        typed, to_bot = said.typed, said.to_bot
        if typed and typed.command and (typed.prefixed or to_bot):
            return self._run(call, typed.command, parse(typed.command, typed.rest))
        if typed and typed.prefixed and (nearest := self._board.vocabulary.nearest(typed.name)):
            raise UserError("command-unknown", name=typed.name[:40], nearest=nearest)
        mark = self._marked(said.screened.text)
        if mark is not None:
            marked = replace(call, target=said.message.ref)
            return next((r for x in self._board.reactions if (r := x.reacted(marked, mark, True))), None)
        if to_bot or self._board.listens_in(call.conversation):
            return self._listened(call, said.screened.text[:MAX_MESSAGE], to_bot)
        return None

    def _listened(self, call: Call, words: str, to_bot: bool) -> Reply | None:
        """What the first room that has an answer says; who spoke to the assistant always hears something."""
        for room in self._board.hears:
            reply = room.heard(call, words, to_bot)
            if reply is not None:
                return reply
        return Reply(p(call.say("not-understood")), renews=True) if to_bot else None

    def _press(self, call: Call, token: str, filled: Mapping[str, str]) -> Reply | None:
        action = self._board.choices.take(call.unit, token, call.holder, call.now)
        reply = self._chosen(call, action, filled)
        # What only opened a form can be pressed again: a form is easily closed by mistake.
        if action.once and (reply is None or reply.form is None):
            self._board.choices.used(call.unit, token)
        return reply

    def _chosen(self, call: Call, action: Action, filled: Mapping[str, str]) -> Reply | None:
        if action.command == SAY:
            return self._again(call, action.given["tekst"])
        command = self._command(action.command)
        extra = filled_in(command, filled)
        # What a number or reaction was given to is the list itself, never what the choice is about.
        call = replace(call, target=action.target)
        return self._run(call, command, {**action.given, **extra}, frozenset(action.given) - frozenset(extra))

    def _again(self, call: Call, words: str) -> Reply | None:
        """Handle the masked draft a person agreed with."""
        typed = self._board.vocabulary.typed(words)
        pending = self._board.dialogs.pending(call.unit, call.holder, call.now)
        if pending is not None and not (typed and typed.prefixed):
            return self._dialog(call, *pending, words)
        if typed and typed.command:
            return self._run(call, typed.command, parse(typed.command, typed.rest), frozenset(("*",)))
        return self._listened(call, words, True)

    def _run(
        self, call: Call, command: Command, given: Mapping[str, str], trusted: frozenset[str] = frozenset()
    ) -> Reply:
        """Screen what a person typed, then run the command; `trusted` values were screened before."""
        masked, seen = dict(given), dict[str, Screened]()
        for name, value in given.items():
            fresh = name not in trusted and "*" not in trusted
            screened = self._words_in(call, command, name, value) if fresh else None
            if screened is not None:
                seen[name], masked[name] = screened, screened.text
        if any(x.refused for x in seen.values()):
            kinds = tuple(sorted({k for x in seen.values() for k in x.kinds}))
            draft = Screened("\n".join(x.text for x in seen.values() if x.refused), kinds, refused=True)
            confirm = Action(call.say("guard-confirm"), command.id, masked, once=True, target=call.target)
            return self._board.guard.refusal(call, draft, confirm)
        return self._runner.run(call, command, masked, self._board.adapters[call.actor.platform])

    def _words_in(self, call: Call, command: Command, name: str, value: str) -> Screened | None:
        """What the guard makes of a value that is words, or that is not the choice or number it should be."""
        parameter = command.parameter(name)
        if parameter is None:
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

    def _refused(self, call: Call, said: Said) -> Reply:
        """Take a message with client data away where that is possible, and offer it back masked."""
        where = call.conversation
        if where.audience is not Audience.DIRECT and Capability.DELETE in self._can(call):
            act = Act(
                ActKind.REMOVE_MESSAGE,
                where.platform,
                where.space,
                call.say("guard-reason"),
                ref=said.message.ref,
            )
            self._board.speaker.act(call.unit, act, reason="client-data", key=f"guard:{call.id}")
        # What is too long to handle is shown in part, and can not be sent with one press.
        draft = replace(said.screened, text=said.screened.text[:MAX_MESSAGE])
        whole = len(said.message.text) <= MAX_MESSAGE
        confirm = Action(call.say("guard-confirm"), SAY, {"tekst": draft.text}, once=True)
        return self._board.guard.refusal(call, draft, confirm if said.meant and whole else None)

    def _command(self, id_: str) -> Command:
        command = self._board.vocabulary.by_id(id_)
        if command is None:
            raise UserError("choice-expired")
        return command
