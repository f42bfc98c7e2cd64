"""What bundles do by the clock: close when nobody objects, open again for many new people, fall silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.core.commands import Say
from bot.core.content import p, quote
from bot.core.reply import Action, Reply
from bot.signals import policy, store
from bot.signals.deadlines import Terms, passed
from bot.signals.lent import Lent
from bot.signals.model import ActorRole, Bundle, BundleState, Step
from bot.signals.recognition import endorsing
from bot.signals.signal_table import signal
from bot.signals.tables import bundle_note, endorsement, signal_event
from bot.signals.telling import deliveries, feedback_store
from bot.signals.telling.deliveries import Reach, Response
from bot.signals.telling.feedback_store import signal_feedback
from bot.store.schedules import Job, Slot

NEW_PEOPLE = 5
MORE_SIGNALS = "nieuwe-signalen"
REASON = "signal-silent"
_GRACE = timedelta(hours=20)
_ASSISTANT = ActorRole.ASSISTANT


@dataclass(frozen=True, slots=True)
class Ticked:
    """The bundles that closed, opened again, or that somebody works on without news."""

    closed: tuple[Bundle, ...]
    reopened: tuple[Bundle, ...]
    silent: tuple[Bundle, ...]


def clock_job(terms: Terms, lent: Lent) -> Job:
    """The job that looks at all bundles every morning; staff gets a prepared word on those without news."""

    def run(unit: Connection, slot: Slot) -> None:
        found = tick(unit, terms, slot.due + slot.late)
        news = last_news(unit, [x.id for x in found.silent])
        for each in found.silent:
            for room in lent.staff:
                since = news.get(each.id, each.created_at).isoformat()
                key = f"silent:{each.id}:{since}:{room.key}"
                reply = _no_news(lent.say_in(room.locale), each, terms.stale)
                lent.outbox.say(unit, room, reply, reason=REASON, key=key)

    return Job("signals-clocks", "20 6 * * *", _GRACE, run)


def tick(unit: Connection, terms: Terms, now: datetime) -> Ticked:
    """Do what is due."""
    deliveries.settle(unit)
    known = store.bundles(unit)
    silent = stale(unit, known, terms, now)
    return Ticked(
        tuple(x for x in known if x.state is BundleState.FED_BACK and _close(unit, x, terms, now)),
        tuple(x for x in known if x.state is BundleState.CLOSED and _reopen(unit, x, now)),
        tuple(x for x in known if x.state is BundleState.TAKEN_UP and x.id in silent),
    )


def stale(unit: Connection, bundles: Iterable[Bundle], terms: Terms, now: datetime) -> frozenset[str]:
    """Which open or taken up bundles have had no news for so long that they are silent."""
    standing = [x for x in bundles if x.state in {BundleState.OPEN, BundleState.TAKEN_UP}]
    news = last_news(unit, [x.id for x in standing])
    return frozenset(x.id for x in standing if passed(news.get(x.id, x.created_at), terms.stale, now))


def last_news(unit: Connection, ids: Iterable[str]) -> Mapping[str, datetime]:
    """When something was last given, recognised, decided or said about each of these bundles."""
    asked = list(ids)
    found: dict[str, datetime] = {}
    for key, at in (
        (signal_event.c.subject, signal_event.c.at),
        (bundle_note.c.bundle, bundle_note.c.at),
        (signal_feedback.c.bundle, signal_feedback.c.at),
        (endorsement.c.subject, endorsement.c.endorsed_at),
        (signal.c.bundle, signal.c.given_at),
    ):
        rows = select(key, func.max(at)).where(key.in_(asked)).group_by(key)
        for id_, newest in unit.execute(rows):
            found[id_] = max(newest, found.get(id_, newest))
    return found


def _no_news(say: Say, found: Bundle, days: int) -> Reply:
    """What staff reads of a silent bundle, with a line about it that can be sent with one press."""
    draft = say("signal-no-news", title=found.title)
    send = Action(say("signal-do-send"), "nieuws", {"bundel": found.id, "tekst": draft}, for_everyone=True)
    return Reply((p(say("signal-silent", id=found.id, title=found.title, days=days)), quote(draft)), (send,))


def _close(unit: Connection, found: Bundle, terms: Terms, now: datetime) -> bool:
    """Close a bundle that was fed back: everyone it reached says that it is right, or the time is over."""
    since = _since(unit, found.id, BundleState.FED_BACK)
    told = feedback_store.feedback_on(unit, [found.id]).get(found.id)
    people = [x for x in deliveries.deliveries(unit, told.id) if x.person] if told else []
    reached = [x for x in people if x.reach is Reach.ARRIVED]
    agreed = bool(reached) and all(x.answer is Response.RIGHT for x in reached)
    if not agreed and (since is None or not passed(since, terms.response, now)):
        return False
    policy.close(unit, found, _ASSISTANT, now)
    return True


def _reopen(unit: Connection, found: Bundle, now: datetime) -> bool:
    """Open a closed bundle again when enough new people came since."""
    since = _since(unit, found.id, BundleState.CLOSED)
    if since is None:
        return False
    given = store.members(unit, found.id)
    before = {x.person for x in given if x.given_at <= since}
    after = {x.person for x in given if x.given_at > since and x.person}
    for each in endorsing.endorsements(unit, [found.id]):
        (before if each.at <= since else after).add(each.person)
    if len(after - before) < NEW_PEOPLE:
        return False
    policy.move(unit, found, BundleState.OPEN, _ASSISTANT, now, MORE_SIGNALS)
    return True


def _since(unit: Connection, id_: str, state: BundleState) -> datetime | None:
    """Since when a bundle stands where it stands."""
    steps: list[Step] = store.history(unit, id_)
    return next((x.at for x in reversed(steps) if x.to == state and x.frm != x.to), None)
