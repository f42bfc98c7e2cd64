"""Everything the configuration says about signals, read once and handed to who needs it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.signals.likeness.bundling import BundlingWeights
from bot.signals.likeness.closeness import Closeness
from bot.signals.likeness.similarity import BlockWeights, Vector, Vectors
from bot.signals.model import Perspective, Theme
from bot.signals.reading.channels import Channel, Channels
from bot.signals.reading.classify import Classifier, ClassifierWeights
from bot.signals.reading.detector import Detector, Marker
from bot.signals.reading.features import FeatureReader, Features, Hear
from bot.signals.reading.generalising import Generaliser, Providers
from bot.signals.reading.lexicon import Concept, load_concepts
from bot.signals.reading.origin import Professions, Region, Regions
from bot.signals.reading.rarity import Rarity, load_counts
from bot.signals.reading.terms import TermFinder, read_terms
from bot.signals.reading.words import Stemmer


@dataclass(frozen=True, slots=True)
class Limits:
    """Thresholds of clustering and copies."""

    cluster: float
    candidate: float
    copy_ratio: float


@dataclass(frozen=True, slots=True)
class SignalRules:
    """The rules of signals as they stand in one folder of configuration; `mark` tells states of it apart.

    `closeness` is there when somebody brought a local model of meaning.
    """

    concepts: Mapping[str, Concept]
    channels: Channels
    professions: Professions
    regions: Regions
    generalise: Generaliser
    reader: FeatureReader
    classifier: Classifier
    detector: Detector
    vectors: Vectors
    bundling: BundlingWeights
    limits: Limits
    mark: str
    closeness: Closeness | None = None

    def vectored(self, features: Features, channel: str | None = None) -> tuple[Features, Vector]:
        """The features of a text given in a channel, with its vector."""
        themes = self.classifier.classify(features, self.channels.of(channel).themes, None).themes
        return features, self.vectors.vector(features, themes)

    def knowing(self, concepts: Mapping[str, Concept]) -> SignalRules:
        """The same rules with other concepts."""
        finder = self.reader.finder({name: each.terms for name, each in concepts.items()})
        return replace(
            self,
            concepts=concepts,
            channels=Channels(self.channels.configured, concepts, finder),
            reader=self.reader.finding(finder),
            classifier=self.classifier.knowing(concepts),
            mark=self._marked(concepts),
        )

    def _marked(self, concepts: Mapping[str, Concept]) -> str:
        changed = [(id_, each.terms) for id_, each in sorted(concepts.items()) if self.concepts[id_] != each]
        return sha256(f"{self.mark} {changed}".encode()).hexdigest()[:16]


def load_rules(folder: Path, hear: Hear) -> SignalRules:
    """Reads the rules of signals from `config/signals`; `hear` gives the concepts that finding hears.

    Raises:
        OSError: a file is missing.
        ValueError: a file cannot be read or names something unknown.
    """
    stemmer = Stemmer()
    weights = _toml(folder / "weights.toml")
    concepts = load_concepts(folder / "concepts")
    unknown = sorted({concept.theme for concept in concepts.values()} - set(Theme))
    if unknown:
        raise ValueError(f"concepts: no such theme: {', '.join(unknown)}")
    rarity = Rarity(*load_counts(folder / "stem-counts.txt"), stemmer)
    finder = TermFinder({name: each.terms for name, each in concepts.items()}, stemmer)
    reader = FeatureReader(finder, _stopwords(folder / "stopwords.txt"), rarity, stemmer, hear)
    level_cues = _finder(_toml(folder / "levels.toml"), stemmer)
    triage_cues = _finder(_toml(folder / "triage.toml"), stemmer)
    return SignalRules(
        concepts=concepts,
        channels=Channels(
            {name: _channel(entry) for name, entry in _toml(folder / "channels.toml").items()},
            concepts,
            finder,
        ),
        professions=_professions(_toml(folder / "professions.toml")),
        regions=(regions := _regions(_toml(folder / "regions.toml"), _toml(folder / "municipalities.toml"))),
        generalise=Generaliser(regions, _providers(_toml(folder / "providers.toml"))),
        reader=reader,
        classifier=Classifier(
            concepts, level_cues, triage_cues, rarity, ClassifierWeights(**weights["classify"])
        ),
        detector=_detector(_toml(folder / "markers.toml"), weights["detector"], stemmer),
        vectors=Vectors(BlockWeights(**weights["similarity"]), rarity),
        bundling=BundlingWeights(**weights["bundling"]),
        limits=Limits(
            weights["clusters"]["threshold"], weights["clusters"]["candidates"], weights["copies"]["ratio"]
        ),
        mark=_mark(folder),
    )


def _mark(folder: Path) -> str:
    """Sixteen letters that differ when any of the files differs."""
    digest = sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file.name} cannot be read: {error}") from error


def _channel(entry: Mapping[str, Any]) -> Channel:
    return Channel(tuple(entry.get("themes", ())), bool(entry.get("quiet", False)))


def _professions(entry: Mapping[str, Mapping[str, list[str]]]) -> Professions:
    perspectives = {
        name.casefold(): Perspective(code) for code, names in entry["perspective"].items() for name in names
    }
    themes = {name.casefold(): theme for theme, names in entry["theme"].items() for name in names}
    return Professions(perspectives, themes)


def _regions(entry: Mapping[str, Any], municipalities: Mapping[str, Any]) -> Regions:
    regions = (
        Region(code, each["name"], tuple(each.get("also", ())), tuple(each.get("earlier_codes", ())))
        for code, each in entry["regions"].items()
    )
    names, ordinary = (_listed(municipalities[part], entry["regions"]) for part in ("names", "ordinary"))
    return Regions(regions, entry["valid_from"], names, ordinary)


def _listed(lines: Mapping[str, str], regions: Collection[str]) -> dict[str, str]:
    """The code of the region by name, from a line of names per region."""
    if unknown := sorted(set(lines) - set(regions)):
        raise ValueError(f"municipalities: no such region: {', '.join(unknown)}")
    return {name: code for code, names in lines.items() for name in _names(names)}


def _providers(entry: Mapping[str, Mapping[str, Any]]) -> Providers:
    before, ages = entry["before"], entry["ages"]
    return Providers(
        kinds={name: kind for kind, names in entry["kinds"].items() for name in _names(names)},
        before=_names(before["words"]),
        keeps=frozenset(name.casefold() for name in _names(before["keeps"])),
        bands=[(low, high) for low, high in ages["bands"]],
        people=_names(ages["people"]),
        rare=_names(ages["rare"]),
    )


def _names(listed: str) -> list[str]:
    """The names of a comma-separated list."""
    return [" ".join(name.split()) for name in listed.split(",")]


def _finder(entries: Mapping[str, Mapping[str, Any]], stemmer: Stemmer) -> TermFinder:
    return TermFinder({name: read_terms(entry["terms"]) for name, entry in entries.items()}, stemmer)


def _detector(entries: Mapping[str, Any], settings: Mapping[str, Any], stemmer: Stemmer) -> Detector:
    markers = {name: Marker(entry["label"], entry["most"]) for name, entry in entries.items()}
    return Detector(markers, _finder(entries, stemmer), settings["weights"], settings["hint"])


def _stopwords(file: Path) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
