"""The peer by remote control: who has no hold of the objects acts as a person with JSON over the same port.

Every verb is `POST /control/<verb>` with a JSON object, and answers a JSON object; see the README.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.discord_peer.exchanges import Exchange
from tests.discord_peer.faults import Answer, Fault
from tests.discord_peer.people import Person, Seen
from tests.discord_peer.pushing import push
from tests.discord_peer.world import Channel, Message

if TYPE_CHECKING:
    from tests.discord_peer.peer import Peer

Json = Any
WAITS = 10.0
"""Seconds that a verb waits for the assistant, unless `seconds` says otherwise."""
SWITCHES = ("refuse_gateway", "deaf_after_resume", "no_heartbeat_ack")


class Control:
    """Acts on the peer as the requests say."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self.people: dict[str, Person] = {}

    def person(self, name: str, *roles: str) -> Person:
        """Someone new, known from now on by their first name."""
        made = self._peer.person(name, *roles)
        self.people[name.split()[0].casefold()] = made
        return made

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one request; 400 with what is wrong when it can not be done."""
        verb = request.path.removeprefix("/control").strip("/") or "state"
        handler: Callable[[Json], Awaitable[Json]] | None = getattr(self, f"_do_{verb}", None)
        if handler is None:
            verbs = sorted(x.removeprefix("_do_") for x in dir(self) if x.startswith("_do_"))
            return web.json_response({"error": f"no verb {verb!r}", "verbs": verbs}, status=404)
        try:
            return web.json_response(await handler(await request.json() if request.can_read_body else {}))
        except (AssertionError, LookupError, PermissionError, RuntimeError, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    # What a person does.

    async def _do_person(self, asked: Json) -> Json:
        return {"id": self.person(asked["name"], *asked.get("roles", ())).id}

    async def _do_say(self, asked: Json) -> Json:
        who = self._who(asked)
        answered = self._message(asked["reply_to"]) if "reply_to" in asked else None
        return {"id": (await who.says(self._room(asked, who), asked["words"], answered)).id}

    async def _do_edit(self, asked: Json) -> Json:
        await self._who(asked).edits(self._message(asked["message"]), asked["words"])
        return {}

    async def _do_delete(self, asked: Json) -> Json:
        await self._who(asked).deletes(self._message(asked["message"]))
        return {}

    async def _do_react(self, asked: Json) -> Json:
        message = self._message(asked["message"])
        await self._who(asked).reacts(message, asked["emoji"], added=asked.get("added", True))
        return {}

    async def _do_use(self, asked: Json) -> Json:
        who = self._who(asked)
        made = await who.uses(self._room(asked, who), asked["command"], **asked.get("given", {}))
        return await self._answered(made, asked)

    async def _do_use_on(self, asked: Json) -> Json:
        message = self._message(asked["message"])
        room = self._peer.world.channels[message.channel]
        made = await self._who(asked).uses_on(room, asked["command"], message)
        return await self._answered(made, asked)

    async def _do_type(self, asked: Json) -> Json:
        who = self._who(asked)
        made = await who.types(self._room(asked, who), asked["command"], asked["option"], asked["words"])
        return await self._answered(made, asked)

    async def _do_press(self, asked: Json) -> Json:
        who, message = self._who(asked), self._message(asked["message"])
        custom_id = asked.get("custom_id")
        if custom_id is None:
            shown = next(x for x in who.sees_everywhere() if x.id == message.id)
            custom_id = dict(shown.buttons)[asked["label"]]
        made = await who.presses(message.id, custom_id, asked.get("value"))
        return await self._answered(made, asked)

    async def _do_submit(self, asked: Json) -> Json:
        opened = self._peer.exchanges.by_id[asked["exchange"]]
        made = await self._who(asked).submits(opened, **asked.get("given", {}))
        return await self._answered(made, asked)

    # What a person sees, and what came of it all.

    async def _do_sees(self, asked: Json) -> Json:
        who = self._who(asked)
        shown = who.sees(self._room(asked, who)) if "room" in asked else who.sees_everywhere()
        return {"messages": [_shown(x) for x in shown]}

    async def _do_exchange(self, asked: Json) -> Json:
        return await self._answered(self._peer.exchanges.by_id[asked["exchange"]], asked)

    async def _do_await(self, asked: Json) -> Json:
        """Wait until a room holds so many messages (of the assistant alone, unless `by` is "all")."""
        who = self.people.get(asked.get("who", ""))
        room, wanted = self._room(asked, who), asked["at_least"]

        def count() -> int:
            me = self._peer.world.bot
            return sum(x.author is me or asked.get("by") == "all" for x in room.messages.values())

        await self._waits(lambda: count() >= wanted, asked)
        return {"count": count()}

    async def _do_connected(self, asked: Json) -> Json:
        """Wait until the assistant has its commands published and a socket open."""
        sessions = self._peer.gateway.sessions

        def ready() -> bool:
            return bool(self._peer.guild.commands) and any(x.socket for x in sessions.values())

        await self._waits(ready, asked)
        return {"connected": ready(), "identifies": self._peer.gateway.identifies}

    async def _do_counts(self, asked: Json) -> Json:
        peer, me = self._peer, self._peer.world.bot
        channels = peer.world.channels.values()
        return {
            "requests": Counter(str(x.status) for x in peer.requests),
            "routes": Counter(f"{x.method} {_route(x.path)} {x.status}" for x in peer.requests),
            "violations": peer.violations,
            "messages": {x.id: len(x.messages) for x in channels},
            "assistant": {x.id: sum(m.author is me for m in x.messages.values()) for x in channels},
            "identifies": peer.gateway.identifies,
            "resumes": peer.gateway.resumes,
            "faults_met": peer.faults.met,
            "faults_waiting": len(peer.faults.answers),
        }

    async def _do_state(self, asked: Json) -> Json:
        return self.state()

    def state(self) -> dict[str, Json]:
        """What there is: port, token, and the ids of everything by name."""
        peer = self._peer
        return {
            "port": peer.port,
            "guild": peer.guild.id,
            "bot": peer.world.bot.id,
            "token": peer.token,
            "channels": {x.name: x.id for x in peer.world.channels.values() if x.name},
            "roles": {x.name: x.id for x in peer.guild.roles.values()},
            "people": {name: x.id for name, x in self.people.items()},
            "commands": [x["name"] for x in peer.guild.commands],
        }

    # What goes wrong.

    async def _do_faults(self, asked: Json) -> Json:
        peer = self._peer
        for each in asked.get("answers", ()):
            fault = Fault(Answer(each["answer"]), each.get("begins", ""))
            peer.faults.answers.extend([fault] * each.get("times", 1))
        for name in SWITCHES:
            setattr(peer.faults, name, asked.get(name, getattr(peer.faults, name)))
        peer.exchanges.first_word = asked.get("first_word", peer.exchanges.first_word)
        peer.exchanges.later = asked.get("later", peer.exchanges.later)
        if asked.get("forget_nonces"):
            peer.channels.forget_nonces()
        return {"waiting": len(peer.faults.answers)}

    async def _do_gateway(self, asked: Json) -> Json:
        """drop, reconnect, invalid, invalid_resumable, forget, or close with a `code`."""
        gateway = self._peer.gateway
        match asked["does"]:
            case "drop":
                gateway.drop()
            case "reconnect":
                await gateway.control(7)
            case "invalid" | "invalid_resumable" as kind:
                await gateway.control(9, kind == "invalid_resumable")
            case "forget":
                gateway.forget()
            case "close":
                await gateway.close(asked["code"])
            case other:
                raise ValueError(f"the gateway can not {other!r}")
        return {}

    async def _do_push(self, asked: Json) -> Json:
        """Say `rate` messages a second for `seconds`, by everyone in turn; answers when it is done."""
        authors = [x.user for x in self.people.values()]
        rooms = [self._room({"room": x}, None) for x in asked.get("rooms", ("zaal",))]
        return await push(self._peer, authors, rooms, asked["rate"], asked["seconds"], asked.get("words"))

    # Who, where, which.

    def _who(self, asked: Json) -> Person:
        name = asked["who"]
        if name in self.people:
            return self.people[name]
        found = [x for x in self.people.values() if name in {x.id, x.user.name}]
        if not found:
            raise LookupError(f"nobody is called {name!r}")
        return found[0]

    def _room(self, asked: Json, who: Person | None) -> Channel:
        name = asked["room"]
        if name == "private" and who is not None:
            return who.private
        found = [x for x in self._peer.world.channels.values() if name in {x.id, x.name}]
        if not found:
            raise LookupError(f"no room is called {name!r}")
        return found[0]

    def _message(self, id_: str) -> Message:
        found = self._peer.world.message(id_)
        if found is None:
            raise LookupError(f"no message {id_}")
        return found

    async def _answered(self, made: Exchange, asked: Json) -> Json:
        await self._waits(lambda: made.said, asked)
        messages = [x for x in (made.original, *made.followed) if x is not None]
        return {
            "exchange": made.id,
            "said": made.said,
            "type": made.type,
            "messages": [x.id for x in messages],
            "modal": made.modal,
            "choices": made.choices,
        }

    async def _waits(self, condition: Callable[[], object], asked: Json) -> None:
        """Wait for the assistant; when it takes too long, whoever asked sees that in the answer."""
        try:
            await self._peer.until(condition, asked.get("seconds", WAITS))
        except TimeoutError:
            return


def _shown(seen: Seen) -> Json:
    return {
        "id": seen.id,
        "author": seen.author,
        "text": seen.text,
        "buttons": [list(x) for x in seen.buttons],
        "files": [[name, base64.b64encode(content).decode()] for name, content in seen.files],
        "private": seen.private,
        "reply_to": seen.reply_to,
    }


def _route(path: str) -> str:
    """The path without its numbers and tokens."""
    parts = path.split("/")
    kept = [x if x.startswith("@") or (x.isascii() and len(x) < 15) else "…" for x in parts]
    return "/".join(kept)
