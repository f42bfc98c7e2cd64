"""The contracts around the grammar: what an adapter offers, what the store and the rooms offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.core.answering import Answered
from bot.core.arguments import Directory
from bot.core.commands import Call, Command, Suggestion, Unit
from bot.core.events import Event, Heard, Message, Screened
from bot.core.people import Actor
from bot.core.places import Address, Conversation, Direct, MessageRef
from bot.core.plan import Act, Capabilities, Delivery, Part
from bot.core.reply import Action, Form, Reply

T = TypeVar("T")


class Bot(Protocol):
    """What an adapter is given."""

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        """Judge a text before it is shown, for platforms that can hold a message back."""

    def notices(self, emoji: str) -> bool:
        """Whether a reaction with this emoji can mean anything; the others need not be handed over."""

    async def suggest(
        self, command: str, parameter: str, typed: str, actor: Actor, where: Conversation
    ) -> Sequence[Suggestion]:
        """What someone who types a value of a command may mean, best first; empty when nothing comes near."""

    async def handle(self, event: Event) -> None:
        """Handle one event exactly once; when this returns, what it caused is on disk."""


class Adapter(Directory, Protocol):
    """The whole platform contract."""

    name: str

    @property
    def address(self) -> str:
        """Where a person finds the assistant there, once it is started."""

    def can(self, where: Address, answers: str | None = None) -> Capabilities:
        """What works in this conversation, when it answers the event with this id (None: unprompted)."""

    async def start(self, bot: Bot, commands: Sequence[Command]) -> None:
        """Connect, publish the commands and begin to hand events to the bot."""

    async def stop(self) -> None:
        """Stop taking events in, finish what runs, disconnect."""

    async def post(self, part: Part, key: str, since: datetime | None = None) -> MessageRef:
        """Send one part (or make the edit it asks for); the same key never sends twice.

        `since` is when it was decided: past the platform's memory of keys the adapter looks whether it was
        sent already.

        Raises:
            NotDeliveredError: when it can never arrive.
            UnavailableError: when trying again later makes sense.
        """

    async def act(self, act: Act, key: str) -> None:
        """Carry out one act of moderation; doing it twice changes nothing.

        Raises:
            NotDeliveredError: when permission is missing or the person or message is gone.
            UnavailableError: when trying again later makes sense.
        """

    def lacks(self, act: Act) -> str | None:
        """The permission that misses for this act, as in the text `permission-<name>`, or None."""

    def message(self, unit: Unit, ref: MessageRef) -> Message | None:
        """The message someone points at, as the platform now shows it; None when it cannot be read."""

    async def gone(self, ref: MessageRef) -> bool:
        """Whether a message was deleted on the platform, for certain.

        Raises:
            UnavailableError: when that cannot be known now; then it counts as being there.
        """

    def link(self, ref: MessageRef) -> str | None:
        """A link that opens a message, or None."""

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget in memory what these accounts said or who they are; how many things that were."""

    async def catch_up(self) -> int:
        """Hand over what happened while the assistant was away; how many events that were."""


class Ledger(Protocol):
    """The store as dispatch uses it; every method but `promise` runs inside its transaction."""

    @property
    def answered(self) -> Answered:
        """Which messages answer which question."""

    async def promise(self, work: Callable[[Unit], T]) -> T:
        """Run the work in one transaction and return once it is durable."""

    async def read(self, work: Callable[[Unit], T]) -> T:
        """Run work that only reads."""

    def attempt(self, unit: Unit, work: Callable[[], T]) -> T:
        """Run the work; when it raises, undo just what it wrote and raise on."""

    def first_time(self, unit: Unit, platform: str, event_id: str, now: datetime) -> bool:
        """Record an event; False when it was handled before."""

    def person(self, actor: Actor) -> str:
        """The pseudonymous key of a person, the same for all accounts they linked."""

    def account(self, actor: Actor) -> str:
        """The pseudonymous key of one account."""


class Choices(Protocol):
    """Prepared command calls, kept as rows so that they work after a restart.

    `person` is `Call.holder`: what was shown in one account's conversation is chosen there.
    """

    def issue(
        self,
        unit: Unit,
        action: Action,
        number: int,
        person: str | None,
        now: datetime,
        about: MessageRef | None = None,
    ) -> str:
        """Keep an action and return its token (at most 32 characters).

        `person` alone may use it, or everyone when None. `number` is its place in the list it is shown in,
        `about` the message its words came from, with which they go.
        """

    def take(self, unit: Unit, token: str, person: str, now: datetime) -> Action:
        """The action behind a token; it can be taken again until `used` is told.

        Raises:
            UserError: `choice-expired`, `choice-not-yours` or `choice-used`.
        """

    def used(self, unit: Unit, token: str) -> None:
        """Note that a `once` action succeeded; `take` refuses it from now on."""

    def by_number(self, unit: Unit, number: int, person: str, replied: MessageRef | None) -> str | None:
        """The token behind a number: of the message replied to, else of the last list for this person."""

    def tie(self, unit: Unit, tokens: Sequence[str], ref: MessageRef) -> None:
        """Remember in which message these were shown."""


class Dialogs(Protocol):
    """Forms asked question by question: at most one per account; `person` is `Call.holder`."""

    def ask(self, unit: Unit, person: str, form: Form, field: str, now: datetime) -> None:
        """Remember the question that was put; replaces an earlier one."""

    def pending(self, unit: Unit, person: str, now: datetime) -> tuple[Form, str] | None:
        """The form and the field that is being asked, unless it expired."""

    def close(self, unit: Unit, person: str) -> bool:
        """Forget the open question; False when there was none."""


class Queue(Protocol):
    """The outbox table."""

    def put(self, unit: Unit, platform: str, delivery: Delivery, *, lane: str, reason: str, key: str) -> None:
        """Keep a delivery to be made exactly once; the same key is kept once. `lane` keeps the order."""


class Outbox(Protocol):
    """How a room says or does something unprompted, in the transaction of its cause."""

    def say(self, unit: Unit, to: Address, reply: Reply, *, reason: str, key: str | None = None) -> None:
        """Say something; the same key says it once."""

    def act(self, unit: Unit, act: Act, *, reason: str, key: str | None = None) -> None:
        """Have a platform do something; the same key does it once."""


class Watch(Protocol):
    """The look-out for spam, scams, floods and abuse."""

    def look(self, heard: Heard) -> object | None:
        """A finding, or None; decided in memory, no database."""

    def act(self, call: Call, heard: Heard, finding: object) -> bool:
        """Act on a finding; True when the message is dealt with and must not be handled further."""


class Hears(Protocol):
    """A room that listens to what is said without a command."""

    def heard(self, call: Call, text: str, to_bot: bool) -> Reply | None:
        """An answer to what was said, or None to stay silent; `text` is masked."""


class NoticesReaction(Protocol):
    """A room that reacts to its `marks`: emoji given to a message, or hashtags in it."""

    marks: frozenset[str]

    def reacted(self, call: Call, emoji: str, added: bool) -> Reply | None:
        """An answer to a reaction on `call.target`, or None."""


class NoticesRemoval(Protocol):
    """A room that keeps something that belongs to a message."""

    def removed(self, call: Call) -> None:
        """Empty what is held of `call.target`."""


class NoticesEdit(Protocol):
    """A room that keeps words which came from a message."""

    def holds(self, unit: Unit, ref: MessageRef) -> bool:
        """Whether something is kept that came from this message."""

    def edited(self, call: Call, text: str) -> Reply | None:
        """A word to its author now that `call.target` got another text (masked), or None."""


class Welcomes(Protocol):
    """Who greets a person that comes in."""

    def joined(self, call: Call) -> Reply | None:
        """A first word to the newcomer, or None."""


class KeepsPersonalData(Protocol):
    """A room whose tables hold something of a person."""

    name: str

    def export(self, unit: Unit, person: str) -> Mapping[str, object]:
        """What is held of a person, ready for JSON."""

    def forget(self, unit: Unit, person: str) -> int:
        """Erase it or break its link with the person; how many rows that touched."""


class Contacts(Protocol):
    """Where people can be told something later; kept only for those who asked for it."""

    def remember(self, unit: Unit, person: str, to: Direct, now: datetime) -> None:
        """Keep a person's address."""

    def address(self, unit: Unit, person: str) -> Direct | None:
        """A person's address, or None when it was never kept or was erased."""
