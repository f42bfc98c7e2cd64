"""The twelve checks that signals are accepted by each have a test that bears their number."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
_NUMBERED = re.compile(r"def (?:test_)?check_(\d+)_")


def test_every_check_of_signals_has_a_test_of_its_own() -> None:
    found = {
        int(number) for file in TESTS.rglob("*.py") for number in _NUMBERED.findall(file.read_text("utf-8"))
    }
    assert found == set(range(1, 13))
