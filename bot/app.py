"""Builds the assistant from its parts, starts and stops them in order; the one file that knows them all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot import rooms as rooms_of
from bot.core.commands import Call, Command, commands_of
from bot.core.dispatch import Dispatcher
from bot.core.people import Actor
from bot.core.places import Conversation
from bot.core.ports import Adapter, KeepsPersonalData, NoticesRemoval
from bot.core.records import CallRecord
from bot.core.speak import Clock, Speaker
from bot.core.switchboard import Switchboard
from bot.core.vocabulary import Vocabulary
from bot.equipment import Equipment
from bot.help import HelpCommands
from bot.prompts.ties import PromptTies
from bot.rooms import Foundation
from bot.schedule import Schedule
from bot.settings.known_rooms import KnownRooms
from bot.settings.platforms import Room
from bot.settings.retention import periods
from bot.starting import Adapters, start_all
from bot.store.answered import Answered
from bot.store.base import metadata
from bot.store.choices import Choices
from bot.store.deliverer import Deliverer
from bot.store.departures import Departures
from bot.store.dialogs import Dialogs
from bot.store.engine import database_url, only_one, open_engine
from bot.store.housekeeping import housekeeping
from bot.store.ledger import Ledger
from bot.store.limits import refuse_unlimited
from bot.store.links import Links
from bot.store.outbox import Queue, Undelivered
from bot.store.people import Contacts, Pseudonyms, open_secret
from bot.store.pointers import Pointers
from bot.store.schedules import Job
from bot.store.upgrade import upgrade
from bot.store.writer import Database
from moderation.members.considering import Considerate
from moderation.members.memory import Memory
from moderation.members.readers import Readers
from moderation.members.vanished import Vanished
from moderation.members.wishes import Wishes

log = logging.getLogger("vraagbaak")


@dataclass(frozen=True, slots=True)
class Ground:
    """What adapters are built on."""

    equipment: Equipment
    data: Path
    database: Database
    clock: Clock
    person: Callable[[Actor], str]


MakeAdapter = Callable[[Ground], Adapter]


class App:
    """The assistant on a data folder, with the adapters it is given.

    `rooms` are the places it knows: which it listens in, which get prompts, which are for staff. `jobs` are
    what a platform of our own must do by the clock, `more` declare commands beside those of the features.
    """

    def __init__(
        self,
        equipment: Equipment,
        data: Path,
        adapters: Sequence[MakeAdapter],
        rooms: Mapping[Conversation, Room],
        clock: Clock = lambda: datetime.now(UTC),
        jobs: Sequence[Job] = (),
        more: Sequence[object] = (),
    ) -> None:
        self._equipment, self._data, self._clock = equipment, data, clock
        self.places = KnownRooms(rooms)
        self._url, self._secret = database_url(data, equipment.settings.assistant.database), open_secret(data)
        self.people = Pseudonyms(self._secret)
        self._links = Links(self.people)
        kept = periods(equipment.settings.retention)
        self.database = Database(self._url, self._wake, first=self._follow, kept=kept)
        ground = Ground(equipment, data, self.database, clock, self.people.person)
        self.adapters = Adapters((adapter.name, adapter) for adapter in (make(ground) for make in adapters))
        self._queue, self._choices, self._dialogs = Queue(clock), Choices(), Dialogs()
        self._say_in, self._help = equipment.says.__getitem__, HelpCommands(self._dialogs)
        self._speaker = Speaker(
            self.adapters, self._queue, self._choices, self._dialogs, self._say_in, self.people.account, clock
        )
        self._deliverer = Deliverer(self.database, self._queue, PromptTies(self._choices), (), clock)
        way_out = (self._speaker, self.adapters, self.places)
        self.door = rooms_of.door(equipment, *way_out, self.database.count, clock, self._danger)
        on = self._foundation()
        self._moderation, self.knowledge = rooms_of.moderation(on), rooms_of.knowledge(on)
        self._prompts, self.signals = rooms_of.prompts(on, self._danger), rooms_of.signals(on, self._danger)
        self.table = rooms_of.table(on, self.signals.commands[2])
        self.keepers = self._all_keepers()
        self.members, self.leaks = rooms_of.members(on, self.keepers), rooms_of.leaks(on, self._empty)
        self.digests, self.monday = rooms_of.digests(on)
        self.commands = self._all_commands(more)
        self.dispatcher = self._dispatcher()
        self.jobs = (*self._jobs(), *jobs)
        self._schedule = Schedule(self.database, self.jobs, clock)
        self.first: list[Callable[[Connection], object]] = self._first_of_all()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """The database, upgraded, filled and open; nothing else works yet.

        Raises:
            SetupError: when the data folder is in use, or the database cannot be opened.
        """
        async with AsyncExitStack() as stack:
            refuse_unlimited(metadata)
            stack.enter_context(only_one(self._data))
            await asyncio.to_thread(self._upgrade)
            await self.database.start()
            stack.push_async_callback(self.database.close)
            for work in self.first:
                await self.database.promise(work)
            yield

    @asynccontextmanager
    async def running(self) -> AsyncIterator[App]:
        """The assistant at work; leaving the block stops it in order.

        Raises:
            SetupError: as `opened` does, or when no adapter can start.
        """
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.opened())
            # For a start that is cut off; and before platforms are left, so that what is under way arrives.
            stack.push_async_callback(self._deliverer.stop)
            await start_all(stack, self.adapters, self.dispatcher, self.commands, self._deliverer.serve)
            stack.push_async_callback(self._deliverer.stop)
            self._schedule.start()
            stack.callback(self._schedule.stop)
            await stack.enter_async_context(self.vanished().walking())
            yield self

    @property
    def addresses(self) -> list[str]:
        """Where the assistant can be reached, for the person who started it."""
        return [adapter.address for adapter in self.adapters.values() if adapter.address]

    async def flush(self, seconds: float = 10) -> None:
        """Wait until everything that is to be said was said; raises TimeoutError when that takes longer."""
        async with asyncio.timeout(seconds):
            await self._deliverer.idle()

    def _wake(self) -> None:
        self._deliverer.wake()

    def _foundation(self) -> Foundation:
        return Foundation(
            self._equipment,
            self._data,
            self._secret,
            self.places,
            self.adapters,
            Considerate(self._speaker, Wishes(), self.people.person),
            self._say_in,
            self.people,
            self._choices,
            self.door.guard,
        )

    def _first_of_all(self) -> list[Callable[[Connection], object]]:
        """What is done with a database before all else; whom a backup brought back goes first."""
        clock, desk = self._clock, self.knowledge
        return [
            lambda unit: self.members.eraser.again(unit, clock()),
            desk.shelf.fill,
            lambda unit: desk.upkeep.freshen(unit, clock()),
        ]

    def _follow(self, unit: Connection) -> None:
        """Have memory follow what is on disk, before anything is done with it."""
        self._links.refresh(unit)
        self.door.strictness.refresh(unit)

    def _all_keepers(self) -> list[KeepsPersonalData]:
        """Everything of our own that keeps something of a person; platforms add theirs."""
        desks = (self.knowledge, self.signals, self._prompts, self._moderation, self.door)
        own: list[KeepsPersonalData] = [self._choices, self._dialogs, self._links, self._moderation.memory]
        asked: list[KeepsPersonalData] = [Contacts(), Readers(), Wishes(), Pointers(), Departures()]
        own = [Undelivered(self.people), *own, Memory((self._forget,))]
        return [Answered(), *(desk.personal for desk in desks), *asked, *own]

    def _forget(self, person: str) -> int:
        """Let go of what the running assistant remembers of somebody; how much that was."""

        def theirs(actor: Actor) -> bool:
            return person in {self.people.person(actor), self.people.account(actor)}

        gone = sum(adapter.forget(theirs) for adapter in self.adapters.values())
        return gone + self.dispatcher.forget(person) + self.signals.suggester.forget_words()

    def _upgrade(self) -> None:
        engine = open_engine(self._url)
        try:
            upgrade(engine)
        finally:
            engine.dispose()

    def _all_commands(self, more: Sequence[object]) -> tuple[Command, ...]:
        dossiers = rooms_of.dossiers(self._equipment, self.knowledge)
        talking: tuple[object, ...] = (self._help, *self.knowledge.commands, *self.signals.commands, *more)
        talking += (*self._prompts.commands, *self.table.commands, self.digests, dossiers)
        talking += self._moderation.commands
        talking += (*self.members.commands, *self.door.commands, self.leaks.commands)
        return tuple(command for room in talking for command in commands_of(room))

    def _dispatcher(self) -> Dispatcher:
        vocabulary = Vocabulary(self.commands, self._equipment.says)
        self._help.learn(vocabulary)
        board = Switchboard(
            vocabulary,
            self._equipment.says,
            self.adapters,
            Ledger(self.database, self.people),
            self._choices,
            self._dialogs,
            self._speaker,
            self.door.guard,
            self._moderation.watch,
            self._clock,
            _record,
            hears=self.knowledge.commands[:1],
            listens=self.places.heard,
            reactions=(self.signals.tagging,),
            removals=self._removals(),
            edits=(self.signals.tagging,),
            withdraws=self.knowledge.commands[:1],
            overhears=(self.signals.overhearing,),
            welcomes=(self._moderation.newcomers, self._help),
            attends=(self.leaks.echoes.hear,),
            presence=(self.members.departing,),
        )
        return Dispatcher(board, timedelta(hours=self._equipment.settings.assistant.too_old_hours))

    def vanished(self) -> Vanished:
        """What looks at night whether the messages that something is kept of are still there."""
        keep = (self.signals.tagging, self._prompts.harvest, self._moderation.commands[1], self._choices)
        return Vanished(self.database, self.adapters, keep, self.dispatcher.handle, self._clock)

    def _removals(self) -> tuple[NoticesRemoval, ...]:
        """Every room that keeps something of a message; that it is known goes last."""
        features = (self.signals.tagging, self._prompts.harvest, self.leaks.commands)
        return (*features, self._moderation.commands[1], self._choices, self._dialogs, Pointers())

    def _empty(self, call: Call) -> None:
        """Empty what any room keeps of a message."""
        self.dispatcher.empty(call)

    def _danger(self, text: str) -> bool:
        """Whether a text speaks of danger now."""
        return self.knowledge.finder.danger(text) is not None

    def _jobs(self) -> list[Job]:
        jobs = [housekeeping(), *self.signals.jobs, self._moderation.job, self.door.job, *self.knowledge.jobs]
        jobs += [*self._prompts.jobs, *self.table.jobs, *self.members.jobs, *self.leaks.jobs]
        return [*jobs, self.monday.job(self._equipment.settings.digest.schedule)]


def _record(record: CallRecord) -> None:
    log.info("%s %s %s %.1f ms", record.what, record.platform, record.outcome, record.milliseconds)
