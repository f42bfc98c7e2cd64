"""Recognition ("herken ik") as kept: one person counts once per bundle, whoever gave a signal excepted.

A recognition stays where it was given, at a signal or a bundle, and counts for the bundle which that belongs
to by now. So merging and splitting bundles moves nobody, and can be undone. One that is too old to keep is
a number with its bundle after that: nobody is known, nothing is lost. Who recognises anew then counts anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, tuple_, update

from bot.signals.model import Recognition, Support
from bot.signals.signal_table import signal
from bot.signals.store import STANDING
from bot.signals.tables import bundle, endorsement, endorsement_count
from bot.store.upsert import insert_or_change

_PLACE = func.coalesce(signal.c.bundle, endorsement.c.subject)
_OWN = func.coalesce(signal.c.came_from, signal.c.bundle, endorsement.c.subject)
_GIVEN = select(endorsement, _PLACE.label("place")).select_from(
    endorsement.outerjoin(signal, signal.c.id == endorsement.c.subject)
)


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One person's recognition: `subject` is the bundle (or loose signal) it counts for."""

    subject: str
    person: str
    kind: Recognition
    at: datetime
    follows: bool


def endorse(
    unit: Connection, subject: str, person: str, at: datetime, kind: Recognition = Recognition.SAME
) -> bool:
    """Recognise a bundle or signal; False when this person had done so in the same way."""
    before = _of(unit, subject, person)
    if any(each.kind is kind for each in before):
        return False
    retract(unit, subject, person)
    key = {"subject": subject, "person": person}
    insert_or_change(unit, endorsement, key, {"kind": kind.value, "endorsed_at": at, "follows": False})
    return True


def retract(unit: Connection, subject: str, person: str) -> bool:
    """Take a recognition back, wherever in its bundle it was given; False when there was none."""
    here = places(unit, [subject])
    wanted = _GIVEN.where(endorsement.c.person == person, _PLACE.in_(list(here)))
    keys = [(row.subject, row.person) for row in unit.execute(wanted)]
    gone = delete(endorsement).where(tuple_(endorsement.c.subject, endorsement.c.person).in_(keys))
    return bool(keys) and unit.execute(gone).rowcount > 0


def follow(unit: Connection, subject: str, person: str) -> bool:
    """Note that who recognises a bundle wants to hear what comes of it; False when they do not."""
    here = places(unit, [subject])
    wanted = _GIVEN.where(endorsement.c.person == person, _PLACE.in_(list(here)))
    keys = [(row.subject, row.person) for row in unit.execute(wanted)]
    mine = tuple_(endorsement.c.subject, endorsement.c.person).in_(keys)
    return bool(keys) and unit.execute(update(endorsement).where(mine).values(follows=True)).rowcount > 0


def drop(unit: Connection, subject: str, person: str) -> None:
    """Take back the recognition that was given right here, and no other."""
    here = (endorsement.c.subject == subject) & (endorsement.c.person == person)
    unit.execute(delete(endorsement).where(here))


def endorsements(unit: Connection, subjects: Iterable[str] | None = None) -> list[Endorsement]:
    """Who recognises these bundles and loose signals, or any, each person once for each; oldest first.

    Of two recognitions by one person the later says how, the earlier since when.
    """
    aliases = _aliases(unit)
    wanted = _GIVEN
    if subjects is not None:
        wanted = wanted.where(_PLACE.in_(list(places(unit, subjects, aliases))))
    found: dict[tuple[str, str], Endorsement] = {}
    for row in unit.execute(wanted.order_by(endorsement.c.endorsed_at, endorsement.c.subject)):
        place = _resolved(row.place, aliases)
        first = found.get((place, row.person))
        at = first.at if first else row.endorsed_at
        found[place, row.person] = Endorsement(place, row.person, Recognition(row.kind), at, row.follows)
    return sorted(found.values(), key=lambda each: (each.at, each.subject, each.person))


def endorsements_between(unit: Connection, start: datetime, end: datetime) -> list[tuple[str, datetime]]:
    """What was recognised in a period, oldest first."""
    return [
        (each.subject, each.at)
        for each in endorsements(unit)
        if each.kind is Recognition.SAME and start <= each.at < end
    ]


def support(unit: Connection, subjects: Iterable[str]) -> dict[str, Support]:
    """Who stands behind each of these bundles."""
    asked = list(subjects)
    given = _given(unit, asked)
    recognised: defaultdict[tuple[str, Recognition], set[str]] = defaultdict(set)
    for each in endorsements(unit, asked):
        recognised[each.subject, each.kind].add(each.person)
    gone = past(unit, asked)
    return {id_: _support(given[id_], id_, recognised, gone) for id_ in asked}


def _given(unit: Connection, bundles: Iterable[str]) -> dict[str, list[str | None]]:
    """Who gave each signal of these bundles, copies left out."""
    found: dict[str, list[str | None]] = {id_: [] for id_ in bundles}
    wanted = select(signal.c.bundle, signal.c.person).where(
        signal.c.bundle.in_(list(found)), signal.c.state.in_(STANDING), signal.c.copy_of.is_(None)
    )
    for row in unit.execute(wanted):
        found[row.bundle].append(row.person)
    return found


def past(unit: Connection, subjects: Iterable[str]) -> Counter[tuple[str, str]]:
    """How many people recognised each of these bundles, and how, of whom nothing is kept any more."""
    aliases = _aliases(unit)
    place = func.coalesce(signal.c.bundle, endorsement_count.c.subject)
    joined = endorsement_count.outerjoin(signal, signal.c.id == endorsement_count.c.subject)
    rows = select(place, endorsement_count.c.kind, endorsement_count.c.count).select_from(joined)
    found: Counter[tuple[str, str]] = Counter()
    for where, kind, count in unit.execute(rows.where(place.in_(list(places(unit, subjects, aliases))))):
        found[_resolved(where, aliases), kind] += count
    return found


def retire(unit: Connection, before: datetime) -> int:
    """Turn recognitions of before a moment into numbers; how many rows went.

    Who is counted in another way, as a contributor or by a younger recognition, is not counted again.
    """
    old = endorsement.c.endorsed_at < before
    if unit.execute(select(endorsement.c.person).where(old).limit(1)).first() is None:
        return 0
    aliases = _aliases(unit)
    latest = {}
    for row in unit.execute(_GIVEN.add_columns(_OWN.label("own")).order_by(endorsement.c.endorsed_at)):
        latest[_resolved(row.place, aliases), row.person] = row
    ended = {key: row for key, row in latest.items() if row.endorsed_at < before}
    given = _given(unit, sorted({place for place, _ in ended}))
    fresh = [row for (place, who), row in ended.items() if who not in given[place]]
    for (subject, kind), count in sorted(Counter((row.own, row.kind) for row in fresh).items()):
        _count(unit, subject, kind, count)
    return unit.execute(delete(endorsement).where(old)).rowcount


def _count(unit: Connection, subject: str, kind: str, more: int) -> None:
    here = (endorsement_count.c.subject == subject) & (endorsement_count.c.kind == kind)
    raised = update(endorsement_count).where(here).values(count=endorsement_count.c.count + more)
    if unit.execute(raised).rowcount == 0:
        unit.execute(insert(endorsement_count).values(subject=subject, kind=kind, count=more))


def _support(
    given: list[str | None],
    id_: str,
    recognised: Mapping[tuple[str, Recognition], set[str]],
    gone: Mapping[tuple[str, str], int],
) -> Support:
    contributors = frozenset(person for person in given if person)
    same, works = (frozenset(recognised.get((id_, kind), ())) - contributors for kind in Recognition)
    past_same, past_works = (gone.get((id_, kind.value), 0) for kind in Recognition)
    return Support(contributors, same, given.count(None), works, past_same, past_works)


def _of(unit: Connection, subject: str, person: str) -> Iterator[Endorsement]:
    return (each for each in endorsements(unit, [subject]) if each.person == person)


def _aliases(unit: Connection) -> dict[str, str]:
    """The bundles that were merged away, each with the one it went into."""
    rows = unit.execute(select(bundle.c.id, bundle.c.merged_into).where(bundle.c.merged_into.is_not(None)))
    return {row.id: row.merged_into for row in rows}


def places(
    unit: Connection, subjects: Iterable[str], aliases: Mapping[str, str] | None = None
) -> frozenset[str]:
    """These subjects and the bundles that were merged into them."""
    known = _aliases(unit) if aliases is None else aliases
    wanted = frozenset(subjects)
    return wanted | {id_ for id_ in known if _resolved(id_, known) in wanted}


def _resolved(id_: str, aliases: Mapping[str, str]) -> str:
    while id_ in aliases:
        id_ = aliases[id_]
    return id_
