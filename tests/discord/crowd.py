"""People who ask the assistant things all at once while something goes wrong, and what became of each."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from tests.discord_peer.exchanges import MODAL, Exchange
from tests.discord_peer.payloads import LOADING
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person
from tests.discord_peer.world import Message

PER_PERSON = 8
"""What one person is owed: a greeting, two typed answers, list and reasons, dialog and receipt, a notice."""
SUBJECTS = ("de meldcode", "pleegzorg", "uithuisplaatsing", "kindermishandeling")
TRIES = 2
"""How often someone tries who gets an answer in another way than asked, because Discord was away."""
NOT_IT = "Niet wat ik zocht"
Strike = Callable[[], Awaitable[None]]


@dataclass
class Came:
    """What was asked, and what stands on the screens for it."""

    sends: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


class Crowd:
    """`handled` tells which events the assistant took in, `notifies` has it say words nobody asked for."""

    def __init__(
        self,
        peer: Peer,
        size: int,
        handled: Callable[[], Awaitable[set[str]]],
        notifies: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._peer = peer
        self._handled = handled
        self._notifies = notifies
        self.people = [peer.person(f"Persoon {n}") for n in range(size)]
        self.typed: list[Message] = []
        self.exchanges: list[Exchange] = []
        self.notices: list[str] = []
        self.asked = 0
        self._unheard: list[Exchange] = []
        self._strikes: dict[int, Strike] = {}

    def struck(self, strikes: Iterable[Strike], chance: random.Random) -> None:
        """Let these things go wrong, each just after something was asked and before it is answered."""
        all_ = list(strikes)
        size = len(self.people)
        moments = sorted(chance.sample(range(2 * size, (PER_PERSON - 1) * size), len(all_)))
        self._strikes = dict(zip(moments, all_, strict=True))

    async def ask_everything(self, chance: random.Random) -> None:
        """Everyone asks their things, one after the other in an order of their own."""
        await asyncio.gather(*(self._asks(person, chance) for person in self.people))

    async def _asks(self, person: Person, chance: random.Random) -> None:
        await self.tells(person)
        things = [self.types, self.types, self.searches, self.signals]
        if self._notifies is not None:
            things.append(self.notified)
        chance.shuffle(things)
        for thing in things:
            await thing(person)

    async def tells(self, person: Person) -> None:
        """Greet in private, which makes the private conversation known."""
        message = await person.says(person.private, "help")
        await self._typed(message)

    async def types(self, person: Person) -> None:
        """Ask in the channel where the assistant listens."""
        words = f"waar vind ik iets over {SUBJECTS[self.asked % len(SUBJECTS)]}, vraag {self.asked}"
        await self._typed(await person.says(self._peer.room("vragen"), words))

    async def searches(self, person: Person) -> None:
        """Search by command, and press the button under what was found."""
        subject = SUBJECTS[self.asked % len(SUBJECTS)]
        for _ in range(TRIES):
            found = await self._uses(lambda: person.uses(self._peer.room("zaal"), "waar", vraag=subject))
            shown = [x for x in person.sees_everywhere() if found.original and x.id == found.original.id]
            button = next((custom for x in shown for label, custom in x.buttons if label == NOT_IT), None)
            if button is not None:
                await self._uses(partial(person.presses, shown[0].id, button))
                return

    async def signals(self, person: Person) -> None:
        """Open the dialog of a signal, and send it in."""
        for _ in range(TRIES):
            opened = await self._uses(lambda: person.uses(self._peer.room("signalen"), "signaal"))
            if opened.modal is not None:
                words = f"De wachttijd loopt op en niemand stuurt daarop, nummer {self.asked}."
                await self._uses(partial(person.submits, opened, tekst=words))
                return

    async def notified(self, person: Person) -> None:
        """Hear something that nobody asked for."""
        assert self._notifies is not None
        words = f"Ter informatie, bericht {self.asked}."
        self.notices.append(words)
        await self._notifies(words)
        await self._counted()
        await self._peer.until(lambda: self._says(words), 40)

    async def _typed(self, message: Message) -> None:
        self.typed.append(message)
        await self._counted()
        with suppress(TimeoutError):
            await self._peer.until(lambda: self._replies(message.id), 40)

    async def _uses(self, does: Callable[[], Awaitable[Exchange]]) -> Exchange:
        """Do something native, again when no word of it reached the assistant; how that was answered."""
        gateway = self._peer.gateway
        while True:
            # Without any session Discord says at once that the application does not respond.
            await self._peer.until(lambda: gateway.sessions, 40)
            session = gateway.identifies
            made = await does()
            await self._counted()
            with suppress(TimeoutError):
                await self._peer.until(partial(self._ended, made, session), 40)
            if made.said or f"i{made.id}" in await self._handled():
                self.exchanges.append(made)
                return made
            self._unheard.append(made)

    def _ended(self, made: Exchange, session: int) -> bool:
        """Whether something is to be seen of it or never will be: refused, or told a session that is gone."""
        refused = any(x.status == 404 and made.token in x.path for x in self._peer.requests)
        return made.said or refused or self._peer.gateway.identifies > session

    async def _counted(self) -> None:
        self.asked += 1
        if (strike := self._strikes.pop(self.asked, None)) is not None:
            await strike()

    @property
    def owed(self) -> int:
        """How many things must be said."""
        return len(self.typed) + len(self.exchanges) + len(self.notices)

    async def came(self) -> Came:
        """Wait until everything has something to show, and count what there is."""
        # What Discord refused to wait for may have been taken in after somebody tried again.
        taken = await self._handled()
        self.exchanges += [x for x in self._unheard if f"i{x.id}" in taken]
        self._unheard = [x for x in self._unheard if f"i{x.id}" not in taken]
        with suppress(TimeoutError):
            await self._peer.until(lambda: not self._count().lost, 30)
        return self._count()

    def _count(self) -> Came:
        said = self._said()
        replies = Counter(x.reference["message_id"] for x in said if x.reference)
        about = Counter(x.about["id"] for x in said if x.about)
        words = Counter(x.content for x in said)
        about.update(x.id for x in self.exchanges if x.type == MODAL)
        shown = [(x.id, replies[x.id]) for x in self.typed] + [(x, words[x]) for x in self.notices]
        native = [(x.id, about[x.id]) for x in self.exchanges]
        # What could not be said in answer to a command any more is said in the channel or in private.
        known = {x.id for x in (*self.exchanges, *self._unheard)}
        elsewhere = [x for x in said if not x.reference and not (x.about and x.about["id"] in known)]
        # What moderators and the notices hear in the room of the staff is no answer.
        elsewhere = [x for x in elsewhere if x.channel != self._peer.room("staf").id]
        unanswered = [id_ for id_, times in native if not times]
        lost = [id_ for id_, times in shown if not times] + unanswered[len(elsewhere) :]
        doubled = [id_ for id_, times in (*shown, *native) if times > 1]
        doubled += [x.content for x in elsewhere[len(unanswered) :]]
        doubled += [x.id for x in said if _repeats(x)]
        return Came(sum(n for _, n in (*shown, *native)) + len(elsewhere), lost, doubled)

    def _said(self) -> list[Message]:
        """What the assistant has said, without the signs that an answer takes longer."""
        rooms = self._peer.world.channels.values()
        mine = (x for room in rooms for x in room.messages.values() if x.author is self._peer.world.bot)
        return [x for x in mine if not x.flags & LOADING]

    def _replies(self, id_: str) -> bool:
        return any(x.reference and x.reference["message_id"] == id_ for x in self._said())

    def _says(self, words: str) -> bool:
        return any(x.content == words for x in self._said())


def _repeats(message: Message) -> bool:
    """Whether a message says the same twice."""
    pages = [message.content.strip(), *(x.get("description", "").strip() for x in message.embeds)]
    return len(set(pages)) < len(pages)
