"""Everything dispatch is connected to, in one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.answering import Withdraws
from bot.core.commands import Say
from bot.core.events import Message
from bot.core.guarding import Guard
from bot.core.listening import Overhears
from bot.core.minding import NoticesPresence
from bot.core.places import Conversation
from bot.core.ports import (
    Adapter,
    Choices,
    Dialogs,
    Hears,
    Ledger,
    NoticesEdit,
    NoticesReaction,
    NoticesRemoval,
    Watch,
    Welcomes,
)
from bot.core.records import Recorder
from bot.core.speak import Clock, Speaker
from bot.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Switchboard:
    """The parts an event can reach; `listens` holds the keys of rooms where it answers unasked.

    `attends` take note of every message in memory, also of other bots and of bridges; quick, no database.
    """

    vocabulary: Vocabulary
    says: Mapping[str, Say]
    adapters: Mapping[str, Adapter]
    ledger: Ledger
    choices: Choices
    dialogs: Dialogs
    speaker: Speaker
    guard: Guard
    watch: Watch
    clock: Clock
    record: Recorder
    listens: frozenset[str] = frozenset()
    hears: Sequence[Hears] = ()
    reactions: Sequence[NoticesReaction] = ()
    removals: Sequence[NoticesRemoval] = ()
    edits: Sequence[NoticesEdit] = ()
    withdraws: Sequence[Withdraws] = ()
    welcomes: Sequence[Welcomes] = ()
    overhears: Sequence[Overhears] = ()
    attends: Sequence[Callable[[Message], None]] = ()
    presence: Sequence[NoticesPresence] = ()

    def listens_in(self, where: Conversation) -> bool:
        """Whether unasked questions are answered in this room."""
        return where.whole_room.key in self.listens
