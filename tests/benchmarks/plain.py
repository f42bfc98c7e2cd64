"""What finding is measured against: tantivy with its own Dutch analysis, the ten best of a question."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from knowledge.sources.resource import Resource

FIELDS = ["title", "keywords", "summary", "publisher", "region"]
MEMORY = 100_000_000
MOST = 10


class Plain:
    """An index of some sources in a folder; made when there are sources, else opened."""

    def __init__(self, folder: Path, sources: Iterable[Resource] = ()) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in FIELDS:
            schema.add_text_field(name, tokenizer_name="dutch")
        folder.mkdir(exist_ok=True)
        self._index = tantivy.Index(schema.build(), str(folder))
        analyzer = TextAnalyzerBuilder(Tokenizer.simple())
        for each in (Filter.lowercase(), Filter.ascii_fold(), Filter.stopword("dutch")):
            analyzer = analyzer.filter(each)
        self._index.register_tokenizer("dutch", analyzer.filter(Filter.stemmer("dutch")).build())
        self._fill(sources)
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, text: str) -> list[str]:
        """The ids of the ten best sources."""
        query, _ = self._index.parse_query_lenient(text, FIELDS)
        hits = self._searcher.search(query, MOST, count=False).hits
        return [str(self._searcher.doc(at).get_first("id")) for _, at in hits]

    def _fill(self, sources: Iterable[Resource]) -> None:
        writer = self._index.writer(MEMORY, 1)
        for source in sources:
            texts = (
                source.title,
                "; ".join(source.keywords),
                source.summary,
                source.publisher,
                source.region,
            )
            fields = dict(zip(FIELDS, texts, strict=True))
            writer.add_document(tantivy.Document(id=source.id, **fields))
        writer.commit()
        writer.wait_merging_threads()
