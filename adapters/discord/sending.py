"""Says things in channels and private conversations, once per key."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import aiohttp
import discord

from adapters.discord.letters import Letter, fits, written
from adapters.discord.places import Places, channel_id
from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.places import Address, Direct, MessageRef
from bot.core.plan import Part

REMEMBERS = timedelta(minutes=2)
"""For so long Discord certainly knows a nonce ("a few minutes"); after that we look in the channel first."""
SLACK = timedelta(minutes=5)
"""How far Discord's clock and ours may differ."""
LOOKED_AT = 50
MOST_KEYS = 2_000
THREAD_EXISTS = 160004
TROUBLE = (aiohttp.ClientError, OSError, TimeoutError)
Room = discord.abc.Messageable
Talk = Any
"""A kind of room or row that the library types too narrowly for how we meet them."""
T = TypeVar("T")

log = logging.getLogger(__name__)


class Sending:
    """Posts letters; a key of 24 characters is the nonce, so that Discord itself drops a repeat."""

    def __init__(self, client: Callable[[], discord.Client], places: Places) -> None:
        self._client = client
        self._places = places
        self._sent: OrderedDict[str, MessageRef] = OrderedDict()
        self._tried: set[str] = set()

    async def send(self, part: Part, letter: Letter, key: str, since: datetime | None) -> MessageRef:
        """Say it where the part says; raises what `Adapter.post` raises."""
        if key not in self._sent:
            ref = await meaning(self._sent_to(part, letter, key, since))
            self._sent[key] = ref
            self._tried.discard(key)
            if len(self._sent) > MOST_KEYS:
                self._sent.popitem(last=False)
        return self._sent[key]

    async def _sent_to(self, part: Part, letter: Letter, key: str, since: datetime | None) -> MessageRef:
        room = await self.room(part.to)
        if part.replaces is not None:
            return await self._replaced(part.replaces, letter)
        late = since is not None and datetime.now(UTC) - since > REMEMBERS
        if late or (key in self._tried and isinstance(room, discord.ForumChannel)):
            found = await self._found(room, part, letter, since)
            if found is not None:
                return found
        self._tried.add(key)
        if isinstance(room, discord.ForumChannel):
            return await self._topic(room, part, letter)
        return await self._message(room, part, letter, key)

    async def room(self, to: Address) -> Room | discord.ForumChannel:
        """The channel, thread or private conversation meant.

        Raises:
            NotDeliveredError: when there is none, or the assistant may not see it.
        """
        client = self._client()
        if isinstance(to, Direct):
            if not to.actor_id.isdecimal():
                raise NotDeliveredError("nobody of that name on Discord")
            person = client.get_user(int(to.actor_id)) or await client.fetch_user(int(to.actor_id))
            return person.dm_channel or await person.create_dm()
        if not to.room.isdecimal():
            raise NotDeliveredError("no channel of that name on Discord")
        number = channel_id(to)
        found = client.get_channel(number) or await client.fetch_channel(number)
        if isinstance(found, discord.abc.Messageable | discord.ForumChannel):
            return found
        raise NotDeliveredError("nothing can be said in a channel of that kind")

    async def _message(self, room: Talk, part: Part, letter: Letter, key: str) -> MessageRef:
        whole = [letter.pages] if fits(letter.pages) else [(page,) for page in letter.pages]
        for number, pages in enumerate(whole):
            message = written(pages) | {"allowed_mentions": letter.mentions}
            if number == len(whole) - 1:
                message = letter.message(pages) | {"files": letter.attachments()}
            if number == 0 and part.reply_to is not None:
                message["reference"] = _reference(part.reply_to)
            said = await room.send(**message, nonce=key if number == 0 else f"{key[:22]}{number:02}.")
        return await self._placed(said, part.thread)

    async def _placed(self, said: discord.Message, title: str | None) -> MessageRef:
        """Where the message stands; with a title, a thread is opened under it unless it is there already."""
        if title is not None and isinstance(said.channel, discord.TextChannel):
            try:
                await said.create_thread(name=title[:100])
            except discord.HTTPException as error:
                if error.code != THREAD_EXISTS:
                    raise
        return MessageRef(self._places.conversation(said.channel), str(said.id))

    async def _topic(self, forum: discord.ForumChannel, part: Part, letter: Letter) -> MessageRef:
        name = (part.thread or letter.pages[0].strip("#* \n").split("\n")[0])[:100]
        message = letter.message(letter.pages) | {"name": name, "files": letter.attachments()}
        made = await forum.create_thread(**message)
        return MessageRef(self._places.conversation(made.thread), str(made.message.id))

    async def _replaced(self, ref: MessageRef, letter: Letter) -> MessageRef:
        room: Any = await self.room(ref.conversation)
        message = letter.message(letter.pages) | {"view": letter.view}
        said = await room.get_partial_message(int(ref.id)).edit(**message)
        return MessageRef(ref.conversation, str(said.id))

    async def _found(
        self, room: Room | discord.ForumChannel, part: Part, letter: Letter, since: datetime | None
    ) -> MessageRef | None:
        """What says this already: said since, same words, same buttons, in answer to the same message."""
        me = self._client().user
        if isinstance(room, discord.ForumChannel):
            for thread in room.threads:
                if me is not None and thread.owner_id == me.id and thread.name == (part.thread or "")[:100]:
                    return MessageRef(self._places.conversation(thread), str(thread.id))
            return None
        # What was said for another key is not this one, however alike they are.
        others = {ref.id for ref in self._sent.values()}
        async for said in room.history(limit=LOOKED_AT):
            before = since is not None and said.created_at < since - SLACK
            if said.author == me and not before and str(said.id) not in others and _same(said, part, letter):
                return await self._placed(said, part.thread)
        return None


def _same(said: discord.Message, part: Part, letter: Letter) -> bool:
    """Whether a message says what this part says."""
    told = part.reply_to.id if part.reply_to else None
    about = str(said.reference.message_id) if said.reference else None
    shown = _custom_ids(letter.view.to_components() if letter.view else [])
    pressable = _custom_ids([x.to_dict() for x in said.components])
    return said.content == letter.pages[0].strip() and about == told and pressable == shown


def _reference(ref: MessageRef) -> discord.MessageReference:
    where = ref.conversation
    return discord.MessageReference(
        message_id=int(ref.id), channel_id=channel_id(where), fail_if_not_exists=False
    )


def _custom_ids(rows: Talk) -> list[str]:
    """What the buttons in these rows send back."""
    return [each["custom_id"] for row in rows for each in row.get("components", ()) if "custom_id" in each]


async def meaning(work: Awaitable[T]) -> T:
    """Do it; what Discord answers becomes an error that the deliverer understands."""
    try:
        return await work
    except discord.HTTPException as error:
        if error.status >= 500 or error.status == 429 or error.status == 401:
            raise UnavailableError(f"Discord answered {error.status}") from error
        log.warning("Discord refused: %d, code %d", error.status, error.code)
        raise NotDeliveredError(f"Discord answered {error.status}, code {error.code}") from error
    except TROUBLE as error:
        raise UnavailableError("Discord did not answer") from error
