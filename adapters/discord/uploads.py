"""Files that members send along with a command or a form: fetched from Discord, in memory for a while."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from adapters.discord.exchange import TROUBLE
from bot.core.reply import File

MOST_BYTES = 2_100_000
KEPT = 20

log = logging.getLogger(__name__)


class Uploads:
    """The newest files that were sent, by the number Discord gives each."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, File] = OrderedDict()

    async def take(self, data: Mapping[str, Any], fetch: Callable[[str], Awaitable[bytes]]) -> None:
        """Fetch the files of an interaction, but for what is too large; the oldest go when there are many."""
        for id_, about in data.get("resolved", {}).get("attachments", {}).items():
            if about["size"] > MOST_BYTES:
                continue
            try:
                content = await fetch(about["url"])
            except (discord.HTTPException, *TROUBLE) as error:
                log.warning("a file could not be fetched: %s", type(error).__name__)
                continue
            self._files[id_] = File(about["filename"], about.get("content_type") or "", content)
            while len(self._files) > KEPT:
                self._files.popitem(last=False)

    def get(self, id_: str) -> File | None:
        """The file with this number, unless it is gone by now."""
        return self._files.get(id_)
