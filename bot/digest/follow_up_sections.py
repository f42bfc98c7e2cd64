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


def terms(digest: Json, words: Words) -> Section:
    """What the table and its secretary must do by when; what is late comes first."""
    # A digest that was published before there were terms has none.
    rows = tuple(
        (
            Cell(words.short_day(each["day"])),
            Cell(words.say(f"digest-term-{each['what']}")),
            Cell(each["id"], "code"),
            Cell(each["bundle"] or "", "code"),
            _when(each, words),
        )
        for each in digest.get("terms", ())
    )
    keys = ("due", "what", "", "bundle", "status")
    table = _table("digest-terms-caption", keys, rows, (13, 43, 14, 10, 20), words)
    return Section("terms", words.say("digest-terms"), _or_none(table, words))


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
    keys = ("", "question", "asked", "age", "status")
    rows = tuple(
        (
            Cell(each["id"], "code"),
            Cell(each["question"] or words.say("digest-question-gone")),
            Cell(words.count(each["asked"]), "number"),
            Cell(words.days(each["days"]), "number"),
            _state(each.get("late_days", 0), each.get("due"), words),
        )
        for each in digest["questions"]
    )
    table = _table("digest-gaps-caption", keys, rows, (11, 52, 9, 11, 17), words)
    note = words.say("digest-gaps-note")
    return Section("questions", words.say("digest-gaps"), _or_none(table, words), "F10", note)


def _action(each: Json, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(each["id"], "code"),
        Cell(each["text"]),
        Cell(words.name("owner", each["owner"])),
        Cell(each["bundle"] or "", "code"),
        Cell(words.days(each["days"]), "number"),
        Cell(words.short_day(each["due"])),
        _state(each["late_days"], each["due"], words),
    )


def _state(late: int, due: str | None, words: Words) -> Cell:
    """How late something is; that it runs when it has a day, and nothing when it has none."""
    if late:
        return Cell(words.say("digest-late-days", count=late), "tag", "late")
    return Cell(words.say("digest-runs"), "tag", "runs") if due else Cell("", "tag")


def _when(each: Json, words: Words) -> Cell:
    """How late a term is, or how long it still is."""
    if each["late_days"]:
        return Cell(words.say("digest-late-days", count=each["late_days"]), "tag", "late")
    return Cell(words.say("digest-days-left", count=each["days"]), "tag")


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
