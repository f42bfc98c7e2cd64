"""What the assistant gives out itself is no client data, however the numbers fall."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bot.signals.capture.receipts import Receipts
from moderation.cases.model import case_number
from moderation.guard.guard import Guard
from moderation.members.proof import Proof

DRAWN = 300
SECRET = b"a secret of thirty-two bytes here"[:32]
SENTENCES = (
    "{}",
    "wis-bewijs {}",
    "volg {}",
    "zaak {} graag sluiten",
    "dossier {} van de cliënt",
    "kenmerk: {}",
    "Ik kreeg {}, {}, wat nu?",
)


def proof() -> str:
    day = date(2026, 1, 1) + timedelta(days=secrets.randbelow(3650))
    return Proof(SECRET).issue(day, secrets.randbelow(10 ** (1 + secrets.randbelow(5))))


def receipt() -> str:
    return Receipts(SECRET).issue()[0]


def year() -> int:
    return 2026 + secrets.randbelow(30)


NUMBERS: dict[str, Callable[[], str]] = {
    "proof of erasure": proof,
    "receipt": receipt,
    "receipt, typed with spaces": lambda: receipt().replace("-", " "),
    "case": lambda: case_number(year(), 1 + secrets.randbelow(999)),
    "signal": lambda: f"S-{year()}-{1 + secrets.randbelow(99_999):05}",
    "question": lambda: f"K-{year()}-{1 + secrets.randbelow(999):02}",
    "bundle": lambda: f"B-{1 + secrets.randbelow(999):03}",
}


@pytest.mark.parametrize("draw", NUMBERS.values(), ids=list(NUMBERS))
def test_a_number_that_was_given_out_may_be_said(guard: Guard, draw: Callable[[], str]) -> None:
    for number in (draw() for _ in range(DRAWN)):
        for sentence in SENTENCES:
            said = sentence.format(number, number)
            assert not guard.examine(said).spans, said
            assert not guard.examine(said.lower()).spans, said.lower()


@pytest.mark.parametrize(
    "said",
    [
        "sig Anna Jansen is 12 jaar",
        "WIS-260702-84-0D7A en zijn bsn is 111222333",
        "S-2026-00412 gaat over Kevin Jansen van 12",
    ],
)
def test_what_stands_beside_it_is_still_read(guard: Guard, said: str) -> None:
    assert guard.examine(said).spans
