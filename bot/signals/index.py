"""An inverted index over vectors: finds the messages that share features without comparing all."""

from __future__ import annotations

from array import array

from bot.signals.similarity import Vector


class SignalIndex:
    """Messages by number, in order of adding; forgetting leaves an empty place."""

    def __init__(self) -> None:
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        self._gone: set[int] = set()
        self._count = 0

    def __len__(self) -> int:
        return self._count - len(self._gone)

    def add(self, vector: Vector) -> int:
        """Adds a message; gives its number."""
        number = self._count
        self._count += 1
        for name, value in vector.items():
            if value:
                numbers, values = self._postings.setdefault(name, (array("I"), array("f")))
                numbers.append(number)
                values.append(value)
        return number

    def forget(self, number: int) -> None:
        """Takes a message out of every later answer."""
        self._gone.add(number)

    def alike(self, vector: Vector) -> dict[int, float]:
        """The likeness of every message that shares a feature with this one."""
        scores: dict[int, float] = {}
        for name, value in vector.items():
            posting = self._postings.get(name)
            if posting is None:
                continue
            for number, weight in zip(*posting, strict=True):
                scores[number] = scores.get(number, 0.0) + value * weight
        for number in self._gone & scores.keys():
            del scores[number]
        return scores
