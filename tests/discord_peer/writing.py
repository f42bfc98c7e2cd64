"""What is said, changed and taken away, by the assistant and by people; each change goes over the gateway."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer.asking import RefusedError
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.mentions import called, everyone
from tests.discord_peer.world import PRIVATE, PUBLIC_THREAD, Channel, Message, User, World

Json = Any
CDN = "https://cdn.discordapp.com/attachments"


class Writing:
    """Changes the world and tells the gateway."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    def make(
        self, channel: Channel, author: User, said: Json, files: Sequence[tuple[str, str, bytes]]
    ) -> Message:
        """A message with what a request says; nobody is told yet."""
        content = said.get("content") or ""
        if not content and not any(said.get(k) for k in ("embeds", "components", "poll")) and not files:
            raise RefusedError(400, 50006)
        answered = self._answered(channel, said.get("message_reference"))
        made = Message(self._world.ids.next(), channel.id, author, content)
        made.mentions = called(self._world, said, answered)
        made.everyone = everyone(self._world, channel, author, said)
        made.embeds = [{"type": "rich", **x} for x in said.get("embeds") or ()]
        made.components = numbered(said.get("components") or ())
        made.nonce = said.get("nonce")
        made.flags = int(said.get("flags") or 0)
        made.poll = asked(said["poll"]) if said.get("poll") else None
        if answered is not None:
            made.reference = {"type": 0, "message_id": answered.id, "channel_id": channel.id}
            made.reference |= {"guild_id": channel.guild} if channel.guild else {}
        made.attachments = [self._attachment(channel, made, x) for x in files]
        return made

    def _answered(self, channel: Channel, told: Json) -> Message | None:
        """The message that a reply is to; that it is gone is an error, unless the sender says it is none."""
        found = channel.messages.get(str(told["message_id"])) if told else None
        if told and found is None and told.get("fail_if_not_exists", True):
            raise RefusedError(400, 50035, "Unknown message")
        return found

    def _attachment(self, channel: Channel, made: Message, file: tuple[str, str, bytes]) -> Json:
        name, kind, content = file[0].replace(" ", "_"), *file[1:]
        path = f"{CDN}/{channel.id}/{made.id}/{name}"
        self._world.files[path] = content
        return {
            "id": self._world.ids.next(),
            "filename": name,
            "content_type": kind,
            "size": len(content),
            "url": path,
            "proxy_url": path,
        }

    def upload(self, name: str, content: bytes) -> str:
        """A file that somebody sends along with an interaction; its id."""
        id_ = self._world.ids.next()
        path = f"{CDN}/ephemeral/{id_}/{name}"
        self._world.files[path] = content
        about = {"id": id_, "filename": name, "size": len(content), "url": path, "proxy_url": path}
        self._world.uploads[id_] = about | {"content_type": "application/octet-stream", "ephemeral": True}
        return id_

    async def put(self, channel: Channel, made: Message) -> None:
        """Let a message stand, and tell who may know."""
        channel.messages[made.id] = made
        if channel.archived:
            # Whoever says something in a thread that fell asleep wakes it.
            channel.archived = False
            await self._gateway.send("THREAD_UPDATE", payloads.channel(channel))
        if made.only_for is None:
            channel.last_message = made.id
            await self.tell("MESSAGE_CREATE", channel, made)

    async def tell(self, event: str, channel: Channel, made: Message) -> None:
        """Tell the gateway of a message."""
        data = payloads.message(self._world, made, nonce=event == "MESSAGE_CREATE")
        if channel.guild:
            data["guild_id"] = channel.guild
            member = self._world.guilds[channel.guild].members.get(made.author.id)
            if member:
                data["member"] = payloads.member(member, with_user=False)
            data["mentions"] = [
                payloads.user(x) | {"member": payloads.member(m, with_user=False)}
                for x in made.mentions
                if (m := self._world.guilds[channel.guild].members.get(x.id))
            ]
        data["channel_type"] = channel.type
        await self._gateway.send(event, data, private=channel.type == PRIVATE)

    async def change(self, channel: Channel, made: Message, said: Json, files: Sequence[Any] = ()) -> Message:
        """Change a message as a request says."""
        for key in ("content", "embeds", "components"):
            if key in said:
                value = said[key] or ("" if key == "content" else [])
                setattr(made, key, numbered(value) if key == "components" else value)
        if "attachments" in said:
            listed = {str(x["id"]) for x in said["attachments"] or ()}
            made.attachments = [x for x in made.attachments if x["id"] in listed]
        made.attachments += [self._attachment(channel, made, x) for x in files]
        made.flags &= ~payloads.LOADING
        made.edited_at = datetime.now(UTC)
        if made.only_for is None:
            await self.tell("MESSAGE_UPDATE", channel, made)
        return made

    async def remove(self, channel: Channel, ids: Sequence[str]) -> None:
        """Take messages away."""
        gone = [channel.messages.pop(x) for x in ids if x in channel.messages]
        told = {"guild_id": channel.guild} if channel.guild else {}
        for each in gone:
            if each.only_for is None:
                data = {"id": each.id, "channel_id": channel.id, **told}
                await self._gateway.send("MESSAGE_DELETE", data, private=channel.type == PRIVATE)

    async def remove_many(self, channel: Channel, ids: Sequence[str]) -> None:
        """Take many messages away at once."""
        gone = [x for x in ids if channel.messages.pop(x, None)]
        told = {"ids": gone, "channel_id": channel.id, "guild_id": channel.guild}
        await self._gateway.send("MESSAGE_DELETE_BULK", told)

    async def react(self, channel: Channel, made: Message, who: User, emoji: str, *, added: bool) -> None:
        """Add a reaction or take it back."""
        held = made.reactions.setdefault(emoji, [])
        if added is (who.id in held):
            return
        (held.append if added else held.remove)(who.id)
        data: Json = {
            "user_id": who.id,
            "channel_id": channel.id,
            "message_id": made.id,
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        }
        if added:
            data |= {"message_author_id": made.author.id, "burst_colors": []}
        if channel.guild:
            data["guild_id"] = channel.guild
            if added:
                data["member"] = payloads.member(self._world.guilds[channel.guild].members[who.id])
        event = "MESSAGE_REACTION_ADD" if added else "MESSAGE_REACTION_REMOVE"
        await self._gateway.send(event, data, private=channel.type == PRIVATE)

    async def thread(self, parent: Channel, name: str, owner: str, under: Message | None = None) -> Channel:
        """Open a thread, under a message or as a topic of a forum."""
        id_ = under.id if under else self._world.ids.next()
        if id_ in self._world.channels:
            raise RefusedError(400, 160004)
        made = Channel(id_, PUBLIC_THREAD, name, parent.guild, parent.id, owner=owner)
        self._world.channels[id_] = made
        if under is not None:
            under.flags |= payloads.HAS_THREAD
            under.thread = made.id
        await self._gateway.send("THREAD_CREATE", payloads.channel(made) | {"newly_created": True})
        if under is not None:
            await self.tell("MESSAGE_UPDATE", parent, under)
        return made


def numbered(rows: Sequence[Json]) -> list[Json]:
    """Components as Discord gives them back: each with a number of its own."""
    counter = iter(range(1, 1000))

    def one(each: Json) -> Json:
        made = {"id": next(counter), **each}
        if "components" in each:
            made["components"] = [one(x) for x in each["components"]]
        return made

    return [one(x) for x in rows]


def asked(poll: Json) -> Json:
    """A poll of a request as Discord gives it back: numbered, with the moment it ends."""
    ends = datetime.now(UTC) + timedelta(hours=int(poll.get("duration") or 24))
    answers = [
        {"answer_id": number, "poll_media": each["poll_media"]}
        for number, each in enumerate(poll["answers"], start=1)
    ]
    return {
        "question": poll["question"],
        "answers": answers,
        "expiry": ends.isoformat(),
        "allow_multiselect": bool(poll.get("allow_multiselect")),
        "layout_type": poll.get("layout_type") or 1,
    }
