"""What stands in one line of a Matrix message: words, emphasis, links and people."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from adapters.matrix.speaking.escaping import (
    address,
    escaped,
    guarded,
    guarded_together,
    misleading,
    on_one_line,
    permalink,
    spelled,
    user_id,
)
from bot.core.content import Bold, Inline, Italic, Line, Link, Mention, Text

Shown = Callable[[Inline, str], str]
"""A span with its words as their neighbours allow them, written out."""


def line_of(spans: Line, shown: Shown) -> str:
    """Spans one after the other, so that neighbours mean nothing together."""
    return "".join(map(shown, spans, guarded_together([_words(x) for x in spans])))


def spoken(span: Inline, guarded_words: str) -> str:
    """A span as plain words: a link is told with its address."""
    return _plain_link(guarded_words, span) if isinstance(span, Link) else guarded_words


def marked_up(span: Inline, guarded_words: str) -> str:
    """A span as HTML: only an address that Matrix allows is a link, only a user of Matrix is called."""
    words = marked(guarded_words)
    match span:
        case Text():
            return words
        case Bold():
            return f"<strong>{words}</strong>" if words else ""
        case Italic():
            return f"<em>{words}</em>" if words else ""
        case Link():
            return _html_link(guarded_words, span)
        case Mention(actor_id):
            return _anchor(permalink(actor_id), words) if user_id(actor_id) else words


def marked(guarded_words: str) -> str:
    """Words that are guarded already, as HTML."""
    return escaped(guarded_words).replace("\n", "<br>")


def on_one_html_line(words: str) -> str:
    """Someone's words as HTML without line breaks."""
    return escaped(guarded(on_one_line(words)))


def _words(span: Inline) -> str:
    match span:
        case Link(label):
            return on_one_line(label)
        case Mention(actor_id, name):
            return f"@{on_one_line(name).removeprefix('@') or actor_id[1:]}"
        case Text(words) | Bold(words) | Italic(words):
            return words


def _plain_link(shown: str, link: Link) -> str:
    """A link told in words; `shown` is its label as the neighbours allow it."""
    label, way, target = on_one_line(link.label), spelled(link.href), address(link.href)
    if target is None or target.startswith("mailto:"):
        told = way if target else guarded(way)
        return told if label in {"", way} else shown if way in label else f"{shown} ({told})"
    return target if label in {"", way} else f"{shown} ({target})"


def _html_link(shown: str, link: Link) -> str:
    """A link whose label is the address or does not look like another one."""
    label, way, target = on_one_line(link.label), spelled(link.href), address(link.href)
    if target is None:
        return escaped(_plain_link(shown, link))
    if label in {"", way}:
        return _anchor(target, escaped(way))
    if misleading(label, target):
        return f"{escaped(shown)} ({_anchor(target, escaped(way))})"
    return _anchor(target, escaped(shown))


def _anchor(target: str, shown: str) -> str:
    return f'<a href="{escape(target)}">{shown}</a>'
