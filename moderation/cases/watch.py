"""The live look-out: what screening finds becomes a card for staff or, where settings say so, a removal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.core.commands import Call, Unit
from bot.core.content import card, p
from bot.core.events import Heard, Message
from bot.core.people import Role
from bot.core.places import Audience, Conversation
from bot.core.plan import Capability
from bot.core.reply import Action, Reply
from moderation.cases import store
from moderation.cases.acting import Measures
from moderation.cases.commands import remove_action
from moderation.cases.lent import Lent
from moderation.cases.model import Case
from moderation.screening.finding import Action as Advice
from moderation.screening.finding import Finding, Label, Post
from moderation.screening.screening import Screening

K = TypeVar("K")
V = TypeVar("V")
_ONCE_PER = timedelta(minutes=10)
_KEPT = 1000  # members, or messages; the oldest go first
_LONG_AGO = 365.0


class Newcomers:
    """Remembers in memory when people came in, for as long as that makes a difference."""

    def __init__(self, days: float) -> None:
        self._within = timedelta(days=days)
        self._joined: OrderedDict[str, datetime] = OrderedDict()

    def joined(self, call: Call) -> Reply | None:
        """Note the moment; nothing is said."""
        self._joined[call.actor.key] = call.now
        if len(self._joined) > _KEPT:
            self._joined.popitem(last=False)
        return None

    def forget(self, gone: Callable[[str], bool]) -> int:
        """Forget when these members came in; how many that were."""
        forgotten = [key for key in list(self._joined) if gone(key)]
        for key in forgotten:
            self._joined.pop(key, None)
        return len(forgotten)

    def days(self, key: str, at: datetime) -> float:
        """How many days ago someone came in; long ago when that was not seen."""
        joined = self._joined.get(key)
        return _LONG_AGO if joined is None else (at - joined).total_seconds() / 86_400


class LookOut:
    """The `Watch` of dispatch. It never decides about a person: at most it takes a message away.

    `acts` lets it remove what screening advises to remove or worse; otherwise it only shows staff a card.
    """

    def __init__(
        self, screening: Screening, newcomers: Newcomers, measures: Measures, lent: Lent, *, acts: bool
    ) -> None:
        self._screening = screening
        self._newcomers = newcomers
        self._measures = measures
        self._lent = lent
        self._acts = acts
        self._shown: OrderedDict[tuple[str, Label], datetime] = OrderedDict()
        self._cases: OrderedDict[tuple[str, Label], Case] = OrderedDict()
        self._looked: OrderedDict[tuple[str, str], Finding] = OrderedDict()

    def look(self, heard: Heard) -> object | None:
        """A finding, or None; decided in memory, no database."""
        message = heard.message
        if message.author.bot or message.ref.conversation.audience is not Audience.COMMUNITY:
            return None
        finding = self._judged(heard)
        if finding.action is Advice.NONE:
            return None
        # A flood makes one card, not fifty; removing goes on.
        if self._was_shown(message, finding) and not self._removes(finding, message):
            return None
        return finding

    def forget(self, gone: Callable[[str], bool]) -> int:
        """Forget all that is remembered of these members; how many messages and moments that were."""
        for key in [key for key in list(self._shown) if gone(key[0])]:
            self._shown.pop(key, None)
        for key in [key for key in list(self._cases) if gone(key[0])]:
            self._cases.pop(key, None)
        return self._screening.forget(gone) + self._newcomers.forget(gone)

    def remembered(self, whose: Callable[[str], bool]) -> int:
        """How many messages of these members are remembered."""
        return self._screening.remembered(whose)

    def act(self, call: Call, heard: Heard, finding: object) -> bool:
        """Act on a finding; True when the message was removed and must not be handled further."""
        if not isinstance(finding, Finding):
            return False
        message = heard.message
        if not self._removes(finding, message):
            # Two messages can be looked at before the first is acted on.
            if not self._was_shown(message, finding):
                self._show(call, message, finding, None)
            return False
        reason = self._lent.say_in(call.locale)(f"watch-reason-{finding.label}")
        known = self._running_case(call.unit, message, finding)
        if known is not None:
            self._measures.remove_more(call.unit, known.id, message.ref, reason)
            return True
        made = self._measures.remove(
            call.unit, message.author, message.ref, reason, None, call.now, finding.rule
        )
        _keep(self._cases, (message.author.key, finding.label), made)
        self._show(call, message, finding, made.id)
        return True

    def _judged(self, heard: Heard) -> Finding:
        """What screening finds; a platform may hand over a message again, which makes no flood."""
        key = (heard.message.ref.conversation.platform, heard.id)
        known = self._looked.get(key)
        if known is None:
            known = self._screening.look(self._post(heard.message))
            _keep(self._looked, key, known)
        return known

    def _running_case(self, unit: Unit, message: Message, finding: Finding) -> Case | None:
        """The case of a flood that goes on, if it is on record: what opened it may have been undone."""
        made = self._cases.get((message.author.key, finding.label))
        if made is None or not self._was_shown(message, finding):
            return None
        kept = store.case_by_id(unit, made.id)
        # The number of a case that was undone is given out again.
        return kept if kept is not None and _marks(kept) == _marks(made) else None

    def _post(self, message: Message) -> Post:
        author = message.author
        return Post(
            author=author.key,
            at=message.at,
            room=self._lent.channel(message.ref.conversation),
            text=message.text,
            role="mod" if author.may(Role.MODERATOR) else "member",
            joined_days=self._newcomers.days(author.key, message.at),
        )

    def _removes(self, finding: Finding, message: Message) -> bool:
        harsh = finding.label is not Label.OK and finding.action.weight >= Advice.REMOVE.weight
        staff = message.author.may(Role.MODERATOR)
        can = Capability.DELETE in self._lent.can(message.ref.conversation)
        return self._acts and harsh and can and not staff

    def _was_shown(self, message: Message, finding: Finding) -> bool:
        last = self._shown.get((message.author.key, finding.label))
        return last is not None and message.at - last < _ONCE_PER

    def _show(self, call: Call, message: Message, finding: Finding, case: str | None) -> None:
        """The staff's card: who, where, which rule and a link; never the text."""
        staff = self._lent.staff(call.conversation.platform)
        if staff is not None:
            self._tell_staff(call, staff, message, finding, case)
        _keep(self._shown, (message.author.key, finding.label), message.at)

    def _tell_staff(
        self, call: Call, staff: Conversation, message: Message, finding: Finding, case: str | None
    ) -> None:
        say = self._lent.say_in(staff.locale)
        facts = [
            (say("case-fact-room"), self._lent.channel(message.ref.conversation)),
            (say("case-fact-member"), message.author.name),
            (say("case-fact-rule"), finding.rule),
            (say("case-fact-advice"), say(f"watch-advice-{finding.action}")),
        ]
        link = self._lent.link(message.ref)
        facts += [] if link else [(say("case-fact-message"), message.ref.id)]
        title = say("watch-removed", case=case) if case else say(f"watch-found-{finding.label}")
        body = (card(title, link, facts=facts),)
        reply = Reply(
            (*body, p(say("watch-check"))), () if case else self._actions(staff.locale, message, finding)
        )
        self._lent.outbox.say(
            call.unit,
            staff,
            reply,
            reason="watch",
            key=f"watch:{message.ref.conversation.key}:{message.ref.id}",
        )

    def _actions(self, locale: str, message: Message, finding: Finding) -> tuple[Action, ...]:
        say = self._lent.say_in(locale)
        warn = Action(say("case-do-warn"), "waarschuw", {"lid": message.author.id}, for_everyone=True)
        if finding.label is Label.OK:
            return (remove_action(say("case-do-remove"), message.ref), warn)
        reason = self._lent.say_in(message.ref.conversation.locale)(f"watch-reason-{finding.label}")
        return (remove_action(say("case-do-remove"), message.ref, reason), warn)


def _marks(case: Case) -> tuple[object, ...]:
    """What no other case under the same number has."""
    return case.kind, case.about, case.rule, case.opened_at


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _KEPT:
        kept.popitem(last=False)
