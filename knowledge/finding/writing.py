"""Writing an index: sources in and out, and the stems they bring, kept all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from tantivy import Document, Schema
from tantivy import Index as Files

from knowledge.finding.analysis import Analysis
from knowledge.finding.index import HEAD, STEM, Entry, Head, trigrams
from knowledge.finding.pages import Pages
from knowledge.sources.resource import Resource

MEMORY = 15_000_000
"""Bytes that the library may fill before it writes to disk."""
_PACK = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class Making:
    """The files of one index."""

    files: Files
    schema: Schema
    pages: Pages


class Writing:
    """One change of an index: nothing of it is seen before `keep`, and nothing stays without it.

    `known` tells which stems the index has met.
    """

    def __init__(self, making: Making, head: Head, analysis: Analysis, known: Callable[[str], bool]) -> None:
        self._making = making
        self._analysis = analysis
        self._known = known
        self._met: set[str] = set()
        self._sources, self._length, self._stems = head.sources, head.length, head.stems
        self._writer = making.files.writer(MEMORY, 1)

    def put(self, source: Resource) -> None:
        """Add a source that the index does not hold."""
        counts = self._analysis.counts(source)
        title = self._analysis.title(source)
        length = sum(counts.values())
        entry = Entry(
            source.id,
            source.kind,
            source.region,
            source.published,
            source.doubtful,
            title,
            length,
            counts,
            msgspec.Raw(_PACK(source)),
        )
        # The library counts how often a word stands somewhere; the weight is told that way, rounded.
        body = " ".join(stem for stem, weight in counts.items() for _ in range(max(1, round(weight))))
        self._writer.add_document(
            Document(
                id=source.id,
                body=body,
                word=" ".join(sorted(self._analysis.words(source))),
                name=" ".join(self._analysis.name(source)),
                page=self._making.pages.add(_PACK(entry)),
            )
        )
        self._sources += 1
        self._length += length
        for stem in counts:
            self._meet(stem)

    def drop(self, entry: Entry) -> None:
        """Take out a source that the index holds."""
        self._writer.delete_documents_by_term("id", entry.id)
        self._sources -= 1
        self._length -= entry.length

    def keep(self, version: str, base: int, mark: int, unsure: tuple[str, ...]) -> Head:
        """Put all on disk in one step; what the index holds now."""
        self._making.pages.flush()
        size = self._making.pages.size
        head = Head(version, base, mark, unsure, self._sources, self._length, self._stems, size)
        self._writer.delete_documents_by_term("id", HEAD)
        self._writer.add_document(Document(id=HEAD, head=msgspec.json.encode(head).decode()))
        self._writer.commit()
        self._writer.wait_merging_threads()
        return head

    def _meet(self, stem: str) -> None:
        if stem in self._met:
            return
        self._met.add(stem)
        if len(stem) > 1 and not self._known(stem):
            self._stems += 1
            page = self._making.pages.add(stem.encode())
            self._writer.add_document(
                Document(id=STEM + stem, gram=" ".join(sorted(trigrams(stem))), page=page)
            )
