"""Many messages a second over the gateway, to see what the assistant makes of a busy server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from itertools import count, cycle
from typing import TYPE_CHECKING, Any

from tests.discord_peer import payloads
from tests.discord_peer.world import Channel, Message, User

if TYPE_CHECKING:
    from tests.discord_peer.peer import Peer

BEAT = 0.01
"""Seconds between two bursts."""
WORDS = (
    "Weet iemand of de regiovisie al is vastgesteld?",
    "Bij ons loopt dat via het lokale team, en dat gaat prima.",
    "Fijn, dank je wel! Ik neem het mee naar het overleg van morgen.",
    "Wij hebben daar vorig jaar een training over gevolgd.",
)


async def push(
    peer: Peer,
    authors: Sequence[User],
    rooms: Sequence[Channel],
    rate: float,
    seconds: float,
    words: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Send them, evenly; they are told to the assistant and kept nowhere. How many, and how long it took."""
    turns = zip(cycle(authors), cycle(rooms), cycle(words or WORDS), count(), strict=False)
    began, sent = time.monotonic(), 0
    total = int(rate * seconds)
    while sent < total:
        due = min(total, int((time.monotonic() - began) * rate) + 1)
        for _ in range(due - sent):
            author, room, said, number = next(turns)
            await _tell(peer, author, room, f"{said} ({number})")
        sent = due
        await asyncio.sleep(BEAT)
    return {"sent": sent, "seconds": time.monotonic() - began}


async def _tell(peer: Peer, author: User, room: Channel, said: str) -> None:
    guild = peer.world.guilds[room.guild or ""]
    made = Message(peer.world.ids.next(), room.id, author, said)
    member = payloads.member(guild.members[author.id], with_user=False)
    data = payloads.message(peer.world, made)
    data |= {"guild_id": guild.id, "channel_type": room.type, "member": member}
    # The shape is that of every message, which is judged elsewhere; judging each would be the bottleneck.
    await peer.gateway.send("MESSAGE_CREATE", data, raw=True)
