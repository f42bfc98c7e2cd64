"""Places, providers and ages are told in general, once and for good."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.signals.reading.generalising import bare, counted
from bot.signals.reading.rules import SignalRules

TWENTE = "[een gemeente in jeugdregio Twente]"
IJSSELLAND = "[een gemeente in jeugdregio IJsselland]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het wijkteam in Zwolle heeft geen potje", f"Het wijkteam in {IJSSELLAND} heeft geen potje"),
        ("De gemeente Hengelo koopt niets in", f"{TWENTE} koopt niets in"),
        ("in enschede staat alles stil", f"in {TWENTE} staat alles stil"),
        ("gemeente Utrecht zegt nee", "[een gemeente in jeugdregio Utrecht Stad] zegt nee"),
        ("gemeente Den Haag zegt nee", "[een gemeente in jeugdregio Haaglanden] zegt nee"),
        ("gemeente Best zegt nee", "[een gemeente in jeugdregio Zuidoost-Brabant] zegt nee"),
        ("Bij Pluryn is geen plek", "Bij [een jeugdhulpaanbieder] is geen plek"),
        ("bij accare een wachtlijst", "bij [een instelling voor jeugd-ggz] een wachtlijst"),
        ("Zorgaanbieder De Blauwe Vogel stopt ermee", "[een aanbieder] stopt ermee"),
        ("Een jongen van 14 in Zwolle wacht", f"Een jongen van [12-17 jaar] in {IJSSELLAND} wacht"),
        ("Een 9-jarige in Twente wacht", "Een [4-11 jaar] in Twente wacht"),
        ("Een meisje (3 jaar) met een syndroom", "Een meisje ([0-3 jaar]) met een syndroom"),
    ],
)
def test_what_says_too_much_is_told_in_general(rules: SignalRules, text: str, told: str) -> None:
    assert rules.generalise(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Het is best lastig om uit houten potten te putten",
        "Veilig Thuis Twente belt niet terug",
        "De VNG en stichting Jeugdstem zeggen dat ook",
        "Een jongen van 14 wacht al een jaar",  # nobody can be found by that alone
        "Jongeren die 18 worden vallen in Twente tussen wal en schip",
        "Mijn cliënt van 45 in Twente",
        "Zorgaanbieder zegt nee",
        "In Den Haag denken ze dat niemand dichterbij kan wonen",
        "Bij regio Utrecht loopt het",
    ],
)
def test_what_says_little_stays(rules: SignalRules, text: str) -> None:
    assert rules.generalise(text) == text


def test_what_was_left_out_is_counted_by_kind_without_words(rules: SignalRules) -> None:
    told = rules.generalise("[naam], een jongen van 14 in Zwolle, zit bij Pluryn; [naam] belde [sic]")
    assert counted(told) == {"aanbieder": 1, "gemeente": 1, "leeftijd": 1, "naam": 2}


def test_what_came_instead_does_not_count_when_signals_are_compared(rules: SignalRules) -> None:
    named = rules.reader.read(rules.generalise("De wachtlijst in Zwolle bij Pluryn groeit"))
    assert named == rules.reader.read("De wachtlijst in   bij   groeit")
    assert bare("een [naam] in [12-17 jaar]") == "een [naam] in  "


@given(
    st.lists(
        st.sampled_from(
            ["Zwolle", "gemeente", "in", "Pluryn", "jongen van", "14", "jaar oud", "[naam]", "de"]
        )
    )
)
def test_told_again_it_stays_as_it_is(rules: SignalRules, words: list[str]) -> None:
    told = rules.generalise(" ".join(words))
    assert rules.generalise(told) == told
    assert "Zwolle" not in told
    assert "Pluryn" not in told
