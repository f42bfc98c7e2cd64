"""The same message again is recognised; another message is not."""

from __future__ import annotations

import pytest

from bot.signals.likeness.copies import NearCopies

TEXT = "Het tarief is niet kostendekkend en de indexatie blijft ver achter"


@pytest.mark.parametrize(
    "again",
    [
        TEXT,
        f"<p0301> {TEXT}",
        f"**Anna**: {TEXT}",
        f"> {TEXT}\nHier ook, al jaren.",
        f"fwd: {TEXT}",
        f"(nogmaals, stond in het verkeerde kanaal) {TEXT}",
        TEXT.replace("blijft ver achter", "blijft vér achter!"),
        TEXT.replace("kostendekkend en", "kostendekkend, en"),
    ],
)
def test_a_copy_is_recognised(again: str) -> None:
    copies = NearCopies(85)
    copies.add("a", "Een heel ander bericht over leerlingenvervoer in de regio")
    copies.add("b", TEXT)
    assert copies.original(again) == "b"


@pytest.mark.parametrize(
    "other",
    [
        "",
        "tarief",
        "De indexatie is prima, het tarief ook, en de cao volgt",
        "Het tarief is hier de afgelopen jaren niet één keer verhoogd",
        "> iets anders dat iemand zei over scholen\nPrecies dit",
    ],
)
def test_another_message_is_no_copy(other: str) -> None:
    copies = NearCopies(85)
    copies.add("b", TEXT)
    assert copies.original(other) is None


def test_short_messages_are_never_copies() -> None:
    copies = NearCopies(85)
    copies.add("a", "dank je wel")
    assert copies.original("dank je wel") is None
