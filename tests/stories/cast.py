"""Who plays, where, and what a platform must let them do; a new platform implements `Stage` and `Person`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.people import Role
from bot.core.places import Audience
from bot.settings.platforms import Room

HALL, QUESTIONS, SIGNALS, STAFF = "zaal", "vragen", "signalen", "staf"
ROOMS: Mapping[str, Room] = {
    HALL: Room(HALL, HALL, prompts=True),
    QUESTIONS: Room(QUESTIONS, QUESTIONS, listens=True),
    SIGNALS: Room(SIGNALS, SIGNALS),
    STAFF: Room(STAFF, STAFF, audience=Audience.STAFF),
}
"""The rooms of the story by id; each platform makes them, with the same names."""
CAST: Mapping[str, frozenset[Role]] = {
    "anna": frozenset(),
    "ben": frozenset(),
    "mo": frozenset({Role.MODERATOR}),
    "kim": frozenset({Role.MODERATOR}),
    "els": frozenset({Role.EDITOR, Role.PROGRAMME_BOARD}),
    "bram": frozenset({Role.POLICY_TABLE}),
}
"""The people of the story, who are shown by these names with a capital, and their roles."""
PRIVATE = "privé"
"""The place of all that one person alone reads, whatever way a platform has for that."""

Spoken = object
"""A message someone can point at, as the platform knows it."""
State = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by table, see `tests.stories.state`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the assistant said that a person could read; `under` tells that it stands in a thread.

    A form that opened is one too, in private and without words: its `questions` are all there is to read.
    """

    place: str
    text: str
    buttons: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    under: bool = False


class Person(Protocol):
    """Someone on a platform; each act returns when the assistant has said all it has to say."""

    heard: list[Line]

    @property
    def handle(self) -> str:
        """What a command calls this person on this platform."""

    async def says(self, words: str, room: str = HALL, under: Spoken | None = None) -> Spoken:
        """Say something in a room, or in the thread under a message; the message."""

    async def uses(self, command: str, room: str = STAFF, **given: str) -> None:
        """Use a command as the platform offers it."""

    async def uses_on(self, command: str, message: Spoken) -> None:
        """Use a command on a message, from its menu."""

    async def presses(self, label: str) -> None:
        """Press the last button this person sees whose label holds these words."""

    async def fills(self, **given: str) -> None:
        """Send in the last form this person was shown; what is empty is left as it was filled in."""

    async def reacts(self, message: Spoken, emoji: str) -> None:
        """Put a reaction to a message."""

    def finds(self, words: str) -> Spoken:
        """The last message of the assistant that holds these words, to point at."""

    async def opens(self, name: str) -> bytes:
        """The content of the last file with this name that this person was given."""


class Stage(Protocol):
    """The running assistant on one platform, with the rooms and the cast in place, who were welcomed."""

    def person(self, name: str) -> Person:
        """Someone of the cast."""

    async def passes(self, **by: int) -> None:
        """Let time pass and the schedule do what is due."""

    async def state(self) -> State:
        """What the assistant keeps, without anything that is a platform's own."""
