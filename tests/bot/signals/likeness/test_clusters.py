"""Average linkage, against the plain definition."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.signals.likeness.clusters import average_linkage

Pairs = dict[tuple[int, int], float]


def graph(size: int, pairs: Pairs) -> list[dict[int, float]]:
    rows: list[dict[int, float]] = [{} for _ in range(size)]
    for (one, other), value in pairs.items():
        rows[one][other] = rows[other][one] = value
    return rows


def by_definition(size: int, pairs: Pairs, threshold: float) -> list[int]:
    groups = [[number] for number in range(size)]
    while len(groups) > 1:
        means = {
            (-_mean(one, other, pairs), min(one), min(other)): (one, other)
            for one, other in combinations(groups, 2)
        }
        best = min(means)
        if -best[0] < threshold:
            break
        one, other = means[best]
        groups = [group for group in groups if group not in (one, other)] + [sorted(one + other)]
        groups.sort()
    return [next(min(group) for group in groups if number in group) for number in range(size)]


def _mean(one: list[int], other: list[int], pairs: Pairs) -> float:
    values = [pairs.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return sum(values) / len(values)


# Powers of two, all different in sum, so that rounding and ties cannot decide.
weighed = st.integers(2, 7).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.dictionaries(
            st.sampled_from(list(combinations(range(size), 2))),
            st.sampled_from([x / 64 for x in (1, 5, 9, 14, 22, 27, 35, 41, 50, 63)]),
            max_size=12,
        ),
    )
)


@given(weighed)
def test_it_groups_as_the_definition_says_when_no_two_likenesses_are_equal(
    drawn: tuple[int, Pairs],
) -> None:
    size, pairs = drawn
    distinct = {pair: value + number / 1_000 for number, (pair, value) in enumerate(sorted(pairs.items()))}
    assert average_linkage(graph(size, distinct), 0.3) == by_definition(size, distinct, 0.3)


def test_nothing_alike_stays_apart() -> None:
    assert average_linkage(graph(3, {}), 0.1) == [0, 1, 2]


def test_a_chain_is_not_one_group() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}
    assert average_linkage(graph(4, chain), 0.4) == [0, 0, 2, 2]
