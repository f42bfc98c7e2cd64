"""Finding over the shipped sources: the right one comes up, silence is kept, and no is said honestly."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.finding.finder import Finder, load_finder
from knowledge.finding.gate import Verdict
from tests.knowledge.conftest import CONFIG, DATA, LISTS, made

MESSAGES = [json.loads(line) for line in (DATA / "messages.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "one_of"),
    [
        ("Waar vind ik de richtlijn pleegzorg?", {"rj-pleegzorg", "rj-pleegzorg-inleiding"}),
        ("werk toedeling norm", {"ppjj-werktoedeling-prof", "skj-faq-werktoedeling"}),
        ("richtlijn pleegzrog", {"rj-pleegzorg", "rj-pleegzorg-inleiding", "rl-pleegzorg-2019"}),
        ("wat is een OTS", {"bvd-ots", "gorseling-ots"}),
        ("signs of safety methode", {"movisie-sos", "nji-sos"}),
        ("Home-Start in Ommen", {"ommen-homestart"}),
        ("Is there a guideline on attachment?", {"rj-gehechtheid", "nji-rl-gehechtheid"}),
        (
            "Een meisje van 16 wordt door haar familie gedwongen te trouwen",
            {"huwelijksdwang-boek", "movisie-stp"},
        ),
        ("Zijn moeder zit aan de fles, waar lees ik wat dat met kinderen doet?", {"rj-kopp", "trimbos-kopp"}),
    ],
)
def test_the_right_source_is_in_the_first_three(finder: Finder, text: str, one_of: set[str]) -> None:
    answer = finder.ask(text)
    assert one_of & {hit.resource.id for hit in answer.ranked[:3]}
    assert answer.answered or answer.choices


def test_a_training_is_asked_for_by_its_kind(finder: Finder) -> None:
    kinds = [hit.resource.kind.value for hit in finder.ask("een training over suïcide").ranked[:2]]
    assert kinds == ["opleiding", "opleiding"]


@pytest.mark.parametrize(
    "text",
    [
        "Welke buurtgezinnen zijn er in Groningen?",
        "POH-jeugd in Breda, waar staat daar iets over?",
        "KIES-groep in Middelburg",
    ],
)
def test_the_same_approach_in_another_region_is_no_answer(finder: Finder, text: str) -> None:
    assert finder.ask(text).why is Verdict.NOT_KNOWN


def test_the_region_of_whoever_asks_comes_first(finder: Finder) -> None:
    assert finder.ask("Home-Start", "West-Friesland").ranked[0].resource.region in {
        "West-Friesland",
        "landelijk",
    }
    there = [h.resource.id for h in finder.ask("praktijkondersteuner jeugd huisarts", "Drenthe").ranked]
    elsewhere = [h.resource.id for h in finder.ask("praktijkondersteuner jeugd huisarts", "Zeeland").ranked]
    assert there.index("assen-poh") < elsewhere.index("assen-poh")


def test_small_talk_is_met_with_silence_but_a_command_always_asks(finder: Finder) -> None:
    assert finder.ask("Fijn weekend allemaal, tot maandag!").why is Verdict.SILENT
    assert finder.ask("pleegzorg fijn weekend", addressed=True).why is not Verdict.SILENT


def test_danger_goes_before_everything(finder: Finder) -> None:
    answer = finder.ask("Waar vind ik de meldcode? Vader staat nu met een mes voor de deur van moeder")
    assert answer.crisis is not None
    assert not answer.answered
    assert answer.why is Verdict.DANGER


def test_what_was_written_for_the_gate_is_judged_right_mostly(finder: Finder) -> None:
    right: dict[str, list[bool]] = {}
    for each in MESSAGES:
        answered = finder.ask(each["text"]).answered
        right.setdefault(each["label"], []).append(answered == (each["label"] == "find"))
    shares = {label: sum(kept) / len(kept) for label, kept in right.items()}
    assert shares["find"] >= 0.9
    assert shares["none-in-index"] >= 0.65
    assert shares["not-a-question"] >= 0.85


def test_asking_twice_gives_the_same(finder: Finder) -> None:
    assert finder.ask("richtlijn adhd") == finder.ask("richtlijn adhd")


def test_sources_are_replaced_as_a_whole() -> None:
    own = load_finder(CONFIG, [made("een", "Handreiking vuurtorens", keywords=("vuurtoren",))])
    assert own.ask("handreiking vuurtorens").ranked[0].resource.id == "een"
    own.replace([made("twee", "Handreiking windmolens")])
    assert [h.resource.id for h in own.ask("handreiking vuurtorens").ranked] == ["twee"]
    own.replace([])
    assert own.ask("handreiking vuurtorens").ranked == ()
    assert own.ask("de handreiking vuurtorens", addressed=True).why is Verdict.NOT_KNOWN


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    text=st.one_of(st.text(max_size=400), st.sampled_from(["", "?" * 9000, "a" * 1_000_000, "niet " * 3000]))
)
def test_any_text_gets_an_answer(finder: Finder, text: str) -> None:
    assert len(finder.ask(text).ranked) <= 10


def test_names_and_titles_are_suggested_while_somebody_types(finder: Finder) -> None:
    beginning = finder.suggest("richtlijn pleegz", 25)
    assert "Richtlijn Pleegzorg" in {title.partition(" voor")[0] for title in beginning}
    assert all("pleegz" in text.casefold() for text in beginning)
    assert finder.suggest("richtlijn pleegzrog", 25)
    assert len(finder.suggest("r", 5)) == 5
    assert finder.suggest(" ?", 5) == []
    assert finder.suggest("pleegzorg xyzzyxyzzy", 5) == []


def test_a_subject_is_suggested_before_titles(finder: Finder) -> None:
    name = next(name for name, said in LISTS.names if len(said) > 1)
    assert finder.suggest(name, 25)[0] == name
