"""The terms of a dossier for somebody's calendar: meetings with their terms, and action points (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, Todo

from bot.digest.calendar import DOMAIN
from bot.digest.words import Words

Json = dict[str, Any]


def calendar(dossier: Json, words: Words) -> bytes:
    """An event per meeting, closing of an agenda and sending of papers, and a to-do per open action point."""
    made, stamp = Calendar(), datetime.fromisoformat(dossier["as_of"])
    made.add("prodid", f"-//{DOMAIN}//{dossier['id']}//NL")
    made.add("version", "2.0")
    tasks = {each["id"]: each for each in dossier["review"]["tasks"]}
    for row in dossier["calendar"]:
        if row["what"] == "action":
            made.add_component(_todo(row, tasks[row["id"]], stamp, words))
        else:
            made.add_component(_event(row, stamp, words))
    return bytes(made.to_ical())


def _todo(row: Json, task: Json, stamp: datetime, words: Words) -> Todo:
    made = Todo()
    made.add("uid", f"{row['id']}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("summary", task["text"])
    owner = words.say(f"enum-owner-{task['owner']}")
    made.add("description", " · ".join(part for part in (owner, task["bundle"]) if part))
    made.add("due", date.fromisoformat(row["day"]))
    made.add("status", "NEEDS-ACTION")
    return made


def _event(row: Json, stamp: datetime, words: Words) -> Event:
    made, day = Event(), date.fromisoformat(row["day"])
    # A meeting keeps the number that the weekly digest gives it too.
    tail = "" if row["what"] == "meeting" else f"-{row['what']}"
    made.add("uid", f"{row['id']}{tail}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("summary", f"{row['id']}: {words.say('dossier-date-' + row['what'])}")
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    return made
