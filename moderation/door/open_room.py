"""A message with client data that others can read: taken away, or pointed out to moderators by a link."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.content import card, p
from bot.core.events import Screened
from bot.core.places import MessageRef
from bot.core.plan import Act, ActKind, Capability
from bot.core.reply import Reply
from moderation.door.lent import Lent
from moderation.door.wording import kind_key


class OpenRoom:
    """Sees to what stands in a room for everyone to read."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    def clear(self, call: Call, ref: MessageRef, screened: Screened) -> None:
        """Take the message away where that can be; else a moderator gets a link."""
        where, reason = call.conversation, call.say("guard-reason")
        act = Act(ActKind.REMOVE_MESSAGE, where.platform, where.space, reason, ref=ref)
        if Capability.DELETE in self._lent.can(where) and self._lent.lacks(act) is None:
            self._lent.outbox.act(call.unit, act, reason="client-data", key=f"guard:{call.id}")
        else:
            self._point_out(call, ref, screened)

    def _point_out(self, call: Call, ref: MessageRef, screened: Screened) -> None:
        """The card for staff: which room, which kinds and a link; never the words, nor who wrote them."""
        staff = self._lent.staff(call.conversation.platform)
        if staff is None:
            return
        say, link = self._lent.say_in(staff.locale), self._lent.link(ref)
        kinds = ", ".join(say(f"{kind_key(kind)}.short") for kind in screened.kinds)
        facts = [(say("case-fact-room"), self._lent.channel(ref.conversation)), (say("guard-kinds"), kinds)]
        facts += [] if link else [(say("case-fact-message"), ref.id)]
        body = (card(say("guard-exposed"), link, facts=facts), p(say("guard-exposed-do")))
        key = f"guard:{ref.conversation.key}:{ref.id}"
        self._lent.outbox.say(call.unit, staff, Reply(body), reason="client-data", key=key)
