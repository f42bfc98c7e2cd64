"""Words in pieces, as sentence models of the BERT family read them (WordPiece, Wu et al. 2016)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.core.errors import SetupError
from knowledge.reading.dutch import fold

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
_PARTS = re.compile(r"\w+|[^\w\s]")


class Pieces:
    """The numbers of a text's pieces in a vocabulary; the longest piece that fits goes first."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._cased = any(piece[0].isupper() for piece in vocabulary if piece[:1].isalpha())

    def numbers(self, text: str, most: int) -> list[int]:
        """At most `most` numbers, with the marks of begin and end."""
        read = text if self._cased else fold(text)
        inside = [n for part in _PARTS.findall(read) for n in self._cut(part)]
        return [self._vocabulary[FIRST], *inside[: most - 2], self._vocabulary[LAST]]

    def _cut(self, word: str) -> Iterator[int]:
        found, at = [], 0
        while at < len(word):
            for end in range(min(len(word), at + LONGEST_WORD), at, -1):
                piece = word[at:end] if at == 0 else f"##{word[at:end]}"
                if piece in self._vocabulary:
                    found.append(self._vocabulary[piece])
                    at = end
                    break
            else:
                yield self._vocabulary[UNKNOWN]
                return
        yield from found


def load_pieces(file: Path) -> Pieces:
    """Read a vocabulary: one piece on each line, its number is the number of its line.

    Raises:
        SetupError: when a mark that every vocabulary has is missing.
    """
    listed = file.read_text(encoding="utf-8").splitlines()
    vocabulary = {piece: number for number, piece in enumerate(listed) if piece}
    missing = [mark for mark in (UNKNOWN, FIRST, LAST) if mark not in vocabulary]
    if missing:
        raise SetupError(f"{file}: lacks {', '.join(missing)}; bring the vocab.txt that goes with the model")
    return Pieces(vocabulary)
