"""What may be public: numbers and names of organisations, tried first; a hole is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import UserError
from bot.core.people import Actor, Role
from moderation.door.proposal import Proposal
from moderation.door.proposing import Proposals
from moderation.door.publicity import Publicity, digits, entry
from tests.conversations.theatre import NAME
from tests.moderation.members.rig import GUARD, LISTS, SAYS

PROPOSALS = Proposals(GUARD, LISTS.lines)
MO = Actor(NAME, "mo", "Mo", frozenset({Role.MODERATOR}))
ANNA = Actor(NAME, "anna", "Anna")


@pytest.mark.parametrize(
    "words",
    [
        "0612345678",
        "06-12 34 56 78",
        "+31 6 12345678",
        "0031612345678",
        "+32 470 12 34 56",
        "0612",
        "12",
        "061",
    ],
)
def test_a_number_that_can_be_a_persons_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="door-public-number"):
        PROPOSALS.preview(words, ())


@pytest.mark.parametrize(
    "words",
    ["010-4123456", "+31 (0)20 624 1111", "0800 1234", "088-1234567", "14 010", "113", "+32 2 553 81 11"],
)
def test_a_number_of_an_organisation_can_be_public(words: str) -> None:
    assert PROPOSALS.preview(words, ()).entry == digits(words)


@pytest.mark.parametrize(
    "words",
    [
        "Kevin",
        "Kevin Jansen",
        "Samira el Amrani",
        "de moeder van Kevin",
        "mijn cliënt stichting",
        "Zuilekom",
        "Stichting 06-12345678",
        "kevin@stichting.nl school",
        "x" * 81,
        "",
        "Jan de Vries",
    ],
)
def test_a_name_of_a_person_is_refused_and_never_repeated(words: str) -> None:
    with pytest.raises(UserError, match="door-public-name") as raised:
        PROPOSALS.preview(words, ())
    assert raised.value.values == {}


@pytest.mark.parametrize(
    "words",
    ["Stichting Kevin Jansen", "Willemsen Jeugdhulp", "Huis van Jansen groep", "De Beukenschool Team"],
)
def test_a_name_of_an_organisation_can_be_public(words: str) -> None:
    shown = PROPOSALS.preview(words, ())
    public = Publicity([shown.entry])
    text = f"de moeder van {words} belde"
    assert not public.without(text, GUARD.examine(text).spans)


def test_what_would_change_is_shown_before_it_counts() -> None:
    shown = PROPOSALS.preview("010-4123456", ())
    assert shown.freed
    assert all("010-4123456" in each for each in shown.freed)
    assert PROPOSALS.preview("010-4123456", [shown.entry]).freed == shown.freed
    assert PROPOSALS.preview("112", ()).freed == ()


def test_what_is_public_says_nothing_of_what_stands_beside_it() -> None:
    public = Publicity(["0104123456", "stichting kevin jansen"])
    for text in (
        "Kevin Jansen is uit huis geplaatst",
        "moeder belt met 010-4123457",
        "mijn cliënt Kevin Jansens",
    ):
        spans = GUARD.examine(text).spans
        assert spans
        assert public.without(text, spans) == spans


@given(st.text(max_size=40))
def test_any_words_are_judged_without_an_error_of_ours(words: str) -> None:
    assert PROPOSALS.fits(words) in {True, False}
    assert Publicity([e for e in [entry(words)] if e]).without(words, GUARD.examine(words).spans) is not None


@pytest.mark.parametrize(
    "words",
    [
        "!openbaar 010-4123456",
        '!openbaar wat="010 412 34 56"',
        "openbaar Stichting Kevin Jansen",
        "make-public 0800 1234",
    ],
)
def test_the_door_knows_a_proposal_of_a_moderator(words: str) -> None:
    proposal = Proposal(SAYS.__getitem__, PROPOSALS.fits)
    assert proposal.made_by(MO, words)
    assert not proposal.made_by(ANNA, words)


@pytest.mark.parametrize(
    "words", ["!openbaar 06-12345678", "!signaal 010-4123456", "openbaar: Kevin Jansen", "010-4123456"]
)
def test_anything_else_of_a_moderator_is_no_proposal(words: str) -> None:
    assert not Proposal(SAYS.__getitem__, PROPOSALS.fits).made_by(MO, words)
