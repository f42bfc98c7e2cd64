"""From facts to the one canonical structure of a dossier that every format shows.

The same meeting, facts and moment give the same bytes. No name, no pseudonym; of what people said only quotes
whose authors agreed again. Numbers of people are classes, as in the digest of the same week.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from bot.core.sizes import size_class
from bot.core.zone import local_day
from bot.digest.counting.build import PREVIEW, Edition, checksum
from bot.digest.counting.bundles import SILENCE
from bot.digest.counting.facts import BundleFact, QuoteFact, SignalFact
from bot.digest.counting.people import UNKNOWN, theme_of
from bot.digest.counting.quotes import FEWEST_WORDS, MOST_WORDS
from bot.digest.counting.suppression import first_class
from bot.digest.counting.tally import Tally, tally
from bot.digest.counting.week import Week
from bot.digest.dossier.facts import AgendaFact, AnswerFact, DossierFacts, MeetingFact, TaskFact
from bot.digest.dossier.picture import WEEKS, client_voice, picture

Json = dict[str, Any]
SCHEMA = 2
RULES = "2026-11"
PROPOSED, QUOTES = 5, 3
_DRAFT = Edition(state=PREVIEW)
_END = frozenset({"afgewezen", "samengevoegd", "vervallen"})


def build(facts: DossierFacts, until: datetime, k: int, edition: Edition = _DRAFT) -> Json:
    """The dossier of a meeting over the thirteen weeks up to and including its last."""
    week = facts.week
    laid = tally(week, facts.sheet, WEEKS)
    bundles = {each.id: each for each in facts.sheet.bundles}
    quarter = picture(week, facts.sheet, facts.earlier, k, facts.voiced, edition.spread)
    dossier: Json = {
        "schema": SCHEMA,
        "rules": RULES,
        "id": facts.meeting.id.replace("V-", "D-", 1),
        "version": edition.version,
        "state": edition.state,
        "meeting": _meeting(facts.meeting),
        "as_of": max(until, facts.changed or until).isoformat(timespec="seconds"),
        "k": k,
        "first_class": first_class(k),
        "from": laid.weeks[0].monday.isoformat(),
        "to": week.sunday.isoformat(),
        "agenda": [
            _spread(each, bundles[each.bundle], facts, laid, k) for each in _known(facts.agenda, bundles)
        ],
        "review": _review(facts, laid.weeks[0].start, until, k),
        "picture": quarter,
        "questions": _questions(facts, week),
        "shared": [asdict(x) for x in facts.shared],
        "others": _others(facts, laid, week, k),
        "declined": [
            {"bundle": x.bundle, "title": bundles[x.bundle].title, "reason": x.reason, "words": x.words}
            for x in facts.declined
            if x.bundle in bundles
        ],
        "quality": _quality(facts, laid),
        "calendar": _calendar(facts),
        "corrections": list(edition.corrections),
    }
    dossier["checksum"] = checksum(dossier)
    return dossier


def _meeting(found: MeetingFact) -> Json:
    days = {name: getattr(found, name).isoformat() for name in ("day", "freeze", "papers")}
    return {"id": found.id, **days}


def _known(agenda: Iterable[AgendaFact], bundles: dict[str, BundleFact]) -> list[AgendaFact]:
    return [each for each in agenda if each.bundle in bundles]


def _spread(each: AgendaFact, bundle: BundleFact, facts: DossierFacts, laid: Tally, k: int) -> Json:
    """All that the table must know of one bundle."""
    mine = [s for given in laid.given for s in given if s.bundle == bundle.id]
    series = [sum(1 for s in given if s.bundle == bundle.id) for given in laid.given]
    steps, sources = dict(facts.history).get(bundle.id, ()), dict(facts.sources).get(bundle.id, ())
    return {
        **_about(bundle, k),
        "scheduled": each.scheduled,
        "score": each.score,
        "parts": [{"name": name, "value": value} for name, value in each.parts],
        "question": each.question,
        "owner": each.owner,
        "asked_of": each.asked_of,
        "reaction": each.reaction,
        "place_reason": each.place_reason,
        "late": each.late,
        "series": series,
        "signals": len(mine),
        "recognised": sum(x.count(bundle.id) for x in laid.recognised),
        "works": sum(1 for s in mine if s.works),
        "client": bundle.theme in facts.voiced or client_voice(_of_theme(facts, laid, bundle), k),
        "ids": sorted(s.id for s in mine),
        "steps": [{"state": x.state, "day": x.day.isoformat(), "words": x.words} for x in steps],
        "quotes": _quotes(facts.quotes, bundle, k),
        "sources": [{"title": x.title, "url": x.url} for x in sources],
    }


def _about(bundle: BundleFact, k: int) -> Json:
    return {
        "id": bundle.id,
        "title": bundle.title,
        "theme": bundle.theme or UNKNOWN,
        "level": bundle.level or UNKNOWN,
        "state": bundle.state,
        "people": size_class(bundle.persons, first_class(k)),
        "since": local_day(bundle.since).isoformat() if bundle.since else None,
    }


def _of_theme(facts: DossierFacts, laid: Tally, bundle: BundleFact) -> list[SignalFact]:
    """The signals of the theme of a bundle: whether clients are heard is asked of a theme."""
    theme = bundle.theme or UNKNOWN
    return [s for given in laid.given for s in given if theme_of(s) == theme]


def _quotes(quotes: Iterable[QuoteFact], bundle: BundleFact, k: int) -> list[Json]:
    """At most three quotes of a bundle with enough people, of different people and perspectives first."""
    if bundle.persons < k:
        return []
    fit = [x for x in quotes if x.bundle == bundle.id and FEWEST_WORDS <= len(x.text.split()) <= MOST_WORDS]
    ranked = sorted(fit, key=lambda x: (not x.pinned, -x.likeness, x.at, x.signal))
    people, seen, first, rest = set[str](), set[str | None](), list[QuoteFact](), list[QuoteFact]()
    for each in ranked:
        who = each.person or each.signal
        if who not in people:
            people.add(who)
            (rest if each.perspective in seen else first).append(each)
            seen.add(each.perspective)
    chosen = [*first, *rest][:QUOTES]
    return [
        {"signal": x.signal, "text": " ".join(x.text.split()), "perspective": x.perspective or UNKNOWN}
        for x in chosen
    ]


def _review(facts: DossierFacts, since: datetime, until: datetime, k: int) -> Json:
    """Every decision of earlier meetings with its action points, and what contributors answered."""
    titles = {each.id: each.title for each in facts.sheet.bundles}
    held = {each.id for each in facts.meetings if each.day < facts.meeting.day}
    decisions = [
        {
            "id": x.id,
            "meeting": x.meeting,
            "bundle": x.bundle,
            "title": titles.get(x.bundle, ""),
            "outcome": x.outcome,
            "text": x.text,
            "recipient": x.recipient,
            "owner": x.owner,
            "due": x.due.isoformat(),
        }
        for x in facts.decisions
        if x.meeting in held
    ]
    answers = _answers(facts.answers, k)
    fed_back = [
        {
            "bundle": x.bundle,
            "text": x.text,
            "day": local_day(x.at).isoformat(),
            "people": _class(x.people, k),
        }
        for x in facts.sheet.feedback
        if x.at >= since
    ]
    tasks = [_task(each, local_day(until)) for each in facts.tasks]
    return {"decisions": decisions, "tasks": tasks, "fed_back": fed_back, "answers": answers}


def _answers(given: Iterable[AnswerFact], k: int) -> list[Json]:
    """What contributors answered, in classes, of bundles where enough did; few and none look the same."""
    counted: dict[str, dict[str, int]] = {}
    for x in given:
        counted.setdefault(x.bundle, {})[x.kind] = x.people
    rows = []
    for bundle, kinds in sorted(counted.items()):
        if sum(kinds.values()) >= first_class(k):
            told = {kind: size_class(max(people, 1), first_class(k)) for kind, people in kinds.items()}
            rows += [{"bundle": bundle, "kind": kind, "people": people} for kind, people in told.items()]
    return rows


def _class(people: int, k: int) -> str:
    return size_class(people, first_class(k))


def _task(each: TaskFact, today: date) -> Json:
    """An action point with its light: done, on its way, late or dropped as of a day."""
    late = each.state == "open" and each.due < today
    light = {"klaar": "groen", "vervallen": "grijs"}.get(each.state, "rood" if late else "oranje")
    return {
        "id": each.id,
        "text": each.text,
        "owner": each.owner,
        "due": each.due.isoformat(),
        "bundle": each.bundle,
        "decision": each.decision,
        "light": light,
        "result": each.result,
    }


def _questions(facts: DossierFacts, week: Week) -> list[Json]:
    """Open questions for the programme board, oldest first."""
    waiting = sorted(facts.sheet.gaps, key=lambda x: (x.since, x.id))
    return [
        {
            "id": x.id,
            "question": x.question,
            "asked": x.asked,
            "days": max((week.sunday - local_day(x.since)).days, 0),
        }
        for x in waiting
    ]


def _others(facts: DossierFacts, laid: Tally, week: Week, k: int) -> list[Json]:
    """The bundles that are not proposed: those with most signals first, the silent ones marked."""
    proposed = {each.bundle for each in facts.agenda}
    counted = laid.series(lambda s: s.bundle)
    rows = [
        {
            **_about(each, k),
            "signals": sum(counted.get(each.id, [0])),
            "silent": each.heard is not None and week.end - each.heard > SILENCE,
        }
        for each in facts.sheet.bundles
        if each.id not in proposed and each.state not in _END
    ]
    return sorted(rows, key=lambda row: (-row["signals"], row["id"]))


def _quality(facts: DossierFacts, laid: Tally) -> Json:
    """What a reader must know before leaning on a number."""
    given = [s for each in laid.given for s in each]
    return {
        "signals": len(given),
        "loose": sum(1 for s in given if s.bundle is None),
        "platforms": sorted({s.platform for s in given if s.platform}),
        "channels": len({(s.platform, s.channel) for s in given if s.channel}),
        "waiting": facts.sheet.queue.waiting,
        "judged": [{"name": name, "signals": count} for name, count in facts.judged],
    }


def _calendar(facts: DossierFacts) -> list[Json]:
    """The meetings to come and the action points that are open, by day."""
    coming = [x for x in facts.meetings if x.day >= facts.meeting.day]
    rows = [{"day": x.day.isoformat(), "what": "meeting", "id": x.id} for x in coming]
    rows += [{"day": x.freeze.isoformat(), "what": "freeze", "id": x.id} for x in coming]
    rows += [{"day": x.papers.isoformat(), "what": "papers", "id": x.id} for x in coming]
    rows += [
        {"day": x.due.isoformat(), "what": "action", "id": x.id} for x in facts.tasks if x.state == "open"
    ]
    return sorted(rows, key=lambda row: (row["day"], row["id"], row["what"]))
