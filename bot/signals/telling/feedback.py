"""Feedback ("terugkoppeling"): what came of a bundle, told to its contributors and channels, open to all."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.core.commands import Call, Long, Say, Suggestion, command
from bot.core.content import Block, p, quote
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.core.sizes import size_class
from bot.core.suggesting import matching
from bot.signals import policy, store
from bot.signals.capture.asked import asked_bundle
from bot.signals.model import ActorRole, Bundle, BundleState
from bot.signals.telling import feedback_store
from bot.signals.telling.announcing import Teller, Told, Words
from bot.signals.telling.deliveries import Response
from bot.signals.telling.feedback_store import Feedback

REASON = "signal-feedback"
MOST_WORDS = 80
THROUGH = "terugkoppeling"
STAFF = (Role.POLICY_TABLE, Role.MODERATOR)
_BEFORE = (BundleState.OPEN, BundleState.SCHEDULED, BundleState.DISCUSSED, BundleState.TAKEN_UP)


class FeedbackCommands:
    """Closes the loop; numbers of fewer people than `smallest` are not shown."""

    def __init__(self, teller: Teller, smallest: int) -> None:
        self._teller = teller
        self._smallest = smallest

    @command("terugkoppeling", needs=STAFF, seen=Seen.ASKER, confirm=True, suggests={"bundel": "suggest"})
    def feed_back(self, call: Call, bundel: str, tekst: Long) -> Reply:
        """Tell what came of a bundle."""
        words = _short(tekst)
        found = asked_bundle(call, bundel)
        step(call.unit, found, role_of(call), call.now)
        told = give(self._teller, call.unit, found, words, call.now)
        said: list[Block] = [
            p(call.say("signal-fed-back", id=found.id, people=self._people(call, told.people))),
            p(call.say("signal-feedback-channels", count=told.channels)),
        ]
        if told.unreached:
            said.append(p(call.say("signal-feedback-unreached", people=self._people(call, told.unreached))))
        return Reply(tuple(said))

    @command("nieuws", needs=STAFF, seen=Seen.ASKER, confirm=True, suggests={"bundel": "suggest"})
    def news(self, call: Call, bundel: str, tekst: Long) -> Reply:
        """Tell how a bundle stands, also when there is no news yet; it stays where it is."""
        words = _short(tekst)
        found = asked_bundle(call, bundel)
        policy.remark(call.unit, found, words, call.now)
        key = f"news:{call.actor.platform}:{call.id}"
        told = self._teller.tell(
            call.unit,
            found,
            _worded(found, words, ("signal-news", "signal-news-open")),
            call.now,
            key=key,
            reason=REASON,
        )
        return Reply(p(call.say("signal-news-told", id=found.id, people=self._people(call, told.people))))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The bundles that wait for feedback, by number or title."""
        waiting = (each for each in store.bundles(call.unit) if each.state in _BEFORE)
        return matching(typed, ((each.id, f"{each.id} {each.title}") for each in waiting))

    def _people(self, call: Call, count: int) -> str:
        return call.say("signal-people", count=size_class(count, self._smallest))


def give(teller: Teller, unit: Connection, found: Bundle, words: str, now: datetime) -> Told:
    """Keep what came of a bundle and tell it to all it is of, each with the question whether it is right."""
    id_ = feedback_store.add(unit, Feedback(found.id, words, now))
    told = teller.tell(
        unit,
        found,
        _worded(found, words, ("signal-feedback", "signal-feedback-open")),
        now,
        key=f"feedback:{id_}",
        reason=REASON,
        feedback=id_,
        answers=lambda say: answers(say, id_),
    )
    feedback_store.sent_to(unit, id_, told.people, told.unreached)
    return told


def answers(say: Say, feedback: int) -> tuple[Action, ...]:
    """What a contributor can answer with one press."""
    return tuple(
        Action(say(f"signal-do-answer-{each}"), "reactie", {"bericht": str(feedback), "antwoord": each})
        for each in Response
    )


def step(unit: Connection, found: Bundle, role: ActorRole, now: datetime) -> None:
    """Note that feedback was given; a bundle on an agenda was discussed by then.

    Raises:
        UserError: where it stands there is nothing to feed back.
    """
    through = (BundleState.DISCUSSED,) if found.state is BundleState.SCHEDULED else ()
    for state in (*through, BundleState.FED_BACK):
        policy.move(unit, store.bundle_by_id(unit, found.id) or found, state, role, now, THROUGH)


def role_of(call: Call) -> ActorRole:
    """In which role somebody of the staff acts."""
    return ActorRole.SECRETARY if call.actor.may(Role.POLICY_TABLE) else ActorRole.MODERATOR


def _short(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain.split()) > MOST_WORDS:
        raise UserError("signal-feedback-too-long", words=MOST_WORDS)
    return plain


def _worded(found: Bundle, words: str, heads: tuple[str, str]) -> Words:
    own, open_ = heads

    def said(say: Say, ids: tuple[str, ...]) -> tuple[Block, ...]:
        if not ids:
            head = say(open_, bundle=found.id, title=found.title)
        else:
            head = say(own, ids=", ".join(ids), bundle=found.id, title=found.title)
        return p(head), quote(words), p(say("signal-feedback-after", bundle=found.id))

    return said
