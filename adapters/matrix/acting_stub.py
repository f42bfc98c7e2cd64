"""Temporary."""

from __future__ import annotations

from adapters.matrix.homeserver import Homeserver, at
from adapters.matrix.places import Places
from bot.core.plan import Act


class Acting:
    """Temporary."""

    def __init__(self, server: Homeserver, places: Places) -> None:
        self._server, self._places = server, places

    def lacks(self, act: Act) -> str | None:
        """Nothing."""
        return None

    async def act(self, act: Act) -> None:
        """Redact."""
        assert act.ref  # noqa: S101
        room = self._places.id_of(act.ref.conversation.room)
        await self._server.ask("PUT", at("rooms", room, "redact", act.ref.id, "x"), {})
