"""The proof of erasure: genuine codes are recognised, changed ones are not, and nothing is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from bot.core.commands import Call
from bot.core.content import plain
from bot.core.people import Actor
from bot.core.places import Conversation
from bot.store.erasures import Erasures, erasure
from bot.store.links import account_link
from bot.texts.catalogue import load
from moderation.members.commands import MemberCommands
from moderation.members.erasing import Eraser
from moderation.members.proof import Proof, Proven

PROOF = Proof(b"x" * 32)
DAY = date(2026, 11, 18)


@given(st.dates(date(2026, 1, 1), date(2060, 1, 1)), st.integers(0, 9_999_999))
def test_a_code_proves_the_day_and_the_count(day: date, rows: int) -> None:
    code = PROOF.issue(day, rows)
    assert PROOF.check(code) == PROOF.check(f" {code.lower()} ") == Proven(day, rows)


@given(st.integers(0, 60), st.sampled_from("0123456789ABCDEFXYZ-"))
def test_a_changed_code_proves_nothing(place: int, sign: str) -> None:
    code = PROOF.issue(DAY, 7)
    changed = code[:place] + sign + code[place + 1 :]
    assert changed == code or PROOF.check(changed) is None


def test_another_installation_does_not_recognise_it() -> None:
    assert Proof(b"y" * 32).check(PROOF.issue(DAY, 7)) is None


def test_a_proof_bears_the_day_it_is_here(tmp_path: Path) -> None:
    half_past_midnight = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    anna = Actor("web", "anna", "Anna")
    desk = MemberCommands([], Eraser([], Erasures(b"x" * 32, tmp_path)), PROOF)
    with create_engine("sqlite://").connect() as unit:
        account_link.create(unit)
        erasure.create(unit)
        where = Conversation("web", "vraagbaak", "praktijk")
        call = Call("e1", anna, "a" * 26, where, half_past_midnight, load()["nl"], unit)
        told = plain(desk.erase(call).blocks)
    assert "WIS-270101-0-" in told


def test_two_erasures_have_two_codes() -> None:
    assert PROOF.issue(DAY, 7) != PROOF.issue(DAY, 7)
