"""Reads the Fluent catalogues and says their sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

HERE = Path(__file__).parent
LOCALES = ("nl", "en")
OPTIONAL = frozenset({"aliases"})
"""Attributes that a message may leave out."""
_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*).*\n?(?:^(?!-?[A-Za-z]).*\n?)*", re.MULTILINE)
_MENTIONED = re.compile(r"\{\s*(-?[A-Za-z][\w-]*)")


class Catalogue:
    """The sentences of one language, each read when it is first said."""

    def __init__(self, locale: str, folder: Path = HERE) -> None:
        # Isolation marks would end up in what people copy, and every sentence is left to right.
        self._bundle = FluentBundle([locale], use_isolating=False)
        # Where a sentence stands in its file is of use to an editor only.
        self._parser = FluentParser(with_spans=False)
        self._unread: dict[str, str] = {}
        for file in sorted((folder / locale).glob("*.ftl")):
            for entry in _ENTRY.finditer(file.read_text(encoding="utf-8")):
                self._unread.setdefault(entry[1], entry[0])

    def say(self, key: str, /, **values: object) -> str:
        """The sentence `key` (or `key.attribute`) with its values filled in.

        Raises:
            LookupError: when the catalogue has no such sentence, or it needs a value it did not get.
        """
        name, _, attribute = key.partition(".")
        self._read(name)
        if not self._bundle.has_message(name):
            raise LookupError(f"no text {key!r}")
        message = self._bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            if attribute in OPTIONAL:
                return ""
            raise LookupError(f"no text {key!r}")
        words, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise LookupError(f"text {key!r}: {type(errors[0]).__name__}")
        return str(words)

    def _read(self, name: str) -> None:
        """Make an entry known, with the entries that it mentions."""
        entry = self._unread.get(name)
        if entry is not None:
            # Two threads may read one entry; the bundle keeps the first.
            self._bundle.add_resource(self._parser.parse(entry))
            self._unread.pop(name, None)
            for mentioned in _MENTIONED.findall(entry):
                self._read(mentioned)


def load(folder: Path = HERE) -> Mapping[str, Callable[..., str]]:
    """What `say` is in each language."""
    return {locale: partial(Catalogue.say, Catalogue(locale, folder)) for locale in LOCALES}
