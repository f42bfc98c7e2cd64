"""What comes of signals, in words: action points, feedback and open questions."""

from __future__ import annotations

from typing import Any

from bot.digest.document import Block, Cell, Paragraphs, Section, Table
from bot.digest.words import Words

Json = dict[str, Any]


def actions(digest: Json, words: Words) -> Section:
    """Open action points; what is late comes first."""
    keys = ("", "action", "owner", "bundle", "age", "due", "status")
    rows = tuple(_action(each, words) for each in digest["actions"])
    table = _table("digest-actions-caption", keys, rows, (11, 31, 16, 8, 10, 9, 15), words)
    return Section("actions", words.say("digest-actions"), _or_none(table, words), "F5")


def fed_back(digest: Json, words: Words) -> Section:
    """What was told this week of what came of a bundle, and how long people waited."""
    keys = ("", "feedback", "day", "people", "channels")
    rows = tuple(
        (
            Cell(each["bundle"], "code"),
            Cell(each["text"]),
            Cell(words.short_day(each["day"])),
            Cell(each["people"], "number"),
            Cell(words.count(each["channels"]), "number"),
        )
        for each in digest["fed_back"]
    )
    table = _table("digest-fed-back-caption", keys, rows, (9, 61, 10, 10, 10), words)
    waited = [
        words.say(
            f"digest-waited-{key}", days=words.number(days), count=int(days) if days == int(days) else days
        )
        for key, days in digest["waited_days"].items()
        if days is not None
    ]
    blocks = (*_or_none(table, words), *((Paragraphs((" ".join(waited),)),) if waited else ()))
    return Section("fed-back", words.say("digest-fed-back"), blocks, "F11")


def questions(digest: Json, words: Words) -> Section:
    """Questions that nothing in the knowledge base answers, for the programme board."""
    keys = ("", "question", "asked", "age")
    rows = tuple(
        (
            Cell(each["id"], "code"),
            Cell(each["question"] or words.say("digest-question-gone")),
            Cell(words.count(each["asked"]), "number"),
            Cell(words.days(each["days"]), "number"),
        )
        for each in digest["questions"]
    )
    table = _table("digest-gaps-caption", keys, rows, (11, 67, 10, 12), words)
    note = words.say("digest-gaps-note")
    return Section("questions", words.say("digest-gaps"), _or_none(table, words), "F10", note)


def _action(each: Json, words: Words) -> tuple[Cell, ...]:
    late = each["late_days"]
    state = (
        Cell(words.say("digest-late-days", count=late), "tag", "late")
        if late
        else Cell(words.say("digest-runs"), "tag", "runs")
    )
    return (
        Cell(each["id"], "code"),
        Cell(each["text"]),
        Cell(words.name("owner", each["owner"])),
        Cell(each["bundle"] or "", "code"),
        Cell(words.days(each["days"]), "number"),
        Cell(words.short_day(each["due"])),
        state,
    )


def _table(
    caption: str,
    keys: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    widths: tuple[int, ...],
    words: Words,
) -> Table:
    head = tuple(words.say(f"digest-{key}") if key else words.say("digest-number") for key in keys)
    return Table(words.say(caption), head, rows, widths)


def _or_none(table: Table, words: Words) -> tuple[Block, ...]:
    return (table,) if table.rows else (Paragraphs((words.say("digest-none"),)),)
