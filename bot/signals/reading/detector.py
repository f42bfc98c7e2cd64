"""Does a message hold a policy signal? A linear model over markers, with its weights in the configuration."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.signals.reading.features import Features
from bot.signals.reading.terms import TermFinder

_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_CONCEPTS_AT_MOST = 3.0


@dataclass(frozen=True, slots=True)
class Marker:
    """A list of words that plead for or against a signal; more than `most` of them do not count."""

    label: str
    most: int


class Detector:
    """Scores messages between 0 and 1; above `hint` a private hint to the author is in place."""

    def __init__(
        self,
        markers: Mapping[str, Marker],
        finder: TermFinder,
        weights: Mapping[str, float],
        hint: float,
    ) -> None:
        self._markers = markers
        self._finder = finder
        self._weights = weights
        self.hint = hint

    def values(self, text: str, features: Features, quiet: bool) -> dict[str, float]:
        """The marker values of a message, each from 0 to 1; `quiet` = channel where signals seldom fall."""
        found = self._finder.find(features.words)
        hits = {name: len(found.get(name, ())) for name in self._markers}
        hits["friendly"] += bool(_EMOJI.search(text))
        values = {name: min(hits[name], marker.most) / marker.most for name, marker in self._markers.items()}
        values["concepts"] = min(sum(features.concepts.values()), _CONCEPTS_AT_MOST) / _CONCEPTS_AT_MOST
        values["question"] = float(text.rstrip().endswith("?"))
        values["quiet"] = float(quiet)
        return values

    def score(self, text: str, features: Features, quiet: bool) -> float:
        """How likely the message holds a signal, from 0 to 1."""
        values = self.values(text, features, quiet)
        sum_ = self._weights["bias"] + sum(self._weights[name] * value for name, value in values.items())
        return 1 / (1 + math.exp(-sum_))
