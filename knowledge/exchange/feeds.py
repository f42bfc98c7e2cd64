"""What others publish of their pages: RSS, Atom, sitemaps and OAI-PMH, as rows with what they know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from knowledge.exchange.rows import More, Row, bad
from knowledge.exchange.words import address, plain, year
from knowledge.exchange.xml_parts import Part, XmlError, parts

ROOTS = frozenset({"rss", "RDF", "?:RDF", "feed", "urlset", "sitemapindex", "OAI-PMH"})
_WANTED = frozenset(
    {"item", "entry", "url", "sitemap", "record", "resumptionToken", "error", "title", "link"}
)
_NOTHING_NEW = frozenset({"noRecordsMatch"})
_FIRST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def read_feed(chunks: Iterable[bytes], base: str = "") -> Iterator[Row | More]:
    """The rows of one document, and where it goes on.

    `base` is the address it came from: what links in it are relative to, and the origin of its rows.
    """
    found = parts(chunks, _WANTED)
    try:
        root = next(found)
        if root.name not in ROOTS:
            yield bad(root.line, "no-feed")
            return
        publisher = ""
        for part in found:
            if part.name == "title":
                # Of the feed itself; the publisher of everything in it, as far as is known.
                publisher = publisher or plain(part.text) if len(part.path) <= 2 else publisher
            else:
                yield from _read(part, base, publisher)
    except XmlError as error:
        yield bad(error.line, error.fault)
    except StopIteration:
        yield bad(1, "no-feed")


def _read(part: Part, base: str, publisher: str) -> Iterator[Row | More]:
    match part.name:
        case "item" | "entry":
            yield _row(part, base, _item(part, base), publisher)
        case "url" if part.path == ("urlset",):
            yield _row(part, base, _page(part, base), "")
        case "sitemap" if part.path == ("sitemapindex",):
            yield from _more(address(part.first("loc"), base))
        case "link" if part.attributes.get("rel") == "next":
            yield from _more(address(part.attributes.get("href", ""), base))
        case "record":
            if not any(x.attributes.get("status") == "deleted" for x in part.every("header")):
                yield _row(part, base, _record(part), publisher)
        case "resumptionToken" if part.text and base:
            yield More(_asking(base, {"verb": "ListRecords", "resumptionToken": part.text}))
        case "error" if part.path == ("OAI-PMH",):
            yield from _error(part, base)


def _row(part: Part, base: str, fields: dict[str, Any], publisher: str) -> Row:
    origin = urlsplit(base).hostname or "bestand"
    fields.setdefault("publisher", publisher)
    return Row(part.line, fields, origin=origin)


def _item(part: Part, base: str) -> dict[str, Any]:
    """An item of RSS or an entry of Atom; names of authors are left, they are persons."""
    terms = (x.attributes.get("term") or x.text for x in part.every("category", "dc:subject"))
    return {
        "url": _link(part, base),
        "title": plain(part.first("title", "dc:title")),
        "summary": plain(
            part.first("summary", "description", "dc:description", "content:encoded", "content")
        ),
        "keywords": _distinct(terms),
        "published": year(part.first("published", "pubDate", "dc:date", "updated", "?:issued")),
    }


def _link(part: Part, base: str) -> str:
    links = (x for x in part.every("link") if x.attributes.get("rel", "alternate") == "alternate")
    if found := next(
        (x for x in (address(i.attributes.get("href") or i.text, base) for i in links) if x), ""
    ):
        return found
    # A guid is the address of the item, unless it says it is not.
    given = (x.text for x in part.every("guid") if x.attributes.get("isPermaLink") != "false")
    return next((x for x in map(address, given) if x), "")


def _page(part: Part, base: str) -> dict[str, Any]:
    return {"url": address(part.first("loc"), base), "published": year(part.first("lastmod"))}


def _record(part: Part) -> dict[str, Any]:
    """A record of OAI-PMH in Dublin Core."""
    held = next((x.children[0] for x in part.every("metadata") if x.children), part)
    fields = {
        "url": next((x for x in (address(i.text) for i in held.every("dc:identifier")) if x), ""),
        "title": plain(held.first("dc:title")),
        "summary": plain(held.first("dc:description")),
        "keywords": _distinct(x.text for x in held.every("dc:subject")),
        "published": year(held.first("dc:date")),
    }
    publisher = plain(held.first("dc:publisher"))
    return fields | ({"publisher": publisher} if publisher else {})


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(x for x in map(plain, words) if x))[:20]


def _more(found: str) -> Iterator[More]:
    if found:
        yield More(found)


def _error(part: Part, base: str) -> Iterator[Row | More]:
    """What an archive answers instead of records; an address without a question gets the first one."""
    code = part.attributes.get("code", "")
    if code == "badVerb" and base and "verb=" not in base:
        yield More(_asking(base, _FIRST))
    elif code not in _NOTHING_NEW:
        yield bad(part.line, "told", words=plain(f"{code} {part.text}")[:200])


def _asking(base: str, question: dict[str, str]) -> str:
    split = urlsplit(base)
    return urlunsplit((split.scheme, split.netloc, split.path, urlencode(question), ""))
