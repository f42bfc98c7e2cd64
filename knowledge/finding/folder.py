"""The index on disk: one folder per making, and a file that names the one that counts.

A making is written beside the one in use and then named, in one step; a change of some sources is one commit
of the library. So whoever stops it at any moment leaves the old state or the new one. What was damaged
afterwards is seen by the checksum of each file and each page.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
import tantivy
from tantivy import Query

from knowledge.finding.analysis import Analysis, all_words, own_words
from knowledge.finding.checksums import check
from knowledge.finding.index import HEAD, Head, Index, schema
from knowledge.finding.pages import Pages, TornError
from knowledge.finding.writing import Making, Writing
from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import Dutch
from knowledge.sources.resource import Resource

IN_USE = "in-use"
PAGES = "pages.bin"


class IndexFolder:
    """Makes, keeps and opens an index.

    `halves` knows the words of the lexicon that may be half of a compound. `version` is that of the word
    lists: an index made with others is not opened. Without a folder it is a temporary one, gone with this
    object.
    """

    def __init__(self, dutch: Dutch, halves: Compounds, version: str, folder: Path | None = None) -> None:
        self._dutch = dutch
        self._halves = halves
        self._version = version
        self._making: Making | None = None
        self._folder = folder or _temporary(self)
        self._folder.mkdir(parents=True, exist_ok=True)

    def open(self) -> Index | None:
        """The index as it was left; None when there is none, or it was made with other word lists.

        Raises:
            TornError: when it is damaged.
        """
        name = self._folder / IN_USE
        if not name.exists():
            return None
        try:
            return self._opened(self._folder / name.read_text(encoding="utf-8").strip())
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise TornError(f"{name.parent}: {error}") from error

    def make(self, sources: Callable[[], Iterable[Resource]], base: int = 0, mark: int = 0) -> Index:
        """An index of these sources, and of these marks of the database; the one before goes.

        `sources` is called twice, and read as it goes.
        """
        compounds = self._halves.with_words(all_words(sources(), self._dutch))
        into = self._folder / secrets.token_hex(8)
        into.mkdir()
        fields = schema()
        making = Making(tantivy.Index(fields, str(into)), fields, Pages(into / PAGES))
        writing = Writing(making, Head(self._version), Analysis(self._dutch, compounds), lambda _: False)
        for source in sources():
            writing.put(source)
        head = writing.keep(self._version, base, mark, ())
        self._use(into)
        return self._read(making, head, compounds)

    def change(
        self,
        index: Index,
        changed: Mapping[str, Resource | None],
        base: int,
        mark: int,
        unsure: tuple[str, ...],
    ) -> Index:
        """An index with some sources changed, or gone where there is None; `index` must be the last one."""
        assert self._making is not None  # noqa: S101 - there is an index, so it was made or opened here
        new = [source for source in changed.values() if source is not None]
        compounds = index.compounds.with_words(w for each in new for w in own_words(each, self._dutch))
        writing = Writing(self._making, index.head, Analysis(self._dutch, compounds), index.has_met)
        for id_ in changed:
            if entry := index.entry(id_):
                writing.drop(entry)
        for source in new:
            writing.put(source)
        head = writing.keep(self._version, base, mark, unsure)
        return self._read(self._making, head, compounds)

    def _opened(self, folder: Path) -> Index | None:
        fields = schema()
        files = tantivy.Index.open(str(folder))
        searcher = files.searcher()
        at = searcher.search(Query.term_query(fields, "id", HEAD, "basic"), 1).hits
        head = msgspec.json.decode(str(searcher.doc(at[0][1]).get_first("head")) if at else "", type=Head)
        if head.version != self._version:
            return None
        check(folder)
        making = Making(files, fields, Pages(folder / PAGES, head.size))
        compounds = self._halves.with_words(word for word, _ in searcher.terms_with_prefix("word", ""))
        self._tidy(folder)
        return self._read(making, head, compounds)

    def _read(self, making: Making, head: Head, compounds: Compounds) -> Index:
        self._making = making
        making.files.reload()
        return Index(making.files.searcher(), making.schema, making.pages, head, compounds)

    def _use(self, making: Path) -> None:
        """Name the making that counts from now on, and let the others go."""
        draft = self._folder / f"{IN_USE}.new"
        with draft.open("w", encoding="utf-8") as file:
            file.write(making.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / IN_USE)
        self._tidy(making)

    def _tidy(self, making: Path) -> None:
        for each in self._folder.iterdir():
            if each.is_dir() and each.name != making.name:
                shutil.rmtree(each, ignore_errors=True)


def _temporary(owner: object) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="vraagbaak-index-"))
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return folder
