"""The assistant as it is installed for a homeserver, in this process or another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, select

from adapters.matrix.client import MatrixAdapter
from adapters.matrix.options import Options
from adapters.matrix.rooms.places import Places
from bot.app import App, Ground
from bot.core.content import p
from bot.core.people import Role
from bot.core.places import Audience, Conversation
from bot.core.plan import Part
from bot.core.ports import Adapter
from bot.core.speak import lane_of, send_key
from bot.equipment import Equipment
from bot.settings.platforms import Room
from bot.store.inbox import inbound_seen
from bot.store.outbox import Queue

ROOMS: Mapping[str, dict[str, Any]] = {
    "zaal": {},
    "vragen": {"listens": True},
    "staf": {"audience": Audience.STAFF},
}
MODERATOR = frozenset({Role.MODERATOR})


@dataclass(frozen=True, slots=True)
class Installed:
    """What the settings say: the account, the rooms by name, and who is moderator."""

    url: str
    user: str
    password: str
    rooms: dict[str, str]
    moderator: str
    encrypted: bool = False

    def options(self, data: Path) -> Options:
        """How the assistant connects."""
        folder = data / "matrix"
        return Options(self.url, self.user, folder, self.password, encryption=self.encrypted)

    def places(self, space: str = "") -> Places:
        """The rooms and who is who."""
        audiences = {
            id_: ROOMS.get(name, {}).get("audience", Audience.COMMUNITY) for name, id_ in self.rooms.items()
        }
        return Places(audiences, {self.moderator: MODERATOR}, "nl", "localhost", space)

    def app(self, equipment: Equipment, data: Path) -> App:
        """The whole assistant, not started yet."""
        places, options = self.places(), self.options(data)

        def made(ground: Ground) -> Adapter:
            return MatrixAdapter(options, places, ground.database, equipment.says, ground.person)

        rooms = {places.lost(id_): Room(id_, name, **ROOMS.get(name, {})) for name, id_ in self.rooms.items()}
        return App(equipment, data, [made], rooms)

    def write(self, file: Path) -> Path:
        """Write it down for another process."""
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")
        return file

    @classmethod
    def read(cls, file: Path) -> Self:
        """What another process wrote down."""
        return cls(**json.loads(file.read_text(encoding="utf-8")))


async def handled(app: App) -> set[str]:
    """The ids of the events that the assistant took in."""
    wanted = select(inbound_seen.c.event_id)
    return await app.database.read(lambda unit: set(unit.execute(wanted).scalars()))


async def notify(app: App, where: Conversation, words: str) -> None:
    """Have the assistant say something nobody asked for, by way of its outbox."""
    await app.database.promise(partial(put, where=where, words=words))


def put(unit: Connection, where: Conversation, words: str) -> None:
    """Put something to say in the outbox."""
    part, queue = Part(where, (p(words),)), Queue(lambda: datetime.now(UTC))
    queue.put(unit, "matrix", part, lane=lane_of(part), reason="test", key=send_key(words))
