"""Keeping a whole homeserver out: the access list of every room (m.room.server_acl)."""

from __future__ import annotations

from functools import partial
from re import IGNORECASE, escape, fullmatch

from adapters.matrix.homeserver import Homeserver, RefusedError
from adapters.matrix.measures.changing import Change, Changing, Content
from adapters.matrix.measures.everywhere import Community, MissingError, everywhere
from adapters.matrix.rooms.permissions import may_send
from adapters.matrix.rooms.room import Room
from bot.core.plan import OWN_HOMESERVER

ACL = "m.room.server_acl"
RIGHT = "server_acl"
"""The name of the right to change who is kept out."""
WIDER = "wider_rule"
"""The name of what misses when a pattern of somebody else keeps a server out."""


class Servers:
    """Keeps a homeserver out of all rooms of the community, or lets it in again.

    Whoever lives there is not sent away, but can neither come in nor be heard any more.
    """

    def __init__(self, homeserver: Homeserver, places: Community) -> None:
        self._homeserver = homeserver
        self._places = places
        self._changing = Changing(homeserver)

    @property
    def own(self) -> str:
        """The server the assistant itself lives on, without port."""
        return without_port(self._homeserver.me.partition(":")[2])

    def lacks(self, server: str) -> str | None:
        """What misses to change this server's access in every room, as in `permission-<name>`, or None."""
        if matches(without_port(server), self.own):
            return OWN_HOMESERVER
        return None if any(self._may(room) for room in self._places.community()) else RIGHT

    async def keep_out(self, server: str) -> None:
        """Let no room listen to this server any more.

        Raises:
            NotDeliveredError: when it could not be done in every room; where it could, it is.
            UnavailableError: when the homeserver does not answer.
        """
        await everywhere(self._places.community(), partial(self._denied, server=without_port(server)))

    async def let_in(self, server: str) -> None:
        """Let every room listen to this server again; raises as `keep_out` does."""
        await everywhere(self._places.community(), partial(self._allowed, server=without_port(server)))

    def _may(self, room: Room) -> bool:
        return may_send(room, self._homeserver.me, ACL, state=True)

    async def _denied(self, room: Room, server: str) -> None:
        def denied(content: Content | None) -> Content | None:
            now = self._guarded(content)
            if any(matches(pattern, server) for pattern in now["deny"]):
                return now
            return {**now, "deny": [*now["deny"], server]}

        await self._change(room, denied)

    async def _allowed(self, room: Room, server: str) -> None:
        def allowed(content: Content | None) -> Content | None:
            if content is None:
                return None
            now = self._guarded(content)
            left = [pattern for pattern in now["deny"] if pattern.lower() != server]
            shut = not any(matches(pattern, server) for pattern in now["allow"])
            if shut or any(matches(pattern, server) for pattern in left):
                raise MissingError(WIDER)
            return {**now, "deny": left}

        await self._change(room, allowed)

    def _guarded(self, content: Content | None) -> dict[str, list[str]]:
        """The list as it stands, with our own server always let in."""
        now = dict(content or {})
        allow = _names(now.get("allow")) if "allow" in now else ["*"]
        if not any(matches(pattern, self.own) for pattern in allow):
            allow = [*allow, self.own]
        deny = [pattern for pattern in _names(now.get("deny")) if not matches(pattern, self.own)]
        return {**now, "allow": allow, "deny": deny}

    async def _change(self, room: Room, change: Change) -> None:
        if not self._may(room):
            raise MissingError(RIGHT)
        try:
            await self._changing.change(room.id, ACL, change)
        except RefusedError as error:
            raise MissingError(RIGHT) from error


def matches(pattern: str, server: str) -> bool:
    """Whether a pattern of an access list (`*` for anything, `?` for one character) covers a server."""
    wild = escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return fullmatch(wild, server, IGNORECASE) is not None


def without_port(server: str) -> str:
    """The name by which access lists know a server: lower case, and no port."""
    name, _, port = server.lower().rpartition(":")
    return name if name and port.isdecimal() and not name.endswith(":") else server.lower()


def _names(value: object) -> list[str]:
    return [x for x in value if isinstance(x, str)] if isinstance(value, list) else []
