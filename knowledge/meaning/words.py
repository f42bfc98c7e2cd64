"""Static word vectors in the text form of word2vec and fastText: a text is the mean of its words."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.core.errors import SetupError
from knowledge.meaning.vectors import Vector, unit
from knowledge.reading.dutch import words

MOST_WORDS = 200_000
"""The files list the commonest words first; these are kept, at four bytes a number."""
LARGEST = 2_000


class WordVectors:
    """Vectors of words, all in one array."""

    def __init__(self, size: int, places: Mapping[str, int], numbers: array[float]) -> None:
        self._size, self._places, self._numbers = size, places, numbers

    def of(self, text: str) -> Vector:
        """The mean of the vectors of the words that are known, at length 1."""
        starts = [self._places[word] * self._size for word in words(text) if word in self._places]
        if not starts:
            return ()
        known = (self._numbers[start : start + self._size] for start in starts)
        return unit([sum(numbers) for numbers in zip(*known, strict=True)])


def load_words(file: Path) -> WordVectors:
    """Read a `.vec` file: a line with two numbers, then a word and its numbers on each line.

    Raises:
        SetupError: naming the line that is wrong.
    """
    places: dict[str, int] = {}
    numbers: array[float] = array("f")
    size = 0
    for line, (word, row) in enumerate(_rows(file), 2):
        size = size or len(row)
        if len(row) != size:
            raise SetupError(f"{file}, line {line}: has {len(row)} numbers, the first word has {size}")
        # Spellings that are one word to us: the first, the commonest, counts.
        folded = words(word)
        if len(folded) == 1 and folded[0] not in places:
            places[folded[0]] = len(places)
            numbers.extend(row)
        if len(places) == MOST_WORDS:
            break
    if not places:
        raise SetupError(f"{file}: holds no word vectors")
    return WordVectors(size, places, numbers)


def _rows(file: Path) -> Iterator[tuple[str, list[float]]]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        head = next(lines, "").split()
        if len(head) != 2 or not all(x.isdecimal() for x in head) or int(head[1]) > LARGEST:
            raise SetupError(
                f"{file}: must begin with a line of two numbers, how many words and how many numbers"
            )
        for line, text in enumerate(lines, 2):
            word, *numbers = text.rstrip().split(" ")
            try:
                yield word, [float(number) for number in numbers]
            except ValueError:
                raise SetupError(f"{file}, line {line}: must be a word and its numbers") from None
