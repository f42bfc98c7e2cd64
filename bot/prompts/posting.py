"""Putting the next prompt in its rooms: by the clock or on request, in the transaction that remembers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.content import Block, h, link, p
from bot.core.places import Conversation
from bot.core.ports import Outbox
from bot.core.reply import Reply
from bot.prompts import store
from bot.prompts.lent import SourceLink
from bot.prompts.model import REPEAT_AFTER, Limits, Prompt, queue
from bot.prompts.telling import add_action
from bot.store.schedules import Job, Slot

JOB = "prompts"
GRACE = timedelta(hours=6)
REASON = "prompt"


@dataclass(frozen=True, slots=True)
class Places:
    """Where prompts go, and the staff room that hears when the stock has run out."""

    rooms: tuple[Conversation, ...]
    staff: Conversation | None = None


class Prompter:
    """Posts prompts from the stock, within the limits."""

    def __init__(
        self,
        prompts: Sequence[Prompt],
        limits: Limits,
        places: Places,
        outbox: Outbox,
        say_in: Callable[[str], Say],
        source_link: SourceLink,
    ) -> None:
        self._prompts = tuple(prompts)
        self._limits = limits
        self._places = places
        self._outbox = outbox
        self._say_in = say_in
        self._source_link = source_link

    @property
    def rooms(self) -> tuple[Conversation, ...]:
        """The rooms that get prompts."""
        return self._places.rooms

    @property
    def per_week(self) -> int:
        """How many prompts a room gets in one week at most."""
        return self._limits.per_week

    def job(self, cron: str) -> Job:
        """The scheduled post; after this many hours of downtime it is left to the next time."""
        return Job(JOB, cron, GRACE, self._by_the_clock)

    def waiting(self, unit: Connection, now: datetime) -> list[Prompt]:
        """The prompts that may be posted, the next one first."""
        since = now - REPEAT_AFTER
        return queue(self._prompts, store.posted_since(unit, since), store.skipped_since(unit, since), now)

    def open_rooms(self, unit: Connection, now: datetime) -> list[Conversation]:
        """The rooms that have not had their share of this week yet."""
        had = store.posts_in_week(unit, [room.key for room in self.rooms], now)
        return [room for room in self.rooms if had.get(room.key, 0) < self._limits.per_week]

    def post(
        self, unit: Connection, prompt: Prompt, rooms: Sequence[Conversation], now: datetime, key: str
    ) -> None:
        """Post a prompt in these rooms and remember it; the same key posts once."""
        posts = store.record(unit, prompt, [room.key for room in rooms], now)
        for room in rooms:
            reply = self._worded(prompt, posts[room.key], self._say_in(room.locale))
            self._outbox.say(unit, room, reply, reason=REASON, key=f"{key}:{room.key}")

    def _by_the_clock(self, unit: Connection, slot: Slot) -> None:
        now = slot.due + slot.late
        if store.paused_since(unit) or self._limits.quiet(now):
            return
        rooms = self.open_rooms(unit, now)
        if not rooms:
            return
        waiting = self.waiting(unit, now)
        key = f"{REASON}:{slot.name}"
        if waiting:
            self.post(unit, waiting[0], rooms, now, key)
        elif self._places.staff:
            staff = self._places.staff
            empty = Reply(p(self._say_in(staff.locale)("prompt-none-left")))
            self._outbox.say(unit, staff, empty, reason=REASON, key=f"{key}:empty")

    def _worded(self, prompt: Prompt, post: int, say: Say) -> Reply:
        body: list[Block] = [h(prompt.title, 3), p(prompt.question)]
        found = self._source_link(prompt.source) if prompt.source else None
        if found:
            body.append(p(say("prompt-read-on"), " ", link(*found)))
        body.append(p(say("prompt-invite")))
        return Reply(tuple(body), (add_action(say, post),), thread=prompt.title)
