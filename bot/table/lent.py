"""What the policy table borrows from the rest of the assistant, handed in when it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.commands import Call, Say, Unit
from bot.core.places import Conversation
from bot.core.ports import Outbox
from bot.core.reply import Reply
from bot.table.model import Issue
from bot.table.priority import Weight


class Bundles(Protocol):
    """The bundles of signals, which belong to another room: looked up, weighed and moved along."""

    def find(self, unit: Unit, id_: str) -> Issue | None:
        """The bundle with this number, or the one it was merged into."""

    def ready(self, unit: Unit) -> Sequence[Issue]:
        """The bundles that may be put on an agenda, by number."""

    def weigh(self, unit: Unit, ids: Sequence[str], now: datetime) -> Mapping[str, Weight]:
        """What is known of the weight of bundles; nothing tells of fewer people than may be shown."""

    def schedule(self, unit: Unit, id_: str, meeting: str, owner: str, now: datetime) -> None:
        """Put a bundle on the agenda of a meeting; raises UserError when it cannot go there."""

    def release(self, unit: Unit, id_: str, meeting: str, words: str, now: datetime) -> None:
        """Take a bundle off the agenda of a meeting; raises UserError when that cannot be, or words lack."""

    def discuss(self, unit: Unit, id_: str, decision: str, words: str, now: datetime) -> None:
        """Note that the table decided about a bundle; raises UserError when it was on no agenda."""

    def take_up(self, unit: Unit, id_: str, action: str, now: datetime) -> None:
        """Note that an action point came of a bundle; raises UserError when it was not discussed."""

    def decline(self, unit: Unit, id_: str, reason: str, words: str, now: datetime) -> None:
        """Note that the table does not take a bundle up; raises UserError when it was not discussed."""

    def reopen(self, unit: Unit, id_: str, words: str, now: datetime) -> None:
        """Open a bundle again because a decision was taken back; raises UserError when it is open."""


@dataclass(frozen=True, slots=True)
class Lent:
    """The parts of others that the policy table uses.

    `feed_back` tells what came of a bundle to who gave its signals, with whether all that was agreed is done.
    `mask` gives a text as it may be kept, or None when it holds data of a client. `staff` are the rooms for
    staff only, one for each platform that has one.
    """

    bundles: Bundles
    feed_back: Callable[[Call, str, str, bool], Reply]
    outbox: Outbox
    say_in: Callable[[str], Say]
    staff: Sequence[Conversation]
    mask: Callable[[str], str | None]
