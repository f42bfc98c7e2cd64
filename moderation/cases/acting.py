"""Taking a measure: the case, the act on the platform and the word to the person concerned, in one go."""

from __future__ import annotations

from datetime import datetime

from bot.core.commands import Unit
from bot.core.content import Block, b, p
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation, Direct, MessageRef
from bot.core.plan import NO_HOMESERVERS, OWN_HOMESERVER, Act, ActKind, Capability
from bot.core.reply import Action, Reply
from moderation.cases import store
from moderation.cases.lent import Lent
from moderation.cases.model import LONGEST_REASON, Case, CaseKind, CaseState, Deed

STAFF = (Role.MODERATOR,)


class Measures:
    """Takes measures about a person; every measure is a case, and the person hears of it in private."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    def refuse_wrong_person(self, person: Actor, by: Actor) -> None:
        """Nobody moderates themselves, a fellow moderator or the assistant.

        Raises:
            UserError: naming which of these it was.
        """
        if person.bot:
            raise UserError("case-not-assistant")
        if person.key == by.key:
            raise UserError("case-not-yourself")
        if person.may(*STAFF):
            raise UserError("case-not-colleague")

    def warn(
        self, unit: Unit, person: Actor, where: Conversation, reason: str, by: str, at: datetime
    ) -> Case:
        """Warn someone."""
        made = self._open(unit, CaseKind.WARNING, Deed.WARNED, person, where, reason, by, at)
        self._tell(unit, made, person, where.locale)
        return made

    def silence(
        self,
        unit: Unit,
        person: Actor,
        where: Conversation,
        seconds: int,
        reason: str,
        by: str,
        at: datetime,
    ) -> Case:
        """Keep someone from writing for a while."""
        made = self._open(
            unit, CaseKind.TIMEOUT, Deed.SILENCED, person, where, reason, by, at, seconds=seconds
        )
        self._act(unit, made, ActKind.TIMEOUT, where, actor_id=person.id, seconds=seconds)
        self._tell(unit, made, person, where.locale)
        return made

    def release(self, unit: Unit, person: Actor, where: Conversation, by: str, at: datetime) -> Case | None:
        """End someone's time-out; the case it belonged to, or None when none is known."""
        own = store.about(unit, self._lent.person(person))
        last = next((case for case in own if case.kind is CaseKind.TIMEOUT), None)
        act = Act(ActKind.END_TIMEOUT, where.platform, where.space, "", actor_id=person.id)
        refuse_without_permission(self._lent, act, where.locale)
        self._lent.outbox.act(unit, act, reason="case-release")
        if last is not None:
            store.note(unit, last.id, Deed.RELEASED, by, at)
            words = self._lent.say_in(where.locale)("case-told-released", case=last.id)
            self._say(
                unit, person, where.locale, Reply(p(words)), f"case:{last.id}:released:{at.isoformat()}"
            )
        return last

    def remove(
        self,
        unit: Unit,
        author: Actor,
        ref: MessageRef,
        reason: str,
        by: str | None,
        at: datetime,
        rule: str = "",
    ) -> Case:
        """Take a message away; `by` is None when the look-out does it by itself.

        Raises:
            UserError: when messages cannot be removed there.
        """
        where = ref.conversation
        if Capability.DELETE not in self._lent.can(where):
            raise UserError("case-cannot-remove")
        made = self._open(unit, CaseKind.REMOVAL, Deed.REMOVED, author, where, reason, by, at, rule=rule)
        self._act(unit, made, ActKind.REMOVE_MESSAGE, where, ref=ref)
        self._tell(unit, made, author, where.locale)
        return made

    def remove_more(self, unit: Unit, case: str, ref: MessageRef, reason: str) -> None:
        """Take away another message of the same flood, without a new case or another word about it."""
        where = ref.conversation
        act = Act(ActKind.REMOVE_MESSAGE, where.platform, where.space, f"{case}: {reason}", ref=ref)
        self._lent.outbox.act(unit, act, reason="case-remove", key=f"case:{case}:{where.key}:{ref.id}")

    def _open(
        self,
        unit: Unit,
        kind: CaseKind,
        deed: Deed,
        person: Actor,
        where: Conversation,
        reason: str,
        by: str | None,
        at: datetime,
        *,
        rule: str = "",
        seconds: int = 0,
    ) -> Case:
        # The room for staff says nothing to a member, and a private conversation says who decided.
        tells = kind is CaseKind.REMOVAL or where.audience is Audience.COMMUNITY
        draft = Case(
            id="",
            kind=kind,
            state=CaseState.CLOSED,
            reason=short(reason),
            opened_at=at,
            about=self._lent.person(person),
            moderator=by,
            rule=rule,
            room=self._lent.channel(where)[:100] if tells else "",
            seconds=seconds,
            closed_at=at,
        )
        return store.open_case(unit, draft, deed, by)

    def _act(
        self,
        unit: Unit,
        case: Case,
        kind: ActKind,
        where: Conversation,
        *,
        actor_id: str | None = None,
        ref: MessageRef | None = None,
        seconds: int = 0,
    ) -> None:
        reason = f"{case.id}: {case.reason}"
        act = Act(kind, where.platform, where.space, reason, actor_id, ref, seconds)
        refuse_without_permission(self._lent, act, where.locale)
        self._lent.outbox.act(unit, act, reason=f"case-{kind}", key=f"case:{case.id}:act")

    def _tell(self, unit: Unit, case: Case, person: Actor, locale: str) -> None:
        """The person concerned hears what, why, under which number, and how to object; never by whom."""
        say = self._lent.say_in(locale)
        minutes = case.seconds // 60
        place = say("case-told-place", room=case.room) if case.room else ""
        body: tuple[Block, ...] = (
            p(say(f"case-told-{case.kind.name.lower()}", room=case.room, place=place, minutes=minutes)),
            p(b(say("case-told-reason")), " ", case.reason),
            p(say("case-told-object", case=case.id)),
        )
        objecting = Action(say("case-do-object"), "bezwaar", {"zaak": case.id})
        self._say(unit, person, locale, Reply(body, (objecting,)), f"case:{case.id}:told")

    def _say(self, unit: Unit, person: Actor, locale: str, reply: Reply, key: str) -> None:
        to = Direct(person.platform, person.id, locale)
        self._lent.outbox.say(unit, to, reply, reason="case-told", key=key)


def refuse_without_permission(lent: Lent, act: Act, locale: str) -> None:
    """Say what misses before anything is done.

    Raises:
        UserError: naming the permission, or why no permission would help.
    """
    missing = lent.lacks(act)
    if missing in {NO_HOMESERVERS, OWN_HOMESERVER}:
        raise UserError(f"server-refused-{missing}")
    if missing is not None:
        raise UserError("case-no-permission", permission=lent.say_in(locale)(f"permission-{missing}"))


def short(reason: str) -> str:
    """A reason on one line, as long as a case keeps it."""
    return " ".join(reason.split())[:LONGEST_REASON]
