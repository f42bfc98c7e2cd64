"""The terms of a digest for somebody's calendar: action points to do, and the next table (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Todo

from bot.digest.counting.build import Json
from bot.digest.words import Words

DOMAIN = "vraagbaak"


def calendar(digest: Json, words: Words) -> bytes:
    """A to-do per open action point and an event for the next table, all stamped as of the digest."""
    made, stamp = Calendar(), datetime.fromisoformat(digest["as_of"])
    made.add("prodid", f"-//{DOMAIN}//{digest['id']}//NL")
    made.add("version", "2.0")
    for each in digest["actions"]:
        made.add_component(_todo(each, stamp, words))
    if digest["next_table"]:
        made.add_component(_table(digest["next_table"], stamp, words))
    return bytes(made.to_ical())


def _todo(each: Json, stamp: datetime, words: Words) -> Todo:
    made = Todo()
    made.add("uid", f"{each['id']}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("summary", each["text"])
    made.add(
        "description",
        " · ".join(part for part in (words.name("owner", each["owner"]), each["bundle"]) if part),
    )
    made.add("due", date.fromisoformat(each["due"]))
    made.add("status", "NEEDS-ACTION")
    return made


def _table(table: Json, stamp: datetime, words: Words) -> Event:
    made, day = Event(), date.fromisoformat(table["date"])
    made.add("uid", f"{table['id']}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("summary", words.say("digest-table"))
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    return made
