"""What editors changed lies over the files; hearing it costs no full reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.lexicon import Step, inverse
from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.editing.overlay import Part, effective, laid_over
from knowledge.lexicon.hearing import Hearing, Said
from knowledge.reading.dutch import Dutch

THEFT = Concept("stelen", ("diefstal",), ("spullen afpakken/stelen",), ("jatten",), "stelen")
DRINK = Concept("kov", ("KOV",), ("@ouder drinken",), ("kater",), "ouder die drinkt")
BOTH = Concepts((THEFT, DRINK), {"ouder": ("vader", "moeder")})
TEXTS = st.sampled_from(["jatten", "kater", "gappen", "fles leeg", "winkel/kassa", "naam"])
PARTS = st.sampled_from([Part.TERM, Part.LINE, Part.WORD])
STEPS = st.lists(
    st.builds(Step, st.sampled_from(["stelen", "kov", "nieuw"]), PARTS, TEXTS, st.booleans()), max_size=8
)


def test_words_come_and_go_and_a_new_concept_stands_last() -> None:
    after = laid_over(
        BOTH,
        [
            Step("stelen", Part.WORD, "gappen"),
            Step("stelen", Part.WORD, "jatten", added=False),
            Step("nieuw", Part.NAME, "iets nieuws"),
            Step("nieuw", Part.TERM, "iets nieuws"),
        ],
    )
    assert [x.id for x in after.all] == ["stelen", "kov", "nieuw"]
    assert after.all[0].words == ("gappen",)
    assert after.all[2] == Concept("nieuw", ("iets nieuws",), (), (), "iets nieuws")
    assert after.all[1] is DRINK


def test_a_concept_without_a_name_is_none() -> None:
    assert laid_over(BOTH, [Step("weg", Part.WORD, "woord")]) == BOTH
    assert [x.id for x in laid_over(BOTH, [Step("kov", Part.NAME, DRINK.name, added=False)]).all] == [
        "stelen"
    ]


def test_a_new_name_takes_the_place_of_the_old() -> None:
    steps = [Step("kov", Part.NAME, DRINK.name, added=False), Step("kov", Part.NAME, "drank thuis")]
    assert laid_over(BOTH, steps).all[1].name == "drank thuis"


@given(STEPS)
def test_only_what_changes_something_is_effective_and_can_be_taken_back(steps: list[Step]) -> None:
    change = effective(BOTH, steps)
    once = tuple({(s.concept, s.part, s.text): s for s in change}.values())
    after = laid_over(BOTH, once)
    back = laid_over(after, inverse(once))
    assert [(x.id, set(x.terms), set(x.lines), set(x.words)) for x in back.all] == [
        (x.id, set(x.terms), set(x.lines), set(x.words)) for x in BOTH.all
    ]


@given(STEPS)
def test_a_changed_hearing_hears_what_a_new_one_hears(dutch: Dutch, steps: list[Step]) -> None:
    named = [*steps, Step("nieuw", Part.NAME, "iets nieuws"), Step("nieuw", Part.TERM, "nieuwigheid")]
    after = laid_over(BOTH, named)
    new, changed = Hearing(after, dutch), Hearing(BOTH, dutch).changed(BOTH, after, dutch)
    said = "vader drinkt fles leeg en jat spullen in winkel met kater om te gappen".split()  # noqa: SIM905
    stems = {dutch.stem(w): Said(w, empty=dutch.is_stopword(w), at=n) for n, w in enumerate(said)}
    heard = {h.concept.id: round(h.strength, 6) for h in new.hear(stems)}
    assert {h.concept.id: round(h.strength, 6) for h in changed.hear(stems)} == heard
    assert new.stems == changed.stems


def test_the_concepts_that_use_a_word_are_known(dutch: Dutch) -> None:
    hearing = Hearing(BOTH, dutch)
    assert [x.id for x in hearing.holders((dutch.stem("moeders"),))] == ["kov"]
    assert hearing.holders(("zee",)) == ()
    assert hearing.holders(()) == ()
