"""Acts of moderation on Matrix, over all rooms of the community, and which right they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from adapters.matrix.homeserver import Homeserver, Json, RefusedError, at
from adapters.matrix.measures.everywhere import (
    PRESENT,
    RANK,
    Community,
    MissingError,
    everywhere,
    membership,
    memberships,
)
from adapters.matrix.measures.muting import Muting
from adapters.matrix.measures.servers import Servers
from adapters.matrix.rooms.permissions import (
    Right,
    level_for,
    may_ban,
    may_kick,
    may_redact,
    may_unban,
    power_of,
)
from adapters.matrix.rooms.room import SPACE, Room
from bot.core.errors import NotDeliveredError
from bot.core.places import Audience, Conversation
from bot.core.plan import SERVERS, Act, ActKind

REASON = 500
"""Characters of a reason in the event that is kept."""
TIMEOUT = frozenset({ActKind.TIMEOUT, ActKind.END_TIMEOUT})

Missing = Callable[[Room, str], str | None]
"""What misses in a room to do something to somebody; None when nothing does."""


class Acting:
    """Carries out acts; doing one twice changes nothing."""

    def __init__(self, homeserver: Homeserver, places: Community, muting: Muting, servers: Servers) -> None:
        self._homeserver = homeserver
        self._places = places
        self._muting = muting
        self._servers = servers

    def lacks(self, act: Act) -> str | None:
        """The right that misses for this act, as in `permission-<name>`.

        None when it can be done, if not everywhere: then `act` does what can be done and says what could not.
        """
        if act.ref is not None:
            room = self._places.room_of(act.ref.conversation)
            return None if room is None or may_redact(room, self._homeserver.me) else Right.REDACT.value
        if act.kind in SERVERS:
            return self._servers.lacks(act.server)
        user, missing = act.actor_id or "", self._missing(act.kind)
        found = [missing(room, user) for room in self._concerned(act.kind, user)]
        return found[0] if found and None not in found else None

    async def act(self, act: Act) -> None:
        """Do it; raises NotDeliveredError and UnavailableError as `Adapter.act` does."""
        if act.kind in SERVERS:
            await self._shut(act)
        elif act.kind is ActKind.REMOVE_MESSAGE:
            await self._remove(act)
        else:
            await self._measure(act)

    async def _shut(self, act: Act) -> None:
        if self._servers.lacks(act.server) is not None:
            raise NotDeliveredError(f"the permission {self._servers.lacks(act.server)} is missing")
        keep_out = act.kind is ActKind.KEEP_OUT_SERVER
        await (self._servers.keep_out if keep_out else self._servers.let_in)(act.server)

    async def _remove(self, act: Act) -> None:
        if act.ref is None:
            raise NotDeliveredError("there is no such message on Matrix")
        for room in self._chain(act.ref.conversation):
            event = await self._event(room, act.ref.id)
            if event is not None:
                await self._redact(room, event, act.reason)
                return
        raise NotDeliveredError("there is no such message on Matrix")

    async def _event(self, room: str, id_: str) -> Json | None:
        try:
            return await self._homeserver.ask("GET", at("rooms", room, "event", id_))
        except RefusedError:
            return None

    async def _redact(self, room: str, event: Json, reason: str) -> None:
        unsigned = event.get("unsigned") or {}
        if "redacted_because" in unsigned:
            return
        id_ = str(event["event_id"])
        try:
            # The transaction is named after the message: a second try takes nothing away twice.
            await self._homeserver.ask("PUT", at("rooms", room, "redact", id_, f"redact-{id_}"), _why(reason))
        except RefusedError as error:
            raise NotDeliveredError(f"permission missing: {Right.REDACT}") from error

    def _chain(self, where: Conversation) -> Iterator[str]:
        """The rooms a message of this conversation can be in: the present one, and those it replaced."""
        for first in self._standing(where):
            room: Room | None = first
            seen: set[str] = set()
            while room is not None and room.id not in seen:
                seen.add(room.id)
                yield room.id
                before = room.predecessor
                room = self._places.rooms.get(before) if before else None
                if before and room is None:
                    yield before

    def _standing(self, where: Conversation) -> Iterable[Room]:
        if where.audience is not Audience.DIRECT:
            room = self._places.room_of(where)
            return () if room is None else (room,)
        private = [id_ for id_, user in self._places.private.items() if where.room == f"@{user}"]
        return [room for room in map(self._places.rooms.get, private) if room is not None]

    async def _measure(self, act: Act) -> None:
        user = act.actor_id or ""
        if not user.startswith("@") or user == self._homeserver.me:
            raise NotDeliveredError("nobody of that name, or the assistant itself")
        match act.kind:
            case ActKind.TIMEOUT:
                await self._muting.mute(user, act.seconds)
            case ActKind.END_TIMEOUT:
                await self._muting.unmute(user)
            case ActKind.KICK:
                await self._set(user, "kick", PRESENT, "leave", act)
            case ActKind.BAN:
                await self._set(user, "ban", None, "ban", act)
            case _:
                await self._set(user, "unban", frozenset({"ban"}), "leave", act)

    async def _set(self, user: str, deed: str, among: frozenset[str] | None, goal: str, act: Act) -> None:
        """Do it in every room where someone is one of these (None: where the goal is not reached yet)."""
        held = await memberships(self._homeserver, self._space_first(), user)
        rooms = [room for room, now in held if (now in among if among is not None else now != goal)]
        await everywhere(rooms, partial(self._put, user=user, deed=deed, goal=goal, act=act))

    async def _put(self, room: Room, user: str, deed: str, goal: str, act: Act) -> None:
        missing = self._missing(act.kind)(room, user)
        if missing is not None:
            raise MissingError(missing)
        body = {"user_id": user, **_why(act.reason)}
        try:
            await self._homeserver.ask("POST", at("rooms", room.id, deed), body)
        except RefusedError as error:
            # They may have gone, or somebody else may have been first.
            now = await membership(self._homeserver, room.id, user)
            if now != goal and not (goal == "leave" and now == ""):
                raise MissingError(self._missing_right(act.kind)) from error

    def _concerned(self, kind: ActKind, user: str) -> list[Room]:
        """The rooms where someone is known to be, or all of them when that is not known."""
        rooms = [x for x in self._places.community() if x.kind != SPACE or kind not in TIMEOUT]
        known = [x for x in rooms if x.members.get(user) in PRESENT]
        return known if known and kind is not ActKind.UNBAN else rooms

    def _space_first(self) -> list[Room]:
        # Whoever is out of the space cannot come back through it.
        return sorted(self._places.community(), key=lambda room: room.kind != SPACE)

    def _missing(self, kind: ActKind) -> Missing:
        if kind in TIMEOUT:
            return self._muting.missing
        may = {ActKind.KICK: may_kick, ActKind.BAN: may_ban}.get(kind, may_unban)

        rights = [Right.KICK] if kind is ActKind.KICK else [Right.BAN]
        rights += [Right.KICK] if kind is ActKind.UNBAN else []

        def missing(room: Room, user: str) -> str | None:
            own = power_of(room, self._homeserver.me)
            low = next((right.value for right in rights if own < level_for(room, right)), None)
            return low or (None if may(room, self._homeserver.me, user) else RANK)

        return missing

    def _missing_right(self, kind: ActKind) -> str:
        return Right.KICK.value if kind is ActKind.KICK else Right.BAN.value


def _why(reason: str) -> dict[str, str]:
    return {"reason": reason[:REASON]} if reason else {}
