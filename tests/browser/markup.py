"""Whether a page is sound HTML: balanced, and read by the browser without a repair."""

from __future__ import annotations

from html.parser import HTMLParser

from playwright.async_api import Page

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
READ = "[...document.querySelectorAll('*')].map(x => x.localName.toLowerCase())"


class _Tags(HTMLParser):
    """Every element in order, and what is wrong with how they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        named = [name for name, _ in attrs]
        if len(set(named)) != len(named):
            self.faults.append(f"an attribute of {tag} stands twice")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} ends where it was not the last to begin")

    def close(self) -> None:
        super().close()
        self.faults += [f"{tag} does not end" for tag in self._open]


async def unsound(page: Page, source: str) -> list[str]:
    """What is wrong with the source of the page that is open and runs no scripts, if anything.

    The elements that the browser made of it must be those that are written, in the same order: where its
    parser moves, adds or drops one, the source was not valid.
    """
    written = _Tags()
    written.feed(source)
    written.close()
    read: list[str] = await page.evaluate(READ)
    pairs = zip(written.names, read, strict=False)
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(written.names), len(read)))
    if written.names != read:
        written.faults.append(f"after {written.names[max(at - 4, 0) : at]} the browser read another element")
    return written.faults
