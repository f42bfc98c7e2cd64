"""The concepts of the files as a start needs them; kept in the user's cache, for reading takes seconds."""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from knowledge.lexicon import concepts as concepts_module
from knowledge.lexicon import wordings as wordings_module
from knowledge.lexicon.cache import kept
from knowledge.lexicon.concepts import Concepts, load_concepts
from knowledge.lexicon.wordings import Rows, Wording, Wordings, wordings
from knowledge.reading import dutch as dutch_module
from knowledge.reading.dutch import WORD_LISTS, Dutch

MADE_BY = (concepts_module, wordings_module, dutch_module)
"""What decides how files are read: with other code they are read anew."""
WORDS = ("single", "phrases", "terms")
"""The wordings as words; all else is rows of numbers."""


class _Packed(msgspec.Struct, array_like=True):
    """Bare concepts, their wordings, and the texts of the files; rows of numbers as their type and bytes."""

    bare: Concepts
    vocabulary: list[str]
    texts: bytes
    single: Mapping[str, int]
    phrases: Mapping[str, Sequence[tuple[Wording, int]]]
    terms: Sequence[Sequence[Wording]]
    numbers: dict[str, list[tuple[str, bytes]]]


@dataclass(frozen=True, repr=False)
class ShippedConcepts:
    """The concepts of the files.

    `bare` are all of them without their lines and loose words, which are in `wordings`; `vocabulary` is every
    folded word in any of them.
    """

    bare: Concepts
    wordings: Wordings
    vocabulary: frozenset[str]
    _texts: bytes

    @property
    def whole(self) -> Concepts:
        """The concepts with all their texts, unpacked each time: they are seldom asked for, and large."""
        return msgspec.msgpack.decode(zlib.decompress(self._texts), type=Concepts)


def load_shipped(folder: Path, lists: Path, dutch: Dutch) -> ShippedConcepts:
    """The concepts in the files of `folder`, with their wordings as `dutch`, made of `lists`, reads them.

    Raises:
        OSError: when a file is missing.
        ValueError: when a file is no valid TOML or a concept stands in two files.
    """
    mark = _mark([*sorted(folder.glob("*.toml")), *(lists / name for name in WORD_LISTS)])
    packed = kept("lexicon", mark, lambda: _packed(load_concepts(folder), dutch))
    return _unpacked(msgspec.msgpack.decode(packed, type=_Packed))


def _mark(files: Iterable[Path]) -> str:
    """Names what the wordings are made of: the files, and the code and the libraries that read them."""
    digest = hashlib.blake2b(f"{sys.version} {version('pystemmer')}".encode(), digest_size=16)
    for file in (*files, Path(__file__), *(Path(str(module.__file__)) for module in MADE_BY)):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()


def _packed(concepts: Concepts, dutch: Dutch) -> bytes:
    read, pack = wordings(concepts, dutch), msgspec.msgpack.encode
    numbers = {
        each.name: [(str(row.typecode), row.tobytes()) for row in _arrays(getattr(read, each.name))]
        for each in fields(Wordings)
        if each.name not in WORDS
    }
    bare = Concepts(tuple(replace(each, lines=(), words=()) for each in concepts.all), concepts.groups)
    texts = zlib.compress(pack(concepts))
    return pack(
        _Packed(bare, sorted(concepts.vocabulary()), texts, read.single, read.phrases, read.terms, numbers)
    )


def _arrays(value: array[int] | array[float] | Rows) -> Iterable[array[int] | array[float]]:
    return (value.flat, value.ends) if isinstance(value, Rows) else (value,)


def _unpacked(packed: _Packed) -> ShippedConcepts:
    numbers: dict[str, Any] = {}
    for name, stored in packed.numbers.items():
        rows = [array(kind, content) for kind, content in stored]
        numbers[name] = Rows(*rows) if len(rows) > 1 else rows[0]
    read = Wordings(packed.single, packed.phrases, terms=packed.terms, **numbers)
    return ShippedConcepts(packed.bare, read, frozenset(packed.vocabulary), packed.texts)
