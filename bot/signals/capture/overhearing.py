"""What is said without a command: "hier ook" under a signal counts, and who asked for it gets a rare hint."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import Connection, String, Table, select

from bot.core.commands import Call, command
from bot.core.content import p
from bot.core.events import Message
from bot.core.places import Audience, Direct
from bot.core.reply import Action, Reply, Seen
from bot.signals import store
from bot.signals.capture.tagging import Tagging, message_key
from bot.signals.lent import Lent
from bot.signals.reading.rules import SignalRules
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_or_change

EVERY = timedelta(days=7)
REASON = "signal-hint"
_LONGEST_SAME = 8  # words; who says more than "hier ook" says something of their own
_HERE = r"(?:hier ook|bij ons ook|ook hier|ook bij ons|herken(?:baar| ik| dit| dat)|zelfde (?:hier|bij ons))"
_SAME = re.compile(rf"^\W*(?:ja\W+)?{_HERE}\b", re.IGNORECASE)
_FEWEST_WORDS = 6  # shorter messages hold no signal

signal_hint = Table(
    "signal_hint",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="who asked for a hint when a message of theirs may be a signal",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
    column(
        "hinted_at",
        UtcDateTime,
        purpose="give a hint once a week at most",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_FORGOTTEN,
    ),
)


class Overhearing:
    """Looks at what is said in open rooms, in memory; nothing is kept of it."""

    def __init__(self, rules: SignalRules, tagging: Tagging, lent: Lent) -> None:
        self._rules = rules
        self._tagging = tagging
        self._lent = lent

    def wants(self, message: Message, text: str) -> bool:
        """Whether a message may be a recognition of the one it answers, or may hold a signal."""
        if message.ref.conversation.audience is not Audience.COMMUNITY:
            return False
        return (message.reply_to is not None and _same(text)) or self._score(message, text)

    def overheard(self, call: Call, message: Message, text: str) -> None:
        """Count a recognition in silence, or give its author a hint in private, where they asked for that."""
        if message.reply_to is not None and _same(text):
            self._tagging.recognise(call, message.reply_to, added=True)
            return
        hinted = call.unit.execute(
            select(signal_hint).where(signal_hint.c.person == call.person)
        ).one_or_none()
        too_soon = hinted is not None and hinted.hinted_at and call.now - hinted.hinted_at < EVERY
        known = store.signal_by_message(call.unit, message_key(message.ref)) is not None
        if hinted is None or too_soon or known:
            return
        insert_or_change(call.unit, signal_hint, {"person": call.person}, {"hinted_at": call.now})
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        say = self._lent.say_in(to.locale)
        yes = Action(say("signal-do-candidate"), "signaal", target=message.ref)
        off = Action(say("signal-do-no-hints"), "hints", {"aan": "nee"})
        words = p(say("signal-hint", channel=self._lent.channel(message.ref.conversation)))
        key = f"hint:{call.actor.platform}:{call.id}"
        self._lent.outbox.say(call.unit, to, Reply(words, (yes, off)), reason=REASON, key=key)

    def _score(self, message: Message, text: str) -> bool:
        """Whether the detector is as sure as its published working point asks."""
        if len(text.split()) < _FEWEST_WORDS:
            return False
        channel = self._lent.channel(message.ref.conversation)
        quiet = self._rules.channels.of(channel).quiet
        detector = self._rules.detector
        return detector.score(text, self._rules.reader.read(text), quiet) >= detector.hint


class HintCommands:
    """Switches hints on and off; without being asked for there are none."""

    @command("hints", seen=Seen.ASKER)
    def hints(self, call: Call, aan: bool) -> Reply:
        """Have a hint, at most once a week, when a message of yours may be a signal; or no longer."""
        if aan:
            insert_or_change(call.unit, signal_hint, {"person": call.person}, {"hinted_at": None})
            return Reply(p(call.say("signal-hints-on")))
        forget(call.unit, call.person)
        return Reply(p(call.say("signal-hints-off")))


def forget(unit: Connection, person: str) -> int:
    """Give someone no hints any more; how many rows that were."""
    return unit.execute(signal_hint.delete().where(signal_hint.c.person == person)).rowcount


def _same(text: str) -> bool:
    """Whether a text says no more than that it is the same here."""
    return len(text.split()) <= _LONGEST_SAME and _SAME.match(text) is not None
