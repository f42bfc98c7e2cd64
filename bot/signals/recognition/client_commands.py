"""The commands of client organisations, and of who asks them: what do clients and parents see of this?"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Call, Long, Say, command
from bot.core.content import b, h, line, p, quote, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Direct
from bot.core.reply import Action, Reply, Seen
from bot.signals import store
from bot.signals.capture.asked import asked_bundle
from bot.signals.capture.intake import AcuteDangerError, Intake
from bot.signals.lent import Lent
from bot.signals.model import Bundle, BundleState
from bot.signals.recognition import client_voice
from bot.signals.recognition.client_voice import Said, Voice
from bot.store.schedules import Job, Slot

REASON = "client-voice"
ASKERS = (Role.MODERATOR, Role.POLICY_TABLE, Role.TROIKA)
_SHOWN = 5
_GRACE = timedelta(hours=20)


class ClientVoiceCommands:
    """Asks client organisations about bundles, and keeps what they say; never who of them said it."""

    def __init__(self, lent: Lent, intake: Intake, smallest: int) -> None:
        self._lent = lent
        self._intake = intake
        self._smallest = smallest

    @property
    def job(self) -> Job:
        """The job that asks about what came on an agenda without client voice in its theme."""

        def run(unit: Connection, slot: Slot) -> None:
            now = slot.due + slot.late
            on = [x for x in store.bundles(unit) if x.state is BundleState.SCHEDULED]
            for each in client_voice.lacking(unit, on, self._smallest, now):
                self._ask(unit, each, now)

        return Job("signals-client-voice", "40 6 * * *", _GRACE, run)

    @command("clientstem", needs=Role.CLIENT_ORGANISATION, seen=Seen.ASKER, hidden=True)
    def asked(self, call: Call) -> Reply:
        """What client organisations are asked about; who looks here is written to from now on."""
        client_voice.sit(call.unit, call.person, call.now)
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._lent.contacts.remember(call.unit, call.person, to, call.now)
        open_ = client_voice.invited(call.unit, call.person)[:_SHOWN]
        if not open_:
            return Reply(p(call.say("client-voice-none")))
        items = ul(*(line(b(x.id), f" {x.title}") for x in open_))
        actions = tuple(action for each in open_ for action in _answers(call.say, each))
        return Reply((h(call.say("client-voice-asked")), items), actions)

    @command("clientstem-zeg", needs=Role.CLIENT_ORGANISATION, seen=Seen.ASKER, hidden=True)
    def speak(self, call: Call, bundel: str, wat: Voice, woorden: Long | None = None) -> Reply:
        """Say for a client organisation whether clients meet this too, and what they would add."""
        found = asked_bundle(call, bundel)
        if wat is Voice.OTHER and not woorden:
            raise UserError("client-voice-words", id=found.id)
        try:
            words = self._intake.preview(woorden).strip() if woorden else None
        except AcuteDangerError:
            return Reply((p(call.say("signal-crisis")), p(call.say("signal-crisis-after"))))
        client_voice.sit(call.unit, call.person, call.now)
        client_voice.speak(call.unit, found.id, call.person, Said(wat, words, call.now))
        said = p(call.say("client-voice-kept", id=found.id))
        return Reply((said, quote(words)) if words else said)

    @command("vraag-clientstem", needs=ASKERS, seen=Seen.ASKER, hidden=True)
    def ask(self, call: Call, bundel: str) -> Reply:
        """Ask client organisations about a bundle."""
        found = asked_bundle(call, bundel)
        reached = self._ask(call.unit, found, call.now)
        if reached is None:
            return Reply(p(call.say("client-voice-asked-before", id=found.id)))
        key = "client-voice-sent" if reached else "client-voice-nobody"
        return Reply(p(call.say(key, id=found.id, count=reached)))

    def _ask(self, unit: Connection, found: Bundle, now: datetime) -> int | None:
        """Write to who speaks for a client organisation: to how many; None when that was done before."""
        if not client_voice.invite(unit, found.id, now):
            return None
        addresses = [self._lent.contacts.address(unit, each) for each in client_voice.seats(unit)]
        reached = [to for to in addresses if to is not None]
        for to in reached:
            say = self._lent.say_in(to.locale)
            words = p(say("client-voice-question", id=found.id, title=found.title))
            key = f"client-voice:{found.id}:{to.platform}:{to.actor_id}"
            self._lent.outbox.say(unit, to, Reply(words, _answers(say, found)), reason=REASON, key=key)
        return len(reached)


def _answers(say: Say, found: Bundle) -> tuple[Action, ...]:
    given = {"bundel": found.id}
    return tuple(
        Action(say(f"client-voice-do-{each}", id=found.id), "clientstem-zeg", {**given, "wat": each.value})
        for each in Voice
    )
