"""Reads the Fluent catalogues and says their sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

HERE = Path(__file__).parent
LOCALES = ("nl", "en")
OPTIONAL = frozenset({"aliases"})
"""Attributes that a message may leave out."""


class Catalogue:
    """The sentences of one language."""

    def __init__(self, locale: str, folder: Path = HERE) -> None:
        # Isolation marks would end up in what people copy, and every sentence is left to right.
        self._bundle = FluentBundle([locale], use_isolating=False)
        # Where a sentence stands in its file is of use to an editor only.
        parser = FluentParser(with_spans=False)
        for file in sorted((folder / locale).glob("*.ftl")):
            self._bundle.add_resource(parser.parse(file.read_text(encoding="utf-8")))

    def say(self, key: str, /, **values: object) -> str:
        """The sentence `key` (or `key.attribute`) with its values filled in.

        Raises:
            LookupError: when the catalogue has no such sentence, or it needs a value it did not get.
        """
        name, _, attribute = key.partition(".")
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


def load(folder: Path = HERE) -> Mapping[str, Callable[..., str]]:
    """What `say` is in each language."""
    return {locale: partial(Catalogue.say, Catalogue(locale, folder)) for locale in LOCALES}
