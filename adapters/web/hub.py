"""The open pages: who looks, in which language, and what they must be told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from adapters.web.chat import Line
from adapters.web.places import Account, Places
from adapters.web.views import Json, line_view


@dataclass(eq=False)
class Page:
    """One open tab: who looks, and how to tell it something."""

    account: Account
    locale: str
    tell: Callable[[Json], Awaitable[None]]


class Hub:
    """Tells every open page what its reader may see."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._pages: set[Page] = set()

    def open(self, page: Page) -> None:
        """Begin to tell a page."""
        self._pages.add(page)

    def close(self, page: Page) -> None:
        """Tell a page no more."""
        self._pages.discard(page)

    async def show(self, line: Line) -> None:
        """Tell every page that may read it that a message is new or changed."""
        for page in list(self._pages):
            hidden = line.only_for not in {None, page.account.id}
            if not hidden and self._places.may_read(page.account, line.room):
                await page.tell({"type": "message", "message": line_view(line, page.account, self._places)})

    async def notice(self, account: str, frame: Json) -> None:
        """Tell all pages of one person something."""
        for page in list(self._pages):
            if page.account.id == account:
                await page.tell(frame)
