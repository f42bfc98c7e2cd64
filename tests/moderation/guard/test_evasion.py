"""The same data in any disguise: invisible signs, other digits, spaces, words for digits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from moderation.guard.guard import Guard
from moderation.guard.spans import Kind
from tests.moderation.guard.conftest import FOLDER

GUARD = Guard.load(FOLDER)
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")


@st.composite
def citizen_numbers(draw: st.DrawFn) -> str:
    """Nine digits that pass the proof."""
    first = draw(st.integers(min_value=1_0000_000, max_value=9_9999_999))
    weights = zip(range(9, 1, -1), str(first), strict=True)
    check = sum(weight * int(digit) for weight, digit in weights) % 11
    number = f"{first}{check % 10}"
    return number if check < 10 and bsn.is_valid(number) else "123456782"


@given(citizen_numbers(), st.lists(st.sampled_from(["", " ", ".", "-", "\u00a0", *INVISIBLE]), min_size=8))
def test_signs_between_the_digits_hide_nothing(number: str, between: list[str]) -> None:
    hidden = number[0] + "".join(sign + digit for sign, digit in zip(between, number[1:], strict=False))
    _found(f"zijn bsn is {hidden}, wie kan kijken?", hidden)


@given(citizen_numbers(), st.sampled_from([FULL_WIDTH, ARABIC]))
def test_digits_of_other_writing_are_digits(number: str, writing: dict[int, int]) -> None:
    _found(f"bsn: {number.translate(writing)}", number.translate(writing))


@given(citizen_numbers())
def test_digits_in_words_are_digits(number: str) -> None:
    spelled = " ".join(WORDS[int(digit)] for digit in number)
    _found(f"het bsn is {spelled}", spelled)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=4, max_size=12))
def test_an_address_of_a_person_is_found_however_it_is_written(local: str) -> None:
    for written in (
        f"q{local}@gmail.com",
        f"q{local} [at] gmail.com",
        f"q{local} apenstaartje gmail punt com",
    ):
        kinds = GUARD.examine(f"mail haar op {written} graag").kinds
        assert Kind.EMAIL in kinds, written


def _found(text: str, hidden: str) -> None:
    spans = [text[span.start : span.end] for span in GUARD.examine(text).spans if span.type is Kind.BSN]
    assert spans == [hidden]
