"""The pages of what waits for an editor: proposals, looking again, links, doubles, questions, changes."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.core.desk import Page, Visit
from bot.core.people import Role
from bot.core.zone import local_day
from knowledge.desk.diffs import told
from knowledge.desk.sources import doubt
from knowledge.finding.gate import Verdict
from knowledge.gaps import gaps
from knowledge.links import store as links
from knowledge.links.states import LinkState
from knowledge.sources import drafts, history, rechecking, store, twins
from knowledge.sources.offering import must_be_open
from knowledge.sources.rechecking import Recheck
from knowledge.sources.rows import stored
from knowledge.sources.values import day, summed_up

LISTED = 50
TURNED_DOWN = 10
WEEK = timedelta(days=6)


class QueuePages:
    """Pages of what waits."""

    def __init__(self, rules: Recheck) -> None:
        self._rules = rules

    def front(self, visit: Visit) -> Page:
        """What waits, in numbers, with the way there."""
        call = visit.call
        unit, today = call.unit, local_day(call.now)
        waiting: list[tuple[str, str, int]] = [
            ("/vragen", "desk-questions", len(gaps.open_gaps(unit))),
            ("/voorstellen", "desk-proposals", len(drafts.proposed(unit))),
        ]
        if call.actor.may(Role.EDITOR):
            waiting += [
                ("/nakijken", "desk-due", rechecking.count_due(unit, self._rules, today)),
                ("/links", "desk-links", len(links.broken(unit))),
            ]
        week = gaps.counts(unit, today - WEEK, today)
        asked, answered = sum(week.values()), week.get(Verdict.ANSWER, 0)
        newest = [
            (each, summed_up(call.say, each.changes), day(local_day(each.at)))
            for each in history.newest(unit, 6)
        ]
        values = {
            "waiting": waiting,
            "sources": store.count_shown(unit),
            "asked": asked,
            "answered": answered,
            "newest": newest,
        }
        return Page("front.html", call.say("desk-front"), values)

    def proposals(self, visit: Visit) -> Page:
        """The changes that wait for an editor, and what was turned down lately."""
        call = visit.call
        waiting = [
            (x, told(call.say, x.changes), day(local_day(x.at)), x.person == call.person)
            for x in drafts.proposed(call.unit)
        ]
        values = {
            "waiting": waiting,
            "turned_down": drafts.rejected(call.unit, TURNED_DOWN),
            "judges": call.actor.may(Role.EDITOR),
        }
        return Page("proposals.html", call.say("desk-proposals"), values)

    def preview(self, visit: Visit) -> Page:
        """A change that somebody was shown, exactly."""
        call = visit.call
        found = must_be_open(call, visit.path["wijziging"])
        known = stored(call.unit, [found.source]).get(found.source)
        title = known.made.title if known else found.changes["title"][1]
        values = {"changes": told(call.say, found.changes)}
        back = visit.query.get("terug", "/")
        return Page("preview.html", call.say("desk-looking", title=title), values, back)

    def due(self, visit: Visit) -> Page:
        """The sources to look at again, longest overdue first."""
        call, today = visit.call, local_day(visit.call.now)
        values = {
            "number": rechecking.count_due(call.unit, self._rules, today),
            "due": rechecking.due(call.unit, self._rules, today, LISTED),
            "day": day,
            "doubt": partial(doubt, call.say),
        }
        return Page("due.html", call.say("desk-due"), values)

    def links(self, visit: Visit) -> Page:
        """The links that failed on several days or moved for good."""
        values = {"broken": links.broken(visit.call.unit)[:LISTED], "moved": LinkState.MOVED, "day": day}
        return Page("links.html", visit.call.say("desk-links"), values)

    def doubles(self, visit: Visit) -> Page:
        """The sources that may stand there twice."""
        found = twins.every(visit.call.unit)
        return Page(
            "doubles.html", visit.call.say("desk-doubles"), {"twins": found[:LISTED], "number": len(found)}
        )

    def questions(self, visit: Visit) -> Page:
        """The questions without an answer, oldest first."""
        call = visit.call
        every = gaps.open_gaps(call.unit)
        waiting = [(x, (call.now - x.asked_at).days, x.overdue(call.now)) for x in every[:LISTED]]
        values = {"waiting": waiting, "number": len(every), "day": day}
        return Page("questions.html", call.say("desk-questions"), values)

    def changes(self, visit: Visit) -> Page:
        """The newest changes of all sources, and those that were made together."""
        call = visit.call
        newest = [
            (each, told(call.say, each.changes), day(local_day(each.at)))
            for each in history.newest(call.unit, LISTED)
        ]
        batches = [(each, day(local_day(each.at))) for each in history.batches(call.unit)]
        return Page("changes.html", call.say("desk-changes"), {"newest": newest, "batches": batches})
