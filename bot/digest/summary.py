"""The digest in a few lines for a chat: at most 1,800 characters, whatever people called their bundles."""

from __future__ import annotations

from typing import Any

from bot.core.content import Block, Body, b, h, p, ul
from bot.digest.counting.week import parse
from bot.digest.telling import lead, queue
from bot.digest.words import Words

Json = dict[str, Any]
SHOWN, TITLE, LINE = 3, 90, 320
"""So many bundles are named, with so much of their titles, and a sentence is no longer than this."""


def summary(digest: Json, words: Words) -> Body:
    """The week in short, the first bundles that need attention, and what waits."""
    week = parse(digest["week"])
    span = {"from": words.short_day(digest["from"]), "to": words.short_day(digest["to"])}
    title = words.say("digest-chat-title", number=week.number, edition=words.edition(digest), **span)
    moving = [row for row in digest["bundles"] if row["id"] in digest["attention"]][:SHOWN]
    said: list[Block] = [h(title), *(p(cut(line, LINE)) for line in lead(digest, words))]
    if moving:
        said.append(ul(*((b(row["id"]), f" {_moved(row, words)}") for row in moving)))
    if digest["queue"]["waiting"]:
        said.append(p(queue(digest, words)))
    said.append(p(words.say("digest-chat-full")))
    return tuple(said)


def cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _moved(row: Json, words: Words) -> str:
    tag = words.tag(row["trend"]).text
    numbers = words.say("digest-chat-bundle", now=row["week"], mean=words.mean(row["mean"]), trend=tag)
    return f"{cut(row['title'], TITLE)}: {numbers}"
