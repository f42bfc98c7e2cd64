"""Receipt codes: only who holds one can follow, and only its hash is kept."""

from __future__ import annotations

import re

import pytest

from bot.signals.capture.receipts import Receipts
from tests.bot.signals.conftest import SECRET


def test_a_code_has_forty_bits_without_letters_that_look_like_digits() -> None:
    codes = [Receipts(SECRET).issue()[0] for _ in range(300)]
    assert len(set(codes)) == 300
    assert all(re.fullmatch(r"SIG-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code) for code in codes)
    assert len(set("".join(codes)) - set("SIG-")) == 32 - len(set("SG"))


def test_the_hash_does_not_hold_the_code_and_needs_the_secret() -> None:
    code, kept = Receipts(SECRET).issue()
    assert code.replace("-", "") not in kept.upper()
    assert Receipts(SECRET).fits(code, kept)
    assert not Receipts(b"another secret").fits(code, kept)
    assert not Receipts(SECRET).fits("SIG-2222-2222", kept)


@pytest.mark.parametrize("form", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_is_read_as_people_type_it(form: str) -> None:
    receipts = Receipts(SECRET)
    code, kept = receipts.issue()
    typed = form.format(code, code.lower(), code.replace("-", " "))
    assert receipts.hash(typed) == kept


@pytest.mark.parametrize("typed", ["", "SIG", "SIG-0000-0000", "SIG-2222-222", "S-2026-00001", "x" * 10_000])
def test_something_else_is_no_code(typed: str) -> None:
    assert Receipts(SECRET).hash(typed) is None


def test_a_proof_shows_that_the_code_was_held_and_is_not_the_hash() -> None:
    receipts = Receipts(SECRET)
    _, kept = receipts.issue()
    proof = receipts.proof(kept)
    assert receipts.proves(proof, kept)
    assert proof not in kept
    assert not receipts.proves(proof, receipts.issue()[1])
