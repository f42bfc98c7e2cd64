"""The whole room where members meet their own data in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.commands import Say
from bot.core.people import Actor
from bot.core.ports import KeepsPersonalData, Outbox
from bot.store.erasures import Erasures
from bot.store.people import Contacts
from bot.store.schedules import Job
from moderation.members.codes import Codes
from moderation.members.commands import MemberCommands
from moderation.members.erasing import Eraser
from moderation.members.linking import LinkCommands
from moderation.members.proof import Proof
from moderation.members.retention import nightly


@dataclass(frozen=True, slots=True)
class Lent:
    """What this room borrows: `account` gives an account's own pseudonym, `data` is the data folder."""

    outbox: Outbox
    contacts: Contacts
    say_in: Callable[[str], Say]
    account: Callable[[Actor], str]
    data: Path


@dataclass(frozen=True, slots=True)
class MembersRoom:
    """What this room offers: commands, who erases people, and work by the clock."""

    commands: tuple[object, ...]
    eraser: Eraser
    jobs: tuple[Job, ...]


def members_room(keepers: Sequence[KeepsPersonalData], secret: bytes, lent: Lent) -> MembersRoom:
    """Build the room on everything that keeps something of a person."""
    eraser = Eraser(keepers, Erasures(secret, lent.data))
    linking = LinkCommands(Codes(secret), lent.account, lent.outbox, lent.contacts, lent.say_in)
    return MembersRoom((MemberCommands(keepers, eraser, Proof(secret)), linking), eraser, (nightly(),))
