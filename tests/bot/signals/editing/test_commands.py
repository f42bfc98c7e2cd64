"""Moderators change the terms of signals: seen first, kept, taken back; what bundles share is proposed."""

from __future__ import annotations

import pytest

from bot.core.commands import commands_of
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.lexicon import Step
from bot.core.people import Actor
from bot.core.reply import Reply
from bot.signals import store
from bot.signals.editing.commands import TermCommands
from bot.signals.editing.preview import Effect, preview
from bot.signals.editing.shared import shared_words
from bot.signals.likeness.suggesting import Placed
from bot.signals.likeness.texts import bundled_texts
from bot.signals.model import Bundle
from bot.signals.reading.rules import SignalRules
from bot.signals.vetting.judging import Vetting
from tests.bot.signals.conftest import MO, MODERATOR, NOW, NUMBER, YES_NO_NO, World, person

VETTING = Vetting()
KEEP = "Zo bewaren"
TEXTS = (
    "Er is in de hele regio geen zweefbed te krijgen voor deze jongeren",
    "Wij bellen elke week rond voor een zweefbed en het is overal vol",
    "Zonder zweefbedden slapen jongeren bij ons op een matras in de gang",
)


@pytest.fixture
def terms(world: World) -> TermCommands:
    return next(each for each in world.room.commands if isinstance(each, TermCommands))


def words(reply: Reply) -> str:
    return plain(reply.blocks)


def press(world: World, reply: Reply, label: str) -> Reply:
    action = next(each for each in reply.actions if each.label == label)
    command = next(c for x in world.room.commands for c in commands_of(x) if c.id == action.command)
    given = {k: int(v) if v.isdecimal() else v for k, v in action.given.items()}
    return command.handler(world.call(MODERATOR), **given)


def bundled(world: World) -> Bundle:
    """Three signals of three people in one bundle."""
    made: Bundle | None = None
    for number, text in enumerate(TEXTS):
        found = world.give(Actor("web", f"gever{number}", "Gever"), text)
        VETTING.triage(world.unit, found, person(MO), YES_NO_NO, NOW)
        ready = store.signal_by_id(world.unit, found.id)
        assert ready is not None
        if made is None:
            made = VETTING.new_bundle(world.unit, ready, person(MO), "Nergens een bed", NOW)
        else:
            VETTING.bundle(world.unit, ready, person(MO), made, NOW)
    assert made is not None
    return made


def why(world: World, text: str) -> tuple[str, ...]:
    return world.room.intake.propose(world.unit, text, None).why


def test_a_term_is_heard_once_it_is_kept_and_no_more_when_taken_back(
    world: World, terms: TermCommands
) -> None:
    label = world.room.intake.propose(world.unit, "pleegzorg", None).why[0]
    seen = terms.add(world.call(MODERATOR), "pleegzorg", "Zweefbed*, zweven + bed")
    assert "erbij: “zweefbed*” (pleegzorg)" in words(seen)
    assert "Geen signaal in een bundel heeft een van deze termen" in words(seen)
    assert label not in why(world, TEXTS[0])
    kept = press(world, seen, KEEP)
    assert "wijziging 1" in words(kept)
    assert why(world, TEXTS[0])[0] == label
    press(world, press(world, kept, "Maak ongedaan"), KEEP)
    assert label not in why(world, TEXTS[0])
    assert "draait 1 terug" in words(terms.history(world.call(MODERATOR), "pleegzorg"))
    overview = terms.look(world.call(MODERATOR))
    assert {"term-voorstellen", "term-terug"} == {each.command for each in overview.actions}
    assert "pleegzus" in words(terms.look(world.call(MODERATOR), "pleegzorg"))


def test_what_signals_of_a_bundle_share_is_proposed_and_refused_once(
    world: World, terms: TermCommands
) -> None:
    assert "geen woord" in words(terms.proposals(world.call(MODERATOR)))
    made = bundled(world)
    listed = terms.proposals(world.call(MODERATOR))
    assert f"3 signalen in {made.id} delen “zweefbed”" in words(listed)
    seen = press(world, listed, next(x.label for x in listed.actions if x.command == "term-erbij"))
    assert "3 signalen in bundels hebben een van deze termen" in words(seen)
    press(world, listed, "Weiger “zweefbed”")
    assert "zweefbed" not in words(terms.proposals(world.call(MODERATOR)))


def test_what_was_masked_is_not_proposed(world: World, terms: TermCommands) -> None:
    bundled(world)
    assert "zweefbed" in words(terms.proposals(world.call(MODERATOR)))
    first = bundled_texts(world.unit)[0]
    store.change_signal(world.unit, first[0], text="Er is in de hele regio geen plek te krijgen")
    assert "zweefbed" not in words(terms.proposals(world.call(MODERATOR)))


def test_what_was_taken_into_a_concept_is_not_proposed(world: World, terms: TermCommands) -> None:
    bundled(world)
    press(world, terms.add(world.call(MODERATOR), "pleegzorg", "zweefbed"), KEEP)
    assert "zweefbed" not in words(terms.proposals(world.call(MODERATOR)))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ab", "term-short"),
        ("*ab*", "term-short"),
        ("lang " * 20, "term-long"),
        (f"nummer {NUMBER}", "term-client"),
        ("de", "term-short"),
        ("jongeren", "term-common"),
        ("gezinshui*", "term-taken"),
    ],
)
def test_a_term_is_refused_with_a_reason(world: World, terms: TermCommands, typed: str, key: str) -> None:
    call = world.call(MODERATOR)
    with pytest.raises(UserError) as wrong:
        terms.add(call, "pleegzorg", typed)
    assert wrong.value.key == "term-wrong"
    expected = call.say(key, text="{", most=60, least=3, concept="{", id="{").split("{")[0]
    assert expected[:6] in str(wrong.value.values["problems"])


@pytest.mark.parametrize(("typed", "key"), [("!!", "term-empty"), ("pleeg*", "term-nothing")])
def test_what_changes_nothing_is_said(world: World, terms: TermCommands, typed: str, key: str) -> None:
    with pytest.raises(UserError, match=key):
        terms.add(world.call(MODERATOR), "pleegzorg", typed)


def test_terms_go_but_never_all_of_them(world: World, terms: TermCommands, rules: SignalRules) -> None:
    call = world.call(MODERATOR)
    seen = terms.take(call, "pleegzorg", "pleegzus")
    assert "weg: “pleegzus” (pleegzorg)" in words(seen)
    with pytest.raises(UserError, match="term-not-held"):
        terms.take(call, "pleegzorg", "zweefbed")
    with pytest.raises(UserError, match="term-last"):
        terms.take(call, "pleegzorg", ", ".join(rules.concepts["pleegzorg"].terms))
    with pytest.raises(UserError, match="term-unknown"):
        terms.look(call, "nergens over")
    with pytest.raises(UserError, match="term-unreadable"):
        terms.keep(call, "+ pleegzorg woord x")


def test_only_what_holds_a_changed_term_is_tried(rules: SignalRules) -> None:
    def placed(id_: str, bundle: str, text: str) -> Placed:
        return Placed(id_, bundle, rules.reader.read(text))

    signals = [
        placed("S1", "B1", TEXTS[0]),
        placed("S2", "B1", TEXTS[1]),
        placed("S3", "B2", "De pleegouders krijgen de fiets niet vergoed"),
        placed("S4", "B2", "De wachtlijst is een jaar"),
    ]
    change = (Step("pleegzorg", "term", "zweefbed"),)
    followed = rules.knowing({**rules.concepts})
    seen = preview(signals, change, rules, followed)
    assert (seen.tried, seen.moved) == (2, ())
    assert shared_words(signals, rules) == []
    assert [seen.of(effect) for effect in Effect] == [[], [], []]
