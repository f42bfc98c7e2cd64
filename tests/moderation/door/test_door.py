"""The door: masked or held back, helped in words, and with the question before in mind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NoReturn

import pytest
from sqlalchemy import Connection

from bot.core.commands import Call
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.events import Screened
from bot.core.people import Actor
from bot.core.reply import Action, Seen
from bot.core.withheld import NO_CLIENT, Withheld
from moderation.door import store
from moderation.door.door import Door, Words
from moderation.door.lent import Lent
from moderation.door.misconduct import Misconduct, Routes
from moderation.door.model import Sensitivity
from moderation.door.proposal import Proposal
from moderation.door.proposing import Proposals
from moderation.door.small_world import Hints, SmallWorld
from moderation.door.strictness import Strictness
from moderation.door.tally import Tally
from moderation.guard.spans import Kind
from tests.conversations.theatre import NAME, room
from tests.moderation.members.rig import GUARD, LISTS, NOW, SAYS

HERE, THERE = room("praktijk"), room("toegang")
ANNA = Actor(NAME, "anna", "Anna")
QUESTION, ANSWER = "heb je zijn bsn?", "482913775"
NAMED = "Mijn cliënt Kevin Jansen is weggelopen van de groep"


class Silent:
    """A way out that nothing is said by."""

    def say(self, *given: object, **more: object) -> None:
        """Refuse."""
        raise AssertionError(given, more)

    act = say


@dataclass
class Seconds:
    """A clock in seconds that is moved by hand."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def door(seconds: Seconds) -> Door:
    strictness = Strictness(GUARD.policy, Sensitivity.NORMAL, {})
    tally = Tally(lambda work: None, lambda: NOW, GUARD.policy)
    hints = Hints(SmallWorld(LISTS.small_world, GUARD.lexicon), LENT.danger)
    routes = Routes(Misconduct(LISTS.misconduct, GUARD.lexicon), LISTS.routes)
    words = Words(hints, routes, Proposal(LENT.say_in, Proposals(GUARD, LISTS.lines).fits))
    return Door(GUARD, strictness, tally, LENT, words, seconds)


def nowhere(*given: object) -> NoReturn:
    """No platform is asked anything."""
    raise AssertionError(given)


LENT = Lent(Silent(), SAYS.__getitem__, *(nowhere,) * 7)


@pytest.fixture
def call(unit: Connection) -> Call:
    return Call("e1", ANNA, "anna-key", HERE, NOW, SAYS["nl"], unit)


def test_a_clean_text_passes_as_it_is(door: Door) -> None:
    text = "Roos van Leary blijft handig, dank Ineke!"
    assert door.screen(text, HERE, ANNA) == Screened(text)


def test_a_likely_find_is_masked_and_the_message_goes_on(door: Door) -> None:
    screened = door.screen("mijn skj-nummer is 123456782", HERE, ANNA)
    assert screened == Screened("mijn skj-nummer is [registratienummer]", ("PROFREG",))


def test_a_certain_find_holds_the_message_back(door: Door) -> None:
    screened = door.screen("bsn 123456782, tel moeder 06-12345678", HERE, ANNA)
    assert screened == Screened(
        "bsn [bsn], tel moeder [telefoon]",
        ("BSN", "PHONE"),
        refused=True,
        refused_by=(("bsn-cue", "BSN"), ("phone-mobile", "PHONE")),
    )


def test_an_answer_is_understood_by_the_question_before_it(door: Door) -> None:
    door.screen(QUESTION, HERE, ANNA)
    assert door.screen("even kijken", HERE, ANNA) == Screened("even kijken")
    assert door.screen(ANSWER, HERE, ANNA).kinds == ("BSN",)


def test_a_question_counts_in_its_own_room_and_for_seconds_only(door: Door, seconds: Seconds) -> None:
    door.screen(QUESTION, HERE, ANNA)
    assert door.screen(ANSWER, THERE, ANNA) == Screened(ANSWER)
    seconds.now = 200.0
    assert door.screen(ANSWER, HERE, ANNA) == Screened(ANSWER)


def test_a_message_looked_at_twice_is_judged_the_same(door: Door) -> None:
    door.screen(QUESTION, HERE, ANNA)
    assert door.screen(ANSWER, HERE, ANNA) == door.screen(ANSWER, HERE, ANNA)
    asking = "Hoe heet je cliënt? Groet, Karin"
    assert door.screen(asking, THERE, ANNA) == door.screen(asking, THERE, ANNA) == Screened(asking)


def test_memory_of_questions_is_bounded_and_holds_no_words(door: Door) -> None:
    for number in range(2000):
        door.screen(f"wat is het bsn van jongere{number}?", room(f"r{number}"), ANNA)
    assert door.screen(ANSWER, room("r0"), ANNA) == Screened(ANSWER)
    assert door.screen(ANSWER, room("r1999"), ANNA).refused
    parts = [vars(x) for x in vars(door).values() if hasattr(x, "__dict__")]
    assert "jongere1999" not in repr(vars(door)) + repr(parts)


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_explained_with_another_way_to_write_it(
    door: Door, locale: str, kind: Kind, call: Call
) -> None:
    draft = Screened("Moeder van [naam] belt", (kind.value,), refused=True)
    held = door.refusal(replace(call, say=SAYS[locale]), draft, None, None)
    name = SAYS[locale](f"guard-kind-{kind.value.lower()}")
    assert f"{name}: " in plain(held.blocks)
    assert held.to is Seen.ASKER


def test_the_draft_is_offered_to_send_with_one_press(door: Door, call: Call) -> None:
    screened = door.screen("bsn 123456782, wie kan kijken?", HERE, ANNA)
    confirm = Action("Verstuur deze versie", "zeg", {"tekst": screened.text}, once=True)
    held = door.refusal(call, screened, confirm, None)
    assert held.actions == (confirm,)
    assert "bsn [bsn], wie kan kijken?" in plain(held.blocks)
    assert "123456782" not in repr(held)


def waived(door: Door, words: str, call: Call) -> list[Action]:
    """The buttons under the refusal of these words that say it is no client."""
    screened = door.screen(words, HERE, ANNA)
    assert screened.refused
    actions = door.refusal(call, screened, None, Withheld(words)).actions
    return [action for action in actions if action.command == NO_CLIENT]


def test_what_may_be_no_client_can_be_let_go_on_by_its_writer_alone(
    door: Door, unit: Connection, call: Call
) -> None:
    (button,) = waived(door, NAMED, call)
    assert NAMED not in repr(button)
    assert door.released(call, button.given["bewaard"]).words == NAMED
    (counted,) = store.counts(unit, (NOW.date(), NOW.date()))
    assert (counted.kind, counted.waived, counted.refused) == ("NAME", 1, 1)
    with pytest.raises(UserError, match="guard-too-late"):
        door.released(replace(call, person="another"), button.given["bewaard"])


@pytest.mark.parametrize(
    "words", ["bsn 123456782", "Kevin Jansen, bsn 123456782", "rekening NL91ABNA0417164300 van moeder"]
)
def test_numbers_of_one_person_are_never_let_go_on(door: Door, words: str, call: Call) -> None:
    assert waived(door, words, call) == []


def test_what_was_held_is_gone_after_minutes_and_when_erased(
    door: Door, seconds: Seconds, call: Call
) -> None:
    (button,) = waived(door, NAMED, call)
    assert door.holding.forget(call.person) == 1
    with pytest.raises(UserError, match="guard-too-late"):
        door.released(call, button.given["bewaard"])
    (button,) = waived(door, NAMED, call)
    seconds.now = 601.0
    with pytest.raises(UserError, match="guard-too-late"):
        door.released(call, button.given["bewaard"])
    assert NAMED not in repr(vars(door.holding))


def test_who_posts_again_is_let_through_and_nobody_else_nor_later(
    door: Door, seconds: Seconds, call: Call
) -> None:
    door.given_back(call, Withheld(NAMED, meant=False))
    assert door.screen(NAMED, HERE, ANNA) == Screened(NAMED)
    # Typed again from memory it is another text about the same name.
    assert not door.screen(f"{NAMED}.. toch?", THERE, ANNA).refused
    assert door.screen(NAMED, HERE, replace(ANNA, id="ben")).refused
    assert door.screen(f"{NAMED} bsn 123456782", HERE, ANNA).refused
    assert NAMED not in repr(vars(door.holding))
    seconds.now = 601.0
    assert door.screen(NAMED, HERE, ANNA).refused


def test_memory_of_what_was_held_is_bounded(door: Door, call: Call) -> None:
    first = waived(door, NAMED, call)[0].given["bewaard"]
    for _ in range(300):
        waived(door, NAMED, call)
    with pytest.raises(UserError, match="guard-too-late"):
        door.released(call, first)
