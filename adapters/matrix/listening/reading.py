"""What a message says: its words without what clients add, and what it answers, changes or calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import unescape
from typing import Any
from urllib.parse import unquote

VARIATION = "\N{VARIATION SELECTOR-16}"
KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"
WORDS = frozenset({"m.text", "m.emote"})
CAPTIONED = frozenset({"m.image", "m.file", "m.video", "m.audio"})
LONGEST_ID = 200
AHEAD = timedelta(minutes=5)
# A link to an account as clients write it in a message; the label has no markup of its own.
_PILL = re.compile(
    r'<a [^<>]{0,200}?href="https://matrix\.to/#/([^"<>]{1,400})"[^<>]{0,200}>([^<]{0,200})</a>'
)
_FALLBACK = re.compile(r"(?:> ?[^\n]*\n)+\n?")
_AFTER_NAME = re.compile(r"\s*[:,]?\s*")

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one message; ids are events of the same room. `named` when it calls the assistant.

    `file` tells that it is a file, picture or voice; of these only a caption is read, and nothing fetched.
    """

    text: str
    named: bool = False
    reply_to: str | None = None
    thread: str | None = None
    edits: str | None = None
    file: bool = False


def read(content: Content, me: str, called: str) -> Said | None:
    """A message in words, which a file may do without; None when it has none for us (what other bots say).

    `me` is the assistant's account, `called` what it is called in that room.
    """
    related = _part(content, "m.relates_to")
    edits = _id(related, "event_id") if related.get("rel_type") == "m.replace" else None
    whole = _part(content, "m.new_content") if edits else content
    text = _words(whole)
    if text is None:
        return None
    reply, thread = _answered(related)
    if reply is not None or edits is not None:
        text = _without_fallback(text)
    text, named = _named(whole, text, me, called)
    return Said(text.strip(), named, reply, thread, edits, whole.get("msgtype") in CAPTIONED)


def thread_of(content: Content) -> str | None:
    """The message that began the thread this one stands in, or None."""
    return _answered(_part(content, "m.relates_to"))[1]


def reacted(content: Content) -> tuple[str, str] | None:
    """The message that a reaction is about, and the emoji; None when it is no such reaction."""
    related = _part(content, "m.relates_to")
    target, key = _id(related, "event_id"), related.get("key")
    if related.get("rel_type") != "m.annotation" or target is None or not isinstance(key, str):
        return None
    return target, key[:32]


def spelled(emoji: str) -> Iterator[str]:
    """The ways one emoji is written: with and without the sign that asks for its picture."""
    bare = emoji.replace(VARIATION, "")
    yield emoji
    yield bare
    yield f"{bare[0]}{VARIATION}{KEYCAP}" if bare[1:] == KEYCAP else f"{bare}{VARIATION}"


def moment(event: Content, now: datetime) -> datetime:
    """When it was said; what cannot be, or lies ahead, counts as now."""
    try:
        at = datetime.fromtimestamp(event["origin_server_ts"] / 1000, UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return now
    return now if at > now + AHEAD else at


def event_key(prefix: str, event: str) -> str:
    """The id of an event for the bot, never too long to be kept."""
    if len(event) <= LONGEST_ID:
        return prefix + event
    return f"{prefix}#{sha256(event.encode()).hexdigest()}"


def _words(content: Content) -> str | None:
    body, kind = content.get("body"), content.get("msgtype")
    if not isinstance(body, str):
        return None
    if kind in CAPTIONED:
        # With a name of its own, what the body says is about the file (specification 1.10, media captions).
        name = content.get("filename")
        return body if isinstance(name, str) and name != body else ""
    return body if kind in WORDS else None


def _answered(related: Content) -> tuple[str | None, str | None]:
    """The message replied to, and the one that began the thread."""
    thread = _id(related, "event_id") if related.get("rel_type") == "m.thread" else None
    reply = _id(_part(related, "m.in_reply_to"), "event_id")
    if thread is not None and related.get("is_falling_back") is True:
        # Only for clients without threads: the last message of the thread, which nobody pointed at.
        reply = None
    return reply, thread


def _without_fallback(text: str) -> str:
    """The words without the quoted message that older clients put before a reply."""
    return _FALLBACK.sub("", text, count=1) if text.startswith("> <@") else text


def _named(content: Content, text: str, me: str, called: str) -> tuple[str, bool]:
    """The words with the accounts that are called by their ids, and without the assistant's own name."""
    mentioned = _part(content, "m.mentions").get("user_ids")
    named = isinstance(mentioned, list) and me in mentioned
    html = content.get("formatted_body")
    at = 0
    for target, label in _PILL.findall(html) if isinstance(html, str) else ():
        user, words = unquote(target).partition("?")[0], unescape(label)
        where = text.find(words, at) if words else -1
        if where < 0 or not user.startswith("@"):
            continue
        text = f"{text[:where]}{user}{text[where + len(words) :]}"
        at = where + len(user)
        named = named or user == me
    if me in text:
        return _without(text, me), True
    for name in (f"@{called}", called):
        # Who types the name without picking it from the list puts a colon or comma after it, as clients do.
        apart = text[len(name) :].lstrip()[:1] in {":", ","}
        if (named or apart) and text[: len(name)].casefold() == name.casefold():
            return _without(text, text[: len(name)]), True
    return text, named


def _without(text: str, name: str) -> str:
    """The words around a name."""
    before, _, after = text.partition(name)
    return f"{before.rstrip()} {after[_length(after) :]}".strip()


def _length(after: str) -> int:
    found = _AFTER_NAME.match(after)
    return found.end() if found else 0


def _part(content: Content, key: str) -> Content:
    found = content.get(key)
    return found if isinstance(found, dict) else {}


def _id(content: Content, key: str) -> str | None:
    found = content.get(key)
    return found if isinstance(found, str) and found else None
