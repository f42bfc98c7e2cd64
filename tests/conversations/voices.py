"""People who talk on the stage: the same script on every platform, with what that platform offers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from bot.core.arguments import as_text
from bot.core.events import Called, Chosen, Edited, Event, Heard, Joined, Message, Reacted, Removed
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.plan import Capability, Choice
from tests.conversations.theatre import Shown, Theatre, private, room

HALL = room("zaal")
KEYCAP = "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"


@dataclass
class Voice:
    """One person; each act waits until the assistant has said all it has to say about it."""

    actor: Actor
    theatre: Theatre
    send: Callable[[Event], Awaitable[None]]
    now: Callable[[], datetime]
    ids: count[int] = field(default_factory=lambda: count(1))

    async def says(
        self,
        words: str,
        where: Conversation = HALL,
        reply_to: MessageRef | None = None,
        *,
        with_files: bool = False,
    ) -> MessageRef:
        """Say something in a room; the message as others can point at it."""
        ref = MessageRef(where, f"{self.actor.id}-{next(self.ids)}")
        self.theatre.shown.append(Shown(ref, self.actor.id, words))
        message = Message(ref, self.actor, words, self.now(), reply_to)
        await self.send(Heard(message, where.audience is Audience.DIRECT, with_files=with_files))
        return ref

    async def tells(self, words: str) -> MessageRef:
        """Say something to the assistant in private."""
        return await self.says(words, private(self.actor.id, self.actor.platform))

    async def edits(self, ref: MessageRef, words: str) -> None:
        """Change a message."""
        await self.send(Edited(self._id(), Message(ref, self.actor, words, self.now())))

    async def uses(
        self, command: str, where: Conversation = HALL, on: MessageRef | None = None, **given: str
    ) -> None:
        """Use a command, natively where the platform has that, else as text."""
        if Capability.NATIVE_COMMANDS in self.theatre.capabilities:
            await self.send(Called(self._id(), command, given, self.actor, where, self.now(), on))
        else:
            await self.says("!" + as_text(command, given), where, on)

    async def presses(self, label: str) -> None:
        """Press the last button with this label, or answer with its number or a reaction."""
        shown, choice = self._offered(label)
        where = shown.ref.conversation
        if choice.number is None:
            await self.send(Chosen(self._id(), choice.token, self.actor, where, self.now()))
        elif Capability.REACTIONS in self.theatre.capabilities:
            emoji = f"{choice.number}{KEYCAP}"
            await self.send(Reacted(self._id(), shown.ref, self.actor, emoji, self.now()))
        else:
            await self.says(str(choice.number), where, shown.ref)

    async def fills_in_place(self, **values: str) -> None:
        """Fill in the last form, where it was shown."""
        shown = next(x for x in reversed(self.sees) if x.form)
        token, where = shown.form.token if shown.form else "", shown.ref.conversation
        await self.send(Chosen(self._id(), token, self.actor, where, self.now(), values))

    async def fills(self, **values: str) -> None:
        """Fill in the last form, or answer its questions one by one, skipping what is not given."""
        form = next((x.form for x in reversed(self.sees) if x.form), None)
        if form is not None:
            where = private(self.actor.id, self.actor.platform)
            await self.send(Chosen(self._id(), form.token, self.actor, where, self.now(), values))
            return
        for words in values.values():
            await self.tells(words or "overslaan")

    async def reacts(self, ref: MessageRef, emoji: str, *, added: bool = True) -> None:
        """React to a message, or take the reaction back."""
        await self.send(Reacted(self._id(), ref, self.actor, emoji, self.now(), added))

    async def removes(self, ref: MessageRef) -> None:
        """Delete a message on the platform."""
        self.theatre.shown = [x for x in self.theatre.shown if x.ref != ref]
        await self.send(Removed(self._id(), ref))

    async def joins(self, where: Conversation = HALL) -> None:
        """Come into a room."""
        await self.send(Joined(self._id(), self.actor, where, self.now()))

    @property
    def sees(self) -> list[Shown]:
        """What this person can read, oldest first."""
        return self.theatre.seen_by(self.actor.id)

    @property
    def hears(self) -> str:
        """All the assistant said that this person can read."""
        return "\n".join(x.text for x in self.sees if not x.author)

    @property
    def last(self) -> Shown:
        """The last thing the assistant said that this person can read."""
        return next(x for x in reversed(self.sees) if not x.author)

    def _offered(self, label: str) -> tuple[Shown, Choice]:
        for shown in reversed(self.sees):
            for choice in shown.choices:
                if label.casefold() in choice.label.casefold():
                    return shown, choice
        offered = [c.label for x in self.sees for c in x.choices]
        raise AssertionError(f"nothing offers {label!r}; offered: {offered}")

    def _id(self) -> str:
        return f"e-{self.actor.id}-{next(self.ids)}"
