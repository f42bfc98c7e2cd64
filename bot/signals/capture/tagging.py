"""Signals that begin with a message: the form with one's own words, the pointer to someone else's."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.core.arguments import option_label
from bot.core.commands import Call, Unit
from bot.core.content import p, quote
from bot.core.errors import UserError
from bot.core.events import Message
from bot.core.places import Direct, MessageRef
from bot.core.reply import Action, Field, FieldKind, Form, Reply, Seen
from bot.signals import store
from bot.signals.capture.intake import Intake
from bot.signals.lent import Lent
from bot.signals.model import Kind, Level, Origin, Recognition, Signal, SignalState, Theme
from bot.signals.recognition import endorsing
from bot.store import pointers
from bot.store.dialogs import Dialogs

RECOGNISE = "🙋"
WORKS = "🌱"
TAG = "🏛️"
HASHTAG = "#beleidstafel"
_TAGS = frozenset({TAG, TAG.removesuffix("\N{VARIATION SELECTOR-16}"), HASHTAG})
_LONGEST = 1_500
ALIKE = 70.0
"""From this likeness on (0 to 100, rapidfuzz's ratio) a text is a copy of the message it came from."""
_STANDING = (SignalState.NEW, SignalState.VALIDATED, SignalState.BUNDLED)


class Tagging:
    """Turns a message into a draft or a candidate, and a reaction into a tag or a recognition."""

    name = "signals"
    marks = _TAGS | {RECOGNISE, WORKS}

    def __init__(self, intake: Intake, lent: Lent) -> None:
        self._intake = intake
        self._lent = lent
        self._dialogs = Dialogs()

    def ask(self, call: Call) -> Reply:
        """The form: empty, or with the words of one's own message; someone else's message is only pointed at.

        Raises:
            UserError: the message is known already, or cannot be read.
        """
        if call.target is None:
            return Reply(form=self._form(call, ""), to=Seen.ASKER)
        message = self._lent.message(call.unit, call.target)
        if message is None:
            raise UserError("signal-message-unread")
        if self._lent.person(message.author) == call.person:
            return self._draft(call, message)
        return self._point(call, message)

    def reacted(self, call: Call, emoji: str, added: bool) -> Reply | None:
        """A tag on a message, or a recognition of one that became a signal; anything else is left alone."""
        if call.target is None:
            return None
        if emoji in _TAGS:
            return self._tagged(call) if added else self._untagged(call, call.target)
        if emoji in {RECOGNISE, WORKS}:
            kind = Recognition.SAME if emoji == RECOGNISE else Recognition.WORKS
            self.recognise(call, call.target, added=added, kind=kind)
        return None

    def removed(self, call: Call) -> None:
        """Forget the pointer to a message that was deleted; a candidate and a copy of its words go with it.

        Whose own words a signal has instead is asked whether it goes too.
        """
        found = store.signal_by_message(call.unit, message_key(call.target)) if call.target else None
        if found is None:
            return
        copied = bool(store.chosen_of(call.unit, found.id, ("copied",))["copied"])
        if found.state is SignalState.CANDIDATE or (copied and found.state in _STANDING):
            self._intake.withdraw(call.unit, found, call.now)
        if found.state in _STANDING:
            self._tell_gone(call, found, withdrawn=copied)
        elif copied:
            self._intake.empty(call.unit, found)
        store.change_signal(call.unit, found.id, message=None)

    def points_at(self, unit: Unit, ref: MessageRef) -> bool:
        """Whether a signal or candidate came from this message."""
        return store.signal_by_message(unit, message_key(ref)) is not None

    def copies(self, call: Call, text: str) -> bool:
        """Whether a text is that of `call.target`, or nearly; what cannot be compared counts as a copy."""
        message = self._lent.message(call.unit, call.target) if call.target else None
        if message is None:
            return call.target is not None
        said = self._lent.screen(message.text, message.ref.conversation, message.author).text
        return fuzz.ratio(_plain(said), _plain(text)) >= ALIKE

    def holds(self, unit: Unit, ref: MessageRef) -> bool:
        """Whether a standing signal came from this message."""
        found = store.signal_by_message(unit, message_key(ref))
        return found is not None and found.state in _STANDING

    def edited(self, call: Call, text: str) -> Reply | None:
        """Ask its contributor whether the signal gets the new words too; until then it keeps the old ones."""
        found = store.signal_by_message(call.unit, message_key(call.target)) if call.target else None
        text = self._intake.generalised(text)
        same = found is None or found.person != call.person or text.strip() == found.text
        if same or found is None or found.state not in _STANDING:
            return None
        given = {"signaal": found.id, "tekst": text[:_LONGEST]}
        action = Action(call.say("signal-do-update"), "signaal-bijwerken", given, once=True)
        return Reply(
            (p(call.say("signal-edited", id=found.id)), quote(text[:_LONGEST])), (action,), to=Seen.ASKER
        )

    def _untagged(self, call: Call, target: MessageRef) -> Reply | None:
        """A tag that goes before its author agreed ends it: one's own draft, or one's own pointer."""
        found = store.signal_by_message(call.unit, message_key(target))
        if found is None:
            ended = self._drop_draft(call, target)
        else:
            ended = self._intake.unpoint(call.unit, found, call.person, call.now)
            if ended and found.person:
                self._lent.retract(call.unit, found.person, found.id)
        return Reply(p(call.say("signal-untagged")), to=Seen.ASKER) if ended else None

    def _drop_draft(self, call: Call, target: MessageRef) -> bool:
        """Forget the form about one's own message, shown or being asked; False when there is none."""
        asked = self._dialogs.pending(call.unit, call.holder, call.now)
        about = asked[0].action.target if asked else None
        open_ = about is not None and message_key(about) == message_key(target)
        if open_:
            self._dialogs.close(call.unit, call.holder)
        return self._lent.retract(call.unit, call.person, target.id) > 0 or open_

    def _tell_gone(self, call: Call, found: Signal, *, withdrawn: bool) -> None:
        """Tell whose message is gone what became of the signal from it, or ask, where they can be reached."""
        to = self._lent.contacts.address(call.unit, found.person) if found.person else None
        if to is None:
            return
        say = self._lent.say_in(to.locale)
        yes = Action(say("signal-do-withdraw", id=found.id), "trek-in", {"signaal": found.id})
        reply = Reply(p(say("signal-message-gone", id=found.id)), (yes,))
        if withdrawn:
            reply = Reply(p(say("signal-copy-gone", id=found.id)))
        self._lent.outbox.say(call.unit, to, reply, reason="signal-message-gone", key=f"gone:{found.id}")

    def _tagged(self, call: Call) -> Reply | None:
        try:
            reply = self.ask(call)
        except UserError as error:
            return Reply(p(call.say(error.key, **error.values)), to=Seen.ASKER)
        return reply

    def _draft(self, call: Call, message: Message) -> Reply:
        found = store.signal_by_message(call.unit, message_key(message.ref))
        if found is not None and found.state is not SignalState.CANDIDATE:
            raise UserError("signal-known", id=found.id)
        masked = self._lent.screen(message.text, message.ref.conversation, message.author).text
        told = self._intake.generalised(masked)
        return Reply(form=self._form(call, told[:_LONGEST]), to=Seen.ASKER)

    def _point(self, call: Call, message: Message) -> Reply:
        """Keep a pointer without text, and ask the author in private."""
        author = self._lent.person(message.author)
        channel = self._lent.channel(message.ref.conversation)
        origin = Origin(call.actor.platform, channel, message_key(message.ref))
        if message.author.bot:
            raise UserError("signal-message-unread")
        found = self._intake.candidate(call.unit, author, origin, call.now, call.person)
        if found is None:
            return Reply(p(call.say("signal-candidate-known")), to=Seen.ASKER)
        pointers.note(call.unit, message.ref, author, call.now)
        to = Direct(message.author.platform, message.author.id, message.ref.conversation.locale)
        say = self._lent.say_in(to.locale)
        yes = Action(say("signal-do-candidate"), "signaal", for_everyone=True, target=message.ref)
        no = Action(say("signal-do-no-candidate"), "geen-signaal", {"signaal": found.id}, for_everyone=True)
        # Its words are not repeated: until the author agrees neither signals nor the outbox keep them.
        reply = Reply(p(say("signal-candidate-ask", channel=channel)), (yes, no))
        self._lent.outbox.say(call.unit, to, reply, reason="signal-candidate", key=f"candidate:{found.id}")
        return Reply(p(call.say("signal-candidate-asked")), to=Seen.ASKER)

    def recognise(
        self, call: Call, target: MessageRef, *, added: bool, kind: Recognition = Recognition.SAME
    ) -> None:
        """Count, or count no more, a recognition of the signal that came from a message, if there is one."""
        found = store.signal_by_message(call.unit, message_key(target))
        if found is None or found.state not in _STANDING or found.person == call.person:
            return
        subject = found.bundle or found.id
        if added:
            endorsing.endorse(call.unit, subject, call.person, call.now, kind)
        else:
            endorsing.retract(call.unit, subject, call.person)

    def _form(self, call: Call, draft: str) -> Form:
        say = call.say
        kinds = ((Theme, "thema"), (Level, "niveau"), (Kind, "soort"))
        chosen = tuple(
            Field(
                name,
                say(f"command-signaal.{name}"),
                FieldKind.CHOICE,
                False,
                tuple((option.value, option_label(option, say)) for option in options),
            )
            for options, name in kinds
        )
        words = Field(
            "tekst", say("command-signaal.tekst"), FieldKind.LONG, True, value=draft, max_length=_LONGEST
        )
        action = Action(say("command-signaal"), "signaal", once=True, target=call.target)
        return Form(say("command-signaal"), (words, *chosen), action)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()[:_LONGEST]


def message_key(ref: MessageRef) -> str:
    """One string per chat message."""
    return f"{ref.conversation.whole_room.key}#{ref.id}"
