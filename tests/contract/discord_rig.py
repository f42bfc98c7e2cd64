"""The Discord adapter on the peer, with two people in front of it and a listener as its bot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from adapters.discord.client import DiscordAdapter
from adapters.discord.options import Options
from adapters.discord.places import Places
from bot.core.commands import Call, Suggestion, command, commands_of
from bot.core.content import Body
from bot.core.events import Called
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.plan import Choice, FormCall, Part
from bot.core.reply import Reply, Seen
from bot.store.writer import Database
from bot.texts.catalogue import load
from tests.contract.rig import Listener, Shown
from tests.discord_peer.exchanges import Exchange
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person
from tests.discord_peer.people import Seen as Message
from tests.discord_peer.world import Channel


class Commands:
    """Declared as everywhere; here the tests answer in their place."""

    @command("signaal", seen=Seen.ASKER, on_message=True)
    def hidden(self, call: Call, tekst: str = "") -> Reply:
        """Answered to the asker alone."""
        raise NotImplementedError

    @command("waar")
    def open(self, call: Call, vraag: str) -> Reply:
        """Answered where it was asked."""
        raise NotImplementedError

    @command("help", suggests={"onderwerp": "suggest"})
    def suggesting(self, call: Call, onderwerp: str = "") -> Reply:
        """With a value that can be suggested."""
        raise NotImplementedError

    @command("stil-af", seen=Seen.ASKER)
    def about(self, call: Call, lid: Actor) -> Reply:
        """About someone."""
        raise NotImplementedError

    def suggest(self, call: Call, typed: str) -> Sequence[Suggestion]:
        """Never asked here: the listener suggests."""
        raise NotImplementedError


class Server:
    """Discord with Anna, Mo and the adapter."""

    def __init__(
        self,
        peer: Peer,
        listener: Listener,
        database: Database,
        folder: Path,
        *,
        message_content: bool = True,
    ) -> None:
        self.peer, self.listener = peer, listener
        moderator = frozenset({Role.MODERATOR})
        people = (peer.person("Anna Bos"), peer.person("Mo Bakker", "moderator"))
        self.person: dict[str, Person] = {x.id: x for x in people}
        self.anna = Actor("discord", people[0].id, "Anna Bos")
        self.mo = Actor("discord", people[1].id, "Mo Bakker", moderator)
        roles = {peer.role("moderator").id: moderator}
        audiences = {peer.room("staf").id: Audience.STAFF}
        self.places = Places(frozenset({int(peer.guild.id)}), audiences, roles, "nl")
        self.room = self.where(peer.room("zaal"))
        here = (peer.port, str(folder / "peer.pem"))
        options = Options(peer.token, message_content=message_content, loopback=here)
        self._make = partial(DiscordAdapter, options, self.places, database, load(), lambda actor: actor.key)
        self.adapter = self._make()

    async def starts(self) -> None:
        """Start the adapter, and wait until it has caught up."""
        await self.adapter.start(self.listener, commands_of(Commands()))
        await self.adapter.catch_up()

    async def starts_again(self) -> None:
        """Stop the adapter, and start another on the same data."""
        await self.adapter.stop()
        self.adapter = self._make()
        await self.starts()

    def where(self, room: Channel) -> Conversation:
        """A channel, as the grammar knows it."""
        return self.places.lost(int(self.peer.guild.id), int(room.id))

    def channel(self, where: Conversation) -> Channel:
        """What the grammar means, on Discord."""
        return self.peer.world.channels[where.thread or where.room]

    # What the contract asks of a rig.

    async def says(self, actor: Actor, words: str, where: Conversation) -> None:
        await self.person[actor.id].says(self.channel(where), words)

    async def sees(self, actor: Actor, where: Conversation) -> Sequence[Shown]:
        return [_shown(x) for x in self.person[actor.id].sees(self.channel(where))]

    async def sees_private(self, actor: Actor) -> Sequence[Shown]:
        person = self.person[actor.id]
        return [_shown(x) for x in person.sees(person.private)]

    async def asks(self, actor: Actor, where: Conversation) -> str | None:
        return _event(await self.calls(actor, "signaal", where))

    async def presses(self, actor: Actor, ref: MessageRef, choice: Choice, given: dict[str, str]) -> None:
        person = self.person[actor.id]
        if given:
            asked = [x for x in self.peer.exchanges.by_id.values() if x.modal and x.user is person.user]
            await person.submits(asked[-1], **given)
        else:
            await person.presses(ref.id, f"k:{choice.token}")

    # What only Discord has.

    async def calls(
        self, actor: Actor, name: str, where: Conversation | None = None, /, **given: str
    ) -> Exchange:
        """Use a slash command; when it was heard."""
        made = await self.person[actor.id].uses(self.channel(where or self.room), name, **given)
        await self.listener.next(Called, _event(made))
        return made

    async def answers(self, made: Exchange, body: Body, key: str, *, only: Actor | None = None) -> MessageRef:
        """Answer a command, as the assistant would."""
        return await self.adapter.post(self.part(made, body, only=only), key)

    def part(
        self, made: Exchange, body: Body, *, only: Actor | None = None, form: FormCall | None = None
    ) -> Part:
        """A part that answers a command."""
        where, alone = self.where(made.channel), only.id if only else None
        return Part(where, body, only_for=alone, answers=_event(made), form=form)

    async def deferred(self, made: Exchange) -> None:
        """Wait until Discord was asked for more time."""
        await self.peer.until(lambda: made.type is not None)

    def reads(self, actor: Actor, where: Conversation | None = None) -> list[Message]:
        """The messages that someone sees, with what Discord tells of them."""
        return self.person[actor.id].sees(self.channel(where or self.room))

    def private(self, actor: Actor) -> list[Message]:
        """The messages in someone's private conversation."""
        return self.person[actor.id].sees(self.person[actor.id].private)


def _event(made: Exchange) -> str:
    return f"i{made.id}"


def _shown(seen: Message) -> Shown:
    return Shown(seen.text, [label for label, _ in seen.buttons], seen.files)
