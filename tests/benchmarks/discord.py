"""What the adapter costs per message beside what the library costs to read it, in one run."""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any, cast

import discord

from adapters.discord.ears import Ears
from adapters.discord.gateway import Client
from adapters.discord.incoming import Incoming
from adapters.discord.lanes import Lanes
from adapters.discord.pace import Pace
from adapters.discord.places import Places
from adapters.discord.recent import Recent
from bot.core.commands import Suggestion
from bot.core.events import Event, Screened
from bot.core.people import Actor, Role
from bot.core.places import Audience, Conversation
from tests.discord_peer import payloads
from tests.discord_peer.peer import Peer
from tests.discord_peer.world import Message

MESSAGES, ROUNDS = 2_000, 7


class Plain(discord.Client):
    """The library with a listener that does nothing, which is the least any assistant has."""

    async def on_message(self, message: discord.Message) -> None:
        """Nothing."""


class Silent:
    """A bot that takes note of how many events it was handed, and does nothing."""

    def __init__(self) -> None:
        self.heard = 0

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        return Screened(text)

    def notices(self, emoji: str) -> bool:
        return False

    async def suggest(
        self, command: str, parameter: str, typed: str, actor: Actor, where: Conversation
    ) -> Sequence[Suggestion]:
        return ()

    async def handle(self, event: Event) -> None:
        self.heard += 1


async def own_cost() -> tuple[float, float]:
    """Microseconds per message: of the library alone (parse, dispatch, task), and with the adapter on top."""
    peer = Peer()
    events = list(_messages(peer))
    bare, ours = [], []
    plain = Plain(intents=_intents(), max_messages=None)
    bot = Silent()
    with_us = _client(peer, bot)
    for client in (plain, with_us):
        _know(client, peer)
    # The garbage collector strikes at moments that have nothing to do with either.
    gc.collect()
    gc.disable()
    for _ in range(ROUNDS):
        bare.append(await _seconds(plain, events))
        ours.append(await _seconds(with_us, events))
    gc.enable()
    assert bot.heard == ROUNDS * MESSAGES
    each = 1_000_000 / MESSAGES
    return statistics.median(bare) * each, statistics.median(ours) * each


def _intents() -> discord.Intents:
    return discord.Intents(guilds=True, messages=True, message_content=True)


def _client(peer: Peer, bot: Silent) -> Client:
    guild = peer.guild
    roles = {x.id: frozenset({Role.MODERATOR}) for x in guild.roles.values() if x.name == "moderator"}
    audiences = {x.id: Audience.COMMUNITY for x in peer.world.channels.values()}
    places = Places(frozenset({int(guild.id)}), audiences, roles, "nl")
    recent, lanes = Recent(places), Lanes(lambda lane, number: None)
    ears: Ears
    client: Client

    def present() -> Client:
        return client

    nothing = cast(Any, None)
    incoming = Incoming(bot, places, nothing, recent, lanes)
    ears = Ears(bot, places, nothing, nothing, incoming, nothing, lanes, nothing, (), present, nothing)
    client = Client(ears, _intents(), Pace().trace(), None)
    return client


def _know(client: discord.Client, peer: Peer) -> None:
    """Let the library know the server, as after a start."""
    state: Any = client._connection
    state.user = discord.ClientUser(state=state, data=payloads.user(peer.world.bot))
    state._add_guild_from_data(payloads.guild(peer.world, peer.guild, whole=True))
    loop: Any = asyncio.get_running_loop()
    client.loop = loop


def _messages(peer: Peer) -> Sequence[str]:
    people = [peer.person(f"Persoon {n}", *(["moderator"] if n == 0 else [])) for n in range(20)]
    room = peer.room("zaal")
    made = []
    for n in range(MESSAGES):
        who = people[n % len(people)]
        said = Message(peer.world.ids.next(), room.id, who.user, f"Vandaag drie gesprekken gehad, nummer {n}")
        data = payloads.message(peer.world, said) | {"guild_id": peer.guild.id}
        data["member"] = payloads.member(peer.guild.members[who.id], with_user=False)
        made.append(json.dumps(data))
    return made


async def _seconds(client: discord.Client, events: Sequence[str]) -> float:
    """Processor time to read all messages and to do all they started."""
    parse: Callable[[Any], None] = client._connection.parsers["MESSAGE_CREATE"]
    began = time.process_time()
    for text in events:
        parse(json.loads(text))
    await _quiet()
    return time.process_time() - began


async def _quiet() -> None:
    """Wait until no task is left but this one."""
    mine = asyncio.current_task()
    while others := [x for x in asyncio.all_tasks() if x is not mine]:
        await asyncio.gather(*others)


def main() -> None:
    """Print the ratio."""
    library, together = asyncio.run(own_cost())
    ratio = (together - library) / library
    print(
        f"discord  {ratio:.2f} x the library's cost per message on top of it "
        f"({library:.0f} and {together:.0f} us; bar: 0.5)"
    )


if __name__ == "__main__":
    main()
