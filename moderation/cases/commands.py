"""The commands with which moderators take measures and look back."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import h, p, ul
from bot.core.errors import UserError
from bot.core.events import Message
from bot.core.people import Actor, Role
from bot.core.places import MessageRef
from bot.core.reply import Action, Reply, Seen, Style
from moderation.cases import store
from moderation.cases.acting import Measures
from moderation.cases.lent import Lent
from moderation.cases.model import Case, CaseKind, length_of
from moderation.cases.wording import listed

_LISTED = 15


class CaseCommands:
    """Measures: warn, silence, remove, and the list of cases."""

    def __init__(self, measures: Measures, lent: Lent) -> None:
        self._measures = measures
        self._lent = lent

    @command("waarschuw", needs=Role.MODERATOR, seen=Seen.ASKER)
    def warn(self, call: Call, lid: Actor, reden: str) -> Reply:
        """Warn a member, who hears the reason in private."""
        self._measures.refuse_wrong_person(lid, call.actor)
        made = self._measures.warn(call.unit, lid, call.conversation, reden, call.person, call.now)
        return self._done(call, made, lid)

    @command("stil", needs=Role.MODERATOR, seen=Seen.ASKER)
    def silence(self, call: Call, lid: Actor, duur: str, reden: str) -> Reply:
        """Keep a member from writing for 10m, 2u or 1d."""
        self._measures.refuse_wrong_person(lid, call.actor)
        seconds = int(length_of(duur).total_seconds())
        made = self._measures.silence(
            call.unit, lid, call.conversation, seconds, reden, call.person, call.now
        )
        lift = Action(call.say("case-do-release"), "stil-af", {"lid": lid.id})
        return self._done(call, made, lid, (lift,))

    @command("stil-af", needs=Role.MODERATOR, seen=Seen.ASKER)
    def release(self, call: Call, lid: Actor) -> Reply:
        """Let a member write again."""
        ended = self._measures.release(call.unit, lid, call.conversation, call.person, call.now)
        if ended is None:
            return Reply(p(call.say("case-released-unknown", name=lid.name)))
        return Reply(p(call.say("case-released", name=lid.name, case=ended.id)))

    @command("verwijder", needs=Role.MODERATOR, seen=Seen.ASKER, on_message=True)
    def remove(self, call: Call, reden: str, bericht: MessageRef | None = None) -> Reply:
        """Take a message away; its author hears the reason in private."""
        message = self._pointed_at(call, bericht)
        self._measures.refuse_wrong_person(message.author, call.actor)
        made = self._measures.remove(call.unit, message.author, message.ref, reden, call.person, call.now)
        return self._done(call, made, message.author)

    @command("log", needs=Role.MODERATOR, seen=Seen.ASKER)
    def look_back(self, call: Call, lid: Actor | None = None) -> Reply:
        """The latest cases, or those about one member."""
        if lid is None:
            return self._list(call, "case-log-title", store.latest(call.unit, _LISTED))
        person = self._lent.person(lid)
        own = store.about(call.unit, person)
        if own and person != call.person:
            role = Role.MODERATOR if Role.MODERATOR in call.actor.roles else Role.ADMIN
            self._lent.opened(call.unit, person, role, "cases", call.now)
        return self._list(call, "case-log-about", own[:_LISTED], name=lid.name)

    @command("mijn-zaken", seen=Seen.ASKER)
    def mine(self, call: Call) -> Reply:
        """The cases about oneself, and what one reported; never who decided."""
        measures = [case for case in store.about(call.unit, call.person) if case.kind is not CaseKind.REPORT]
        reports = store.reported_by(call.unit, call.person)
        return self._list(call, "case-mine-title", [*measures, *reports][:_LISTED])

    def _pointed_at(self, call: Call, bericht: MessageRef | None) -> Message:
        """The message meant, as the platform shows it.

        Raises:
            UserError: when none was pointed at, or it cannot be read.
        """
        ref = bericht or call.target
        if ref is None:
            raise UserError("case-which-message")
        message = self._lent.message(call.unit, ref)
        if message is None:
            raise UserError("case-message-unread")
        return message

    def _done(self, call: Call, made: Case, person: Actor, more: tuple[Action, ...] = ()) -> Reply:
        words = call.say(f"case-done-{made.kind.name.lower()}", name=person.name, case=made.id)
        before = len(store.about(call.unit, self._lent.person(person))) - 1
        history = (Action(call.say("case-do-history", count=before), "log", {"lid": person.id}),)
        return Reply(p(words), more + (history if before else ()))

    def _list(self, call: Call, title: str, cases: list[Case], **values: str) -> Reply:
        if not cases:
            return Reply(p(call.say("case-none")))
        return Reply((h(call.say(title, **values)), ul(*(listed(call.say, case) for case in cases))))


def remove_action(say_label: str, ref: MessageRef, reason: str | None = None) -> Action:
    """A button that takes away this message, for whoever may; it asks for the reason unless one is given."""
    given = {"reden": reason} if reason else {}
    return Action(say_label, "verwijder", given, Style.DANGER, for_everyone=True, target=ref)
