"""Whom a message calls: as Discord decides it from the words and from what the sender allows."""

from __future__ import annotations

import re
from typing import Any

from tests.discord_peer import permissions as may
from tests.discord_peer.world import Channel, Message, User, World

Json = Any

PERSON = re.compile(r"<@!?(\d+)>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")
ALL: Json = {"parse": ["users", "roles", "everyone"], "replied_user": True}


def called(world: World, said: Json, answered: Message | None) -> list[User]:
    """The accounts that are notified, each once."""
    allowed = said.get("allowed_mentions")
    allowed = ALL if allowed is None else allowed
    named = PERSON.findall(said.get("content") or "")
    if "users" not in (allowed.get("parse") or ()):
        wanted = {str(x) for x in allowed.get("users") or ()}
        named = [x for x in named if x in wanted]
    found = [world.users[x] for x in named if x in world.users]
    if answered is not None and allowed.get("replied_user"):
        found.append(answered.author)
    return list({x.id: x for x in found}.values())


def everyone(world: World, channel: Channel, author: User, said: Json) -> bool:
    """Whether everyone is notified: that takes a permission besides."""
    allowed = said.get("allowed_mentions")
    parse = ALL["parse"] if allowed is None else allowed.get("parse") or ()
    meant = "everyone" in parse and EVERYONE.search(said.get("content") or "") is not None
    return meant and bool(may.held(world, author.id, channel) & may.MENTION_EVERYONE)
