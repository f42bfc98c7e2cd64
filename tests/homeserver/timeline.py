"""What stands in a room, from its raw events: edits applied, redactions honoured, reactions counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Event = Mapping[str, Any]
SHOWN = frozenset(
    {"m.room.message", "m.room.encrypted", "m.sticker", "m.poll.start", "org.matrix.msc3381.poll.start"}
)


@dataclass(frozen=True, slots=True)
class File:
    """A file in a room; `Person.opens` gives its content."""

    name: str
    mimetype: str
    url: str
    keys: Mapping[str, Any] | None = None
    """How to decrypt it; nothing for a file that lies open."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as it now stands in a room."""

    id: str
    sender: str
    kind: str
    """`m.text`, `m.notice`, `m.file`, …; else the type of the event: `m.room.encrypted` when unreadable."""
    body: str
    formatted_body: str | None
    thread: str | None
    """The event that the thread began with."""
    reply_to: str | None
    """The event it answers; nothing when that is only there for clients that know no threads."""
    edited: bool
    redacted: bool
    encrypted: bool
    file: File | None
    mentions: frozenset[str]
    transaction: str | None
    """The transaction id, on what this very device sent."""
    content: Mapping[str, Any]
    """All of it, after the last edit."""
    reactions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Who reacted, by emoji."""


def timeline(events: Iterable[Event]) -> list[Seen]:
    """The messages among these events, both oldest first; an edit of another person's message does nothing.

    An event that was decrypted has `decrypted` set.
    """
    seen: dict[str, Seen] = {}
    reactions: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event in events:
        relation = event["content"].get("m.relates_to", {})
        target = str(relation.get("event_id"))
        if relation.get("rel_type") == "m.replace":
            if target in seen and seen[target].sender == event["sender"]:
                seen[target] = _edited(seen[target], event)
        elif relation.get("rel_type") == "m.annotation":
            reactions[target][str(relation.get("key"))].add(event["sender"])
        elif event["type"] in SHOWN and "state_key" not in event:
            seen[event["event_id"]] = _seen(event)
    return [
        replace(each, reactions={key: frozenset(who) for key, who in reactions[each.id].items()})
        for each in seen.values()
    ]


def _seen(event: Event) -> Seen:
    content, unsigned = event["content"], event.get("unsigned", {})
    relation = content.get("m.relates_to", {})
    threaded = relation.get("rel_type") == "m.thread"
    answers = relation.get("m.in_reply_to", {}).get("event_id")
    return Seen(
        id=event["event_id"],
        sender=event["sender"],
        kind=str(content.get("msgtype", event["type"])),
        body=str(content.get("body", "")),
        formatted_body=content.get("formatted_body"),
        thread=relation.get("event_id") if threaded else None,
        reply_to=None if threaded and relation.get("is_falling_back") else answers,
        edited=False,
        redacted="redacted_because" in unsigned,
        encrypted=bool(event.get("decrypted")) or event["type"] == "m.room.encrypted",
        file=_file(content),
        mentions=_mentions(content),
        transaction=unsigned.get("transaction_id"),
        content=content,
    )


def _edited(before: Seen, edit: Event) -> Seen:
    content = edit["content"].get("m.new_content", {})
    return replace(
        before,
        kind=str(content.get("msgtype", before.kind)),
        body=str(content.get("body", "")),
        formatted_body=content.get("formatted_body"),
        file=_file(content),
        mentions=_mentions(content),
        content=content,
        edited=True,
    )


def _mentions(content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(content.get("m.mentions", {}).get("user_ids", ()))


def _file(content: Mapping[str, Any]) -> File | None:
    keys = content.get("file")
    url = keys["url"] if keys else content.get("url")
    if not url:
        return None
    name = content.get("filename", content.get("body", ""))
    return File(str(name), str(content.get("info", {}).get("mimetype", "")), str(url), keys)
