"""Hands the digest its facts: what signals and finding keep, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.core.zone import local_day
from bot.digest.counting.facts import (
    ActionFact,
    BundleFact,
    DraftFact,
    EndorsementFact,
    FactSheet,
    FeedbackFact,
    GapFact,
    QueueFact,
    QuoteFact,
    SignalFact,
    TableFact,
)
from bot.digest.counting.spread import NEEDED
from bot.digest.counting.week import Week
from bot.signals import store
from bot.signals.likeness.medoids import likenesses
from bot.signals.model import ActorRole, Bundle, Kind, Recognition, SignalState, Triage
from bot.signals.recognition.endorsing import Endorsement, endorsements, past
from bot.signals.signal_table import signal
from bot.signals.store import STANDING
from bot.signals.tables import endorsement, signal_event
from bot.signals.telling.feedback_store import signal_feedback
from bot.signals.vetting import quotes
from bot.signals.vetting.quotes import Quote
from bot.table.reporting import open_at, planned_at, unsent_at
from knowledge.gaps.gaps import open_gaps
from knowledge.sources.tables import gap

DATED = (
    signal_event.c.at,
    endorsement.c.endorsed_at,
    gap.c.asked_at,
    gap.c.answered_at,
)
"""Where every change that has a date is kept."""
_GONE = {SignalState.REJECTED.value: "rejected", SignalState.WITHDRAWN.value: "withdrawn"}
_SHARE, _ASK, _DEVELOP = (code.value for code in Triage)
"""The question a signal asks first, in the order of the codebook."""
_WORKS = Kind.WORKS.value
_TOLD = (
    signal.c.id,
    signal.c.given_at,
    signal.c.person,
    signal.c.theme,
    signal.c.level,
    signal.c.share_knowledge,
    signal.c.employer_commissioner,
    signal.c.develop_knowledge,
    signal.c.perspective,
    signal.c.region,
    signal.c.bundle,
    signal.c.platform,
    signal.c.channel,
    signal.c.kind,
)
"""What a digest needs to know of a signal."""


def facts(unit: Connection, week: Week) -> FactSheet:
    """The facts of the nineteen weeks up to and including a week; what came after it is left out.

    What has no history (which bundle a signal is in, where a bundle stands, what is open) is as it stands.
    """
    since, until = week.back(NEEDED - 1).start, week.end
    bundles = {each.id: each for each in store.bundles(unit) if each.created_at < until}
    gaps = [g for g in open_gaps(unit) if g.asked_at < until]
    fed_back = _fed_back(unit, until)
    recognised = [e for e in endorsements(unit) if e.kind is Recognition.SAME and e.at < until]
    return FactSheet(
        signals=_signals(unit, since, until, bundles),
        bundles=_bundles(unit, bundles.values(), recognised, until),
        endorsements=tuple(EndorsementFact(e.subject, e.at) for e in recognised if e.at >= since),
        gaps=tuple(GapFact(g.id, g.question, g.asked, g.asked_at, g.due) for g in gaps),
        quotes=_quotes(unit, until),
        actions=_actions(unit, until),
        tables=tuple(TableFact(x.id, x.day, x.freeze, x.papers) for x in planned_at(unit, until)),
        drafts=tuple(DraftFact(x.id, x.bundle, x.due) for x in unsent_at(unit, until)),
        feedback=fed_back,
        answered_days=_answered_days(unit, week),
        feedback_days=_feedback_days(unit, week, fed_back),
        queue=_queue(unit, week),
        before=_any_before(unit, since),
        changed=_changed(unit),
    )


def _actions(unit: Connection, until: datetime) -> tuple[ActionFact, ...]:
    """The action points that were open then."""
    return tuple(
        ActionFact(x.id, x.text, x.owner, x.bundle, x.due, x.state, local_day(x.made_at))
        for x in open_at(unit, until)
    )


def released(unit: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The words of quotes, by signal, and of questions that may be shown now; others are left out."""
    wanted = set(ids)
    asked = select(gap.c.id, gap.c.question).where(gap.c.id.in_(wanted), gap.c.question != "")
    told = {each.signal: " ".join(each.text.split()) for each in quotes.released(unit)}
    return {
        **{id_: words for id_, words in told.items() if id_ in wanted},
        **{row.id: row.question for row in unit.execute(asked)},
    }


def _signals(
    unit: Connection, since: datetime, until: datetime, bundles: Mapping[str, Bundle]
) -> tuple[SignalFact, ...]:
    """What stands of a period, without its words; unpacked at once, for there may be a hundred thousand."""
    wanted = select(*_TOLD).where(
        signal.c.given_at >= since, signal.c.given_at < until, signal.c.state.in_(STANDING)
    )
    return tuple(
        SignalFact(
            id_,
            at,
            person,
            theme,
            level,
            _SHARE if share else _ASK if ask else _DEVELOP if develop else None,
            perspective,
            region,
            bundle if bundle in bundles else None,
            platform,
            channel,
            kind == _WORKS,
        )
        for (
            id_,
            at,
            person,
            theme,
            level,
            share,
            ask,
            develop,
            perspective,
            region,
            bundle,
            platform,
            channel,
            kind,
        ) in unit.execute(wanted)
    )


def _bundles(
    unit: Connection, bundles: Iterable[Bundle], recognised: Iterable[Endorsement], until: datetime
) -> tuple[BundleFact, ...]:
    """Bundles with how many different people gave or recognised each, and when anything happened to it."""
    known = list(bundles)
    gone = past(unit, [each.id for each in known])
    behind: defaultdict[str, set[str]] = defaultdict(set)
    heard: dict[str, datetime] = {}
    given = select(signal.c.bundle, signal.c.person, signal.c.id, signal.c.given_at).where(
        signal.c.bundle.is_not(None),
        signal.c.state.in_(STANDING),
        signal.c.copy_of.is_(None),
        signal.c.given_at < until,
    )
    for bundle, person, id_, at in unit.execute(given):
        behind[bundle].add(person or id_)
        heard[bundle] = max(at, heard.get(bundle, at))
    for each in recognised:
        behind[each.subject].add(each.person)
        heard[each.subject] = max(each.at, heard.get(each.subject, each.at))
    steps = select(signal_event.c.subject, func.max(signal_event.c.at)).where(signal_event.c.at < until)
    for subject, at in unit.execute(steps.group_by(signal_event.c.subject)):
        heard[subject] = max(at, heard.get(subject, at))
    return tuple(
        BundleFact(
            x.id,
            x.title,
            x.theme,
            x.level,
            x.state,
            len(behind[x.id]) + gone[x.id, Recognition.SAME.value],
            x.created_at,
            heard.get(x.id),
        )
        for x in known
    )


def _fed_back(unit: Connection, until: datetime) -> tuple[FeedbackFact, ...]:
    """What was told, to how many people, and in how many channels its signals were given."""
    told = unit.execute(select(signal_feedback).where(signal_feedback.c.at < until)).all()
    named = {row.bundle for row in told}
    where = select(signal.c.bundle, signal.c.platform, signal.c.channel).where(signal.c.bundle.in_(named))
    channels: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for bundle, platform, channel in unit.execute(where.distinct()):
        channels[bundle].add((platform, channel))
    return tuple(
        FeedbackFact(row.bundle, row.text, row.at, row.told, len(channels[row.bundle])) for row in told
    )


def _quotes(unit: Connection, until: datetime) -> tuple[QuoteFact, ...]:
    """What may be quoted at this moment of what was given by then."""
    ready = [each for each in quotes.released(unit) if each.bundle and each.given_at < until]
    return quoted(unit, ready)


def quoted(unit: Connection, ready: Sequence[Quote]) -> tuple[QuoteFact, ...]:
    """Quotes as facts, each with how like the rest of its bundle it is."""
    alike = likenesses(unit, ready)
    return tuple(
        QuoteFact(
            q.bundle or "", q.signal, q.text, q.person, q.perspective, q.region, q.given_at, alike[q.signal]
        )
        for q in ready
    )


def _answered_days(unit: Connection, week: Week) -> tuple[int, ...]:
    """How many days the signals that a moderator first looked at in this week had waited."""
    wanted = (
        select(signal.c.given_at, func.min(signal_event.c.at))
        .join(signal_event, signal_event.c.subject == signal.c.id)
        .where(signal_event.c.frm == SignalState.NEW.value, signal_event.c.role == ActorRole.MODERATOR.value)
        .group_by(signal.c.id, signal.c.given_at)
        .having(func.min(signal_event.c.at) >= week.start, func.min(signal_event.c.at) < week.end)
    )
    return tuple(sorted((answered - given).days for given, answered in unit.execute(wanted)))


def _feedback_days(unit: Connection, week: Week, told: Iterable[FeedbackFact]) -> tuple[int, ...]:
    """How many days the signals behind what was told in this week had waited."""
    when = {f.bundle: f.at for f in told if week.start <= f.at < week.end}
    if not when:
        return ()
    wanted = select(signal.c.bundle, signal.c.given_at).where(
        signal.c.bundle.in_(when), signal.c.state.in_(STANDING), signal.c.copy_of.is_(None)
    )
    return tuple(sorted((when[bundle] - given).days for bundle, given in unit.execute(wanted)))


def _queue(unit: Connection, week: Week) -> QueueFact:
    """What is not counted: what waits, and what was turned away or taken back in this week."""
    waits = (signal.c.state == SignalState.NEW.value) & (signal.c.given_at < week.end)
    count, oldest = unit.execute(select(func.count(), func.min(signal.c.given_at)).where(waits)).one()
    of_week = select(func.count()).where(waits, signal.c.given_at >= week.start)
    gone = (
        select(signal_event.c.to, func.count())
        .where(signal_event.c.to.in_(_GONE), signal_event.c.subject.like("S-%"))
        .where(signal_event.c.at >= week.start, signal_event.c.at < week.end)
        .group_by(signal_event.c.to)
    )
    made = QueueFact(count, unit.execute(of_week).scalar_one(), oldest)
    return replace(made, **{_GONE[to]: number for to, number in unit.execute(gone)})


def _any_before(unit: Connection, moment: datetime) -> bool:
    """Whether anything was given before a moment that still stands."""
    wanted = select(signal.c.id).where(signal.c.given_at < moment, signal.c.state.in_(STANDING)).limit(1)
    return unit.execute(wanted).first() is not None


def _changed(unit: Connection) -> datetime | None:
    """The newest change that is kept with its date, or None when nothing is."""
    newest = [unit.execute(select(func.max(column))).scalar_one() for column in DATED]
    return max((at for at in newest if at is not None), default=None)
