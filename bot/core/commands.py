"""Commands, declared once as typed values; declaring one registers nothing."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from bot.core.people import Actor, Role
from bot.core.places import Conversation, MessageRef
from bot.core.reply import FieldKind, File, Reply, Seen

LONG = "long"
Long = Annotated[str, LONG]
"""A text of several lines."""

KINDS: dict[Any, FieldKind] = {
    str: FieldKind.LINE,
    Long: FieldKind.LONG,
    int: FieldKind.NUMBER,
    bool: FieldKind.YES_NO,
    date: FieldKind.DATE,
    Actor: FieldKind.PERSON,
    Conversation: FieldKind.ROOM,
    MessageRef: FieldKind.MESSAGE,
    File: FieldKind.FILE,
}

Unit = Any
"""The store's open transaction; the grammar never looks inside."""

Say = Callable[..., str]
"""`say(key, **values)`: a sentence from the catalogue in one language."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a handler knows of the moment: who asked, where, when, and the open transaction.

    `person` is one for all accounts that somebody linked; `account` is this one alone.
    """

    id: str
    actor: Actor
    person: str
    conversation: Conversation
    now: datetime
    say: Say
    unit: Unit
    target: MessageRef | None = None
    account: str = ""

    @property
    def locale(self) -> str:
        """The language of the conversation."""
        return self.conversation.locale

    @property
    def holder(self) -> str:
        """Whose buttons and open questions count here: they belong to an account, in its own conversation."""
        return self.account or self.person


Suggestion = tuple[str, str]
"""A value, and how it is shown to choose from."""

Suggest = Callable[[Call, str], Sequence[Suggestion]]
"""What someone may mean by what was typed of a value; it only reads."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value a command takes."""

    name: str
    kind: FieldKind
    required: bool
    default: object = None
    options: type[Enum] | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A command: who may use it, what it takes, who reads the answer.

    `handler` takes a Call and the parameters by name and returns a Reply. `on_message` offers it on a
    message (Call.target). `confirm` asks ja/nee first, with the text `confirm-<id>`. `suggests` names the
    parameters whose values it can suggest while someone types. One that `renews` is run again when the
    message that called it is changed. Values of the parameters in `judges` reach it as they were typed, not
    as the privacy guard leaves them: it neither keeps nor repeats what it does not find in order.
    """

    id: str
    handler: Callable[..., Reply]
    parameters: tuple[Parameter, ...]
    needs: frozenset[Role]
    seen: Seen
    on_message: bool = False
    confirm: bool = False
    hidden: bool = False
    pause: timedelta = timedelta(0)
    suggests: Mapping[str, Suggest] = field(default_factory=dict)
    renews: bool = False
    judges: frozenset[str] = frozenset()

    def parameter(self, name: str) -> Parameter | None:
        """The parameter with this name, or None."""
        return next((p for p in self.parameters if p.name == name), None)

    @property
    def on_person(self) -> str | None:
        """The parameter that takes the person this is about, when it comes first; else None."""
        first = self.parameters[0] if self.parameters else None
        return first.name if first is not None and first.kind is FieldKind.PERSON else None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the decorator wrote on a method, before it is bound to its object."""

    id: str
    needs: frozenset[Role]
    seen: Seen
    on_message: bool
    confirm: bool
    hidden: bool
    pause: timedelta
    suggests: Mapping[str, str]
    renews: bool
    parameters: tuple[Parameter, ...] = field(default=())
    judges: frozenset[str] = frozenset()


def command(
    id: str,
    *,
    needs: Role | tuple[Role, ...] = Role.MEMBER,
    seen: Seen = Seen.HERE,
    on_message: bool = False,
    confirm: bool = False,
    hidden: bool = False,
    pause: timedelta = timedelta(0),
    suggests: Mapping[str, str] | None = None,
    renews: bool = False,
    judges: tuple[str, ...] = (),
) -> Callable[[Callable[..., Reply]], Callable[..., Reply]]:
    """Declare a method as a command; its parameters come from its signature.

    `hidden` commands serve buttons only and are left out of help. `pause` is the least time between two
    calls by one person. `suggests` gives for a parameter the name of the method that suggests its values.
    `renews` answers anew when the message that called it is changed. `judges` names the parameters whose
    values it judges itself.

    Raises:
        TypeError: when a parameter has a type that commands do not know.
    """

    def declare(method: Callable[..., Reply]) -> Callable[..., Reply]:
        roles = frozenset(needs if isinstance(needs, tuple) else (needs,))
        offered = (seen, on_message, confirm, hidden, pause)
        declared = Declaration(id, roles, *offered, suggests or {}, renews, judges=frozenset(judges))
        method.__dict__["declaration"] = replace(declared, parameters=tuple(_parameters(method)))
        return method

    return declare


def commands_of(room: object) -> tuple[Command, ...]:
    """The commands declared on an object's methods, bound to it, in order of declaration."""
    return tuple(_bound(room, name, d) for name, d in _declarations(type(room)))


def _declarations(cls: type) -> Iterator[tuple[str, Declaration]]:
    for owner in reversed(cls.__mro__):
        for name, member in vars(owner).items():
            declared = getattr(member, "declaration", None)
            if isinstance(declared, Declaration):
                yield name, declared


def _bound(room: object, name: str, d: Declaration) -> Command:
    handler = getattr(room, name)
    suggests = {parameter: getattr(room, method) for parameter, method in d.suggests.items()}
    offered = (d.seen, d.on_message, d.confirm, d.hidden, d.pause)
    return Command(d.id, handler, d.parameters, d.needs, *offered, suggests, d.renews, d.judges)


def _parameters(method: Callable[..., Reply]) -> Iterator[Parameter]:
    hints = get_type_hints(method, include_extras=True)
    for name, spec in list(inspect.signature(method).parameters.items())[2:]:
        kind, options = _kind(method, name, hints[name])
        required = spec.default is inspect.Parameter.empty
        yield Parameter(name, kind, required, None if required else spec.default, options)


def _kind(method: Callable[..., Reply], name: str, hint: object) -> tuple[FieldKind, type[Enum] | None]:
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(a for a in get_args(hint) if a is not type(None))
    if hint in KINDS:
        return KINDS[hint], None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return FieldKind.CHOICE, hint
    raise TypeError(f"{method.__qualname__}: parameter {name} has a type no command can take")
