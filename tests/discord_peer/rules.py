"""What Discord refuses about a message and its description does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

LONGEST, EMBEDS, IN_ROW, ROWS = 2000, 6000, 5, 5
ROW, BUTTON = 1, 2
Json = Any


def broken(body: Json) -> Iterator[str]:
    """A sentence for every rule that a message in a request breaks."""
    for said in _messages(body):
        if len(said.get("content") or "") > LONGEST:
            yield "content of more than 2,000 characters"
        if sum(map(_size, said.get("embeds") or ())) > EMBEDS:
            yield "embeds of more than 6,000 characters"
        yield from _of_components(said.get("components") or ())


def _messages(body: Json) -> Iterator[Json]:
    """The message in a request: the body itself, an answer to an interaction, the first post of a topic."""
    if isinstance(body, dict):
        yield from (x for x in (body, body.get("data"), body.get("message")) if isinstance(x, dict))


def _size(embed: Json) -> int:
    if not isinstance(embed, dict):
        return 0
    own = sum(len(embed.get(key) or "") for key in ("title", "description"))
    fields = sum(len(x.get("name") or "") + len(x.get("value") or "") for x in embed.get("fields") or ())
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    return own + fields + len(footer.get("text") or "") + len(author.get("name") or "")


def _of_components(rows: Json) -> Iterator[str]:
    rows = [x for x in rows if isinstance(x, dict) and x.get("type") == ROW]
    if len(rows) > ROWS:
        yield f"{len(rows)} rows of components"
    for row in rows:
        kinds = [x.get("type") for x in row.get("components", ())]
        if len(kinds) > IN_ROW or (len(kinds) > 1 and set(kinds) != {BUTTON}):
            yield f"a row of {kinds}: five buttons fit, or one menu"
    names = Counter(x["custom_id"] for row in rows for x in row.get("components", ()) if "custom_id" in x)
    yield from (f"the custom_id {name!r} occurs twice" for name, count in names.items() if count > 1)
