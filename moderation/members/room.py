"""The whole room where members meet their own data in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.commands import Say, Unit
from bot.core.people import Actor
from bot.core.ports import KeepsPersonalData, Outbox
from bot.store.erasures import Erasures
from bot.store.people import Contacts
from bot.store.schedules import Job
from moderation.members.codes import Codes
from moderation.members.commands import MemberCommands
from moderation.members.departing import Departing
from moderation.members.erasing import Eraser
from moderation.members.linking import LinkCommands
from moderation.members.proof import Proof
from moderation.members.retention import nightly
from moderation.members.rights import RightsCommands
from moderation.members.vanished import nightly_check
from moderation.members.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Lent:
    """What this room borrows.

    `account` gives an account's own pseudonym, `data` is the data folder, `uncount` takes a person out of
    what was counted, `days` are periods by room that the settings made shorter.
    """

    outbox: Outbox
    contacts: Contacts
    say_in: Callable[[str], Say]
    account: Callable[[Actor], str]
    data: Path
    uncount: Callable[[Unit, str], int]
    days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MembersRoom:
    """What this room offers: commands, who erases people, who minds their leaving, and work by the clock."""

    commands: tuple[object, ...]
    eraser: Eraser
    departing: Departing
    jobs: tuple[Job, ...]


def members_room(keepers: Sequence[KeepsPersonalData], secret: bytes, lent: Lent) -> MembersRoom:
    """Build the room on everything that keeps something of a person."""
    eraser = Eraser(keepers, Erasures(secret, lent.data))
    linking = LinkCommands(Codes(secret), lent.account, lent.outbox, lent.contacts, lent.say_in)
    proof = Proof(secret)
    rights = RightsCommands(keepers, Wishes(), lent.contacts, lent.uncount, proof)
    commands = (MemberCommands(keepers, eraser, proof, lent.days), linking, rights)
    departing = Departing(keepers)
    return MembersRoom(commands, eraser, departing, (nightly(), nightly_check(), departing.job()))
