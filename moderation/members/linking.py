"""Koppel and ontkoppel: accounts on several platforms as one person, and apart again.

A link shares what is kept, never what someone may do: roles come from the platform with each event, and a
measure is about one account on one platform.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.core.commands import Call, Say, command
from bot.core.content import h, p, ul
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.ports import Outbox
from bot.core.reply import Action, Reply, Seen
from bot.core.running import CONFIRMED, STOP
from bot.store.links import Account, accounts_of, connect, disconnect, person_of
from bot.store.merging import merge
from bot.store.people import Contacts
from moderation.members.codes import LASTS, Codes

_MINUTES = int(LASTS.total_seconds()) // 60
_POINTS = ("link-point-one", "link-point-roles", "link-point-undo")


class LinkCommands:
    """The desk where members link their accounts; `account` gives an account's own pseudonym."""

    def __init__(
        self,
        codes: Codes,
        account: Callable[[Actor], str],
        outbox: Outbox,
        contacts: Contacts,
        say_in: Callable[[str], Say],
    ) -> None:
        self._codes = codes
        self._account = account
        self._outbox = outbox
        self._contacts = contacts
        self._say_in = say_in

    @command("koppel", seen=Seen.ASKER)
    def link(self, call: Call, code: str | None = None) -> Reply:
        """Give a code to type with another account; with that code, ask whether to link the two."""
        own = self._own(call)
        if code is None:
            made = self._codes.issue(call.unit, own, call.now)
            body = (h(call.say("link-title")), p(call.say("link-code", code=made, minutes=_MINUTES)))
            return Reply((*body, ul(*(call.say(point) for point in _POINTS))))
        maker, token = self._codes.take(call.unit, code, own, call.now)
        _refuse_linked(call, maker)
        sure = {"sleutel": token, CONFIRMED: "ja"}
        yes = Action(call.say("link-do"), "koppel-nu", sure, once=True)
        no = Action(call.say("confirm-no"), STOP)
        return Reply(p(call.say("link-sure", platform=_named(call.say, maker.platform))), (yes, no))

    @command("koppel-nu", seen=Seen.ASKER, confirm=True, hidden=True)
    def link_now(self, call: Call, sleutel: str) -> Reply:
        """Make this account and the one that asked for the code one person."""
        own = self._own(call)
        maker = self._codes.redeem(call.unit, sleutel, own, call.now)
        _refuse_linked(call, maker)
        to = person_of(call.unit, maker.key)
        self._tell(call, to, sleutel)
        connect(call.unit, maker, own, call.now)
        merge(call.unit, call.person, to)
        return Reply(p(call.say("link-done", platform=_named(call.say, maker.platform))))

    @command("ontkoppel", seen=Seen.ASKER, confirm=True)
    def unlink(self, call: Call) -> Reply:
        """Make all linked accounts persons of their own again, from here on."""
        accounts = accounts_of(call.unit, call.person)
        if not accounts:
            raise UserError("unlink-none")
        self._drop_address_elsewhere(call)
        disconnect(call.unit, call.person)
        return Reply(p(call.say("unlink-done", platform=_named(call.say, accounts[0].platform))))

    def _own(self, call: Call) -> Account:
        return Account(self._account(call.actor), call.actor.platform)

    def _drop_address_elsewhere(self, call: Call) -> None:
        """What stays is the first account's: the address of another one is not kept with it."""
        to = self._contacts.address(call.unit, call.person)
        if to is not None and self._account(Actor(to.platform, to.actor_id, "")) != call.person:
            self._contacts.forget(call.unit, call.person)

    def _tell(self, call: Call, person: str, key: str) -> None:
        """Warn whoever made the code, where they can be reached; the link may not have been their wish."""
        to = self._contacts.address(call.unit, person)
        if to is not None:
            say = self._say_in(to.locale)
            words = say("link-told", platform=_named(say, call.actor.platform))
            self._outbox.say(call.unit, to, Reply(p(words)), reason="linked", key=f"linked:{key}")


def _refuse_linked(call: Call, maker: Account) -> None:
    if person_of(call.unit, maker.key) == call.person:
        raise UserError("link-already")


def _named(say: Say, platform: str) -> str:
    return say("link-platform", platform=platform)
