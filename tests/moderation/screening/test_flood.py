"""Floods: too much, too often, too many together; and lively rooms that are none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from moderation.screening.config import ScreeningConfig
from moderation.screening.finding import FINE, Action, Finding, Label, Post
from moderation.screening.screening import Screening, learn
from tests.moderation.screening.conftest import START

Said = tuple[str, float, str]


def worst(
    config: ScreeningConfig, said: Iterable[Said], room: str = "algemeen", days: float = 120
) -> Finding:
    """The harshest finding about a conversation of (author, seconds, text)."""
    screening, found = Screening(learn(config)), FINE
    for author, seconds, text in said:
        where = text.partition("##")[2] or room
        post = Post(
            author, START + timedelta(seconds=seconds), where, text.partition("##")[0], joined_days=days
        )
        finding = screening.look(post)
        found = finding if finding.harsher_than(found) else found
    return found


def every(seconds: float, texts: Iterable[str], author: str = "a") -> list[Said]:
    return [(author, number * seconds, text) for number, text in enumerate(texts)]


def crowd(seconds: float, texts: Iterable[str]) -> list[Said]:
    return [(f"u{number}", number * seconds, text) for number, text in enumerate(texts)]


TOO_MUCH: dict[str, list[Said]] = {
    "burst": every(1, [f"regel {n}" for n in range(9)]),
    "slow stream": every(
        5,
        [
            "dit",
            "is",
            "een",
            "lange",
            "rij",
            "van",
            "losse",
            "woorden",
            "die",
            "maar",
            "niet",
            "ophoudt",
            "hoor",
        ],
    ),
    "the same": every(3, ["lees mijn bericht eens"] * 5),
    "nearly the same": every(8, [f"lees nu allemaal mijn lange bericht{'!' * n}" for n in range(5)]),
    "the same, slowly": every(120, ["lees mijn lange bericht nu eens"] * 6),
    "rooms": every(15, [f"lees mijn lange bericht nu eens##kamer{n}" for n in range(4)]),
    "mentions": every(5, [f"<@{n}> kijk" for n in range(9)]),
    "links": every(4, [f"https://plek{n}.example/a lees" for n in range(9)]),
    "emoji": [("a", 0, "🔥😂" * 20)],
    "blank lines": [("a", 0, "hoi" + "\n" * 25 + "dag")],
    "one letter": [("a", 0, "A" * 90)],
    "a phrase": [("a", 0, "LUISTER NU EENS NAAR MIJ " * 12)],
    "stacked marks": [
        ("a", 0, "h\u0310\u0321\u0333\u0334o\u0310\u0321\u0333\u0334i\u0310\u0321\u0333\u0334 " * 4)
    ],
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_a_flood(config: ScreeningConfig, name: str) -> None:
    finding = worst(config, TOO_MUCH[name])
    assert (finding.label, finding.action.weight >= Action.REMOVE.weight) == (Label.FLOOD, True)


LIVELY: dict[str, list[Said]] = {
    "ten times ja": crowd(1.5, ["ja", "Ja!", "eens", "ja", "+1"] * 2),
    "letters of a poll": crowd(1, "ABCDABDCAB"),
    "five lines in a row": every(1.4, ["Hoi", "ik heb een vraag", "over pleegzorg", "mag dat hier?", "dank"]),
    "congratulations": crowd(2, ["Gefeliciteerd met je diploma! 🎉"] * 8),
    "thanks": every(6, [f"Dank je wel <@{n}>!" for n in range(8)]),
    "sources": every(5, [f"https://www.nji.nl/pagina-{n}" for n in range(8)]),
    "the same twice": every(3, ["weet iemand wanneer de themadag is?"] * 2),
    "a table": [("a", 0, "| naam | uur |\n|---|---|\n" + "| x | 1 |\n" * 15)],
    "a long law": [("a", 0, "Het college draagt zorg voor een toereikend aanbod van voorzieningen. " * 3)],
    "families": [("a", 0, "👨‍👩‍👧‍👦" * 6 + " gezinsdag was top")],
}


@pytest.mark.parametrize("name", LIVELY)
def test_a_lively_room_is_no_flood(config: ScreeningConfig, name: str) -> None:
    assert worst(config, LIVELY[name]) == FINE


def test_new_members_who_say_the_same_are_a_raid(config: ScreeningConfig) -> None:
    said = crowd(1, [f"jullie zijn overgenomen door de koningen {n}" for n in range(6)])
    assert worst(config, said, days=0).label is Label.FLOOD
    assert worst(config, said, days=200) == FINE


def test_new_members_who_introduce_themselves_are_no_raid(config: ScreeningConfig) -> None:
    names = ("Jan", "Fatima", "Kees", "Lotte", "Sara")
    said = crowd(6, [f"Hallo allemaal, ik ben {name} en werk bij het wijkteam" for name in names])
    assert worst(config, said, days=0) == FINE


def test_time_is_that_of_the_messages(config: ScreeningConfig) -> None:
    assert worst(config, every(3600, ["lees mijn bericht eens"] * 12)) == FINE


def test_memory_stays_bounded(config: ScreeningConfig) -> None:
    screening = Screening(learn(config))
    for number in range(config.thresholds["flood"]["members_remembered"] + 50):
        screening.look(Post(f"m{number}", START + timedelta(seconds=number), "algemeen", f"bericht {number}"))
    first_again = Post("m0", START + timedelta(seconds=5000), "algemeen", "bericht 0")
    assert screening.look(first_again) == FINE
