"""A quote is read twice, allowed by its author when it is used, and asked about again for a dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.digest.counting.week import of
from bot.reporting import facts
from bot.signals import store
from bot.signals.model import ConsentLevel, Signal
from bot.signals.vetting import quotes
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.quote_commands import QuoteCommands
from tests.bot.signals.conftest import ANNA, MO, MODERATOR, NOW, RATES, YES_NO_NO, World, person

KIM = Actor("web", "kim", "Kim", frozenset({Role.MODERATOR}))
WORDS = "Het tarief is niet kostendekkend en de indexatie blijft ver achter"


def desk(world: World) -> QuoteCommands:
    return world.room.commands[5]


def standing(world: World, consent: ConsentLevel = ConsentLevel.QUOTE) -> Signal:
    found = world.give(ANNA)
    world.room.commands[0].keep_posted(world.call(ANNA), found.id)
    world.room.commands[0].consent(world.call(ANNA), found.id, consent)
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    ready = store.signal_by_id(world.unit, found.id) or found
    Vetting().new_bundle(world.unit, ready, person(MO), "Tarief", NOW)
    return store.signal_by_id(world.unit, found.id) or found


def released(world: World, consent: ConsentLevel = ConsentLevel.QUOTE) -> Signal:
    found = standing(world, consent)
    desk(world).choose(world.call(MODERATOR), found.id, WORDS)
    desk(world).release(world.call(KIM), found.id)
    return found


def test_a_quote_is_used_after_a_second_reader_released_it(world: World) -> None:
    found = standing(world)
    desk(world).choose(world.call(MODERATOR), found.id, f" {WORDS}\n")
    assert quotes.released(world.unit) == []
    with pytest.raises(UserError, match="signal-second-reader"):
        desk(world).release(world.call(MODERATOR), found.id)
    assert WORDS in plain(desk(world).waiting(world.call(KIM)).blocks)
    desk(world).release(world.call(KIM), found.id)
    (ready,) = quotes.released(world.unit)
    assert (ready.signal, ready.bundle, ready.text) == (found.id, "B-001", WORDS)
    assert "geen citaat" in plain(desk(world).waiting(world.call(KIM)).blocks)


@pytest.mark.parametrize("consent", [ConsentLevel.INTERNAL, ConsentLevel.ANONYMOUS])
def test_nobody_is_quoted_who_did_not_allow_it(world: World, consent: ConsentLevel) -> None:
    found = standing(world, consent)
    with pytest.raises(UserError, match="signal-quote-not-allowed"):
        desk(world).choose(world.call(MODERATOR), found.id, WORDS)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Het tarief is prima en dat weet iedereen", "signal-words-not-there"),
        ("Het tarief is niet", "signal-quote-length"),
    ],
)
def test_a_quote_is_a_piece_of_the_signal_of_some_length(world: World, words: str, wrong: str) -> None:
    found = standing(world)
    with pytest.raises(UserError, match=wrong):
        desk(world).choose(world.call(MODERATOR), found.id, words)


def test_a_change_of_consent_holds_from_the_next_reading_on(world: World) -> None:
    found = released(world)
    everyone = world.room.commands[0]
    everyone.consent(world.call(ANNA), found.id, ConsentLevel.ANONYMOUS)
    assert quotes.released(world.unit) == []
    everyone.consent(world.call(ANNA), found.id, ConsentLevel.BY_NAME)
    assert [x.signal for x in quotes.released(world.unit)] == [found.id]
    everyone.withdraw(world.call(ANNA), found.id)
    assert quotes.askable(world.unit) == []


def test_masked_words_end_the_quote(world: World) -> None:
    found = released(world)
    world.room.commands[1].mask(world.call(MODERATOR), found.id, "indexatie")
    assert quotes.released(world.unit) == []


def test_for_a_dossier_the_author_is_asked_again_once_and_silence_is_a_no(world: World) -> None:
    found = released(world)
    assert desk(world).ask(world.unit, ["B-001"], "V-2026-2", NOW) == 1
    assert desk(world).ask(world.unit, ["B-001"], "V-2026-2", NOW) == 0
    assert desk(world).ask(world.unit, ["B-009"], "V-2026-3", NOW) == 0
    (said,) = world.outbox.texts(Direct("web", "anna"))
    assert WORDS in said
    assert "uiterlijk 30 november 2026" in said
    assert quotes.agreed(world.unit, "V-2026-2") == []
    desk(world).agree(world.call(ANNA), found.id, "V-2026-2", True)
    assert [x.text for x in quotes.agreed(world.unit, "V-2026-2")] == [WORDS]
    assert quotes.agreed(world.unit, "V-2026-3") == []
    desk(world).agree(replace(world.call(ANNA), now=NOW + timedelta(days=30)), found.id, "V-2026-2", False)
    assert quotes.agreed(world.unit, "V-2026-2") == []


def test_a_yes_comes_within_five_working_days_and_only_of_the_author(world: World) -> None:
    found = released(world)
    desk(world).ask(world.unit, ["B-001"], "V-2026-2", NOW)
    late = replace(world.call(ANNA), now=NOW + timedelta(days=8))
    with pytest.raises(UserError, match="signal-quote-too-late"):
        desk(world).agree(late, found.id, "V-2026-2", True)
    with pytest.raises(UserError, match="signal-not-yours"):
        desk(world).agree(world.call(MODERATOR), found.id, "V-2026-2", True)
    with pytest.raises(UserError, match="signal-quote-too-late"):
        desk(world).agree(world.call(ANNA), found.id, "V-2026-9", True)


def test_of_a_strictly_anonymous_signal_the_receipt_answers(world: World) -> None:
    receipt = plain(world.room.commands[0].report(world.call(ANNA), RATES).blocks)
    code = receipt.partition("Je bonnetje: ")[2].splitlines()[0]
    found = store.signals_of(world.unit, person(ANNA))[0]
    Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
    ready = store.signal_by_id(world.unit, found.id) or found
    Vetting().new_bundle(world.unit, ready, person(MO), "Tarief", NOW)
    world.room.commands[0].consent(world.call(ANNA), found.id, ConsentLevel.STRICT)
    desk(world).choose(world.call(MODERATOR), found.id, WORDS)
    desk(world).release(world.call(KIM), found.id)
    assert quotes.released(world.unit) == []
    assert desk(world).ask(world.unit, ["B-001"], "V-2026-2", NOW) == 0
    offered = world.room.commands[0].follow(world.call(ANNA), code).actions
    yes = next(x for x in offered if x.label == "Citaat in V-2026-2: ja")
    proof = {name: yes.given[name] for name in ("signaal", "bewijs", "stuk")}
    desk(world).agree_by_receipt(world.call(ANNA), **proof, akkoord=True)
    assert [x.person for x in quotes.agreed(world.unit, "V-2026-2")] == [None]


def test_the_digest_knows_quotes_that_may_be_used_and_how_like_the_rest_they_are(world: World) -> None:
    first = released(world)
    bundle = store.bundle_by_id(world.unit, "B-001")
    assert bundle is not None
    for number, text in enumerate(("Het tarief en de indexatie zijn te laag", "De wachtlijst is te lang")):
        found = world.give(Actor("web", f"x{number}", "X"), text)
        Vetting().triage(world.unit, found, person(MO), YES_NO_NO, NOW)
        ready = store.signal_by_id(world.unit, found.id) or found
        Vetting().bundle(world.unit, ready, person(MO), bundle, NOW)
    (fact,) = facts(world.unit, of(NOW)).quotes
    assert (fact.signal, fact.bundle, fact.text, fact.person) == (first.id, "B-001", WORDS, person(ANNA))
    assert 0 < fact.likeness < 1
    world.room.commands[0].consent(world.call(ANNA), first.id, ConsentLevel.INTERNAL)
    assert facts(world.unit, of(NOW)).quotes == ()
