"""Names of every origin are recognised as well as others; a name on no list is recognised by its role."""

from __future__ import annotations

import pytest

from moderation.guard.guard import Guard
from moderation.guard.spans import Kind

# The name stands where a client's name stands in what professionals write.
SENTENCES = (
    "Mijn cliënt {} wil niet meer naar school",
    "de moeder van {} is opgenomen",
    "{} (14) is weggelopen van de groep",
    "Wie kent {}, hij staat bij ons op de wachtlijst",
    "Zusje {} heeft het ook gezien",
    "Ik maak me zorgen om {}, ze eet niet",
    "Gesprek met {} en haar vader liep uit de hand",
    "het gaat om {}, 15 jaar, zwanger",
    "De voogd van {} reageert niet op mijn mail",
    "dossier van {} ligt bij de rechtbank",
)
DUTCH = ["Sanne", "Thijs", "Lotte", "Bram", "Femke", "Jelle", "Maud", "Daan", "Iris", "Ruben"]
MIGRANT = ["Yusuf", "Meryem", "Amanuel", "Zuzanna", "Shanaya", "Emre", "Fatima", "Kacper", "Rahel", "Djenaba"]
UNLISTED = [
    "Tsehaynesh",
    "Oluwadamilola",
    "Jahvaughn",
    "Szczepan",
    "Xhevahire",
    "Wudneh",
    "Djoeke",
    "Sietsia",
    "Nyaruach",
    "Wubbine",
]


@pytest.mark.parametrize("case", [str, str.lower])
def test_no_group_of_names_is_behind(guard: Guard, case: type[str]) -> None:
    dutch, migrant = _recall(guard, DUTCH, case), _recall(guard, MIGRANT, case)
    assert dutch >= 0.9
    assert abs(dutch - migrant) <= 0.05


def test_a_name_on_no_list_is_known_by_its_role(guard: Guard) -> None:
    assert _recall(guard, UNLISTED, str) >= 0.9


def _recall(guard: Guard, names: list[str], case: type[str]) -> float:
    found = 0
    for sentence in SENTENCES:
        for name in names:
            text = case(sentence.format(name))
            start = text.index(case(name))
            spans = guard.examine(text).spans
            found += any(one.type is Kind.NAME and one.start <= start < one.end for one in spans)
    return found / (len(SENTENCES) * len(names))
