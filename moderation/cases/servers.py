"""Keeping a whole homeserver out of the community, and letting it in again."""

from __future__ import annotations

import re
from datetime import datetime

from bot.core.commands import Call, Unit, command
from bot.core.content import card, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Conversation
from bot.core.plan import Act, ActKind
from bot.core.reply import Action, Reply, Seen, Style
from moderation.cases import store
from moderation.cases.acting import refuse_without_permission, short
from moderation.cases.lent import Lent
from moderation.cases.model import Case, CaseKind, CaseState, Deed

LONGEST_NAME = 100
"""Characters of a server's name, as a case keeps it."""
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"((?:{_LABEL})(?:\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\])(?::[0-9]{{1,5}})?")


def server_name(words: str) -> str:
    """The name of a homeserver without its port, from a name or an account on it.

    The form is that of the Matrix specification's server names; patterns such as `*` are none.

    Raises:
        UserError: `server-bad-name`.
    """
    account, colon, server = words.strip().lower().partition(":")
    name = server if account.startswith("@") and colon else words.strip().lower()
    found = _NAME.fullmatch(name)
    if found is None or len(found[1]) > LONGEST_NAME:
        raise UserError("server-bad-name", value=words.strip()[:60])
    return found[1]


class ServerCommands:
    """A measure about a server: a case as every other, but about nobody."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("weer-server", needs=Role.MODERATOR, seen=Seen.ASKER)
    def ask(self, call: Call, server: str, reden: str) -> Reply:
        """Show what keeping a homeserver out of every room would do, and ask whether to."""
        name, reason = server_name(server), short(reden)
        self._refuse(ActKind.KEEP_OUT_SERVER, call.conversation, name)
        facts = ((call.say("server-fact-server"), name), (call.say("case-fact-reason"), reason))
        body = (card(call.say("server-ask"), None, facts=facts), p(call.say("server-effect")))
        given = {"server": name, "reden": reason}
        yes = Action(call.say("confirm-yes"), "weer-server-nu", given, Style.DANGER, once=True)
        return Reply(body, (yes,))

    @command("weer-server-nu", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def keep_out(self, call: Call, server: str, reden: str) -> Reply:
        """Keep a homeserver out of every room."""
        name, where = server_name(server), call.conversation
        self._refuse(ActKind.KEEP_OUT_SERVER, where, name)
        made = self._open(call.unit, name, reden, call.person, call.now)
        self._act(call, ActKind.KEEP_OUT_SERVER, name, made, f"{made.id}: {made.reason}")
        undo = Action(call.say("server-do-let-in"), "laat-server-toe", {"server": name})
        return Reply(p(call.say("server-kept-out", server=name, case=made.id)), (undo,))

    @command("laat-server-toe", needs=Role.MODERATOR, seen=Seen.ASKER)
    def let_in(self, call: Call, server: str) -> Reply:
        """Let a homeserver in again that was kept out."""
        name = server_name(server)
        self._refuse(ActKind.LET_IN_SERVER, call.conversation, name)
        last = store.about_server(call.unit, name)
        self._act(call, ActKind.LET_IN_SERVER, name, last, last.id if last else "")
        if last is None:
            return Reply(p(call.say("server-let-in-unknown", server=name)))
        store.note(call.unit, last.id, Deed.LET_IN, call.person, call.now)
        return Reply(p(call.say("server-let-in", server=name, case=last.id)))

    def _refuse(self, kind: ActKind, where: Conversation, name: str) -> None:
        refuse_without_permission(self._lent, _act(kind, where, name, ""), where.locale)

    def _open(self, unit: Unit, name: str, reason: str, by: str, at: datetime) -> Case:
        draft = Case(
            id="",
            kind=CaseKind.SERVER,
            state=CaseState.CLOSED,
            reason=short(reason),
            opened_at=at,
            moderator=by,
            room=name,
            closed_at=at,
        )
        return store.open_case(unit, draft, Deed.KEPT_OUT, by)

    def _act(self, call: Call, kind: ActKind, name: str, case: Case | None, reason: str) -> None:
        act = _act(kind, call.conversation, name, reason)
        # Shut, opened and shut again are three acts: the call tells them apart.
        key = f"case:{case.id if case else name}:{kind}:{call.id}"
        self._lent.outbox.act(call.unit, act, reason=f"case-{kind}", key=key)


def _act(kind: ActKind, where: Conversation, name: str, reason: str) -> Act:
    return Act(kind, where.platform, where.space, reason, server=name)
