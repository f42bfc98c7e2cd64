"""Telling what a discussion yielded: once, in its thread, after a week; nothing when it yielded nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.content import Block, b, h, p, ul
from bot.core.places import Conversation
from bot.core.reply import Action, Reply
from bot.prompts import harvest_store as kept
from bot.prompts import store
from bot.prompts.harvest import ADD, OPEN_FOR, SHARED_AFTER, HarvestKind, Item, Post
from bot.prompts.lent import Lent
from bot.prompts.model import Limits
from bot.store.schedules import Job, Slot

JOB = "prompts-harvest"
DAILY = "15 10 * * *"
GRACE = timedelta(hours=6)
REASON = "harvest"


class HarvestTeller:
    """Tells each harvest once; `titles` are the titles of the prompts by id."""

    def __init__(
        self, rooms: Sequence[Conversation], limits: Limits, lent: Lent, titles: Mapping[str, str]
    ) -> None:
        self._rooms = {room.key: room for room in rooms}
        self._limits = limits
        self._lent = lent
        self._titles = titles

    def job(self) -> Job:
        """The daily look at what is ripe; what is missed is told the next day."""
        return Job(JOB, DAILY, GRACE, self._by_the_clock)

    def _by_the_clock(self, unit: Connection, slot: Slot) -> None:
        now = slot.due + slot.late
        if store.paused_since(unit) or self._limits.quiet(now):
            return
        for post in kept.ripe_posts(unit, now - OPEN_FOR, now - SHARED_AFTER):
            self._tell(unit, post, now)

    def _tell(self, unit: Connection, post: Post, now: datetime) -> None:
        room = self._rooms.get(post.room)
        if room is None:
            return
        say = self._lent.say_in(room.locale)
        body = (
            h(say("harvest-summary", title=title_of(post, self._titles)), 3),
            *harvest_list(say, kept.items(unit, [post.id])[post.id]),
            p(say("harvest-more")),
        )
        where = replace(room, thread=post.message)
        reply = Reply(body, (add_action(say, post.id),))
        self._lent.outbox.say(unit, where, reply, reason=REASON, key=f"harvest:{post.id}")
        kept.told(unit, post.id, now)


def add_action(say: Say, post: int) -> Action:
    """The button with which anybody adds to the harvest of a prompt."""
    return Action(say("harvest-do-add"), ADD, {"plaatsing": str(post)}, for_everyone=True)


def harvest_list(say: Say, found: Sequence[Item]) -> tuple[Block, ...]:
    """What was harvested, kind by kind, without who gave it."""
    blocks: list[Block] = []
    for kind in HarvestKind:
        texts = [item.text for item in found if item.kind is kind]
        if texts:
            blocks += [p(b(say(f"harvest-kind-{kind}"))), ul(*texts)]
    return tuple(blocks)


def title_of(post: Post, titles: Mapping[str, str]) -> str:
    """What a prompt is called; its question when it is no longer in stock."""
    return titles.get(post.prompt, post.question)
