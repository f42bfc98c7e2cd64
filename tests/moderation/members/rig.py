"""The assistant with the real guard, the real store and a room that keeps words, on one platform."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.core.commands import Call, Command, Long, command, commands_of
from bot.core.content import p
from bot.core.dispatch import Dispatcher
from bot.core.events import Called, Chosen, Event, Heard, Reacted
from bot.core.people import Actor
from bot.core.places import Direct
from bot.core.plan import Capabilities
from bot.core.reply import Action, Reply, Seen
from bot.core.speak import Speaker
from bot.core.switchboard import Switchboard
from bot.core.vocabulary import Vocabulary
from bot.help import HelpCommands
from bot.store.choices import Choices
from bot.store.deliverer import Deliverer
from bot.store.dialogs import Dialogs
from bot.store.engine import database_url, open_engine
from bot.store.erasures import Erasures
from bot.store.ledger import Ledger
from bot.store.outbox import Queue, Undelivered
from bot.store.people import Contacts, Pseudonyms
from bot.store.upgrade import upgrade
from bot.store.writer import Database
from bot.texts import catalogue
from moderation.door.door import Door
from moderation.door.lent import Lent
from moderation.door.lists import load_door_lists
from moderation.door.model import Sensitivity
from moderation.door.room import door_room
from moderation.door.tally import Count
from moderation.guard.guard import Guard
from moderation.members.commands import MemberCommands
from moderation.members.erasing import Eraser
from moderation.members.proof import Proof
from tests.conversations.theatre import NAME, Theatre
from tests.conversations.voices import Voice
from tests.moderation.guard.conftest import FOLDER

SECRET = b"a secret of thirty-two bytes here"[:32]
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
GUARD = Guard.load(FOLDER)
LISTS = load_door_lists(FOLDER.parent / "door")
SAYS = catalogue.load()


def clock() -> datetime:
    return NOW


class KeepsWords:
    """A room that keeps all it is told, as every room may: in a button, an address and a form."""

    def __init__(self) -> None:
        self.heard_words: list[str] = []

    @command("signaal")
    def keep(self, call: Call, tekst: Long) -> Reply:
        """Keep the words behind a button, and the address."""
        Contacts().remember(call.unit, call.person, Direct(NAME, call.actor.id), call.now)
        return Reply(p(tekst), (Action("later", "signaal", {"tekst": tekst}),), to=Seen.ASKER)

    def heard(self, call: Call, text: str, to_bot: bool) -> Reply | None:
        """Take in what is said to the assistant."""
        self.heard_words.append(text)
        return Reply(p(text), to=Seen.ASKER) if to_bot else None


class Nothing:
    """A look-out that sees nothing."""

    def look(self, heard: object) -> None:
        """See nothing."""

    def act(self, call: Call, heard: object, finding: object) -> bool:
        """Do nothing."""
        return False


@dataclass
class Desk:
    """The running assistant; `data` is the folder that is searched for bytes."""

    theatre: Theatre
    dispatcher: Dispatcher
    deliverer: Deliverer
    database: Database
    people: Pseudonyms
    room: KeepsWords
    data: Path

    def person(self, name: str, account: str | None = None) -> Voice:
        """Someone; their account id may differ from what others see."""
        actor = Actor(NAME, account or name, name.capitalize())
        self.theatre.people[actor.id] = actor
        return Voice(actor, self.theatre, self._send, clock)

    async def _send(self, event: Event) -> None:
        await self.dispatcher.handle(_opaque(event))
        await self.deliverer.idle()

    def bytes_on_disk(self) -> bytes:
        """Everything in the data folder: database, write-ahead log and whatever else is there."""
        return b"".join(path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file())


def _opaque(event: Event) -> Event:
    """The event with an id that tells nothing of the person, as platforms give them."""
    if isinstance(event, Heard):
        ref = replace(event.message.ref, id=secrets.token_hex(8))
        return replace(event, message=replace(event.message, ref=ref))
    if isinstance(event, Called | Chosen | Reacted):
        return replace(event, id=secrets.token_hex(8))
    return event


@asynccontextmanager
async def desk(data: Path, capabilities: Capabilities) -> AsyncIterator[Desk]:
    """A running assistant on a fresh SQLite file in `data`."""
    theatre = Theatre(capabilities)
    url = database_url(data)
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    queue, choices, dialogs, people = Queue(clock), Choices(), Dialogs(), Pseudonyms(SECRET)
    database = Database(url, lambda: deliverer.wake())
    deliverer = Deliverer(database, queue, choices, [theatre], clock)
    speaker = Speaker({NAME: theatre}, queue, choices, dialogs, SAYS.__getitem__, people.person, clock)
    keeping = KeepsWords()
    board = Switchboard(
        _vocabulary(keeping, choices, dialogs, people, data),
        SAYS,
        {NAME: theatre},
        Ledger(database, people),
        choices,
        dialogs,
        speaker,
        door(speaker, theatre, database.count),
        Nothing(),
        clock,
        lambda record: None,
        hears=(keeping,),
    )
    await database.start()
    deliverer.start()
    try:
        yield Desk(theatre, Dispatcher(board), deliverer, database, people, keeping, data)
    finally:
        await deliverer.stop()
        await database.close()


def door(speaker: Speaker, theatre: Theatre, count: Count) -> Door:
    """The door of one platform without a room for staff."""
    lent = Lent(
        speaker,
        SAYS.__getitem__,
        lambda where: where.room,
        str,
        theatre.can,
        theatre.lacks,
        theatre.link,
        lambda platform: None,
        lambda text: False,
    )
    return door_room(GUARD, LISTS, Sensitivity.NORMAL, {}, lent, count, clock).guard


def _vocabulary(
    keeping: KeepsWords, choices: Choices, dialogs: Dialogs, people: Pseudonyms, data: Path
) -> Vocabulary:
    """The commands of the desk: keeping words, help, and those about member data."""
    helping = HelpCommands(dialogs)
    keepers = (Contacts(), choices, dialogs, Undelivered(people))
    members = MemberCommands(keepers, Eraser(keepers, Erasures(SECRET, data)), Proof(SECRET))
    commands: tuple[Command, ...] = (
        *commands_of(keeping),
        *commands_of(helping),
        *commands_of(members),
    )
    vocabulary = Vocabulary(commands, SAYS)
    helping.learn(vocabulary)
    return vocabulary
