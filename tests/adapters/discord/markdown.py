"""A small reader of Discord's markdown: what its client would show, and every mark it would see.

The rules are those of the client, which is built on simple-markdown: at each place the first rule that
matches there takes its text, and most rules read their inside again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

GAP = "\u200b"
ADDRESS = r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]"
LABEL = r"((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)"
TARGET = r"\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['\"]([\s\S]*?)['\"])?\s*\)"

AT_LINE_START = {
    "quote": re.compile(r" *>(?:>>)? +"),
    "heading": re.compile(r" *#{1,3} +"),
    "subtext": re.compile(r" *-# +"),
    "list": re.compile(r" *(?:[-*+]|\d+\.) +"),
}
# What shows something else than the words that were sent.
SPECIAL = {
    "mention": re.compile(r"<@[!&]?\d+>|@everyone|@here"),
    "channel": re.compile(r"<#\d+>|<id:\w+>"),
    "command": re.compile(r"</[^:>]+:\d+>"),
    "emoji": re.compile(r"<a?:\w+:\d+>|:[\w+~-]+(?:::skin-tone-\d)?:"),
    "time": re.compile(r"<t:-?\d+(?::[tTdDfFRsS])?>"),
    "address": re.compile(rf"<(?:https?|steam|discord)://[^ >]+>|{ADDRESS}|discord(?:app)?\.(?:gg|com)/\S+"),
}
# What puts a mark on the words inside it, which are read again.
AROUND = {
    "link": re.compile(rf"\[{LABEL}\]{TARGET}"),
    "bold": re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)"),
    "underlined": re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)"),
    "italic": re.compile(
        r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"
        r"|_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)"
    ),
    "struck": re.compile(r"~~([\s\S]+?)~~(?!_)"),
    "spoiler": re.compile(r"\|\|([\s\S]+?)\|\|"),
}
CODE_BLOCK = re.compile(r"```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```", re.I)
CODE = re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")


@dataclass
class Reading:
    """The words that are shown, and the marks in order, each with what it is on."""

    words: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.marks]


def read(text: str) -> Reading:
    """What Discord's client makes of a message."""
    reading = Reading()
    _read(text, reading, at_start=True)
    reading.words = reading.words.replace(GAP, "")
    return reading


def _read(text: str, reading: Reading, *, at_start: bool) -> None:
    at = 0
    while at < len(text):
        start = at_start if at == 0 else text[at - 1] == "\n"
        at = _step(text, at, reading, start)


def _step(text: str, at: int, reading: Reading, start: bool) -> int:
    """Take one rule's worth of text; where the next begins."""
    if start:
        for kind, rule in AT_LINE_START.items():
            if found := rule.match(text, at):
                reading.marks.append((kind, text[at:].partition("\n")[0]))
                return found.end()
    if found := ESCAPE.match(text, at):
        reading.words += found[1]
        return found.end()
    if found := CODE_BLOCK.match(text, at) or CODE.match(text, at):
        reading.marks.append(("code", found[0]))
        reading.words += found[found.lastindex or 0]
        return found.end()
    return _marked(text, at, reading)


def _marked(text: str, at: int, reading: Reading) -> int:
    for kind, rule in SPECIAL.items():
        if found := rule.match(text, at):
            reading.marks.append((kind, found[0]))
            return found.end()
    for kind, rule in AROUND.items():
        if found := rule.match(text, at):
            reading.marks.append((kind, found[2] if kind == "link" else found[0]))
            _read(found[1] or found[2], reading, at_start=False)
            return found.end()
    reading.words += text[at]
    return at + 1
