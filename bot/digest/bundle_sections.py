"""Bundles in words: a card for each that needs attention, and a table of all others that adds up."""

from __future__ import annotations

from typing import Any

from bot.digest.counting.people import UNKNOWN
from bot.digest.document import Card, Cards, Cell, Paragraphs, Section, Table
from bot.digest.words import Words

Json = dict[str, Any]


def attention(digest: Json, words: Words) -> Section:
    """The bundles that rise, are new or are the largest."""
    rows = {row["id"]: row for row in digest["bundles"]}
    cards = tuple(_card(rows[id_], digest, words) for id_ in digest["attention"])
    none = Paragraphs((words.say("digest-none"),))
    title, note = words.say("digest-attention"), words.say("digest-attention-note")
    return Section("attention", title, (Cards(cards) if cards else none,), note=note)


def others(digest: Json, words: Words) -> Section:
    """Every other bundle with signals in twelve weeks or silent for long; with the cards they make F1."""
    say = words.say
    rows = [_row(row, words) for row in digest["bundles"] if row["id"] not in digest["attention"]]
    cards = [row for row in digest["bundles"] if row["id"] in digest["attention"]]
    sums = sum(row["week"] for row in cards), sum(row["total"] for row in cards)
    if cards:
        rows.insert(0, _counted(say("digest-above", count=len(cards)), *sums, words))
    loose = digest["loose"]
    rows.append(_counted(say("digest-loose"), loose["week"], loose["total"], words))
    given = digest["figures"][0]
    foot = _counted(say("digest-total"), given["value"], sum(given["series"]), words)
    keys = ("bundle", "week", "weeks12", "people", "endorsed", "trend", "status")
    head = ("", *(say(f"digest-{key}") for key in keys))
    table = Table(say("digest-bundles-caption"), head, tuple(rows), (8, 33, 7, 9, 8, 9, 12, 14), foot)
    return Section("bundles", say("digest-bundles"), (table,), note=say("digest-bundles-note"))


def _counted(name: str, week: int, total: int, words: Words) -> tuple[Cell, ...]:
    return Cell(""), Cell(name), Cell(words.count(week), "number"), Cell(words.count(total), "number")


def _row(row: Json, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(row["id"], "code"),
        Cell(row["title"]),
        Cell(words.count(row["week"]), "number"),
        Cell(words.count(row["total"]), "number"),
        Cell(row["people"], "number"),
        Cell(words.count(row["endorsed"]), "number"),
        words.tag(row["trend"]),
        words.status(row),
    )


def _card(row: Json, digest: Json, words: Words) -> Card:
    say = words.say
    numbers = {
        "week": words.count(row["week"]),
        "weeks12": words.count(row["total"]),
        "people": row["people"],
        "endorsed": words.count(row["endorsed"]),
    }
    about = [words.name("theme", row["theme"]), words.name("level", row["level"])]
    reach = next((x["regions"] for x in digest["spread"]["reach"] if x["bundle"] == row["id"]), "")
    quote = next((q for q in digest["quotes"] if q["bundle"] == row["id"]), None)
    return Card(
        id=row["id"],
        title=row["title"],
        about=" · ".join(about),
        tag=words.tag(row["trend"]),
        quote=quote["text"] if quote else "",
        by=_by(quote, words) if quote else "",
        numbers=tuple((value, say(f"digest-{key}")) for key, value in numbers.items()),
        series=tuple(row["series"]),
        status=words.status(row),
        reach=say("digest-reach", regions=reach) if reach else "",
    )


def _by(quote: Json, words: Words) -> str:
    said = [words.say("digest-quoted")]
    if quote["perspective"] != UNKNOWN:
        said.insert(0, words.name("perspective", quote["perspective"]))
    if quote["pinned"]:
        said.append(words.say("digest-pinned"))
    return " · ".join(said)
