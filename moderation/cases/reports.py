"""Reports by members and objections by who was moderated; whoever asks hears the outcome."""

from __future__ import annotations

from datetime import timedelta

from bot.core.commands import Call, Long, Unit, command
from bot.core.content import Block, card, p, quote
from bot.core.errors import UserError
from bot.core.events import Message
from bot.core.people import Role
from bot.core.places import Direct, MessageRef
from bot.core.reply import Action, Reply, Seen
from bot.store import pointers
from moderation.cases import store
from moderation.cases.acting import short
from moderation.cases.commands import remove_action
from moderation.cases.lent import Lent
from moderation.cases.model import Case, CaseKind, CaseState, Deed


class ReportCommands:
    """Takes reports and objections to the staff room, and their outcome back."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("meld-bericht", seen=Seen.ASKER, on_message=True, pause=timedelta(seconds=5))
    def report(self, call: Call, toelichting: Long | None = None) -> Reply:
        """Point a moderator at a message, in private; the reporter hears what came of it."""
        message = self._reported(call)
        key = _key(message.ref)
        if store.report_of(call.unit, call.person, key):
            raise UserError("case-reported-already")
        draft = Case(
            id="",
            kind=CaseKind.REPORT,
            state=CaseState.OPEN,
            reason="",
            opened_at=call.now,
            about=None if message.author.bot else self._lent.person(message.author),
            reporter=call.person,
            room=self._lent.channel(message.ref.conversation)[:100],
            message=key,
        )
        made = store.open_case(call.unit, draft, Deed.REPORTED, call.person)
        pointers.note(call.unit, message.ref, made.about, call.now)
        self._remember(call)
        self._show_staff(call, made, message, toelichting)
        return Reply(p(call.say("case-reported", case=made.id)))

    @command("bezwaar", seen=Seen.ASKER)
    def object_to(self, call: Call, zaak: str, uitleg: Long) -> Reply:
        """Object to a measure about oneself, once; another moderator decides."""
        found = _case(call, zaak)
        if found.about != call.person or found.kind is CaseKind.REPORT:
            raise UserError("case-unknown", case=zaak[:20])
        if not store.object_to(call.unit, found.id, call.person, call.now):
            raise UserError("case-objected-already", case=found.id)
        self._remember(call)
        self._show_objection(call, found, uitleg)
        return Reply(p(call.say("case-objected", case=found.id)))

    @command("afgehandeld", needs=Role.MODERATOR, seen=Seen.ASKER)
    def settle(self, call: Call, zaak: str, uitkomst: str) -> Reply:
        """Close a report or objection with an outcome, which the person who asked hears."""
        found = _case(call, zaak)
        self._refuse_own(call, found)
        if not store.settle(call.unit, found.id, short(uitkomst), call.person, call.now):
            raise UserError("case-settled-already", case=found.id)
        told = self._tell_outcome(call, found, short(uitkomst))
        return Reply(p(call.say("case-settled-told" if told else "case-settled", case=found.id)))

    def removed(self, call: Call) -> None:
        """Forget the number of a message that is gone; the report itself waits for its outcome."""
        if call.target is not None:
            store.forget_message(call.unit, _key(call.target))

    def points_at(self, unit: Unit, ref: MessageRef) -> bool:
        """Whether an open report is about this message."""
        return store.is_about_message(unit, _key(ref))

    def _reported(self, call: Call) -> Message:
        """The message pointed at.

        Raises:
            UserError: when there is none, it cannot be read, or it is the reporter's own.
        """
        if call.target is None:
            raise UserError("case-which-message")
        message = self._lent.message(call.unit, call.target)
        if message is None:
            raise UserError("case-message-unread")
        if message.author.key == call.actor.key:
            raise UserError("case-report-own")
        return message

    def _remember(self, call: Call) -> None:
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._lent.contacts.remember(call.unit, call.person, to, call.now)

    def _show_staff(self, call: Call, made: Case, message: Message, words: str | None) -> None:
        """A card without the reporter's name and without the reported text."""
        staff = self._lent.staff(call.conversation.platform)
        if staff is None:
            return
        say = self._lent.say_in(staff.locale)
        link = self._lent.link(message.ref)
        facts = [(say("case-fact-room"), made.room), (say("case-fact-member"), message.author.name)]
        facts += [] if link else [(say("case-fact-message"), message.ref.id)]
        title = say("case-card-report", case=made.id)
        body: tuple[Block, ...] = (card(title, link, facts=facts),)
        if words:
            body = (*body, quote(words))
        actions = (
            remove_action(say("case-do-remove"), message.ref),
            Action(say("case-do-settle"), "afgehandeld", {"zaak": made.id}, for_everyone=True),
        )
        self._lent.outbox.say(
            call.unit, staff, Reply(body, actions), reason="case-report", key=f"case:{made.id}:card"
        )

    def _show_objection(self, call: Call, found: Case, words: str) -> None:
        staff = self._lent.staff(call.conversation.platform)
        if staff is None:
            return
        say = self._lent.say_in(staff.locale)
        facts = (
            (say("case-fact-kind"), say(f"case-kind-{found.kind}")),
            (say("case-fact-room"), found.room or "-"),
            (say("case-fact-reason"), found.reason),
        )
        body = (card(say("case-card-objection", case=found.id), None, facts=facts), quote(words))
        settle = Action(say("case-do-settle"), "afgehandeld", {"zaak": found.id}, for_everyone=True)
        self._lent.outbox.say(
            call.unit,
            staff,
            Reply(body, (settle,)),
            reason="case-objection",
            key=f"case:{found.id}:objection",
        )

    def _refuse_own(self, call: Call, found: Case) -> None:
        """Nobody decides on a case about themselves, or on an objection to their own measure."""
        if found.about == call.person:
            raise UserError("case-about-you", case=found.id)
        own_measure = found.state is CaseState.OBJECTED and found.moderator == call.person
        if own_measure and Role.ADMIN not in call.actor.roles:
            raise UserError("case-own-measure", case=found.id)

    def _tell_outcome(self, call: Call, found: Case, outcome: str) -> bool:
        asked = found.reporter if found.kind is CaseKind.REPORT else found.about
        to = self._lent.contacts.address(call.unit, asked) if asked else None
        if to is None:
            return False
        say = self._lent.say_in(to.locale)
        key = "case-outcome-report" if found.kind is CaseKind.REPORT else "case-outcome-objection"
        reply = Reply((p(say(key, case=found.id)), p(outcome)))
        self._lent.outbox.say(call.unit, to, reply, reason="case-outcome", key=f"case:{found.id}:outcome")
        return True


def _key(ref: MessageRef) -> str:
    """One string per message, whatever thread it is seen from."""
    return f"{ref.conversation.whole_room.key}/{ref.id}"[-255:]


def _case(call: Call, zaak: str) -> Case:
    found = store.case_by_id(call.unit, zaak)
    if found is None:
        raise UserError("case-unknown", case=zaak[:20])
    return found
