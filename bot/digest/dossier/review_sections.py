"""The look back in words: decisions of earlier meetings, what became of them, and what contributors said."""

from __future__ import annotations

from typing import Any

from bot.digest.document import Block, Cell, Paragraphs, Section, Subhead, Table
from bot.digest.words import Words

Json = dict[str, Any]
_COLOURS = {"groen": "dalend", "oranje": "runs", "rood": "late", "grijs": "incidenteel"}
"""Which tag of the digest an action point looks like; the word says the same as the colour."""


def review(dossier: Json, words: Words) -> Section:
    """Every decision and action point with its light, and what was fed back."""
    told, say = dossier["review"], words.say
    blocks: list[Block] = [Subhead(say("dossier-decisions")), *_table(_decisions(told, words), words)]
    blocks += [Subhead(say("dossier-tasks")), *_table(_tasks(told, words), words)]
    blocks += [Subhead(say("dossier-fed-back")), *_table(_fed_back(told, words), words)]
    if told["answers"]:
        said = (
            say("dossier-answered", bundle=bundle, answers=", ".join(answers))
            for bundle, answers in _answers(told["answers"], words).items()
        )
        blocks.append(Paragraphs((*said, say("dossier-answered-note"))))
    return Section("review", say("dossier-review"), tuple(blocks))


def _answers(rows: list[Json], words: Words) -> dict[str, list[str]]:
    """What contributors answered, by bundle."""
    found: dict[str, list[str]] = {}
    for x in rows:
        kind = words.say(f"dossier-answer-{x['kind']}")
        found.setdefault(x["bundle"], []).append(f"{kind} {x['people']}")
    return found


def _decisions(told: Json, words: Words) -> Table:
    say = words.say
    rows = tuple(
        (
            Cell(x["id"], "code"),
            Cell(f"{x['bundle']} {x['title']}"),
            Cell(f"{say('enum-outcome-' + x['outcome'])}: {x['text']}"),
            Cell(say(f"enum-recipient-{x['recipient']}")),
            Cell(say(f"enum-owner-{x['owner']}")),
            Cell(words.short_day(x["due"])),
        )
        for x in told["decisions"]
    )
    keys = ("digest-number", "digest-bundle", "dossier-decision", "dossier-to", "digest-owner", "digest-due")
    return Table(say("dossier-decisions-caption"), tuple(map(say, keys)), rows, (12, 17, 27, 19, 17, 8))


def _tasks(told: Json, words: Words) -> Table:
    say = words.say
    rows = tuple(
        (
            Cell(x["id"], "code"),
            Cell(f"{x['text'].rstrip('.')}. {x['result']}" if x["result"] else x["text"]),
            Cell(say(f"enum-owner-{x['owner']}")),
            Cell(x["bundle"] or "", "code"),
            Cell(words.short_day(x["due"])),
            Cell(say(f"dossier-light-{x['light']}"), "tag", _COLOURS[x["light"]]),
        )
        for x in told["tasks"]
    )
    keys = ("digest-number", "digest-action", "digest-owner", "digest-bundle", "digest-due", "digest-status")
    return Table(say("dossier-tasks-caption"), tuple(map(say, keys)), rows, (12, 37, 17, 9, 10, 15))


def _fed_back(told: Json, words: Words) -> Table:
    say = words.say
    rows = tuple(
        (
            Cell(x["bundle"], "code"),
            Cell(x["text"]),
            Cell(words.short_day(x["day"])),
            Cell(x["people"], "number"),
        )
        for x in told["fed_back"]
    )
    keys = ("digest-bundle", "digest-feedback", "digest-day", "digest-people")
    return Table(say("dossier-fed-back-caption"), tuple(map(say, keys)), rows, (10, 66, 12, 12))


def _table(table: Table, words: Words) -> tuple[Block, ...]:
    return (table,) if table.rows else (Paragraphs((words.say("digest-none"),)),)
