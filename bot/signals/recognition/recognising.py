"""Recognition: "herken ik ook", its counterpart "bij ons werkt het", and the bundle that both are about."""

from __future__ import annotations

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import b, h, line, p, quote, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Direct
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import matching
from bot.signals import store
from bot.signals.capture.asked import asked_bundle
from bot.signals.capture.intake import Intake
from bot.signals.deadlines import Terms
from bot.signals.duedates import bundle_due
from bot.signals.lent import Lent
from bot.signals.model import BundleState, Recognition, SignalState
from bot.signals.recognition import client_voice, counterexamples, endorsing
from bot.signals.recognition.client_voice import Said, Voice
from bot.signals.telling.feedback_store import feedback_on
from bot.signals.wording import bundle_card, feedback_words

_SHOWN = 5


class RecognitionCommands:
    """What people say to bundles; numbers of fewer people than `smallest` are not shown."""

    def __init__(self, lent: Lent, intake: Intake, terms: Terms, smallest: int) -> None:
        self._lent = lent
        self._intake = intake
        self._terms = terms
        self._smallest = smallest

    @command("herken", seen=Seen.ASKER, suggests={"wat": "suggest"})
    def recognise(self, call: Call, wat: str, intrekken: bool = False) -> Reply:
        """Say 'this happens to me too' about a bundle or signal; once per person."""
        subject = _subject(call, wat)
        if intrekken:
            counterexamples.drop(call.unit, subject, call.person)
            client_voice.fall_silent(call.unit, subject, call.person)
            gone = endorsing.retract(call.unit, subject, call.person)
            return Reply(p(call.say("signal-unrecognised" if gone else "signal-not-recognised", id=subject)))
        fresh = endorsing.endorse(call.unit, subject, call.person, call.now)
        if Role.CLIENT_ORGANISATION in call.actor.roles and not store.signal_by_id(call.unit, subject):
            client_voice.speak(call.unit, subject, call.person, Said(Voice.SAME, None, call.now))
        said = call.say("signal-recognised" if fresh else "signal-recognised-already", id=subject)
        return Reply(p(said), (_follow(call, subject), _undo(call, subject)))

    @command("werkt-hier", seen=Seen.ASKER, suggests={"wat": "suggest"})
    def works(self, call: Call, wat: str, hoe: Long | None = None) -> Reply:
        """Say that it does work here, and how if one likes; a moderator reads that before it is shown."""
        subject = _subject(call, wat)
        endorsing.endorse(call.unit, subject, call.person, call.now, Recognition.WORKS)
        if hoe is None:
            more = Action(call.say("signal-do-example"), "hoe-werkt-het", {"wat": subject})
            said = p(call.say("signal-works", id=subject))
            return Reply(said, (more, _follow(call, subject), _undo(call, subject)))
        counterexamples.tell(call.unit, subject, call.person, self._intake.generalised(hoe), call.now)
        return Reply(p(call.say("signal-works-told", id=subject)), (_follow(call, subject),))

    @command("hoe-werkt-het", seen=Seen.ASKER, hidden=True)
    def example(self, call: Call, wat: str, hoe: Long) -> Reply:
        """Tell how it works here."""
        return self.works(call, wat, hoe)

    @command("voorbeelden", needs=Role.MODERATOR, seen=Seen.ASKER)
    def examples(self, call: Call) -> Reply:
        """The examples of where it works that wait for a moderator, oldest first."""
        left = counterexamples.waiting(call.unit)[:_SHOWN]
        if not left:
            return Reply(p(call.say("signal-examples-none")))
        items = [line(b(x.subject), f" {x.text}") for x in left]
        deeds = [
            Action(
                call.say(f"signal-do-example-{word}", id=x.subject),
                "voorbeeld-tonen",
                {"nummer": str(x.id), "tonen": word},
            )
            for x in left
            for word in ("ja", "nee")
        ]
        return Reply((h(call.say("signal-examples-title")), ul(*items)), tuple(deeds))

    @command("voorbeeld-tonen", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def judge(self, call: Call, nummer: int, tonen: bool) -> Reply:
        """Show an example with its bundle, or erase it."""
        counterexamples.judge(call.unit, nummer, call.person, show=tonen)
        return Reply(p(call.say("signal-example-shown" if tonen else "signal-example-gone")))

    @command("volg-bundel", seen=Seen.ASKER, hidden=True)
    def follow(self, call: Call, bundel: str) -> Reply:
        """Remember where to tell who recognises a bundle what comes of it."""
        if not endorsing.follow(call.unit, bundel, call.person):
            raise UserError("signal-not-recognised-here", id=bundel[:20])
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._lent.contacts.remember(call.unit, call.person, to, call.now)
        return Reply(p(call.say("signal-keep-posted", id=bundel)))

    @command("bundel", suggests={"bundel": "suggest"})
    def bundle(self, call: Call, bundel: str) -> Reply:
        """A bundle as everyone may see it, with buttons to recognise it and to say that it works here."""
        found = asked_bundle(call, bundel)
        behind = endorsing.support(call.unit, [found.id])[found.id]
        given = len(store.members(call.unit, found.id))
        due = bundle_due(call.unit, found, self._terms, call.now)
        shown = bundle_card(call.say, found, behind, given, self._smallest, due)
        told = feedback_on(call.unit, [found.id])
        body = (shown, *(x for each in told.values() for x in feedback_words(call.say, each)))
        if works := counterexamples.shown(call.unit, found.id)[:_SHOWN]:
            body += (p(call.say("signal-works-elsewhere")), *(quote(x.text) for x in works))
        given_on = {"wat": found.id}
        same = Action(call.say("signal-do-recognise"), "herken", given_on, for_everyone=True)
        well = Action(call.say("signal-do-works"), "werkt-hier", given_on, for_everyone=True)
        return Reply(body, (same, well))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The standing bundles whose number or title holds what was typed."""
        standing = (x for x in store.bundles(call.unit) if x.state is not BundleState.MERGED)
        return matching(typed, ((x.id, f"{x.id} {x.title}") for x in standing))


def _follow(call: Call, subject: str) -> Action:
    return Action(call.say("signal-do-keep-posted"), "volg-bundel", {"bundel": subject})


def _undo(call: Call, subject: str) -> Action:
    return Action(call.say("signal-do-unrecognise"), "herken", {"wat": subject, "intrekken": "ja"})


def _subject(call: Call, what: str) -> str:
    """The bundle or loose signal meant.

    Raises:
        UserError: there is none, or this person gave a signal to it.
    """
    found = store.signal_by_id(call.unit, what)
    if found is not None and not found.bundle:
        if found.state not in {SignalState.NEW, SignalState.VALIDATED}:
            raise UserError("signal-not-found", id=what[:20])
        if found.person == call.person:
            raise UserError("signal-own-recognition", id=found.id)
        return found.id
    bundle = asked_bundle(call, found.bundle if found and found.bundle else what)
    if call.person in endorsing.support(call.unit, [bundle.id])[bundle.id].contributors:
        raise UserError("signal-own-recognition", id=bundle.id)
    return bundle.id
