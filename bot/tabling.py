"""Hands the policy table the bundles of signals: looked up, weighed and moved along their own steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Call
from bot.core.errors import UserError
from bot.core.reply import Reply
from bot.core.sizes import class_floor
from bot.digest.counting.suppression import first_class
from bot.digest.counting.week import of
from bot.signals import policy, store
from bot.signals.model import ActorRole, Bundle, BundleState, DeclineReason, Signal
from bot.signals.policy import Placing
from bot.signals.recognition import endorsing
from bot.signals.telling import feedback_store
from bot.signals.telling.feedback import FeedbackCommands
from bot.signals.telling.feedback_store import Feedback
from bot.table.model import Issue
from bot.table.priority import WEEKS, Weight
from moderation.guard.guard import Guard
from moderation.guard.spans import Verdict


def masked(guard: Guard, text: str) -> str | None:
    """A text as it may be kept, or None when the guard refuses it."""
    found = guard.examine(text)
    return None if guard.policy.verdict(found.spans) is Verdict.REFUSE else guard.hide(text, found.spans)


def tell(feedback: FeedbackCommands, call: Call, bundle: str, words: str, done: bool) -> Reply:
    """Tell what came of a bundle: as its outcome, or as news where it is still worked on or was declined.

    What is declined stays declined, and what is taken up is fed back once all that was agreed is `done`.
    """
    found = _known(call.unit, bundle)
    if found.state is BundleState.DECLINED or (found.state is BundleState.TAKEN_UP and not done):
        return feedback.news(call, found.id, words)
    return feedback.feed_back(call, found.id, words)


def note_told(unit: Connection, bundle: str, words: str, at: datetime) -> None:
    """Keep that a bundle was fed back with these words, in a community where nobody reads along yet."""
    policy.move(unit, _known(unit, bundle), BundleState.FED_BACK, ActorRole.SECRETARY, at)
    feedback_store.add(unit, Feedback(bundle, words, at))


class TabledBundles:
    """The bundles as the policy table uses them; numbers of fewer people than `smallest` stay hidden."""

    def __init__(self, smallest: int) -> None:
        self._smallest = smallest

    def find(self, unit: Connection, id_: str) -> Issue | None:
        """The bundle with this number, or the one it was merged into."""
        found = store.bundle_by_id(unit, id_)
        return _issue(found) if found else None

    def ready(self, unit: Connection) -> Sequence[Issue]:
        """The bundles that may be put on an agenda, by number."""
        return [_issue(each) for each in store.bundles(unit) if each.state is BundleState.OPEN]

    def weigh(self, unit: Connection, ids: Sequence[str], now: datetime) -> Mapping[str, Weight]:
        """What is known of the weight of bundles."""
        behind, made = endorsing.support(unit, ids), {each.id: each for each in store.bundles(unit)}
        return {
            id_: self._weight(made[id_], store.members(unit, id_), behind[id_].persons, now)
            for id_ in ids
            if id_ in made
        }

    def schedule(self, unit: Connection, id_: str, meeting: str, owner: str, now: datetime) -> None:
        """Put a bundle on the agenda of a meeting.

        Raises:
            UserError: it cannot go there.
        """
        placing = Placing(meeting, owner, reply_asked=True)
        policy.schedule(unit, _known(unit, id_), placing, ActorRole.SECRETARY, now)

    def release(self, unit: Connection, id_: str, meeting: str, words: str, now: datetime) -> None:
        """Take a bundle off the agenda of a meeting.

        Raises:
            UserError: it is on no agenda, or the words say too little.
        """
        policy.defer(unit, _known(unit, id_), meeting, words, ActorRole.SECRETARY, now)

    def discuss(self, unit: Connection, id_: str, decision: str, words: str, now: datetime) -> None:
        """Note that the table decided about a bundle.

        Raises:
            UserError: it was on no agenda, or the words say too little.
        """
        policy.discuss(unit, _known(unit, id_), decision, words, ActorRole.SECRETARY, now)

    def take_up(self, unit: Connection, id_: str, action: str, now: datetime) -> None:
        """Note that an action point came of a bundle.

        Raises:
            UserError: it was not discussed.
        """
        policy.take_up(unit, _known(unit, id_), action, ActorRole.SECRETARY, now)

    def decline(self, unit: Connection, id_: str, reason: str, words: str, now: datetime) -> None:
        """Note that the table does not take a bundle up.

        Raises:
            UserError: it was not discussed, or the words say too little.
        """
        policy.decline(unit, _known(unit, id_), DeclineReason(reason), words, ActorRole.SECRETARY, now)

    def reopen(self, unit: Connection, id_: str, words: str, now: datetime) -> None:
        """Open a bundle again because a decision was taken back.

        Raises:
            UserError: it is open.
        """
        policy.reopen(unit, _known(unit, id_), words, ActorRole.SECRETARY, now)

    def _weight(self, found: Bundle, given: Sequence[Signal], persons: int, now: datetime) -> Weight:
        since = now - timedelta(weeks=WEEKS)
        return Weight(
            class_floor(persons, first_class(self._smallest)),
            len({of(each.given_at) for each in given if each.given_at > since}),
            self._counted({each.id: each.region for each in given}, given),
            self._counted({each.id: each.perspective for each in given}, given),
            max((now - found.created_at).days, 0),
        )

    def _counted(self, names: Mapping[str, str | None], given: Sequence[Signal]) -> int:
        """How many groups have enough people to be shown."""
        people: defaultdict[str, set[str]] = defaultdict(set)
        for each in given:
            if name := names[each.id]:
                people[name].add(each.person or each.id)
        return sum(1 for each in people.values() if len(each) >= first_class(self._smallest))


def _known(unit: Connection, id_: str) -> Bundle:
    found = store.bundle_by_id(unit, id_)
    if found is None:
        raise UserError("table-no-bundle", id=id_[:20])
    return found


def _issue(found: Bundle) -> Issue:
    return Issue(found.id, found.title, found.state.value, found.theme, found.level)
