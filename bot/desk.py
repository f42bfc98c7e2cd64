"""The desk beside the assistant: opened for the settings, with the rooms that the features bring."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from adapters.web.desk.commands import DeskCommands
from adapters.web.desk.server import Desk, Lent, Place
from adapters.web.desk.sessions import Sessions
from bot.app import App
from bot.core.people import Actor
from bot.core.places import Conversation
from bot.core.speak import Clock
from bot.digest.desk import room as digest
from bot.equipment import Equipment
from bot.rooms import dossiers, terms_of
from bot.settings.platforms import Desk as Settings
from bot.signals.desk import room as signals
from bot.table.desk import room as table
from knowledge.desk import room as knowledge
from moderation.door import desk as door


@dataclass(frozen=True, slots=True)
class Bureau:
    """The desk before it is open: `commands` go into the assistant, which `sessions` also belongs to."""

    equipment: Equipment
    desk: Desk
    sessions: Sessions
    commands: DeskCommands
    clock: Clock

    def beside(self, app: App) -> AbstractAsyncContextManager[None]:
        """The desk of this assistant, open for as long as the block lasts."""
        own = self.equipment
        rooms = [
            knowledge.desk_rooms(app.knowledge, own.themes),
            table.desk_terms(),
            signals.desk_rooms(app.signals, own.settings.digest.minimum_group, terms_of(own.settings)),
            digest.desk_rooms(app.digests, dossiers(own, app.knowledge)),
            table.desk_rooms(app.table),
            door.desk_rooms(app.door),
        ]
        return self.desk.open(rooms, Lent(app.dispatcher, partial(_now, app), own.says, self.clock))


def bureau(equipment: Equipment, settings: Settings, clock: Clock = lambda: datetime.now(UTC)) -> Bureau:
    """The desk for these settings."""
    place = Place(settings.host, settings.port, settings.address, settings.proxies)
    sessions = Sessions(clock)
    desk = Desk(place, sessions)
    return Bureau(equipment, desk, sessions, DeskCommands(sessions, lambda: desk.address), clock)


def _now(app: App, actor: Actor, where: Conversation) -> Actor | None:
    """Who an account is now, with the roles it has now; None when its platform does not know it."""
    found = app.adapters[actor.platform].find_actor(actor.id, where)
    return found if found is not None and found.key == actor.key else None
