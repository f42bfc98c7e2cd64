"""Hands the dossier its facts: what signals, finding and the policy table keep, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from sqlalchemy import Connection, func, select

from bot.core.errors import UserError
from bot.core.zone import local_day
from bot.digest.counting.week import Week, of_day
from bot.digest.dossier.build import PROPOSED
from bot.digest.dossier.facts import (
    AgendaFact,
    AnswerFact,
    DecisionFact,
    DeclinedFact,
    DossierFacts,
    MeetingFact,
    SharedFact,
    SourceFact,
    StepFact,
    TaskFact,
)
from bot.digest.dossier.picture import WEEKS
from bot.reporting import facts, quoted
from bot.signals import policy, store
from bot.signals.model import Step
from bot.signals.recognition import client_voice
from bot.signals.tables import signal_event
from bot.signals.telling import deliveries
from bot.signals.telling.feedback_store import feedback_between
from bot.signals.vetting import quotes
from bot.table import agenda
from bot.table.decisions import register
from bot.table.decisions.model import ActionState, Outcome
from bot.table.following import actions
from bot.table.meetings import meeting_by_id, meetings, next_meeting
from bot.table.model import Item, ItemState, Meeting
from bot.table.priority import Weight, ordered, priority
from bot.table.reporting import changed
from bot.tabling import TabledBundles
from knowledge.finding.finder import Answer
from knowledge.sources.resource import ResourceKind
from knowledge.sources.tables import gap

Find = Callable[[str], Sequence[tuple[str, str]]]
"""Titles and addresses of the sources about a subject, best first."""
_JUDGED = ("gevalideerd", "gebundeld", "afgewezen", "samengevoegd", "ingetrokken")
_SOURCES = 3
ANSWERS_OF = timedelta(weeks=WEEKS)
"""So long ago what was fed back may be for its answers to stand in a dossier."""
GROUNDED = frozenset(
    {
        ResourceKind.LAW,
        ResourceKind.GUIDELINE,
        ResourceKind.DATABANK,
        ResourceKind.RESEARCH,
        ResourceKind.INSTRUMENT,
        ResourceKind.FACTSHEET,
    }
)
_SHOWN = (ItemState.ON, ItemState.DISCUSSED)


class Briefing:
    """Gathers what stands in a dossier; `smallest` is the least number of people that is shown."""

    def __init__(self, smallest: int, find: Find) -> None:
        self._bundles, self._find = TabledBundles(smallest), find

    def gather(self, unit: Connection, meeting: str | None, now: datetime) -> DossierFacts:
        """The facts for a meeting, the next one if none is named, as of a moment.

        Raises:
            UserError: there is no such meeting, or none is planned.
        """
        found = _meant(unit, meeting, local_day(now))
        week = of_day(min(found.papers, local_day(now))).back(1)
        sheet = facts(unit, week)
        proposed = self._agenda(unit, found, now)
        titles = {each.id: each.title for each in sheet.bundles}
        about = [each.bundle for each in proposed if each.bundle in titles]
        return DossierFacts(
            meeting=_meeting(found),
            week=week,
            sheet=sheet,
            earlier=facts(unit, week.back(WEEKS)),
            agenda=tuple(proposed),
            meetings=tuple(_meeting(each) for each in meetings(unit)),
            decisions=_decisions(unit, now),
            tasks=_tasks(unit, now),
            answers=_answers(unit, now),
            declined=_declined(unit, now),
            shared=_shared(unit, week),
            history=tuple((id_, _steps(unit, id_, now)) for id_ in about),
            sources=tuple((id_, self._sources(titles[id_])) for id_ in about),
            quotes=quoted(unit, quotes.agreed(unit, found.id)),
            judged=_judged(unit, week),
            changed=changed(unit),
            voiced=client_voice.voiced(unit, now),
        )

    def meeting(self, unit: Connection, meeting: str | None, now: datetime) -> MeetingFact:
        """The meeting with this number, the next one if none is named.

        Raises:
            UserError: there is no such meeting, or none is planned.
        """
        return _meeting(_meant(unit, meeting, local_day(now)))

    def _agenda(self, unit: Connection, found: Meeting, now: datetime) -> list[AgendaFact]:
        """What is on the agenda in its order, then the open bundles with the highest score, five in all."""
        items = agenda.items(unit, found.id, *_SHOWN)
        ready = [each.id for each in self._bundles.ready(unit)]
        weights = self._bundles.weigh(unit, [*(each.bundle for each in items), *ready], now)
        on = [_scheduled(each, weights) for each in ordered(items, weights)]
        rest = sorted(ready, key=lambda id_: (-priority(weights.get(id_, Weight())).score, id_))
        more = [_proposed(id_, weights) for id_ in rest[: max(PROPOSED - len(on), 0)]]
        return [*on, *more]

    def _sources(self, title: str) -> tuple[SourceFact, ...]:
        return tuple(SourceFact(name, url) for name, url in self._find(title))


def spoken(unit: Connection, meeting: str, ids: Iterable[str]) -> dict[str, str]:
    """The words for the dossier of a meeting that may be shown now: quotes by signal, and questions."""
    wanted = set(ids)
    asked = select(gap.c.id, gap.c.question).where(gap.c.id.in_(wanted), gap.c.question != "")
    told = {x.signal: " ".join(x.text.split()) for x in quotes.agreed(unit, meeting)}
    return {
        **{id_: text for id_, text in told.items() if id_ in wanted},
        **{row.id: row.question for row in unit.execute(asked)},
    }


def links(found: Answer) -> list[tuple[str, str]]:
    """Titles and addresses of the best sources of an answer that a table can lean on."""
    grounded = (hit.resource for hit in found.ranked if hit.resource.kind in GROUNDED)
    return [(x.title, x.url) for x in islice(grounded, _SOURCES)]


def _meant(unit: Connection, id_: str | None, today: date) -> Meeting:
    found = meeting_by_id(unit, id_) if id_ else next_meeting(unit, today)
    if found is None:
        raise UserError("table-no-meeting", id=id_.strip()[:20]) if id_ else UserError("table-none-planned")
    return found


def _meeting(found: Meeting) -> MeetingFact:
    return MeetingFact(found.id, found.day, found.freeze, found.papers)


def _scheduled(each: Item, weights: Mapping[str, Weight]) -> AgendaFact:
    parts = priority(weights.get(each.bundle, Weight()))
    words = (each.question, each.owner.value, each.asked_of, each.reaction, each.place_reason, each.late)
    return AgendaFact(each.bundle, True, parts.score, tuple(parts.parts.items()), *words)


def _proposed(id_: str, weights: Mapping[str, Weight]) -> AgendaFact:
    parts = priority(weights.get(id_, Weight()))
    return AgendaFact(id_, False, parts.score, tuple(parts.parts.items()))


def _decisions(unit: Connection, now: datetime) -> tuple[DecisionFact, ...]:
    known = (each for each in register.decisions(unit) if each.at <= now)
    return tuple(
        DecisionFact(x.id, x.meeting, x.bundle, x.outcome, x.text, x.recipient, x.owner, x.due) for x in known
    )


def _tasks(unit: Connection, now: datetime) -> tuple[TaskFact, ...]:
    """Every action point that was made by then; what ended later is open."""
    found = []
    for x in actions.actions(unit):
        ended = x.ended_at is not None and x.ended_at <= now
        state, result = (x.state, x.result) if ended else (ActionState.OPEN, "")
        if x.made_at <= now:
            found.append(TaskFact(x.id, x.text, x.owner, x.due, state, x.bundle, x.decision, result))
    return tuple(found)


def _answers(unit: Connection, now: datetime) -> tuple[AnswerFact, ...]:
    """What was answered to the last feedback on each bundle that the table had told of by then."""
    told = {each.bundle: each for each in feedback_between(unit, now - ANSWERS_OF, now)}
    counts = {
        bundle: deliveries.counted(deliveries.deliveries(unit, each.id)) for bundle, each in told.items()
    }
    return tuple(
        AnswerFact(bundle, kind.value, people)
        for bundle, kinds in sorted(counts.items())
        for kind, people in kinds.items()
    )


def _declined(unit: Connection, now: datetime) -> tuple[DeclinedFact, ...]:
    known = (x for x in register.decisions(unit) if x.outcome is Outcome.DECLINE and x.at <= now)
    return tuple(DeclinedFact(x.bundle, x.refusal or "", x.text) for x in known)


def _shared(unit: Connection, week: Week) -> tuple[SharedFact, ...]:
    """The questions that got an answer in the quarter."""
    first, last = week.back(WEEKS - 1).start, week.end
    wanted = select(gap).where(
        gap.c.answered_at >= first, gap.c.answered_at < last, gap.c.answer.is_not(None)
    )
    rows = unit.execute(wanted.order_by(gap.c.answered_at, gap.c.id))
    return tuple(SharedFact(row.id, row.question, row.answer, row.asked, row.title or "") for row in rows)


def _steps(unit: Connection, bundle: str, now: datetime) -> tuple[StepFact, ...]:
    """What happened to a bundle, with the words that go with a step."""
    words = {(note.state.value, note.at): note.text for note in policy.notes(unit, bundle)}
    return tuple(
        StepFact(step.to, local_day(step.at), words.get((step.to, step.at), ""))
        for step in _moves(store.history(unit, bundle))
        if step.at <= now
    )


def _moves(steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if step.frm != step.to]


def _judged(unit: Connection, week: Week) -> tuple[tuple[str, int], ...]:
    """How many signals went to each state in the quarter."""
    first, last = week.back(WEEKS - 1).start, week.end
    wanted = select(signal_event.c.to, func.count()).where(
        signal_event.c.at >= first, signal_event.c.at < last, signal_event.c.subject.like("S-%")
    )
    counted = {to: int(count) for to, count in unit.execute(wanted.group_by(signal_event.c.to))}
    return tuple((state, counted[state]) for state in _JUDGED if state in counted)
