"""The commands of signals for everyone: give, follow, change, withdraw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.core.commands import Call, Long, command
from bot.core.content import Block, b, h, line, p, quote, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Direct
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.zone import local
from bot.signals import store
from bot.signals.capture.adding import region_asked
from bot.signals.capture.asked import own_signal
from bot.signals.capture.intake import AcuteDangerError, Intake, Taken
from bot.signals.capture.previewing import left_out, previewed
from bot.signals.capture.tagging import Tagging, message_key
from bot.signals.consent import allowed
from bot.signals.deadlines import Terms
from bot.signals.lent import Lent
from bot.signals.likeness.suggesting import Suggester
from bot.signals.model import (
    ConsentLevel,
    Draft,
    Kind,
    Level,
    Origin,
    Perspective,
    Signal,
    SignalState,
    Theme,
)
from bot.signals.telling import asking
from bot.signals.telling.deliveries import Response
from bot.signals.telling.feedback_store import feedback_on
from bot.signals.vetting import quotes
from bot.signals.vetting.judging import fold_copy
from bot.signals.wording import feedback_words, named, status, words_about
from bot.store import pointers

_ENDED = (SignalState.WITHDRAWN, SignalState.REJECTED, SignalState.MERGED, SignalState.EXPIRED)
_SHOWN = 8


class SignalCommands:
    """Takes signals in and lets people follow them."""

    def __init__(
        self, intake: Intake, tagging: Tagging, suggester: Suggester, lent: Lent, terms: Terms
    ) -> None:
        self._terms = terms
        self._suggester = suggester
        self._intake = intake
        self._tagging = tagging
        self._lent = lent

    @command("signaal", seen=Seen.ASKER, on_message=True)
    def report(
        self,
        call: Call,
        tekst: Long | None = None,
        thema: Theme | None = None,
        niveau: Level | None = None,
        soort: Kind = Kind.RUBS,
    ) -> Reply:
        """Take in a signal and hand out a receipt code; without words, ask for them."""
        if tekst is None:
            return self._tagging.ask(call)
        if (elsewhere := self._lent.elsewhere(call.say, tekst)) is not None:
            return elsewhere
        message = message_key(call.target) if call.target else None
        copied = self._tagging.copies(call, tekst)
        origin = Origin(call.actor.platform, self._lent.channel(call.conversation), message, copied)
        try:
            if (told := self._intake.preview(tekst)) != tekst:
                return previewed(call, told, {"thema": thema, "niveau": niveau, "soort": soort})
            draft = Draft(tekst, theme=thema, level=niveau, kind=soort, perspective=_perspective(call))
            taken = self._intake.take_in(call.unit, call.person, draft, origin, call.now)
        except AcuteDangerError:
            return Reply((p(call.say("signal-crisis")), p(call.say("signal-crisis-after"))))
        if call.target is not None:
            pointers.note(call.unit, call.target, taken.signal.person, call.now)
        return self._receipt(call, taken, self._folded(call, taken.signal))

    @command("mijn-signalen", seen=Seen.ASKER)
    def mine(self, call: Call) -> Reply:
        """A person's own signals, with where they stand."""
        own = store.signals_of(call.unit, call.person)
        if not own:
            return Reply(p(call.say("signal-mine-none")))
        items = [line(b(each.id), f" {self._status(call, each)}") for each in own[:_SHOWN]]
        open_ = [each for each in own[:_SHOWN] if each.state not in _ENDED]
        body = (h(call.say("signal-mine-title")), ul(*items), *_feedback(call, open_))
        return Reply(body, tuple(_withdraw(call, each) for each in open_))

    @command("volg", seen=Seen.ASKER, pause=timedelta(seconds=2))
    def follow(self, call: Call, code: str) -> Reply:
        """Where a signal stands, for whoever holds its receipt code."""
        found = self._intake.by_receipt(call.unit, code)
        if found is None:
            raise UserError("signal-no-receipt")
        words: list[Block] = [p(b(found.id), f" {self._status(call, found)}")]
        if found.state is SignalState.REJECTED:
            reason = store.history(call.unit, found.id)[-1].reason
            words.append(p(call.say(f"signal-route-{reason}")))
        words += _feedback(call, [found])
        if found.state in _ENDED:
            return Reply(tuple(words))
        # Of the code only a hash is kept, so the button carries a proof that was made from its hash.
        given = {"signaal": found.id, "bewijs": self._intake.proof(code)}
        withdraw = Action(call.say("signal-do-withdraw", id=found.id), "trek-in-met-bonnetje", given)
        offered = (withdraw,) if self._posted_here(call, found) else (_keep_posted(call, found), withdraw)
        words += words_about(call.say, asking.said(call.unit, found.id))
        add = Action(call.say("signal-do-add"), "vul-aan-met-bonnetje", given)
        return Reply(
            tuple(words), (*_answers(call, found, given), *self._quotes(call, found, given), add, *offered)
        )

    @command("houd-op-de-hoogte", seen=Seen.ASKER, hidden=True)
    def keep_posted(self, call: Call, signaal: str) -> Reply:
        """Remember where to tell the contributor what comes of it."""
        found = own_signal(call, signaal)
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._lent.contacts.remember(call.unit, call.person, to, call.now)
        store.change_signal(call.unit, found.id, follows=True)
        return Reply(p(call.say("signal-keep-posted", id=found.id)))

    @command("trek-in", seen=Seen.ASKER, confirm=True)
    def withdraw(self, call: Call, signaal: str) -> Reply:
        """Take back one's own signal."""
        found = own_signal(call, signaal)
        self._withdrawn(call, found)
        return Reply(p(call.say("signal-withdrawn", id=found.id)))

    @command("trek-in-met-bonnetje", seen=Seen.ASKER, confirm=True, hidden=True)
    def withdraw_by_receipt(self, call: Call, signaal: str, bewijs: str) -> Reply:
        """Take back a signal whose receipt code was shown."""
        found = self._intake.by_proof(call.unit, signaal, bewijs)
        if found is None:
            raise UserError("signal-no-receipt")
        self._withdrawn(call, found)
        return Reply(p(call.say("signal-withdrawn", id=found.id)))

    @command("geen-signaal", seen=Seen.ASKER, hidden=True)
    def no_candidate(self, call: Call, signaal: str) -> Reply:
        """Say no to a message that someone else pointed at."""
        found = own_signal(call, signaal)
        if found.state is not SignalState.CANDIDATE:
            raise UserError("signal-not-possible", id=found.id)
        self._withdrawn(call, found)
        return Reply(p(call.say("signal-candidate-no")))

    @command("toestemming", seen=Seen.ASKER)
    def consent(self, call: Call, signaal: str, niveau: ConsentLevel) -> Reply:
        """Change what may be done with one's own signal."""
        found = own_signal(call, signaal)
        strict = {} if allowed(niveau).known else {"person": None, "follows": False}
        store.change_signal(call.unit, found.id, consent=niveau.value, **strict)
        if strict:
            # Someone's buttons would tell whose it was, too.
            self._lent.retract(call.unit, call.person, found.id)
        said = p(call.say("signal-consent", id=found.id, level=named(call.say, niveau)))
        return Reply((said, p(call.say(f"signal-consent-{niveau}"))))

    @command("signaal-bijwerken", seen=Seen.ASKER, hidden=True)
    def update(self, call: Call, signaal: str, tekst: Long) -> Reply:
        """Give one's own signal the new words of the message it came from."""
        found = own_signal(call, signaal)
        if (elsewhere := self._lent.elsewhere(call.say, tekst)) is not None:
            return elsewhere
        try:
            self._intake.update(call.unit, found, tekst, call.now)
        except AcuteDangerError:
            return Reply((p(call.say("signal-crisis")), p(call.say("signal-crisis-after"))))
        return Reply((p(call.say("signal-updated", id=found.id)), quote(tekst.strip())))

    def _quotes(self, call: Call, found: Signal, proof: Mapping[str, str]) -> list[Action]:
        """What can be answered about quotes by who holds the receipt."""
        open_ = quotes.open_requests(call.unit, found.id, self._terms.quote, call.now)
        return [
            Action(
                call.say(f"signal-do-quote-{word}-for", occasion=occasion),
                "citaat-mag-met-bonnetje",
                {**proof, "stuk": occasion, "akkoord": word},
            )
            for occasion in open_
            for word in ("ja", "nee")
        ]

    def _withdrawn(self, call: Call, found: Signal) -> None:
        """Take it back, with the buttons about it of who gave it and of who asks."""
        self._intake.withdraw(call.unit, found, call.now)
        for person in {call.person, found.person or call.person}:
            self._lent.retract(call.unit, person, found.id)

    def _folded(self, call: Call, found: Signal) -> str | None:
        """Fold what repeats an earlier signal into that, at once; the number of the earlier one."""
        original = self._suggester.copy(call.unit, found)
        if original is None:
            return None
        fold_copy(call.unit, found, original, call.now)
        return original.id

    def _receipt(self, call: Call, taken: Taken, repeats: str | None) -> Reply:
        found = taken.signal
        thanks = "signal-thanks" if repeats is None else "signal-thanks-copy"
        body = (
            p(call.say(thanks, id=found.id, original=repeats or "")),
            quote(found.text or ""),
            *left_out(call.say, found.text or ""),
            p(call.say("signal-receipt"), " ", b(taken.receipt)),
            *_house_rule(call, found),
            p(call.say("signal-what-next", theme=named(call.say, found.theme))),
        )
        if repeats is not None:
            return Reply(body[:-1], (_keep_posted(call, found),))
        consent = Action(call.say("signal-do-consent"), "toestemming", {"signaal": found.id})
        asked = region_asked(call, found)
        return Reply(body, (_keep_posted(call, found), *asked, consent, _withdraw(call, found)))

    def _posted_here(self, call: Call, found: Signal) -> bool:
        """Whether this account hears of a signal already (or need not, as it is not theirs)."""
        if found.person != call.person:
            return True
        to = self._lent.contacts.address(call.unit, call.person)
        here = to is not None and (to.platform, to.actor_id) == (call.actor.platform, call.actor.id)
        return here and store.follows(call.unit, found.id)

    def _status(self, call: Call, found: Signal) -> str:
        bundle = store.bundle_by_id(call.unit, found.bundle) if found.bundle else None
        given = call.say("signal-day", at=local(found.given_at))
        return f"({given}) {status(call.say, found, bundle)}"


def _house_rule(call: Call, found: Signal) -> tuple[Block, ...]:
    """What holds at this door, told once: with the first signal that is known as theirs."""
    first = found.person is not None and len(store.signals_of(call.unit, call.person)) == 1
    return (p(call.say("signal-house-rule")),) if first else ()


def _perspective(call: Call) -> Perspective | None:
    """Who speaks for a client organisation gives the perspective of clients."""
    return Perspective.CLIENT if Role.CLIENT_ORGANISATION in call.actor.roles else None


def _keep_posted(call: Call, found: Signal) -> Action:
    words = call.say("signal-do-keep-posted")
    return Action(words, "houd-op-de-hoogte", {"signaal": found.id}, Style.PRIMARY)


def _withdraw(call: Call, found: Signal) -> Action:
    return Action(call.say("signal-do-withdraw", id=found.id), "trek-in", {"signaal": found.id})


def _answers(call: Call, found: Signal, proof: Mapping[str, str]) -> tuple[Action, ...]:
    """What can be answered to feedback by who holds the receipt."""
    told = feedback_on(call.unit, [found.bundle]) if found.bundle else {}
    return tuple(
        Action(
            call.say(f"signal-do-answer-{each}"),
            "reactie-met-bonnetje",
            {**proof, "bericht": str(said.id), "antwoord": each},
        )
        for said in told.values()
        for each in Response
    )


def _feedback(call: Call, own: Sequence[Signal]) -> list[Block]:
    """What came of the bundles that these signals are in."""
    told = feedback_on(call.unit, {each.bundle for each in own if each.bundle})
    return [block for each in told.values() for block in feedback_words(call.say, each)]
