"""Numbers of people in classes, so that whoever asks before and after does not see each person come."""

from __future__ import annotations

_FLOORS = (5, 15, 30)


def class_floor(count: int, k: int) -> int:
    """The least number of the class a count falls in: 0, 1, k, and above k of 5, 15 and 30."""
    if count == 0:
        return 0
    return max((floor for floor in _floors(k) if floor <= count), default=1)


def size_class(count: int, k: int) -> str:
    """The class as people read it: 0, <5, 5–14, 15–29 or 30+ for k = 5; fewer than k are never counted."""
    floor, floors = class_floor(count, k), _floors(k)
    if floor == 0:
        return "0"
    above = next((each for each in floors if each > floor), None)
    if above is None:
        return f"{floor}+"
    return f"<{k}" if floor < k else f"{floor}–{above - 1}"


def _floors(k: int) -> tuple[int, ...]:
    """Where the classes begin: the first that is shown at k; none holds one number only."""
    return (k, *(floor for floor in _FLOORS if floor > k + 1))
