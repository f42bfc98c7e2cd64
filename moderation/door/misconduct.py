"""Wrongdoing of a colleague or organisation that is named: not for here, but for who may look into it.

A reporting desk without powers harms both who is accused and who reports. Such words are not kept; the writer
reads which routes there are: a confidant, the whistleblower scheme, the inspectorate, disciplinary law.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.commands import Say
from bot.core.content import Words, b, link, p, ul
from bot.core.reply import Reply, Seen
from moderation.door.phrases import LONGEST, Phrase, Phrases, read
from moderation.guard.lexicon import GIVEN, Lexicon

_END = re.compile(r"[.!?](?=\s|$)|\n")
_NEXT = re.compile(r"\s*([^\W\d_][\w'-]*)")
_NEAR = 24
"""Characters before a deed within which it is denied or spoken of in general."""
_ARTICLES = frozenset(("van", "de", "der", "den", "het", "ter", "ten", "'t"))


@dataclass(frozen=True, slots=True)
class _Somebody:
    """Who is spoken of at a place in the text, and whether they are named for their work."""

    start: int
    named: bool


class Misconduct:
    """Recognises an accusation of somebody named; `lists` are those of misconduct.toml."""

    def __init__(self, lists: Mapping[str, str], lexicon: Lexicon) -> None:
        self._phrases = Phrases(lists)
        self._words = lexicon.words

    def told(self, text: str) -> bool:
        """Whether a text tells of wrongdoing by a colleague or organisation that it names."""
        text = text[:LONGEST]
        lower = read(text)
        if len(lower) != len(text):
            # Letters that take more than one place are rare; then nothing is known of capitals.
            text = lower
        found = self._phrases.find(lower)
        return any(self._accused(text, found, deed) for deed in found if deed.listed == "deeds")

    def _accused(self, text: str, found: Sequence[Phrase], deed: Phrase) -> bool:
        start = max((m.end() for m in _END.finditer(text, 0, deed.start)), default=0)
        after = _END.search(text, deed.end)
        here = [x for x in found if start <= x.start and x.end <= (after.start() if after else len(text))]
        if any(x.listed == "denied" and deed.start - _NEAR <= x.start < deed.start for x in here):
            return False
        people = sorted(self._people(text, here), key=lambda x: x.start)
        before = [x for x in people if x.start < deed.start]
        if before and before[-1].named:
            return True
        by = next((x.start for x in here if x.listed == "by" and x.start >= deed.end), None)
        behind = [x for x in people if by is not None and x.start > by]
        return bool(behind) and behind[0].named

    def _people(self, text: str, here: Sequence[Phrase]) -> list[_Somebody]:
        found: list[_Somebody] = []
        for each in here:
            match each.listed:
                case "family":
                    found.append(_Somebody(each.start, named=False))
                case "named":
                    found.append(_Somebody(each.start, named=True))
                case "roles":
                    found.append(_Somebody(each.start, self._is_called(text, each.end)))
                case "organisations" if _is_called(text, each.end):
                    found.append(_Somebody(each.start, named=True))
        return found

    def _is_called(self, text: str, end: int) -> bool:
        """Whether a name stands behind: with a capital, or a given name in lower case."""
        word = _NEXT.match(text, end)
        return _is_called(text, end) or (
            word is not None and bool(self._words.get(word[1].lower(), 0) & GIVEN)
        )


class Routes:
    """Sends who tells of misconduct to another desk; `routes` gives where each is on the web, or nothing."""

    def __init__(self, misconduct: Misconduct, routes: Mapping[str, str]) -> None:
        self._misconduct = misconduct
        self._routes = routes

    def elsewhere(self, say: Say, text: str) -> Reply | None:
        """What the writer of this reads when it belongs at another desk, or None; nothing of it is kept."""
        if not self._misconduct.told(text):
            return None
        items = [self._item(say, name, href) for name, href in self._routes.items()]
        body = (p(b(say("door-elsewhere"))), p(say("door-elsewhere-why")), ul(*items))
        return Reply((*body, p(say("door-elsewhere-danger")), p(say("door-elsewhere-after"))), to=Seen.ASKER)

    def _item(self, say: Say, name: str, href: str) -> Sequence[Words]:
        label = say(f"door-route-{name}")
        return (link(label, href) if href else b(label), ": ", say(f"door-route-{name}.for"))


def _is_called(text: str, end: int) -> bool:
    """Whether a word with a capital stands behind, past "De" or "Van den"."""
    word = _NEXT.match(text, end)
    while word is not None and word[1].lower() in _ARTICLES:
        word = _NEXT.match(text, word.end())
    return word is not None and word[1][0].isupper()
