"""Lists in and out at the desk: a file is tried first, then kept."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.content import Body, p
from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.reply import File, Reply
from bot.store.writer import attempt
from knowledge.exchange import leads
from knowledge.exchange.commands import ExchangeCommands, OutForm
from knowledge.sources import store

LISTED = 25


class _TriedError(Exception):
    """Carries a reply out of a transaction that is to be undone."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class ListPages:
    """Taking files in, giving the sources out, and what feeds brought."""

    def __init__(self, exchange: ExchangeCommands) -> None:
        self._exchange = exchange

    def lists(self, visit: Visit) -> Page:
        """The page of files in and out, with the leads that wait."""
        call = visit.call
        values = {
            "forms": [str(form) for form in OutForm],
            "number": store.count_shown(call.unit),
            "leads": leads.waiting(call.unit, 0, LISTED),
            "leads_number": leads.number_waiting(call.unit),
        }
        return Page("lists.html", call.say("desk-lists"), values)

    def take_in(self, visit: Visit) -> Reply:
        """Take a file in."""
        return self._exchange.take_in(visit.call, _file(visit))

    def try_out(self, visit: Visit) -> Reply:
        """Say what a file would bring, and keep nothing of it."""
        file = _file(visit)

        def tried() -> None:
            raise _TriedError(self._exchange.take_in(visit.call, file))

        try:
            attempt(visit.call.unit, tried)
        except _TriedError as done:
            return Reply(_only_tried(visit.call, done.reply), files=done.reply.files)
        raise AssertionError


def _file(visit: Visit) -> File:
    if visit.file is None:
        raise UserError("desk-no-file")
    return visit.file


def _only_tried(call: Call, reply: Reply) -> Body:
    return (p(call.say("desk-tried")), *reply.blocks)
