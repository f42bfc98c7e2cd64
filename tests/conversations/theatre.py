"""A platform for dialogues: it does what its capabilities say, and shows what each person sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.commands import Command, Unit
from bot.core.content import plain
from bot.core.errors import NotDeliveredError
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import Act, ActKind, Capabilities, Choice, FormCall, Part
from bot.core.ports import Bot
from bot.core.reply import File

NAME = "toneel"


def room(name: str, audience: Audience = Audience.COMMUNITY, theatre: str = NAME) -> Conversation:
    """A room of a theatre."""
    return Conversation(theatre, "ruimte", name, audience)


def private(actor_id: str, theatre: str = NAME) -> Conversation:
    """The private conversation of a person with the assistant."""
    return Conversation(theatre, "ruimte", f"@{actor_id}", Audience.DIRECT)


@dataclass
class Shown:
    """One message on the stage."""

    ref: MessageRef
    author: str
    text: str
    only_for: str | None = None
    choices: tuple[Choice, ...] = ()
    form: FormCall | None = None
    files: tuple[File, ...] = ()
    thread: str | None = None


@dataclass
class Theatre:
    """The adapter of the theatre; everything it shows is in `shown`, every act in `acts`."""

    capabilities: Capabilities
    people: dict[str, Actor] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    forbidden: set[ActKind] = field(default_factory=set)
    shown: list[Shown] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    keys: dict[str, MessageRef] = field(default_factory=dict)
    name: str = NAME
    bot: Bot | None = None
    commands: Sequence[Command] = ()
    address: str = NAME

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        return self.capabilities

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        self.bot, self.commands = bot, commands

    async def stop(self) -> None:
        self.bot = None

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        if key in self.keys:
            return self.keys[key]
        where = self._place(part.to)
        if part.replaces is not None:
            return self._replace(part, part.replaces, key)
        ref = MessageRef(where, f"b{len(self.keys) + 1}")
        self.keys[key] = ref
        self.shown.append(
            Shown(ref, "", plain(part.body), part.only_for, part.choices, part.form, part.files, part.thread)
        )
        return ref

    async def act(self, act: Act, key: str) -> None:
        if key in self.keys:
            return
        self.keys[key] = MessageRef(room("-", theatre=self.name), key)
        self.acts.append(act)
        if act.kind is ActKind.REMOVE_MESSAGE and act.ref is not None:
            self.shown = [x for x in self.shown if x.ref.id != act.ref.id]

    def lacks(self, act: Act) -> str | None:
        return "manage_messages" if act.kind in self.forbidden else None

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        found = next((x for x in self.shown if x.ref.id == ref.id), None)
        if found is None:
            return None
        author = self.people.get(found.author, Actor(self.name, "", "Vraagbaak", bot=True))
        return Message(found.ref, author, found.text, datetime(2026, 11, 18, 10, 0, tzinfo=UTC))

    async def gone(self, ref: MessageRef) -> bool:
        return all(x.ref.id != ref.id for x in self.shown)

    def link(self, ref: MessageRef) -> str | None:
        return f"https://toneel.example/{ref.id}"

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        return 0

    async def catch_up(self) -> int:
        return 0

    def find_actor(self, text: str, where: Conversation) -> Actor | None:
        return self.people.get(text.removeprefix("@").casefold())

    def find_room(self, text: str, where: Conversation) -> Conversation | None:
        name = text.removeprefix("#")
        return None if " " in name else room(name, theatre=self.name)

    def find_message(self, text: str, where: Conversation) -> MessageRef | None:
        return next((x.ref for x in self.shown if x.ref.id == text), None)

    def find_file(self, text: str, where: Conversation) -> File | None:
        return None

    def seen_by(self, actor_id: str) -> list[Shown]:
        """What a person can read, oldest first."""
        return [x for x in self.shown if self._visible(x, actor_id)]

    def _visible(self, shown: Shown, actor_id: str) -> bool:
        where = shown.ref.conversation
        if where.audience is Audience.DIRECT and where.room != f"@{actor_id}":
            return False
        if where.audience is Audience.STAFF and not self.people[actor_id].roles:
            return False
        return shown.only_for in {None, actor_id}

    def _place(self, to: Address) -> Conversation:
        if isinstance(to, Conversation):
            return to
        if to.actor_id not in self.people or to.actor_id in self.closed:
            raise NotDeliveredError("private messages are closed")
        return private(to.actor_id, self.name)

    def _replace(self, part: Part, replaces: MessageRef, key: str) -> MessageRef:
        self.keys[key] = replaces
        for shown in self.shown:
            if shown.ref.id == replaces.id:
                shown.text, shown.choices = plain(part.body), part.choices
        return replaces


def direct(actor_id: str) -> Direct:
    """The address of a person's private conversation."""
    return Direct(NAME, actor_id)
