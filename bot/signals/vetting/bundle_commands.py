"""The commands of bundles for moderators: list, merge and split; and the no of who finds it not the same."""

from __future__ import annotations

from datetime import timedelta

from bot.core.commands import Call, Suggestion, command
from bot.core.content import Line, b, h, line, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.core.sizes import class_floor, size_class
from bot.core.suggesting import matching
from bot.signals import store
from bot.signals.capture.asked import asked_bundle
from bot.signals.deadlines import Terms
from bot.signals.duedates import bundle_due
from bot.signals.lent import Lent
from bot.signals.model import Bundle
from bot.signals.recognition import endorsing
from bot.signals.vetting import merging

REASON = "signal-merge"
_LISTED = 25


class BundleDesk:
    """What moderators do with bundles; numbers of fewer people than `smallest` are not shown."""

    def __init__(self, lent: Lent, terms: Terms, smallest: int) -> None:
        self._lent = lent
        self._terms = terms
        self._smallest = smallest

    @command("bundels", needs=Role.MODERATOR, seen=Seen.ASKER)
    def list_bundles(self, call: Call) -> Reply:
        """The bundles there are, most support first."""
        known = store.bundles(call.unit)
        if not known:
            return Reply(p(call.say("signal-no-bundles")))
        behind = endorsing.support(call.unit, [each.id for each in known])
        # By class: an order by number would show each recognition.
        order = {id_: -class_floor(each.persons, self._smallest) for id_, each in behind.items()}
        ranked = sorted(known, key=lambda each: (order[each.id], each.id))[:_LISTED]
        items = [self._listed(call, each, behind[each.id].persons) for each in ranked]
        return Reply((h(call.say("signal-bundles-title")), ul(*items)))

    @command(
        "samenvoegen",
        needs=Role.MODERATOR,
        seen=Seen.ASKER,
        confirm=True,
        suggests={"bundel": "suggest", "met": "suggest"},
    )
    def merge(self, call: Call, bundel: str, met: str) -> Reply:
        """Merge two bundles about one issue; who stands behind them hears it once."""
        one, other = asked_bundle(call, bundel), asked_bundle(call, met)
        kept = merging.merge(call.unit, one, other, call.now)
        gone = other if kept.id == one.id else one
        behind = endorsing.support(call.unit, [kept.id])[kept.id]
        for person in sorted(behind.contributors | behind.endorsers | behind.works):
            self._tell(call, person, gone, kept)
        words = call.say(
            "signal-merged", gone=gone.id, kept=kept.id, people=self._people(call, behind.persons)
        )
        split = Action(call.say("signal-do-split"), "splitsen", {"bundel": gone.id})
        return Reply(p(words), (split, Action(call.say("term-do-proposals"), "term-voorstellen")))

    @command("splitsen", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def split(self, call: Call, bundel: str) -> Reply:
        """Take a merged bundle out again, with its own signals and recognitions."""
        kept, again = merging.split(call.unit, bundel, call.now)
        return Reply(p(call.say("signal-split", gone=again.id, kept=kept.id)))

    @command("niet-hetzelfde", seen=Seen.ASKER, hidden=True)
    def not_the_same(self, call: Call, bundel: str) -> Reply:
        """Say that one's signal or recognition does not belong with what its bundle was merged with."""
        gone = bundel.strip().upper()
        since = merging.merged_at(call.unit, gone)
        if since is None or call.now - since > timedelta(days=self._terms.object):
            raise UserError("signal-too-late", days=self._terms.object)
        kept = asked_bundle(call, gone)
        own = [each for each in store.members(call.unit, kept.id) if each.person == call.person]
        taken = merging.opt_out(call.unit, own, call.now)
        gone_too = endorsing.retract(call.unit, kept.id, call.person)
        if not taken and not gone_too:
            raise UserError("signal-not-recognised-here", id=kept.id)
        return Reply(p(call.say("signal-opted-out", id=kept.id)))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The standing bundles whose number or title holds what was typed."""
        return matching(typed, ((x.id, f"{x.id} {x.title}") for x in store.bundles(call.unit)))

    def _tell(self, call: Call, person: str, gone: Bundle, kept: Bundle) -> None:
        """Tell someone once that two bundles became one, with a way to say that they are not the same."""
        to = self._lent.contacts.address(call.unit, person)
        if to is None:
            return
        say = self._lent.say_in(to.locale)
        words = say(
            "signal-merge-told", gone=gone.id, kept=kept.id, title=kept.title, days=self._terms.object
        )
        no = Action(say("signal-do-not-the-same"), "niet-hetzelfde", {"bundel": gone.id}, once=True)
        key = f"merge:{call.actor.platform}:{call.id}:{person}"
        self._lent.outbox.say(call.unit, to, Reply(p(words), (no,)), reason=REASON, key=key)

    def _listed(self, call: Call, each: Bundle, persons: int) -> Line:
        state = call.say(f"signal-bundle-short-{each.state}")
        due = bundle_due(call.unit, each, self._terms, call.now)
        until = f", {call.say('signal-feedback-due', due=due.told(call.say))}" if due else ""
        return line(b(each.id), f" {each.title} ({state}, {self._people(call, persons)}{until})")

    def _people(self, call: Call, persons: int) -> str:
        return call.say("signal-people", count=size_class(persons, self._smallest))
