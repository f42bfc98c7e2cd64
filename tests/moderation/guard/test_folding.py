"""Folding: what is read is plain, and every place leads back to the text that was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.guard.folding import Folder, clear
from tests.moderation.guard.conftest import FOLDER

FOLDER_OF_SIGNS = Folder((FOLDER / "lookalikes.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ｋｅｖｉｎ", "Kevin"),
        ("Ke\u200bvin", "Kevin"),
        ("𝐊𝐞𝐯𝐢𝐧", "Kevin"),
        ("Кеvin", "Kevin"),
        ("Zoë", "Zoe"),
        ("Zoe\u0308", "Zoe"),
        ("①②③", "123"),
        ("0\ufe0f\u20e36\ufe0f\u20e3", "06"),
        ("a\u00a0b", "a b"),
        ("12–34", "12-34"),
    ],
)
def test_disguised_signs_read_as_plain_ones(written: str, read: str) -> None:
    assert FOLDER_OF_SIGNS.fold(written).text == read


@given(st.text())
def test_every_place_leads_back(text: str) -> None:
    folded = FOLDER_OF_SIGNS.fold(text)
    assert len(folded.lower) == len(folded.text)
    places = [folded.original(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


def test_the_furniture_of_a_chat_is_blanked_in_place() -> None:
    text = "zie <@1028942662788167957> op https://a.nl/06-12345678 of @bot:matrix.org"
    cleared = clear(FOLDER_OF_SIGNS.fold(text))
    assert len(cleared.text) == len(text)
    assert "".join(cleared.text.split()) == "zieopof"
