"""The commands about bundles that are proposed among loose signals: see, make, dismiss."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.core.commands import Call, Say, command
from bot.core.content import Block, h, line, p, ul
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.signals.lent import Lent
from bot.signals.model import Signal
from bot.signals.vetting.proposing import Proposal, Proposing
from bot.store.schedules import Job, Slot

REASON = "signal-proposals"
_SHOWN, _WORDS = 3, 160
_GRACE = timedelta(days=2)


class ProposalCommands:
    """What moderators do with proposed bundles; nothing is put together without one of them."""

    def __init__(self, proposing: Proposing, lent: Lent) -> None:
        self._proposing = proposing
        self._lent = lent

    @property
    def job(self) -> Job:
        """The job that looks on Monday whether loose signals belong together, and tells staff what is new."""

        def run(unit: Connection, slot: Slot) -> None:
            fresh = set(self._proposing.look(unit, slot.due + slot.late))
            found = [each for each in self._proposing.waiting(unit) if each.id in fresh]
            for room in self._lent.staff if found else ():
                reply = _told(self._lent.say_in(room.locale), found, worded=False)
                key = f"proposals:{slot.name}:{room.key}"
                self._lent.outbox.say(unit, room, reply, reason=REASON, key=key)

        return Job("signals-proposals", "50 6 * * mon", _GRACE, run)

    @command("bundelvoorstellen", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def waiting(self, call: Call) -> Reply:
        """The proposed bundles that wait, oldest first."""
        found = self._proposing.waiting(call.unit)
        return _told(call.say, found, worded=True) if found else Reply(p(call.say("signal-proposals-none")))

    @command("maak-bundel", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def make(self, call: Call, voorstel: int, titel: str = "") -> Reply:
        """Make a bundle of what was proposed."""
        made = self._proposing.make(call.unit, voorstel, call.person, titel, call.now)
        return Reply(p(call.say("signal-proposal-made", id=made.id, title=made.title)))

    @command("laat-los", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def dismiss(self, call: Call, voorstel: int) -> Reply:
        """Have these signals not proposed together again unless another one comes with them."""
        self._proposing.dismiss(call.unit, voorstel)
        return Reply(p(call.say("signal-proposal-dismissed")))


def _told(say: Say, found: list[Proposal], *, worded: bool) -> Reply:
    """The first proposals, each with its signals, what they share, and two buttons.

    Words are left out where others than moderators read along.
    """
    body: list[Block] = [p(say("signal-proposals", count=len(found)))]
    for each in found[:_SHOWN]:
        body += [
            h(say("signal-proposal", count=len(each.group.signals), shares=", ".join(each.group.shares))),
            ul(*(line(_signal(x, worded=worded)) for x in each.group.signals)),
        ]
    actions = [action for each in found[:_SHOWN] for action in _actions(say, each)]
    if not worded:
        actions.append(Action(say("signal-do-read"), "bundelvoorstellen", for_everyone=True))
    return Reply(tuple(body), tuple(actions))


def _signal(found: Signal, *, worded: bool) -> str:
    return f"{found.id}: {(found.text or '')[:_WORDS]}" if worded else found.id


def _actions(say: Say, each: Proposal) -> tuple[Action, ...]:
    given, first = {"voorstel": str(each.id)}, each.group.signals[0].id
    make = Action(say("signal-do-make", id=first), "maak-bundel", given, for_everyone=True)
    leave = Action(say("signal-do-leave-loose", id=first), "laat-los", given, for_everyone=True)
    return make, leave
