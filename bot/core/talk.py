"""What each kind of event leads to, inside the open transaction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.arguments import parse
from bot.core.commands import Call, Command, Suggestion
from bot.core.content import p
from bot.core.dialogues import Dialogues
from bot.core.errors import UserError
from bot.core.events import Called, Chosen, Heard, Message, Reacted
from bot.core.filling import MAX_MESSAGE, filled_in
from bot.core.listening import Said, visible
from bot.core.reply import Action, Reply, Seen
from bot.core.running import CONFIRMED
from bot.core.screening import EVERY, SAY, Screening
from bot.core.switchboard import Switchboard
from bot.core.withheld import NO_CLIENT

KEYCAPS = {f"{n}\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}": n for n in range(1, 10)}
HASHTAG = re.compile(r"(?<!\w)#\w{2,40}")


class Talk:
    """Turns events into replies."""

    def __init__(self, board: Switchboard) -> None:
        self._board = board
        self._screening = Screening(board)
        self._dialogues = Dialogues(board, self._screening)

    def forget(self, person: str) -> int:
        """Forget what memory holds of a person; how much that was."""
        return self._screening.forget(person)

    def hear(self, event: Heard) -> Said | None:
        """A first look in memory; None when the message is none of the assistant's business."""
        message, board = event.message, self._board
        screened = event.screened or board.guard.screen(
            message.text, message.ref.conversation, message.author
        )
        # The guard saw what is invisible; commands, answers and what is kept do without.
        screened = replace(screened, text=visible(screened.text))
        finding = None if screened.refused else board.watch.look(event)
        typed = board.vocabulary.typed(screened.text)
        said = Said(message, event.to_bot, screened, typed, finding, with_files=event.with_files)
        concerns = (
            screened.refused
            or finding is not None
            or event.to_bot
            or (said.typed is not None and said.typed.prefixed)
            or (said.number is not None and message.reply_to is not None)
            or board.listens_in(message.ref.conversation)
            or self._marked(screened.text) is not None
            or any(room.wants(message, screened.text) for room in board.overhears)
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
            return (
                self._screening.run(call, typed.command, parse(typed.command, typed.rest)) if again else None
            )
        return self._listened(call, said.screened.text[:MAX_MESSAGE], addressed)

    def said(self, call: Call, said: Said) -> Reply | None:
        """Answer (or pass over) a message; who sends files along hears that these are not taken in."""
        if not (said.with_files and said.meant):
            return self._answered(call, said)
        remark = p(call.say("files-not-taken"))
        reply = self._answered(call, said) if said.screened.text.strip() else None
        if reply is None:
            return Reply(remark, to=Seen.ASKER)
        return replace(reply, body=(*reply.blocks, remark))

    def _answered(self, call: Call, said: Said) -> Reply | None:
        if said.screened.refused:
            return self._screening.refused(call, said)
        heard = Heard(said.message, said.to_bot)
        if said.finding is not None and self._board.watch.act(call, heard, said.finding):
            return None
        if said.meant and len(said.message.text) > MAX_MESSAGE:
            raise UserError("message-too-long", limit=MAX_MESSAGE)
        # A number for the list that is answered goes before a question, a question before any other number.
        token = self._numbered(call, said) if said.message.reply_to is not None else None
        form = self._dialogues.open_form(call, said) if token is None else None
        if form is not None:
            return self._dialogues.answered(call, *form, said.screened.text)
        token = token or self._numbered(call, said)
        if token is not None:
            return self._press(call, token, {})
        return self._words(call, said)

    def called(self, call: Call, event: Called) -> Reply:
        """Run a natively called command."""
        command = self._command(event.command)
        sure = {CONFIRMED: "ja"} if event.confirmed else {}
        return self._screening.run(call, command, {**filled_in(command, event.given), **sure})

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

    def joined(self, call: Call, *, greet: bool) -> Reply | None:
        """Welcome a newcomer, aloud where that is wanted."""
        reply = next((r for x in self._board.welcomes if (r := x.joined(call))), None)
        return reply if greet else None

    def left(self, call: Call) -> None:
        """Tell the rooms that somebody is gone."""
        for room in self._board.presence:
            room.left(call)

    def seen(self, call: Call) -> None:
        """Tell the rooms that somebody is there."""
        for room in self._board.presence:
            room.seen(call)

    def _numbered(self, call: Call, said: Said) -> str | None:
        replied = said.message.reply_to
        if said.number is None or not (said.to_bot or replied):
            return None
        return self._board.choices.by_number(call.unit, said.number, call.holder, replied)

    def _words(self, call: Call, said: Said) -> Reply | None:
        """A typed command, or words for whoever listens."""
        typed, to_bot = said.typed, said.to_bot
        if typed and typed.command and (typed.prefixed or to_bot):
            return self._screening.run(call, typed.command, parse(typed.command, typed.rest))
        if typed and typed.prefixed and (nearest := self._board.vocabulary.nearest(typed.name)):
            raise UserError("command-unknown", name=typed.name[:40], nearest=nearest)
        mark = self._marked(said.screened.text)
        if mark is not None:
            marked = replace(call, target=said.message.ref)
            return next((r for x in self._board.reactions if (r := x.reacted(marked, mark, True))), None)
        if not to_bot:
            for room in self._board.overhears:
                if room.wants(said.message, said.screened.text):
                    room.overheard(call, said.message, said.screened.text)
        if to_bot or self._board.listens_in(call.conversation):
            return self._listened(call, said.screened.text[:MAX_MESSAGE], to_bot)
        return None

    def _listened(self, call: Call, words: str, to_bot: bool) -> Reply | None:
        """What the first room that has an answer says; who spoke to the assistant always hears something."""
        for room in self._board.hears:
            reply = room.heard(call, words, to_bot)
            if reply is not None:
                return self._screening.hinted(call, words, reply)
        return Reply(p(call.say("not-understood")), renews=True) if to_bot else None

    def _press(self, call: Call, token: str, filled: Mapping[str, str]) -> Reply | None:
        action = self._board.choices.take(call.unit, token, call.holder, call.now)
        reply = self._chosen(call, action, filled)
        if reply is not None and reply.filed:
            self._board.ledger.answered.file(call.unit, token, call.person, reply.filed)
        # What only opened a form can be pressed again: a form is easily closed by mistake.
        if action.once and (reply is None or reply.form is None):
            self._board.choices.used(call.unit, token)
        return reply

    def _chosen(self, call: Call, action: Action, filled: Mapping[str, str]) -> Reply | None:
        if action.command == SAY:
            return self._again(call, action.given["tekst"])
        if action.command == NO_CLIENT:
            return self._released(call, action.given["bewaard"])
        command = self._command(action.command)
        extra = filled_in(command, filled)
        # What a number or reaction was given to is the list itself, never what the choice is about.
        call = replace(call, target=action.target)
        return self._screening.run(
            call, command, {**action.given, **extra}, frozenset(action.given) - frozenset(extra)
        )

    def _again(self, call: Call, words: str) -> Reply | None:
        """Handle words as they were screened: the masked draft, or what was no client's data."""
        typed = self._board.vocabulary.typed(words)
        pending = self._board.dialogs.pending(call.unit, call.holder, call.now)
        if pending is not None and not (typed and typed.prefixed):
            return self._dialogues.answered(call, *pending, words)
        if typed and typed.command:
            return self._screening.run(
                call, typed.command, parse(typed.command, typed.rest), frozenset((EVERY,))
            )
        return self._listened(call, words, True)

    def _released(self, call: Call, key: str) -> Reply | None:
        """Go on with what was held back, as if it had been clean.

        Raises:
            UserError: `guard-too-late`.
        """
        held = self._board.guard.released(call, key)
        call = replace(call, target=held.target)
        if held.command:
            return self._screening.run(call, self._command(held.command), held.given, frozenset((EVERY,)))
        return (
            self._again(call, visible(held.words)) if held.meant else self._board.guard.given_back(call, held)
        )

    def _command(self, id_: str) -> Command:
        command = self._board.vocabulary.by_id(id_)
        if command is None:
            raise UserError("choice-expired")
        return command
