"""The example messages: what must be found is found, clean messages stay clean."""

from __future__ import annotations

import pytest

from moderation.guard.guard import Guard
from moderation.guard.spans import Verdict
from tests.moderation.guard.marked import Marked, examples, read

# How many messages of a file may go wrong: they were written to find the edges, and some edges are known.
KNOWN_EDGES = {
    "first": 0,
    "second": 1,
    "third": 3,
    "fourth": 4,
    "fifth": 1,
    "sixth": 2,
    "seventh": 0,
    "eighth": 2,
    "ninth": 5,
    "tenth": 18,
    "eleventh": 27,
    "twelfth": 7,
    "thirteenth": 5,
    "fourteenth": 25,
}


@pytest.mark.parametrize("name", KNOWN_EDGES)
def test_what_identifies_a_client_is_covered(guard: Guard, name: str) -> None:
    missed = [one.text for one in examples(name) if not _covered(guard, one)]
    assert len(missed) <= KNOWN_EDGES[name], missed


@pytest.mark.parametrize("name", KNOWN_EDGES)
def test_clean_messages_go_on_untouched(guard: Guard, name: str) -> None:
    clean = [one for one in examples(name) if not one.wanted and not one.allowed]
    stopped = [one.text for one in clean if guard.examine(one.text, one.context).spans]
    assert clean
    assert stopped == []


@pytest.mark.parametrize("name", KNOWN_EDGES)
def test_a_message_with_data_never_counts_as_ok(guard: Guard, name: str) -> None:
    marked = [one for one in examples(name) if one.wanted and _covered(guard, one)]
    assert all(guard.examine(one.text, one.context).verdict is not Verdict.OK for one in marked)


def test_registration_numbers_are_masked_but_never_refused(guard: Guard) -> None:
    one = read("mijn skj-nummer is {PROFREG:123456782}, hoe lang duurt herregistratie?")
    found = guard.examine(one.text)
    assert [(span.start, span.end, span.type.value) for span in found.spans] == list(one.wanted)
    assert found.verdict is Verdict.MASK


@pytest.mark.parametrize(
    "text",
    [
        "bsn 123456782, wie kan kijken?",
        "Adres van moeder: Lindelaan 12, 3571 AB Utrecht",
        "geboren 12-03-2010, wie kent een plek?",
        "mijn cliënt Tim de Boer is weggelopen van de groep",
    ],
)
def test_what_is_certain_is_refused(guard: Guard, text: str) -> None:
    assert guard.examine(text).verdict is Verdict.REFUSE


def _covered(guard: Guard, one: Marked) -> bool:
    found = guard.examine(one.text, one.context).spans
    covered = {place for span in found for place in range(span.start, span.end)}
    return all(
        sum(place in covered for place in range(start, end)) >= 0.9 * (end - start)
        for start, end, _ in one.wanted
    )
