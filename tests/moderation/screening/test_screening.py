"""What is left alone and what is noticed, with the shipped lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from moderation.screening.finding import Action, Label
from tests.moderation.screening.conftest import Look

HERE = Path(__file__).parent


def lines(name: str, parts: int) -> list[list[str]]:
    """The rows of a file, with line ends and code points written out."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    found = [row.split("|", parts - 1) for row in rows if not row.startswith("#")]
    return [[*row[:-1], _spelled(row[-1])] for row in found]


def _spelled(text: str) -> str:
    if "\\" not in text:
        return text
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def known(author: str) -> dict[str, object]:
    return {"role": "new", "joined_days": 0.0} if author == "n" else {}


@pytest.mark.parametrize("author", ["m", "n"])
def test_the_innocent_are_left_alone_whoever_they_are(look: Look, author: str) -> None:
    harmed = [
        (finding.rule, text)
        for _, text in lines("innocent.txt", 2)
        if (finding := look(text, **known(author))).action.weight >= Action.REMOVE.weight
    ]
    assert harmed == []


def test_the_innocent_get_no_label(look: Look) -> None:
    labelled = [
        (finding.rule, text)
        for author, text in lines("innocent.txt", 2)
        if (finding := look(text, **known(author))).label is not Label.OK
    ]
    assert labelled == []


def test_violations_are_noticed_for_what_they_are(look: Look) -> None:
    wrong = [
        (label, finding.label, text)
        for label, author, text in lines("violations.txt", 3)
        if (finding := look(text, **known(author))).label != label
        and not (label == "evasion" and finding.label is not Label.OK)
    ]
    assert wrong == []


def test_a_moderators_own_words_are_at_most_looked_at(look: Look) -> None:
    finding = look("jij bent een idioot", role="mod")
    assert (finding.label, finding.action) == (Label.ABUSE, Action.REVIEW)


@pytest.mark.parametrize("known", [{"role": "bot"}, {"author": "vraagbaak"}])
def test_the_assistant_itself_is_never_judged(look: Look, known: dict[str, object]) -> None:
    assert look("@everyone gratis nitro https://discord.gg/elders", **known).action is Action.NONE


def test_a_second_insult_weighs_more_than_the_first(look: Look) -> None:
    first = look("wat ben jij een sukkel", author="herhaler")
    second = look("en een idioot ben je ook", author="herhaler")
    assert first.action is Action.REMOVE
    assert second.action is Action.REMOVE  # hours later: it starts anew


def test_a_second_insult_within_minutes_leads_to_a_time_out(look: Look) -> None:
    from tests.moderation.screening.conftest import START

    first = look("wat ben jij een sukkel", author="driftkop", at=START)
    second = look("en een idioot ben je ook", author="driftkop", at=START.replace(minute=5))
    assert (first.action, second.action) == (Action.REMOVE, Action.TIMEOUT)


def test_vacancies_are_welcome_in_their_own_room(look: Look) -> None:
    text = "Wij zoeken een jeugdbeschermer, 32 uur, schaal 10. Solliciteer via https://werk.example/x"
    assert look(text, room="vacatures").action is Action.NONE
    assert look(text, room="algemeen").action is Action.REVIEW


def test_disguised_words_are_called_evasion_and_name_the_rule(look: Look) -> None:
    finding = look("wat een s.u.k.k.e.l ben jij")
    assert finding.label is Label.EVASION
    assert finding.rule.startswith("evasion.insult.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\u200b",
        "\x00\x01\x02",
        "[" * 8000,
        "a*" * 4000,
        "Jan-" * 1000,
        "http://a.b/" * 700,
        "\u202e" * 5000,
        "1.1.1." * 700,
    ],
)
def test_odd_input_gets_an_answer(look: Look, text: str) -> None:
    assert look(text).action.weight <= Action.REMOVE.weight
