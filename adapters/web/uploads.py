"""Files that a page sends along with a command: in memory, for a while, never on disk."""

from __future__ import annotations

import secrets
from collections import OrderedDict

from bot.core.reply import File

MOST_BYTES = 2_100_000
KEPT = 20


class Uploads:
    """The newest files that were sent, each under a token that nobody can guess."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, File] = OrderedDict()

    def keep(self, name: str, media_type: str, content: bytes) -> str:
        """Keep a file; its token. The oldest goes when there are KEPT."""
        token = secrets.token_urlsafe(16)
        self._files[token] = File(name[:200], media_type, content)
        while len(self._files) > KEPT:
            self._files.popitem(last=False)
        return token

    def get(self, token: str) -> File | None:
        """The file with this token, unless it is gone by now."""
        return self._files.get(token)
