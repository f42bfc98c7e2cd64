"""How the assistant speaks: rows of the outbox that are said once, in order, to the right reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.core.commands import Call
from bot.core.content import p, plain
from bot.core.errors import UserError
from bot.core.people import Actor
from bot.core.places import Address, Conversation, Direct, MessageRef
from bot.core.plan import Act, ActKind, Capabilities, Capability, Part
from bot.core.reply import Action, Field, FieldKind, Form, Reply, Seen
from bot.core.speak import Speaker, lane_of, send_key
from bot.store.choices import Choices
from bot.store.dialogs import Dialogs
from bot.store.engine import open_engine
from bot.store.outbox import Queue, outbox
from bot.store.people import Pseudonyms
from tests.conversations.theatre import NAME, Theatre, room
from tests.databases import Template

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
HALL = room("zaal")
ANNA, BEN = Actor(NAME, "anna", "Anna"), Actor(NAME, "ben", "Ben")
FORM = Form("Vraag", (Field("wat", "Wat?", FieldKind.LINE, True),), Action("Vraag", "vraag", once=True))


def clock() -> datetime:
    return NOW


def say(key: str, /, **values: object) -> str:
    return " ".join((key, *(str(value) for value in values.values())))


def say_english(key: str, /, **values: object) -> str:
    return "english " + say(key, **values)


@dataclass
class Mouth:
    """A speaker on an open transaction of a real outbox."""

    unit: Connection
    speaker: Speaker
    theatre: Theatre
    queue: Queue = field(default_factory=lambda: Queue(clock))
    choices: Choices = field(default_factory=Choices)
    dialogs: Dialogs = field(default_factory=Dialogs)
    people: Pseudonyms = field(default_factory=lambda: Pseudonyms(b"k" * 32))

    def answer(self, reply: Reply, id_: str = "e1", reply_to: MessageRef | None = None) -> None:
        """Answer Anna in the hall."""
        self.speaker.answer(self.call(id_), reply, reply_to)

    def call(self, id_: str) -> Call:
        """A call by Anna."""
        return Call(id_, ANNA, self.people.person(ANNA), HALL, NOW, say, self.unit)

    @property
    def parts(self) -> list[Part]:
        """What waits to be said, in order, lane by lane."""
        found: list[Part] = []
        for lane in self.queue.lanes(self.unit, NAME):
            row = self.queue.next(self.unit, NAME, lane)
            assert row is not None
            assert isinstance(row.delivery, Part)
            found.append(row.delivery)
        return found

    @property
    def rows(self) -> int:
        """How many deliveries wait."""
        return len(self.unit.execute(select(outbox.c.id)).all())


@pytest.fixture
def mouth(tmp_path: Path, migrated: Template) -> Iterator[Mouth]:
    engine = open_engine(migrated.put(tmp_path))
    theatre = Theatre(frozenset(Capability))
    queue, choices, dialogs, people = Queue(clock), Choices(), Dialogs(), Pseudonyms(b"k" * 32)
    says = {"nl": say, "en": say_english}
    speaker = Speaker({NAME: theatre}, queue, choices, dialogs, says.__getitem__, people.person, clock)
    with engine.begin() as unit:
        yield Mouth(unit, speaker, theatre, queue, choices, dialogs, people)
    engine.dispose()


def without(*capabilities: Capability) -> Capabilities:
    return frozenset(Capability) - frozenset(capabilities)


def test_a_key_fits_every_platform_and_is_the_same_for_the_same_seed() -> None:
    keys = {send_key(f"answer {number}") for number in range(200)}
    assert len(keys) == 200
    assert all(re.fullmatch(r"[a-z2-7]{24}", key) for key in keys)
    assert send_key("x") == send_key("x")


@pytest.mark.parametrize(
    ("to", "lane"),
    [
        (HALL, "toneel/ruimte/zaal"),
        (Conversation(NAME, "ruimte", "zaal", thread="t7"), "toneel/ruimte/zaal"),
        (Direct(NAME, "anna", "en"), "toneel/@anna"),
    ],
)
def test_a_thread_shares_the_lane_of_its_room(to: Address, lane: str) -> None:
    assert lane_of(Part(to, ())) == lane


def test_an_answer_to_one_event_is_queued_once_and_to_another_event_again(mouth: Mouth) -> None:
    ref = MessageRef(HALL, "m1")
    mouth.answer(Reply(p("hier")), "e1", ref)
    mouth.answer(Reply(p("hier")), "e1", ref)
    assert mouth.rows == 1
    assert (mouth.parts[0].answers, mouth.parts[0].reply_to) == ("e1", ref)
    mouth.answer(Reply(p("hier")), "e2")
    assert mouth.rows == 2


def test_a_long_answer_has_a_key_for_each_part(mouth: Mouth) -> None:
    long = Reply(tuple(p(str(number) * 1_000) for number in range(5)))
    mouth.answer(long)
    count = mouth.rows
    assert count > 2
    mouth.answer(long)
    assert mouth.rows == count


def test_unprompted_words_are_said_once_for_a_key_and_each_time_without(mouth: Mouth) -> None:
    for _ in range(2):
        mouth.speaker.say(mouth.unit, HALL, Reply(p("weekbericht")), reason="digest", key="digest:2026-W46")
    assert mouth.rows == 1
    for _ in range(2):
        mouth.speaker.say(mouth.unit, HALL, Reply(p("let op")), reason="notice")
    assert mouth.rows == 3


def test_an_act_is_done_once_for_a_key_in_a_lane_of_its_own(mouth: Mouth) -> None:
    act = Act(ActKind.TIMEOUT, NAME, "ruimte", "te druk", "ben", seconds=60)
    for _ in range(2):
        mouth.speaker.act(mouth.unit, act, reason="case", key="case:1")
    assert mouth.rows == 1
    assert mouth.queue.lanes(mouth.unit, NAME) == ["toneel/act"]


def test_buttons_are_for_the_asker_unless_they_are_for_everyone(mouth: Mouth) -> None:
    mine, ours = Action("mijn", "tel"), Action("ons", "tel", for_everyone=True)
    mouth.answer(Reply(p("kies"), (mine, ours)))
    first, second = mouth.parts[0].choices
    ben = mouth.people.person(BEN)
    with pytest.raises(UserError) as caught:
        mouth.choices.take(mouth.unit, first.token, ben, NOW)
    assert caught.value.key == "choice-not-yours"
    assert mouth.choices.take(mouth.unit, second.token, ben, NOW) == ours
    assert mouth.choices.take(mouth.unit, first.token, mouth.people.person(ANNA), NOW) == mine


def test_private_words_are_in_the_readers_language_with_buttons_for_the_reader(mouth: Mouth) -> None:
    mouth.theatre.capabilities = without(Capability.BUTTONS)
    to = Direct(NAME, "ben", "en")
    mouth.speaker.say(mouth.unit, to, Reply(p("nieuws"), (Action("ja", "tel"),)), reason="news")
    part = mouth.parts[0]
    assert part.to == to
    assert "english lower-choose-react" in plain(part.body)
    token = part.choices[0].token
    assert mouth.choices.by_number(mouth.unit, 1, mouth.people.person(BEN), None) == token
    assert mouth.choices.by_number(mouth.unit, 1, mouth.people.person(ANNA), None) is None


def test_a_form_is_a_question_that_waits_only_where_there_are_no_forms(mouth: Mouth) -> None:
    anna = mouth.people.person(ANNA)
    mouth.answer(Reply(form=FORM), "e1")
    form = mouth.parts[0].form
    assert form is not None
    assert mouth.choices.take(mouth.unit, form.token, anna, NOW) == FORM.action
    assert mouth.dialogs.pending(mouth.unit, anna, NOW) is None
    mouth.theatre.capabilities = without(Capability.FORMS)
    mouth.answer(Reply(form=FORM), "e2")
    assert mouth.dialogs.pending(mouth.unit, anna, NOW) == (FORM, "wat")
    assert mouth.dialogs.pending(mouth.unit, mouth.people.person(BEN), NOW) is None


def test_what_only_the_asker_may_read_is_addressed_to_the_asker(mouth: Mouth) -> None:
    mouth.answer(Reply(p("geheim"), to=Seen.ASKER), "e1")
    assert (mouth.parts[0].to, mouth.parts[0].only_for) == (HALL, "anna")
    mouth.theatre.capabilities = without(Capability.PRIVATE_REPLY)
    mouth.answer(Reply(p("geheim"), to=Seen.ASKER), "e2")
    part = next(x for x in mouth.parts if isinstance(x.to, Direct))
    assert part.to == Direct(NAME, "anna")
    assert part.then is not None
    assert part.otherwise is not None
    assert {plain(part.then.body), plain(part.otherwise.body)} == {
        "lower-sent-private",
        "lower-not-private",
    }
