"""Regions: which youth region or province a text names, and whether a source is for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.reading.dutch import words
from knowledge.reading.yaml_file import read_yaml
from knowledge.sources.resource import NATIONAL

_AROUND = " en omgeving"


@dataclass(frozen=True, slots=True)
class Region:
    """A youth region or a province, with the other names it goes by."""

    name: str
    province: str
    names: tuple[tuple[str, ...], ...]


class Regions:
    """The regions by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._regions = {r.name: r for r in regions}
        self._by_name: dict[tuple[str, ...], set[str]] = {}
        for region in self._regions.values():
            for name in region.names:
                self._by_name.setdefault(name, set()).add(region.name)
        self._longest: dict[str, int] = {}
        for name in self._by_name:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))

    def mentioned(self, said: list[str]) -> frozenset[str]:
        """The regions that a row of folded words names; West-Friesland does not name Friesland."""
        found: set[str] = set()
        at = 0
        while at < len(said):
            longest = min(self._longest.get(said[at], 0), len(said) - at)
            size = next((n for n in range(longest, 0, -1) if tuple(said[at : at + n]) in self._by_name), 0)
            if size:
                found |= self._by_name[tuple(said[at : at + size])]
            at += size or 1
        return frozenset(found)

    def is_named(self, word: str) -> bool:
        """Tell whether a folded word by itself names a region."""
        return (word,) in self._by_name

    def named(self, name: str) -> frozenset[str]:
        """The regions a name stands for; empty when it is no region we know."""
        return self.mentioned(words(name))

    def serves(self, region: str, asked: frozenset[str]) -> bool:
        """Tell whether a source for `region` is for one of the regions asked about."""
        if region == NATIONAL:
            return True
        own = self.named(region) | {region}
        return bool(own & asked) or any(self._within(a, b) or self._within(b, a) for a in own for b in asked)

    def _within(self, part: str, whole: str) -> bool:
        region = self._regions.get(part)
        return region is not None and region.province == whole


def load_regions(folder: Path) -> Regions:
    """Read regions.yaml and places.toml.

    Raises:
        OSError: when a file is missing.
    """
    content = read_yaml(folder / "regions.yaml")
    places = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
    provinces = [Region(p, p, (tuple(words(p)),)) for p in content["provincies"]]
    youth = [_region(e, places.pop(e["naam"], "")) for e in content["jeugdregios"]]
    others = [Region(n, n, (tuple(words(n)), *_names(listed))) for n, listed in places.items()]
    return Regions([*provinces, *youth, *others])


def _region(entry: Mapping[str, Any], places: str) -> Region:
    names = [entry["naam"], *(n.removesuffix(_AROUND) for n in entry["ook"])]
    province = entry["provincie"].split("/")[0]
    return Region(entry["naam"], province, (*(tuple(words(n)) for n in names), *_names(places)))


def _names(listed: str) -> Iterable[tuple[str, ...]]:
    return (tuple(words(name)) for name in listed.split(",") if name.strip())
