"""The terms of a digest for somebody's calendar: action points, feedback, and the next table (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Todo

from bot.digest.counting.build import Json
from bot.digest.owner import SECRETARY, Owner
from bot.digest.words import Words

DOMAIN = "vraagbaak"


def calendar(digest: Json, words: Words, owner: Owner | None = None) -> bytes:
    """A to-do per open action point and unsent feedback, of one owner or all, and the days of the next table.

    All is stamped as of the digest, under numbers that stay: a newer file replaces what an older one put in.
    """
    made, stamp = Calendar(), datetime.fromisoformat(digest["as_of"])
    made.add("prodid", f"-//{DOMAIN}//{digest['id']}//NL")
    made.add("version", "2.0")
    for each in digest["actions"]:
        if owner in {None, each["owner"]}:
            about = " · ".join(part for part in (words.name("owner", each["owner"]), each["bundle"]) if part)
            made.add_component(_todo(each["id"], each["text"], about, each["due"], stamp))
    if digest["next_table"]:
        table = digest["next_table"]
        made.add_component(_event(table["id"], words.say("digest-table"), table["date"], stamp))
    # A digest that was published before there were terms has none.
    for each in digest.get("terms", ()):
        said = words.say(f"digest-term-{each['what']}")
        if each["what"] in {"freeze", "papers"}:
            name = f"{each['id']}-{each['what']}"
            made.add_component(_event(name, f"{each['id']}: {said}", each["day"], stamp))
        elif each["what"] == "feedback" and owner in {None, SECRETARY}:
            title = f"{each['id']}: {said}"
            made.add_component(_todo(each["id"], title, each["bundle"] or "", each["day"], stamp))
    return bytes(made.to_ical())


def _todo(number: str, title: str, about: str, due: str, stamp: datetime) -> Todo:
    made = Todo()
    made.add("uid", f"{number}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("summary", title)
    made.add("description", about)
    made.add("due", date.fromisoformat(due))
    made.add("status", "NEEDS-ACTION")
    return made


def _event(number: str, title: str, day: str, stamp: datetime) -> Event:
    made, on = Event(), date.fromisoformat(day)
    made.add("uid", f"{number}@{DOMAIN}")
    made.add("dtstamp", stamp)
    made.add("summary", title)
    made.add("dtstart", on)
    made.add("dtend", on + timedelta(days=1))
    return made
