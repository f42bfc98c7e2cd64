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

from bot import settings as config
from bot.core.commands import Command, commands_of
from bot.core.dispatch import Dispatcher
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.ports import Adapter, KeepsPersonalData
from bot.core.records import CallRecord
from bot.core.speak import Clock, Speaker
from bot.core.switchboard import Switchboard
from bot.core.vocabulary import Vocabulary
from bot.digest.commands import DigestCommands, weekly
from bot.equipment import Equipment
from bot.help import HelpCommands
from bot.prompts.lent import Lent as PromptLent
from bot.prompts.model import Limits
from bot.prompts.posting import Places
from bot.prompts.room import PromptRoom, prompt_room
from bot.prompts.ties import PromptTies
from bot.reporting import facts
from bot.schedule import Rule, Schedule
from bot.signals.lent import Lent as SignalLent
from bot.signals.room import SignalRoom, signal_room
from bot.starting import Adapters, start_all
from bot.store.answered import Answered
from bot.store.choices import Choices
from bot.store.deliverer import Deliverer
from bot.store.dialogs import Dialogs
from bot.store.engine import database_url, only_one, open_engine
from bot.store.housekeeping import housekeeping
from bot.store.ledger import Ledger
from bot.store.links import Links, keys_of
from bot.store.outbox import Queue, Undelivered
from bot.store.people import Contacts, Pseudonyms, open_secret
from bot.store.schedules import Job
from bot.store.upgrade import upgrade
from bot.store.writer import Database
from knowledge.lent import Lent as KnowledgeLent
from knowledge.room import KnowledgeRoom, knowledge_room
from moderation.cases.lent import Lent as ModerationLent
from moderation.cases.room import ModerationRoom, moderation_room
from moderation.members.codes import Codes
from moderation.members.commands import MemberCommands
from moderation.members.door import Door
from moderation.members.linking import LinkCommands
from moderation.members.proof import Proof

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
        rooms: Mapping[Conversation, config.Room],
        clock: Clock = lambda: datetime.now(UTC),
        jobs: Sequence[Job] = (),
        more: Sequence[object] = (),
    ) -> None:
        self._equipment, self._data, self._rooms, self._clock = equipment, data, rooms, clock
        self._url = database_url(data, equipment.settings.assistant.database)
        self._secret = open_secret(data)
        self.people = Pseudonyms(self._secret)
        links = Links(self.people)
        self.database = Database(self._url, lambda: self._deliverer.wake(), first=links.refresh)
        ground = Ground(equipment, data, self.database, clock, self.people.person)
        self.adapters = Adapters((adapter.name, adapter) for adapter in (make(ground) for make in adapters))
        self._queue, self._choices, self._dialogs = Queue(clock), Choices(), Dialogs()
        self._say_in = equipment.says.__getitem__
        self._speaker = Speaker(
            self.adapters, self._queue, self._choices, self._dialogs, self._say_in, self.people.account, clock
        )
        ties = PromptTies(self._choices)
        self._deliverer = Deliverer(self.database, self._queue, ties, (), clock)
        self._guard, self._help = Door(equipment.guard), HelpCommands(self._dialogs)
        self._moderation = self._moderation_room()
        self.knowledge = self._knowledge_room()
        self._prompts, self.signals = self._prompt_room(), self._signal_room()
        desks = (self.knowledge, self.signals, self._prompts, self._moderation)
        self.keepers: list[KeepsPersonalData] = [Answered(), *(desk.personal for desk in desks)]
        self.keepers += [Contacts(), self._choices, self._dialogs, Undelivered(self.people), links]
        self.commands = self._all_commands(more)
        self.dispatcher = self._dispatcher()
        self.jobs = (*self._jobs(), *jobs)
        self._schedule = Schedule(self.database, self.jobs, clock)
        fill, freshen = self.knowledge.shelf.fill, self.knowledge.upkeep.freshen
        self.first: list[Callable[[Connection], object]] = [fill, lambda unit: freshen(unit, clock())]

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """The database, upgraded, filled and open; nothing else works yet.

        Raises:
            SetupError: when the data folder is in use, or the database cannot be opened.
        """
        async with AsyncExitStack() as stack:
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
            yield self

    @property
    def addresses(self) -> list[str]:
        """Where the assistant can be reached, for the person who started it."""
        return [adapter.address for adapter in self.adapters.values() if adapter.address]

    async def flush(self, seconds: float = 10) -> None:
        """Wait until everything that is to be said was said; raises TimeoutError when that takes longer."""
        async with asyncio.timeout(seconds):
            await self._deliverer.idle()

    def _upgrade(self) -> None:
        engine = open_engine(self._url)
        try:
            upgrade(engine)
        finally:
            engine.dispose()

    def _all_commands(self, more: Sequence[object]) -> tuple[Command, ...]:
        digests = DigestCommands(facts, self._equipment.settings.digest.minimum_group)
        members = MemberCommands(self.keepers, Proof(self._secret))
        codes, account = Codes(self._secret), self.people.account
        linking = LinkCommands(codes, account, self._speaker, Contacts(), self._say_in)
        talking: tuple[object, ...] = (self._help, *self.knowledge.commands, *self.signals.commands, *more)
        talking += (*self._prompts.commands, digests, *self._moderation.commands, members, linking)
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
            self._guard,
            self._moderation.watch,
            self._clock,
            _record,
            hears=self.knowledge.commands[:1],
            listens=frozenset(place.key for place, room in self._rooms.items() if room.listens),
            reactions=(self.signals.tagging,),
            removals=(self.signals.tagging, self._prompts.harvest),
            welcomes=(self._moderation.newcomers, self._help),
        )
        return Dispatcher(board, timedelta(hours=self._equipment.settings.assistant.too_old_hours))

    def _prompt_room(self) -> PromptRoom:
        settings = self._equipment.settings.prompts
        say_in, screen, person, danger = self._say_in, self._guard.screen, self.people.person, self._danger
        lent = PromptLent(self._speaker, say_in, self._source_link, screen, self._message, person, danger)
        limits = Limits(settings.per_week, settings.quiet_from, settings.quiet_until)
        places = Places(tuple(place for place, room in self._rooms.items() if room.prompts), self._staff())
        next_due = Rule(settings.schedule).next_after
        return prompt_room(self._equipment.prompts, limits, places, settings.schedule, next_due, lent)

    def _source_link(self, id_: str) -> tuple[str, str] | None:
        """The title and address of a shipped source."""
        return next(((x.title, x.url) for x in self._equipment.sources if x.id == id_), None)

    def _knowledge_room(self) -> KnowledgeRoom:
        own, staff = self._equipment, tuple(self._staff_rooms.values())
        base = (self._speaker, Contacts(), self._say_in, self._region)
        lent = KnowledgeLent(*base, own.themes, staff, own.settings.digest.minimum_group)
        return knowledge_room(own.lists, own.sources, lent, own.recheck, self._data / "index")

    def _region(self, where: Conversation) -> str | None:
        """The region a room is for, or None."""
        room = self._room_at(where)
        return room.region if room and room.region else None

    def _signal_room(self) -> SignalRoom:
        lent = SignalLent(
            self._speaker,
            Contacts(),
            self._say_in,
            self._guard.screen,
            self._message,
            self.people.person,
            self._room_name,
            self._retract,
        )
        own, least = self._equipment, self._equipment.settings.digest.minimum_group
        return signal_room(own.signal_rules, self._secret, self._danger, lent, least)

    def _moderation_room(self) -> ModerationRoom:
        lent = ModerationLent(
            self._speaker,
            Contacts(),
            self._say_in,
            self._message,
            self.people.person,
            self._room_name,
            lambda where: self.adapters[where.platform].can(where),
            lambda act: self.adapters[act.platform].lacks(act),
            lambda ref: self.adapters[ref.conversation.platform].link(ref),
            self._staff,
        )
        return moderation_room(self._equipment.screening, lent, acts=self._equipment.settings.moderation.acts)

    def _retract(self, unit: Connection, person: str, words: str) -> int:
        """Empty the calls that mention these words, on every account of a person; how many there were."""
        return sum(self._choices.retract(unit, key, words) for key in keys_of(unit, person))

    def _message(self, unit: Connection, ref: MessageRef) -> Message | None:
        return self.adapters[ref.conversation.platform].message(unit, ref)

    def _danger(self, text: str) -> bool:
        """Whether a text speaks of danger now."""
        return self.knowledge.finder.danger(text) is not None

    def _room_name(self, where: Conversation) -> str:
        """What members call a room; nothing for a private conversation, which is named after its member."""
        if where.audience is Audience.DIRECT:
            return ""
        known = self._room_at(where)
        return known.name if known else where.room

    def _room_at(self, where: Conversation) -> config.Room | None:
        return next((room for x, room in self._rooms.items() if x.key == where.whole_room.key), None)

    @property
    def _staff_rooms(self) -> dict[str, Conversation]:
        """The first room for staff only, of each platform that has one."""
        return {x.platform: x for x in reversed(list(self._rooms)) if x.audience is Audience.STAFF}

    def _staff(self, platform: str = "") -> Conversation | None:
        """The room for staff of a platform; where it has none, the first of any."""
        first = next((x for x in self._rooms if x.audience is Audience.STAFF), None)
        return self._staff_rooms.get(platform, first)

    def _jobs(self) -> list[Job]:
        jobs = [housekeeping(), self.signals.job, self._moderation.job, *self.knowledge.jobs]
        jobs += self._prompts.jobs
        if staff := list(self._staff_rooms.values()):
            jobs.append(weekly(self._equipment.settings.digest.schedule, staff, self._speaker, self._say_in))
        return jobs


def _record(record: CallRecord) -> None:
    log.info("%s %s %s %.1f ms", record.what, record.platform, record.outcome, record.milliseconds)
