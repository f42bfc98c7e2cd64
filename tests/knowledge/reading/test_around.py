"""Greetings, farewells and the names of who asks say nothing about a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.finding.finder import Finder
from knowledge.reading.around import core, without_surroundings
from knowledge.reading.dutch import Dutch
from tests.evaluation.rows import DATA, load

QUESTION = "waar vind ik de meldcode?"
AROUND = (
    "Hoi Mo, {}",
    "Hoi Vraagbaak {}",
    "Hallo allemaal, {} Alvast bedankt!",
    "Goedemiddag collega's! {} Groetjes, Fatima el Amrani (POH-jeugd)",
    "Hi everyone, {} Kind regards, Kwame",
    "Beste Jan-Willem de Vries, {} Met vriendelijke groet, S. Yılmaz",
    "{} Mvg Els",
    "Hoi Şule, {} Groet, Łukasz Żak",
    "Dag Jose\u0301, {} Gr. İbrahim",
    "Hoi @everyone {}",
)
LEFT = (
    "hoe groet je een kind in het Arabisch?",
    "Bedankt! Waar vind ik de link",
    "Dag van de Pleegzorg, waar staat het programma?",
    "ik werk op een crèche en zoek een cursus",
    "een groet van Jan was niet genoeg, waar staat hoe het wel moet?",
)


def stripped(text: str) -> str:
    return " ".join(without_surroundings(text).split()).lstrip(" ,!")


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_a_question_goes(around: str) -> None:
    assert stripped(around.format(QUESTION)) == QUESTION


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ik werk bij Jeugdteam De Linde en zoek iets over rouw", "Ik werk bij en zoek iets over rouw"),
        ("ik werk in Tilburg bij Amarant", "ik werk in Tilburg bij"),
        ("I work for Pluryn and need a guideline", "I work for and need a guideline"),
        ("pleegzorg voor mijn cliënt Kevin Zuilekom, zes jaar", "pleegzorg voor mijn cliënt , zes jaar"),
    ],
)
def test_names_of_who_asks_and_about_whom_go(text: str, left: str) -> None:
    assert stripped(text) == left


@pytest.mark.parametrize("text", LEFT)
def test_what_a_question_is_about_stays(text: str) -> None:
    assert set(stripped(text).split()) >= set(text.split()[1:])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sorry als dit al eens gevraagd is, waar vind ik de meldcode?", "waar vind ik de meldcode?"),
        (
            "Ik hoop dat dit hier past. Waar vind ik iets over rouw? Alvast dank!",
            "Waar vind ik iets over rouw?",
        ),
        (
            "goede vraag misschien waar vind ik iets over rouw",
            "goede vraag misschien waar vind ik iets over rouw",
        ),
        ("Waar vind ik een link?", "Waar vind ik een link?"),
        (
            "moeder is weg, twee kinderen. waar vind ik opvang?",
            "moeder is weg, twee kinderen. waar vind ik opvang?",
        ),
    ],
)
def test_what_only_speaks_of_asking_goes_unless_nothing_else_is_said(
    dutch: Dutch, text: str, left: str
) -> None:
    assert " ".join(core(text, dutch).split()) == left


def test_whatever_people_write_around_a_question_most_still_get_their_answer(finder: Finder) -> None:
    asked = [q["text"] for q in load(DATA / "knowledge.jsonl") if q["label"] == "find"][::24]
    texts = [text for text in asked if finder.ask(text).answered]
    around = load(Path(__file__).parents[1] / "data" / "around.jsonl")
    answered = [
        finder.ask(f"{each['before']} {text} {each['after']}".strip()).answered
        for text in texts
        for each in around
    ]
    assert sum(answered) / len(answered) >= 0.7


def test_the_answer_is_the_same_with_and_without_a_greeting(finder: Finder) -> None:
    asked = [q["text"] for q in load(DATA / "knowledge.jsonl") if q["label"] == "find"]
    texts = [text for text in asked[::4] if without_surroundings(text) == text]
    changed = []
    for text in texts:
        plain = finder.ask(text, addressed=True)
        for around in AROUND:
            greeted = finder.ask(around.format(text), addressed=True)
            if (greeted.answered, greeted.ranked[:3]) != (plain.answered, plain.ranked[:3]):
                changed.append((around, text))
    assert changed == []


@pytest.mark.parametrize("text", ["Hoi ", "ik werk bij ", "Groet Jan, ", "Jan van de ", "cliënt A ", " "])
def test_a_text_of_nothing_but_surroundings_is_read_too(text: str) -> None:
    assert len(without_surroundings(text * 1_000)) <= len(text) * 1_000
