"""What a person fills in at a question."""

from __future__ import annotations

import pytest

from bot.core.filling import answer
from bot.core.reply import Field, FieldKind

OPTIONS = (("wet", "wet of regelgeving"), ("gemeente", "gemeente of regio"), ("eigen", "eigen organisatie"))
CHOICE = Field("niveau", "Waar ligt de sleutel?", FieldKind.CHOICE, False, OPTIONS)


@pytest.mark.parametrize(
    ("words", "meant"), [("1", "wet"), ("03", "eigen"), ("wet", "wet"), ("0", "0"), ("4", "4"), ("-", "")]
)
def test_an_option_is_chosen_by_its_number(words: str, meant: str) -> None:
    assert answer(CHOICE, words) == meant


def test_a_number_that_is_an_option_itself_goes_before_its_place() -> None:
    field = Field("jaar", "Welk jaar?", FieldKind.CHOICE, True, (("2", "twee"), ("1", "een")))
    assert answer(field, "1") == "1"


def test_a_number_is_only_a_number_where_nothing_is_listed() -> None:
    assert answer(Field("aantal", "Hoeveel?", FieldKind.NUMBER, True), "1") == "1"
