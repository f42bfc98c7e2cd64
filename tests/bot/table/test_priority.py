"""The priority score: five equal parts, and an order that hides nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.table.model import Item, ItemState, Owner
from bot.table.priority import Weight, ordered, priority
from tests.bot.table.conftest import NOW

FACTS = st.builds(
    Weight,
    st.sampled_from((0, 1, 6, 15, 30)),
    st.integers(0, 13),
    st.integers(0, 42),
    st.integers(0, 4),
    st.integers(0, 2000),
)
FIELDS = ("people", "weeks", "regions", "perspectives", "days")


def item(number: int, place: int | None = None) -> Item:
    reason = "" if place is None else "afspraak"
    id_ = f"B-{number:03}"
    return Item("V-2026-1", id_, Owner.POLICY_TABLE, "?", "VNG", "", place, reason, "", ItemState.ON, NOW)


def test_the_parts_of_the_score() -> None:
    assert priority(Weight()).score == 0
    assert priority(Weight(30, 13, 5, 4, 182)).score == 100
    parts = priority(Weight(6, 6, 1, 2, 91))
    assert list(parts.parts.values()) == [57, 46, 20, 50, 50]
    assert parts.score == 45


@given(FACTS, st.sampled_from(FIELDS), st.integers(1, 50))
def test_more_weight_never_lowers_the_score(weight: Weight, field: str, more: int) -> None:
    changed: dict[str, int] = {field: getattr(weight, field) + more}
    assert 0 <= priority(weight).score <= priority(replace(weight, **changed)).score <= 100


@given(st.dictionaries(st.integers(1, 20), FACTS, min_size=1, max_size=8), st.data())
def test_everything_is_in_the_order_once_and_who_got_a_place_has_it(
    known: dict[int, Weight], data: st.DataObject
) -> None:
    place = data.draw(st.none() | st.integers(1, len(known)))
    items = [item(n, place if i == 0 else None) for i, n in enumerate(known)]
    weights = {f"B-{n:03}": weight for n, weight in known.items()}
    order = ordered(items, weights)
    assert sorted(x.bundle for x in order) == sorted(x.bundle for x in items)
    assert all(order[x.place - 1] == x for x in items if x.place)
    scores = [priority(weights[x.bundle]).score for x in order if x.place is None]
    assert scores == sorted(scores, reverse=True)
