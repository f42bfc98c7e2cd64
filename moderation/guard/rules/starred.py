"""Names with stars for letters: "Y*ssin", "Sa***a"; swear words are written so too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_STARRED = re.compile(r"(?<![\w*])[A-Z][a-z]{0,10}\*{1,6}[a-z]{1,10}(?![\w*])")
_SWORN = re.compile(
    r"(?:k|kl|f|sh|g|t|h|b|ho|kut|kan|tyf|ter|god|m)\*+(?:te?|ck|cking|dver|ring|er|tch|ren|ker|us|therf)"
)


def find_starred(message: Message) -> Iterator[Span]:
    """Spans of type NAME."""
    for match in _STARRED.finditer(message.text):
        if not _SWORN.match(match.group().lower()):
            yield Span(match.start(), match.end(), Kind.NAME, 0.78, "name-starred")
