"""What an answer left out of a busy room, read oldest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlencode

from adapters.matrix.homeserver import Homeserver, RefusedError, at

PAGE = 100

Event = Mapping[str, Any]


async def between(server: Homeserver, room: str, since: str, until: str) -> AsyncIterator[Event]:
    """The events of a room after one sync token and before another, in order, as the homeserver keeps them.

    Raises:
        UnavailableError: when the homeserver does not answer.
    """
    place: str | None = since
    while place is not None and place != until:
        asked = urlencode({"dir": "f", "from": place, "to": until, "limit": PAGE})
        try:
            told = await server.ask("GET", f"{at('rooms', room, 'messages')}?{asked}")
        except RefusedError:
            # We may not look there any more: there is nothing to read.
            return
        found = told.get("chunk")
        if not isinstance(found, list) or not found:
            return
        for event in found:
            if isinstance(event, Mapping):
                yield event
        place = told.get("end")
