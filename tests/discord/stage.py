"""The assistant on the peer's server, with the shipped configuration."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import structs
from sqlalchemy import select

from bot.app import App
from bot.core.content import p
from bot.core.people import Role
from bot.core.places import Audience, Conversation
from bot.core.plan import Part
from bot.core.speak import lane_of, send_key
from bot.equipment import Equipment
from bot.platforms import discord_app
from bot.settings.platforms import Discord, Room
from bot.settings.platforms import Peer as PeerSettings
from bot.store.inbox import inbound_seen
from bot.store.outbox import Queue
from tests.discord_peer.peer import Peer

ROOMS: dict[str, dict[str, Any]] = {
    "zaal": {"prompts": True},
    "vragen": {"listens": True},
    "signalen": {},
    "gespreksstarters": {},
    "staf": {"audience": Audience.STAFF},
}
ROLES = {
    "moderator": {Role.MODERATOR},
    "redacteur": {Role.EDITOR, Role.PROGRAMME_BOARD},
    "beleidstafel": {Role.POLICY_TABLE},
}


def on_the_peer(equipment: Equipment, peer: Peer, folder: Path, **more: bool | int) -> Equipment:
    """The same equipment with settings for the peer, whose certificate is in `folder`."""
    token = folder / "discord.token"
    token.touch(mode=0o600)
    token.write_text(peer.token)
    rooms = tuple(Room(peer.room(name).id, name, **flags) for name, flags in ROOMS.items())
    where = PeerSettings(peer.port, str(folder / "peer.pem"))
    settings = structs.replace(Discord((peer.guild.id,), str(token), rooms=rooms, peer=where), **more)
    roles = {f"discord:{peer.role(name).id}": frozenset(held) for name, held in ROLES.items()}
    return replace(equipment, settings=structs.replace(equipment.settings, discord=settings), roles=roles)


def assistant(equipment: Equipment, peer: Peer, folder: Path, **more: bool | int) -> App:
    """The assistant on the peer; `folder` holds its data and the peer's certificate."""
    return discord_app(on_the_peer(equipment, peer, folder, **more), folder / "data")


async def handled(app: App) -> set[str]:
    """The ids of the events that the assistant took in."""
    wanted = select(inbound_seen.c.event_id)
    return await app.database.read(lambda unit: set(unit.execute(wanted).scalars()))


async def notify(app: App, peer: Peer, words: str) -> None:
    """Have the assistant say something nobody asked for."""
    hall = Conversation("discord", peer.guild.id, peer.room("staf").id)
    part, queue = Part(hall, (p(words),)), Queue(lambda: datetime.now(UTC))
    put = partial(queue.put, platform="discord", delivery=part, lane=lane_of(part))
    await app.database.promise(partial(put, reason="test", key=send_key(words)))
