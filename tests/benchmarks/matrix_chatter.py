"""Chatter as a real homeserver tells of it: recorded once, then said again by others, as often as wanted."""

from __future__ import annotations

import json
import random
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapters.matrix.listening.sync import FILTER, FIRST_FILTER
from tests.evaluation.rows import DATA, load
from tests.homeserver.arriving import People
from tests.homeserver.asking import at
from tests.homeserver.people import Person

Json = dict[str, Any]
MARK = "hier staat wat iemand zegt"
SHARES: Mapping[str, int] = {
    "message": 60,
    "reply": 12,
    "thread": 8,
    "reaction": 13,
    "edit": 5,
    "redaction": 1,
    "member": 1,
}
"""Of a hundred things that happen in a room, how many are what."""
SAYINGS = 277
"""A prime number of texts, so that nobody comes to the same words again: that would be a flood."""
REGULARS, ANSWERABLE = 25, 10
"""So many people talk in one room, and one of the last so many messages is answered or taken back."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the homeserver gave: a room as it comes in, and one answer for each thing that can happen."""

    me: str
    room: str
    first: Json
    """The room in the first answer of all."""
    told: Mapping[str, Json]
    """The room in the answer that told of this, with one event in its timeline."""
    member: Json
    """Who spoke, as the homeserver tells that along with their first words."""
    said: str
    """The message that was answered, edited and taken back."""


async def record(people: People) -> Recorded:
    """Do each thing once in a room of a real homeserver, and keep what the assistant's account is told."""
    anna, listener = await people.person("Anna Bos"), await people.person("Vraagbaak")
    room = await anna.creates("Zaal", preset="public_chat", power_levels={"users": {listener.id: 50}})
    await listener.joins(room)
    first, since = await _told(listener, room, None)
    said = await anna.says(room, MARK)
    before, since = await _told(listener, room, since)
    told = {}
    for what in SHARES:
        await _does(people, anna, what, room, said)
        told[what], since = await _told(listener, room, since)
    member = next(x for x in before["state"]["events"] if x["state_key"] == anna.id)
    return Recorded(listener.id, room, first, told, member, said)


async def _told(listener: Person, room: str, since: str | None) -> tuple[Json, str]:
    given = {"filter": json.dumps(FILTER if since else FIRST_FILTER), **({"since": since} if since else {})}
    told = await listener.asks("GET", at("sync", timeout=10_000, **given))
    return told["rooms"]["join"][room], told["next_batch"]


async def _does(people: People, anna: Person, what: str, room: str, said: str) -> None:
    match what:
        case "message":
            await anna.says(room, MARK)
        case "reply":
            await anna.says(room, MARK, reply_to=said, mentions=[anna.id])
        case "thread":
            await anna.says(room, MARK, thread=said)
        case "reaction":
            await anna.reacts(room, said, "👍")
        case "edit":
            await anna.edits(room, said, MARK)
        case "redaction":
            await anna.redacts(room, said)
        case "member":
            await (await people.person("Bo Smit")).joins(room)


@dataclass
class Talk:
    """One room: who was seen in it, and what was said last."""

    id: str
    regulars: Sequence[str]
    known: set[str] = field(default_factory=set)
    last: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=ANSWERABLE))


class Chatter:
    """Members of rooms who talk without end; the same seed says the same.

    Every event has an id of its own, `apart` seconds lie between two, and `began` is when the first is said.
    """

    def __init__(self, recorded: Recorded, members: int, rooms: int, began: float, apart: float) -> None:
        self.recorded = recorded
        self.members = [f"@lid-{number:04}:localhost" for number in range(members)]
        self.talks = [
            Talk(
                f"!kamer{number}:localhost",
                [self.members[(number * 5 + x) % members] for x in range(REGULARS)],
            )
            for number in range(rooms)
        ]
        self._random = random.Random(1)
        self._words = sayings()
        self._texts = {
            what: json.dumps(told["timeline"]["events"][0]) for what, told in recorded.told.items()
        }
        self._began, self._apart = began, apart
        self.count = 0

    def first(self) -> Json:
        """The first answer of all: the rooms as they are."""
        text = json.dumps(self.recorded.first)
        joined = {x.id: json.loads(text.replace(self.recorded.room, x.id)) for x in self.talks}
        return {"next_batch": "s0", "rooms": {"join": joined}}

    def answers(self, events: int, each: int, rooms: int = 1) -> Iterator[str]:
        """So many events in answers that tell of `each` at once, spread over so many rooms; as JSON."""
        for _ in range(events // each):
            joined: dict[str, Json] = {}
            talks = self._random.sample(self.talks, rooms)
            for number in range(each):
                talk = talks[number % rooms]
                told = joined.setdefault(talk.id, self._empty())
                self._happens(talk, told)
            yield json.dumps({"next_batch": f"s{self.count}", "rooms": {"join": joined}})

    def _empty(self) -> Json:
        told = self.recorded.told["message"]
        return {**told, "timeline": {**told["timeline"], "events": []}, "state": {"events": []}}

    def _happens(self, talk: Talk, told: Json) -> None:
        what = self._random.choices(list(SHARES), list(SHARES.values()))[0] if talk.last else "message"
        who, about = self._random.choice(talk.regulars), ""
        if talk.last:
            # People change what they said just now.
            about, author = talk.last[-1] if what == "edit" else self._random.choice(talk.last)
            who = author if what in {"edit", "redaction"} else who
        event = self._said(what, who, about)
        if what not in {"reaction", "edit", "redaction", "member"}:
            talk.last.append((event["event_id"], who))
        if who not in talk.known:
            talk.known.add(who)
            told["state"]["events"].append(self._again(json.dumps(self.recorded.member), who, ""))
        told["timeline"]["events"].append(event)

    def _said(self, what: str, who: str, about: str) -> Json:
        self.count += 1
        event = self._again(self._texts[what], who, about)
        event["event_id"] = f"${self.count:043}"
        event["origin_server_ts"] = int((self._began + self.count * self._apart) * 1000)
        return event

    def _again(self, text: str, who: str, about: str) -> Json:
        """An event of the recording, by someone else about something else."""
        words = json.dumps(self._words[self.count % len(self._words)])[1:-1]
        author = json.loads(text)["sender"]
        text = text.replace(author, who).replace(self.recorded.said, about).replace(MARK, words)
        event: Json = json.loads(text)
        return event


def sayings() -> Sequence[str]:
    """What people say: the questions of the development set, in rooms where nobody waits for an answer."""
    return [str(row["text"]) for row in load(DATA / "knowledge.jsonl")][:SAYINGS]
