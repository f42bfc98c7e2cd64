"""Feedback ("terugkoppeling"): what came of a bundle, told once in private to who asked, and open to all."""

from __future__ import annotations

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import Block, p, quote
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Reply, Seen
from bot.core.sizes import size_class
from bot.core.suggesting import matching
from bot.signals import feedback_store, store
from bot.signals.feedback_store import Feedback
from bot.signals.lent import Lent
from bot.signals.model import ActorRole, Bundle, BundleState
from bot.signals.transitions import IllegalStepError

REASON = "signal-feedback"
MOST_WORDS = 80
THROUGH = "terugkoppeling"
_BEFORE = (BundleState.OPEN, BundleState.SCHEDULED, BundleState.DISCUSSED, BundleState.TAKEN_UP)


class FeedbackCommands:
    """Closes the loop; numbers of fewer people than `smallest` are not shown."""

    def __init__(self, lent: Lent, smallest: int) -> None:
        self._lent = lent
        self._smallest = smallest

    @command(
        "terugkoppeling",
        needs=(Role.POLICY_TABLE, Role.MODERATOR),
        seen=Seen.ASKER,
        confirm=True,
        suggests={"bundel": "suggest"},
    )
    def feed_back(self, call: Call, bundel: str, tekst: Long) -> Reply:
        """Tell what came of a bundle."""
        words = " ".join(tekst.split())
        if len(words.split()) > MOST_WORDS:
            raise UserError("signal-feedback-too-long", words=MOST_WORDS)
        found = store.bundle_by_id(call.unit, bundel)
        if found is None:
            raise UserError("signal-not-found", id=bundel[:20])
        self._step(call, found)
        told, unreached = self._tell(call, found, words)
        feedback_store.add(call.unit, Feedback(found.id, words, call.now), told, unreached)
        said: list[Block] = [p(call.say("signal-fed-back", id=found.id, people=self._people(call, told)))]
        if unreached:
            said.append(p(call.say("signal-feedback-unreached", people=self._people(call, unreached))))
        return Reply(tuple(said))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The bundles that wait for feedback, by number or title."""
        waiting = (each for each in store.bundles(call.unit) if each.state in _BEFORE)
        return matching(typed, ((each.id, f"{each.id} {each.title}") for each in waiting))

    def _step(self, call: Call, found: Bundle) -> None:
        """Note that feedback was given; a bundle on an agenda was discussed by then."""
        role = ActorRole.SECRETARY if call.actor.may(Role.POLICY_TABLE) else ActorRole.MODERATOR
        through = (BundleState.DISCUSSED,) if found.state is BundleState.SCHEDULED else ()
        try:
            for state in (*through, BundleState.FED_BACK):
                now = store.bundle_by_id(call.unit, found.id) or found
                store.move_bundle(call.unit, now, state, role, call.now, THROUGH)
        except IllegalStepError as error:
            raise UserError("signal-not-possible", id=found.id) from error

    def _tell(self, call: Call, found: Bundle, words: str) -> tuple[int, int]:
        """Tell everyone who asked, once; how many were told, and how many have no address any more."""
        followers = feedback_store.followers(call.unit, found.id)
        told = 0
        for person, ids in followers.items():
            to = self._lent.contacts.address(call.unit, person)
            if to is None:
                continue
            say = self._lent.say_in(to.locale)
            head = say("signal-feedback", ids=", ".join(ids), bundle=found.id, title=found.title)
            reply = Reply((p(head), quote(words), p(say("signal-feedback-after", bundle=found.id))))
            key = f"feedback:{call.actor.platform}:{call.id}:{person}"
            self._lent.outbox.say(call.unit, to, reply, reason=REASON, key=key)
            told += 1
        return told, len(followers) - told

    def _people(self, call: Call, count: int) -> str:
        return call.say("signal-people", count=size_class(count, self._smallest))
