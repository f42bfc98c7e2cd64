"""One part as events: what is written, in which relation, and what is attached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adapters.matrix.speaking.render import Rendered, pages
from bot.core.places import Audience, Conversation
from bot.core.plan import Part

KEY = "nl.vraagbaak.key"
"""Under which key something was said, to find it again when the homeserver has forgotten."""
SHORTEST_KEY = 22
PICTURES = "image/"

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letter:
    """One event to send; its key makes it sent once."""

    content: Content
    key: str


def letters(part: Part, key: str) -> list[Letter]:
    """What one part says, in order; the first carries the relation to what it answers or changes."""
    written = [_written(x) for x in pages(part.body)] or (
        [] if part.files else [_written(Rendered("", "", ()))]
    )
    made = []
    for number, content in enumerate(written):
        own = key if number == 0 else f"{key[:SHORTEST_KEY]}.{number}"
        if number == 0 and part.replaces is not None:
            content = _change(content, part.replaces.id)
        elif related := _related(part, first=number == 0):
            content["m.relates_to"] = related
        made.append(Letter({**content, KEY: own}, own))
    return made


def attachment(part: Part, number: int, where: Content, key: str) -> Letter:
    """The event that shows a file; `where` holds its address, or the keys that open it."""
    file = part.files[number]
    kind = "m.image" if file.media_type.startswith(PICTURES) else "m.file"
    own = f"{key[:SHORTEST_KEY]}f{number}" if part.body or number else key
    info = {"mimetype": file.media_type, "size": len(file.content)}
    content: Content = {"msgtype": kind, "body": file.name, "filename": file.name, "info": info, **where}
    if related := _related(part, first=False):
        content["m.relates_to"] = related
    return Letter({**content, "m.mentions": {}, KEY: own}, own)


def _written(said: Rendered) -> Content:
    content: Content = {"msgtype": "m.text", "body": said.plain}
    if said.html:
        content |= {"format": "org.matrix.custom.html", "formatted_body": said.html}
    # Always there: without it homeservers look for names in the words.
    return content | {"m.mentions": {"user_ids": list(said.mentions)} if said.mentions else {}}


def _change(content: Content, of: str) -> Content:
    """A change of an earlier message; clients that do not know changes show the star."""
    shown = {**content, "body": f"* {content['body']}", "m.mentions": {}}
    if "formatted_body" in content:
        shown["formatted_body"] = f"* {content['formatted_body']}"
    return {**shown, "m.new_content": content, "m.relates_to": {"rel_type": "m.replace", "event_id": of}}


def _related(part: Part, *, first: bool) -> Content | None:
    """The thread it stands in and the message it answers."""
    root = part.to.thread if isinstance(part.to, Conversation) else None
    # In private it is plain what is answered, and a quote of it only takes room.
    open_ = isinstance(part.to, Conversation) and part.to.audience is not Audience.DIRECT
    reply = part.reply_to.id if part.reply_to is not None and first and open_ else None
    if root is None:
        return {"m.in_reply_to": {"event_id": reply}} if reply else None
    falling_back = reply is None
    answered = {"event_id": reply or root}
    return {
        "rel_type": "m.thread",
        "event_id": root,
        "is_falling_back": falling_back,
        "m.in_reply_to": answered,
    }
