"""Looking again in time: what is due, and marking what nobody looked at or confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, case, func, null, or_, select, update

from bot.core.zone import local_day
from knowledge.sources.resource import Resource, ResourceKind
from knowledge.sources.rows import as_resource, mark_changed
from knowledge.sources.standing import Freshness
from knowledge.sources.tables import resource

ASK_AGAIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Recheck:
    """The rules: after how many days each kind is looked at again, and how the editors are asked.

    `asks` is how many sources they are asked about at once; what they do not answer within `answer_days`
    is not confirmed.
    """

    days: int = 365
    by_kind: Mapping[str, int] = field(default_factory=dict)
    schedule: str = "30 9 * * wed"
    asks: int = 5
    answer_days: int = 28

    def __post_init__(self) -> None:
        """Refuse days for a kind that there is not.

        Raises:
            ValueError: naming it and the kinds that there are.
        """
        for kind in self.by_kind:
            if kind not in set(ResourceKind):
                raise ValueError(f"sources.by_kind: no kind {kind!r}; use {', '.join(ResourceKind)}")

    def due_on(self, made: Resource) -> date:
        """The day on which a source is to be looked at again."""
        return made.checked + timedelta(days=self.by_kind.get(made.kind, self.days))


def freshen(unit: Connection, rules: Recheck, now: datetime) -> int:
    """Mark what was not looked at or confirmed in time, and what is fresh again; how many that changes."""
    unanswered = resource.c.asked_at < now - timedelta(days=rules.answer_days)
    right = case(
        (unanswered, Freshness.UNCONFIRMED.value),
        (_overdue(rules, local_day(now)), Freshness.DUE.value),
        else_=null(),
    )
    other = resource.c.freshness.is_distinct_from(right) & resource.c.retired.is_(False)
    changed = unit.execute(select(resource.c.id).where(other)).scalars().all()
    if changed:
        unit.execute(update(resource).where(other).values(freshness=right))
    mark_changed(unit, changed)
    return len(changed)


def count_due(unit: Connection, rules: Recheck, today: date) -> int:
    """How many sources are to be looked at again."""
    which = _overdue(rules, today) & resource.c.retired.is_(False)
    return unit.execute(select(func.count()).select_from(resource).where(which)).scalar_one()


def due(
    unit: Connection, rules: Recheck, today: date, most: int, *, unasked_since: datetime | None = None
) -> list[Resource]:
    """The sources that are to be looked at again, longest overdue first.

    With `unasked_since` only those about which the editors were not asked since.
    """
    found: list[Resource] = []
    for which in _groups(rules, today):
        shown = which & resource.c.retired.is_(False)
        if unasked_since is not None:
            shown &= resource.c.asked_at.is_(None) | (resource.c.asked_at < unasked_since)
        wanted = select(resource).where(shown).order_by(resource.c.checked, resource.c.id).limit(most)
        found += [as_resource(row) for row in unit.execute(wanted)]
    return sorted(found, key=lambda made: (rules.due_on(made), made.id))[:most]


def ask(unit: Connection, rules: Recheck, now: datetime) -> list[Resource]:
    """The few sources about which the editors are asked now; they are not asked again within a year."""
    few = due(unit, rules, local_day(now), rules.asks, unasked_since=now - ASK_AGAIN)
    asked = resource.c.id.in_([made.id for made in few])
    unit.execute(update(resource).where(asked).values(asked_at=now))
    return few


def _overdue(rules: Recheck, today: date) -> ColumnElement[bool]:
    return or_(*_groups(rules, today))


def _groups(rules: Recheck, today: date) -> Sequence[ColumnElement[bool]]:
    """What is overdue, for each number of days apart: these are in the order in which they were looked at."""
    kinds = defaultdict(list)
    for kind in ResourceKind:
        kinds[rules.by_kind.get(kind, rules.days)].append(kind.value)
    return [
        and_(resource.c.kind.in_(names), resource.c.checked <= today - timedelta(days=days))
        for days, names in kinds.items()
    ]
