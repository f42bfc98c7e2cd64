"""A prompt that was posted, the people who talk about it, and the room that harvests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Call
from bot.core.events import Message, Screened
from bot.core.people import Actor, Role
from bot.core.places import Conversation, MessageRef
from bot.core.reply import Reply
from bot.prompts import harvest_store as kept
from bot.prompts import store
from bot.prompts.harvest import HarvestKind
from bot.prompts.lent import Lent
from bot.prompts.model import Limits, Prompt
from bot.prompts.posting import Places
from bot.prompts.room import PromptRoom, prompt_room
from bot.store.people import Pseudonyms
from bot.store.schedules import Slot
from tests.bot.prompts.conftest import ENGLISH, GENERAL, SAY, STAFF, Outbox

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
ANNA, BEN = (Actor("web", name, name.capitalize()) for name in ("anna", "ben"))
MO = Actor("web", "mo", "Mo", frozenset({Role.MODERATOR}))
PEOPLE = Pseudonyms(b"a secret of thirty-two bytes long"[:32])
PROMPT = Prompt("p1", "vakmanschap", "Een titel", "Wat vind jij daarvan?")
THREAD = replace(GENERAL, thread="100")
WORDS = "Wij bellen elke week even, ook als er niets is"
NUMBER = "123456782"


@dataclass
class World:
    """The room of prompts with a prompt that was posted, and what people said about it."""

    unit: Connection
    outbox: Outbox
    messages: dict[str, Message] = field(default_factory=dict)
    now: datetime = NOW
    ids: int = 0

    def __post_init__(self) -> None:
        lent = Lent(
            outbox=self.outbox,
            say_in=SAY.__getitem__,
            source_link=lambda _: None,
            screen=lambda text, where, actor: Screened(text.replace(NUMBER, "[bsn]")),
            message=lambda _, ref: self.messages.get(ref.id),
            person=PEOPLE.person,
            danger=lambda text: "nu in gevaar" in text,
        )
        places = Places((GENERAL, ENGLISH), STAFF)
        self.room: PromptRoom = prompt_room((PROMPT,), Limits(), places, "0 10 * * tue", lambda _: None, lent)
        posts = store.record(self.unit, PROMPT, [GENERAL.key, ENGLISH.key], NOW)
        self.post = posts[GENERAL.key]
        kept.shown(self.unit, self.post, "100")

    def call(self, actor: Actor, where: Conversation = THREAD, target: MessageRef | None = None) -> Call:
        self.ids += 1
        say = SAY[where.locale]
        return Call(f"e{self.ids}", actor, PEOPLE.person(actor), where, self.now, say, self.unit, target)

    def says(self, actor: Actor, text: str, where: Conversation = THREAD) -> MessageRef:
        ref = MessageRef(where, f"m{len(self.messages)}")
        self.messages[ref.id] = Message(ref, actor, text, self.now)
        return ref

    def points(self, actor: Actor, ref: MessageRef) -> Reply:
        return self.room.harvest.harvest(self.call(actor, target=ref))

    def adds(self, actor: Actor, text: str = WORDS, kind: HarvestKind = HarvestKind.INSIGHT) -> Reply:
        return self.room.harvest.add(self.call(actor), self.post, text, kind)

    def texts(self) -> list[str]:
        return [item.text for item in kept.items(self.unit, [self.post])[self.post]]

    def day(self, days: int, hour: int = 10) -> None:
        """Let the daily job look, so many days after the prompt."""
        job = self.room.jobs[1]
        due = NOW.replace(hour=hour) + timedelta(days=days, minutes=15)
        job.run(self.unit, Slot(job.id, str(days), due, timedelta(seconds=5)))
