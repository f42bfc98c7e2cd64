"""Meetings and agendas in words."""

from __future__ import annotations

from datetime import date

from bot.core.arguments import option_label
from bot.core.commands import Say
from bot.core.content import Block, Line, b, card, line
from bot.table.model import Issue, Item, Meeting
from bot.table.priority import Priority, Weight, priority


def day_words(say: Say, day: date) -> str:
    """A day in words."""
    return say("table-day", day=day)


def meeting_card(say: Say, found: Meeting, on_agenda: int) -> Block:
    """A meeting with its terms."""
    facts = (
        (say("table-fact-day"), day_words(say, found.day)),
        (say("table-fact-freeze"), day_words(say, found.freeze)),
        (say("table-fact-papers"), day_words(say, found.papers)),
        (say("table-fact-items"), str(on_agenda)),
    )
    return card(found.id, None, facts=facts)


def item_line(say: Say, place: int, found: Item, issue: Issue | None, weight: Weight) -> Line:
    """An item in the list of an agenda."""
    title = issue.title if issue else ""
    score = say("table-score", score=priority(weight).score)
    notes = [say("table-item-placed", reason=found.place_reason)] if found.place else []
    notes += [say("table-item-late", reason=found.late)] if found.late else []
    return line(f"{place}. ", b(found.bundle), f" {title} · {score}", *(f" · {note}" for note in notes))


def item_card(say: Say, found: Item, issue: Issue | None, weight: Weight) -> Block:
    """One item with all that is known of it."""
    parts = priority(weight)
    facts = [
        (say("table-fact-question"), found.question),
        (say("table-fact-owner"), option_label(found.owner, say)),
        (say("table-fact-asked-of"), found.asked_of),
        (say("table-fact-reaction"), found.reaction or say("table-no-reaction")),
        (say("table-fact-score"), score_words(say, parts)),
    ]
    if found.place:
        facts.append((say("table-fact-place"), f"{found.place}: {found.place_reason}"))
    if found.late:
        facts.append((say("table-fact-late"), found.late))
    return card(f"{found.bundle} · {issue.title if issue else ''}", None, facts=facts)


def score_words(say: Say, parts: Priority) -> str:
    """A score with the parts it is the mean of."""
    shown = ", ".join(f"{say(f'table-part-{name}')} {value}" for name, value in parts.parts.items())
    return f"{parts.score} ({shown})"
