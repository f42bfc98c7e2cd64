"""What would be kept is seen before it is; the region is asked when nothing tells it."""

from __future__ import annotations

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.signals import store
from bot.signals.capture import redactions
from bot.signals.model import Kind, SignalState
from tests.bot.signals.conftest import ANNA, BEN, MODERATOR, NUMBER, RATES, World, person

NAMED = "Een jongen van 14 in Zwolle wacht bij Pluryn al een jaar op traumabehandeling"
TOLD = (
    "Een jongen van [12-17 jaar] in [een gemeente in jeugdregio IJsselland] wacht bij "
    "[een jeugdhulpaanbieder] al een jaar op traumabehandeling"
)


def test_nothing_is_kept_before_who_gives_it_saw_what_would_be(world: World) -> None:
    everyone = world.room.commands[0]
    shown = everyone.report(world.call(ANNA), NAMED, soort=Kind.WORKS)
    assert TOLD in plain(shown.blocks)
    assert "1 × aanbieder, 1 × gemeente, 1 × leeftijd" in plain(shown.blocks)
    assert store.signals_of(world.unit, person(ANNA)) == []
    (keep,) = shown.actions
    assert "Zwolle" not in str(keep)
    given = dict(keep.given)
    thanked = everyone.report(world.call(ANNA), given["tekst"], soort=Kind(given["soort"]))
    (found,) = store.signals_of(world.unit, person(ANNA))
    assert (found.text, found.kind, found.region) == (TOLD, Kind.WORKS, "ijsselland")
    assert redactions.of(world.unit, found.id) == {"aanbieder": 1, "gemeente": 1, "leeftijd": 1}
    assert "signaal-regio" not in [each.command for each in thanked.actions]
    card = world.room.commands[1].queue(world.call(MODERATOR))
    assert "Weggelaten: 1 × aanbieder, 1 × gemeente, 1 × leeftijd" in plain(card.blocks)


def test_acute_danger_is_not_even_shown_to_be_kept(world: World) -> None:
    reply = world.room.commands[0].report(world.call(ANNA), "Een kind in Zwolle is nu in gevaar")
    assert "112" in plain(reply.blocks)
    assert reply.actions == ()


def test_the_draft_of_ones_own_message_is_told_in_general(world: World) -> None:
    ref = world.message(ANNA, f"{NAMED} {NUMBER}")
    form = world.room.commands[0].report(world.call(ANNA, target=ref)).form
    assert form is not None
    assert form.fields[0].value == f"{TOLD} [bsn]"


def test_whatever_way_a_signal_comes_in_or_changes_it_holds_no_such_name(world: World) -> None:
    found = world.give(ANNA, NAMED)
    assert found.text == TOLD
    world.room.intake.update(world.unit, found, "Bij accare is geen plek meer", found.given_at)
    assert redactions.of(world.unit, found.id) == {"aanbieder": 1}


def test_the_region_is_one_button_when_nothing_tells_it(world: World) -> None:
    reply = world.room.commands[0].report(world.call(ANNA), RATES)
    (asked,) = [each for each in reply.actions if each.command == "signaal-regio"]
    adding = world.room.commands[11]
    id_ = asked.given["signaal"]
    assert "Twente" in plain(adding.region(world.call(ANNA), id_, "twente").blocks)
    adding.region(world.call(ANNA), id_, "Apeldoorn")
    found = store.signal_by_id(world.unit, id_)
    assert found is not None
    assert found.region == "midden-ijssel-oost-veluwe"
    assert [value for value, _ in adding.suggest(world.call(ANNA), "gelder")] == ["centraal-gelderland"]
    with pytest.raises(UserError, match="signal-no-region"):
        adding.region(world.call(ANNA), id_, "atlantis")
    with pytest.raises(UserError, match="signal-not-yours"):
        adding.region(world.call(BEN), id_, "twente")
    world.room.intake.withdraw(world.unit, found, found.given_at)
    assert store.signals_of(world.unit, person(ANNA))[0].state is SignalState.WITHDRAWN
    with pytest.raises(UserError, match="signal-not-possible"):
        adding.region(world.call(ANNA), id_, "twente")
