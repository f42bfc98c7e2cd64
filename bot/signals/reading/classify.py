"""Proposals for theme, level and triage, from the concepts of a message and words that give a hint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.signals.model import Triage
from bot.signals.reading.features import Features, weigh
from bot.signals.reading.lexicon import Concept
from bot.signals.reading.rarity import Rarity
from bot.signals.reading.terms import TermFinder

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ClassifierWeights:
    """How much each source counts against the concepts of the message itself."""

    channel: float
    profession: float
    level_cues: float
    triage_hints: float
    triage_from: float  # the score from which triage is something else than the usual outcome
    bundle: float  # the share of the bundle's mean in the vote
    bundle_triage: float  # the same for triage, about which members of one bundle differ more


@dataclass(frozen=True, slots=True)
class Classification:
    """Scores per theme, level and triage outcome of one message."""

    themes: Scores
    levels: Scores
    triages: Scores


class Classifier:
    """Classifies messages with concepts and cue words; proposals until a moderator confirms."""

    def __init__(
        self,
        concepts: Mapping[str, Concept],
        level_cues: TermFinder,
        triage_cues: TermFinder,
        rarity: Rarity,
        weights: ClassifierWeights,
    ) -> None:
        self._concepts = concepts
        self._level_cues = level_cues
        self._triage_cues = triage_cues
        self._rarity = rarity
        self._weights = weights

    def knowing(self, concepts: Mapping[str, Concept]) -> Classifier:
        """The same classifier with other concepts."""
        return Classifier(concepts, self._level_cues, self._triage_cues, self._rarity, self._weights)

    def classify(self, features: Features, channel_themes: Sequence[str], near: str | None) -> Classification:
        """Scores of one message; `channel_themes` are those of its channel, `near` that of the profession."""
        return Classification(
            self._themes(features, channel_themes, near), self._levels(features), self._triages(features)
        )

    def with_bundle(self, own: Classification, bundle: Sequence[Classification]) -> Classification:
        """The vote of a message together with its bundle: members of one bundle share one subject."""
        part, on_triage = self._weights.bundle, self._weights.bundle_triage
        return Classification(
            _mixed(own.themes, [each.themes for each in bundle], part),
            _mixed(own.levels, [each.levels for each in bundle], part),
            _mixed(own.triages, [each.triages for each in bundle], on_triage),
        )

    def triage(self, scores: Scores) -> Triage:
        """The outcome of triage: employer or commissioner unless another is told clearly enough."""
        outcome, score = max(sorted(scores.items()), key=lambda pair: pair[1], default=("", 0.0))
        return Triage(outcome) if score >= self._weights.triage_from else Triage.EMPLOYER_COMMISSIONER

    def _themes(self, features: Features, channel_themes: Sequence[str], near: str | None) -> Scores:
        scores: defaultdict[str, float] = defaultdict(float)
        for name, weight in features.concepts.items():
            scores[self._concepts[name].theme] += weight
        base = max(scores.values(), default=0.5)
        for place, theme in enumerate(channel_themes):
            scores[theme] += self._weights.channel * base / (1 + place)
        if near:
            scores[near] += self._weights.profession * base
        return dict(scores)

    def _levels(self, features: Features) -> Scores:
        scores: defaultdict[str, float] = defaultdict(float)
        for name, weight in features.concepts.items():
            scores[self._concepts[name].level] += weight
        for level, weight in weigh(self._level_cues.find(features.words), self._rarity).items():
            scores[level] += self._weights.level_cues * weight
        return dict(scores)

    def _triages(self, features: Features) -> Scores:
        scores = defaultdict(float, weigh(self._triage_cues.find(features.words), self._rarity))
        for name, weight in features.concepts.items():
            outcome = self._concepts[name].triage
            if outcome and outcome != Triage.EMPLOYER_COMMISSIONER:
                scores[outcome] += self._weights.triage_hints * weight
        return dict(scores)


def best(scores: Scores, count: int = 1) -> list[str]:
    """The names with the highest scores, best first, ties by name."""
    return [name for name, _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:count]]


def _mixed(own: Scores, bundle: Sequence[Scores], part: float) -> Scores:
    mean: defaultdict[str, float] = defaultdict(float)
    for scores in bundle:
        for name, score in scores.items():
            mean[name] += score / len(bundle)
    return {name: (1 - part) * own.get(name, 0.0) + part * mean[name] for name in _names(own, mean)}


def _names(*scores: Scores) -> Iterable[str]:
    return sorted({name for each in scores for name in each})
