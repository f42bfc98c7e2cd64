"""What is held of a person: shown, erased, and never more than the masked words."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sqlalchemy import Engine

from bot.core.content import plain
from bot.core.people import Actor
from bot.signals import store
from bot.signals.model import SignalState
from bot.signals.reading.rules import SignalRules
from bot.signals.recognition import endorsing
from tests.bot.signals.conftest import ANNA, BEN, NOW, NUMBER, RATES, WAITING, World, person


def test_everything_of_a_person_is_exported_and_nothing_of_another(world: World) -> None:
    own = world.give(ANNA)
    world.give(BEN, WAITING)
    endorsing.endorse(world.unit, "B-001", person(ANNA), NOW)
    found = world.room.personal.export(world.unit, person(ANNA))
    told = json.dumps(found)
    assert own.id in told
    assert "B-001" in told
    assert WAITING not in told
    assert world.room.personal.export(world.unit, "nobody") == {}


def test_erasing_takes_words_and_links_and_keeps_the_number_and_its_history(world: World) -> None:
    own, other = world.give(ANNA), world.give(BEN, WAITING)
    endorsing.endorse(world.unit, "B-001", person(ANNA), NOW)
    assert world.room.personal.forget(world.unit, person(ANNA)) == 2
    assert world.room.personal.export(world.unit, person(ANNA)) == {}
    left = store.signal_by_id(world.unit, own.id)
    assert left is not None
    assert (left.text, left.person, left.state) == (None, None, SignalState.WITHDRAWN)
    assert store.history(world.unit, own.id)
    assert store.signal_by_id(world.unit, other.id) == other
    assert endorsing.support(world.unit, ["B-001"])["B-001"].persons == 0
    assert world.room.personal.forget(world.unit, person(ANNA)) == 0


def test_neither_raw_words_nor_code_nor_account_reach_the_disk(
    engine: Engine, rules: SignalRules, tmp_path: Path, world: World
) -> None:
    ref = world.message(ANNA, f"{RATES} {NUMBER}")
    draft = world.room.commands[0].report(world.call(ANNA, target=ref)).form
    assert draft is not None
    reply = world.room.commands[0].report(world.call(ANNA, target=ref), draft.fields[0].value)
    world.room.commands[0].report(world.call(BEN, target=world.message(Actor("web", "mo", "Mo"), WAITING)))
    (receipt,) = re.findall(r"SIG-\w{4}-\w{4}", plain(reply.blocks))
    world.unit.commit()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert RATES.encode() in on_disk
    for secret in (NUMBER, WAITING, receipt, receipt[4:], "web:anna"):
        assert secret.encode() not in on_disk
