"""Suggestions: the right bundle first, with the reason why."""

from __future__ import annotations

from bot.signals.likeness.bundling import Bundler
from bot.signals.likeness.similarity import Vector, keyed, likeness
from bot.signals.reading.rules import SignalRules


def read(rules: SignalRules, text: str) -> Vector:
    features = rules.reader.read(text)
    themes = rules.classifier.classify(features, (), None).themes
    return rules.vectors.vector(features, themes)


def filled(rules: SignalRules) -> Bundler:
    bundler = Bundler(rules.bundling)
    for number, (bundle, text) in enumerate(
        [
            ("B-001", "Ons tarief dekt de loonkosten niet meer"),
            ("B-001", "Geen indexatie gekregen terwijl de cao zes procent stijgt"),
            ("B-002", "Thuiszitters krijgen geen plek op school"),
            ("B-002", "Leerling zit al een jaar thuis, de leerplicht doet niets"),
            ("B-003", "Een tolk is er nooit, het kind vertaalt het gesprek"),
        ]
    ):
        bundler.confirm(f"s{number}", bundle, keyed(read(rules, text)))
    return bundler


def test_the_bundle_about_the_same_issue_comes_first_and_says_what_is_shared(rules: SignalRules) -> None:
    best = filled(rules).suggest(read(rules, "De uurtarieven zijn lager dan onze kostprijs"))[0]
    assert best.bundle == "B-001"
    assert "tarief" in best.concepts


def test_a_bundle_of_one_is_damped(rules: SignalRules) -> None:
    vector = read(rules, "Het kind vertaalt, een tolk komt er niet")
    alone = filled(rules).suggest(vector)[0]
    assert alone.bundle == "B-003"
    assert alone.score < likeness(vector, read(rules, "Een tolk is er nooit, het kind vertaalt het gesprek"))


def test_a_released_signal_no_longer_speaks_for_its_bundle(rules: SignalRules) -> None:
    bundler = filled(rules)
    bundler.release("s4")
    bundler.release("s4")
    asked = read(rules, "Een tolk is er nooit")
    assert "B-003" not in [each.bundle for each in bundler.suggest(asked)]


def test_a_moved_signal_speaks_for_its_new_bundle_only(rules: SignalRules) -> None:
    bundler = filled(rules)
    bundler.confirm("s4", "B-009", keyed(read(rules, "Een tolk is er nooit, het kind vertaalt het gesprek")))
    found = [each.bundle for each in bundler.suggest(read(rules, "Er was weer geen tolk"))]
    assert found[0] == "B-009"
    assert "B-003" not in found


def test_nothing_shared_gives_no_suggestion(rules: SignalRules) -> None:
    assert Bundler(rules.bundling).suggest(read(rules, "Het tarief is te laag")) == []
    assert filled(rules).suggest(read(rules, "")) == []


def test_the_same_input_gives_the_same_order(rules: SignalRules) -> None:
    asked = read(rules, "School en tarief en tolk en wachten")
    assert [filled(rules).suggest(asked) for _ in range(3)].count(filled(rules).suggest(asked)) == 3
