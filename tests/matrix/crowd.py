"""What the assistant owes: answers to questions and words nobody asked for; and what became of each."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from tests.homeserver.people import Person
from tests.homeserver.timeline import Seen
from tests.matrix.stage import Stage

SUBJECTS = ("de meldcode", "pleegzorg", "uithuisplaatsing", "kindermishandeling")
NOTICE = "Bericht"
"""How the words that nobody asked for begin."""


@dataclass
class Came:
    """What stands in the rooms for what was owed."""

    sends: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


class Crowd:
    """`notifies` has the assistant say words in a room that nobody asked for."""

    def __init__(self, stage: Stage, notifies: Callable[[str, str], Awaitable[None]] | None = None) -> None:
        self._stage = stage
        self._notifies = notifies
        self.asked: list[str] = []
        self.notices: list[str] = []

    @property
    def owed(self) -> int:
        """How many messages must come."""
        return len(self.asked) + len(self.notices)

    async def hears(self, times: int, rooms: Iterable[str]) -> None:
        """Words that nobody asked for, in each of these rooms."""
        assert self._notifies is not None
        for _ in range(times):
            for room in rooms:
                words = f"{NOTICE} {len(self.notices)} in {room}"
                self.notices.append(words)
                await self._notifies(room, words)

    async def asks(self, times: int, room: str = "vragen") -> None:
        """Anna and Mo ask something where the assistant listens."""
        for _ in range(times):
            await asyncio.gather(*(self.asks_once(x, room) for x in (self._stage.anna, self._stage.mo)))

    async def asks_once(self, who: Person, room: str = "vragen", command: str = "") -> None:
        """One question."""
        subject = SUBJECTS[len(self.asked) % len(SUBJECTS)]
        words = command or f"waar vind ik iets over {subject}"
        self.asked.append(await who.says(self._stage.rooms[room], words))

    def unheard(self, handled: set[str]) -> list[str]:
        """The questions that the assistant did not take in yet."""
        return [x for x in self.asked if f"m{x}" not in handled]

    async def came(self, *more: str) -> Came:
        """Count what stands in the rooms, and in `more` of them."""
        rooms = {*self._stage.rooms.values(), *more}
        seen = await asyncio.gather(*(self._stage.mo.sees(room) for room in rooms))
        return self._count([x for each in seen for x in each if x.sender == self._stage.me.user_id])

    def _count(self, said: list[Seen]) -> Came:
        replies, words = Counter(x.reply_to for x in said), Counter(x.body for x in said)
        times = [(x, replies[x]) for x in self.asked] + [(x, words[x]) for x in self.notices]
        asked, noticed = set(self.asked), set(self.notices)
        # Whatever else was said, nobody is owed.
        other = [x.body[:40] for x in said if x.reply_to not in asked and x.body not in noticed]
        lost = [x for x, often in times if not often]
        return Came(len(said), lost, [x for x, often in times if often > 1] + other)
