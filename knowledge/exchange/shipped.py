"""A check of the sources that are shipped: each record, doubles, and the themes and regions they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from knowledge.exchange.jsonl import read_json
from knowledge.exchange.rows import Row
from knowledge.finding.finder import RESOURCES
from knowledge.reading.regions import load_regions
from knowledge.reading.yaml_file import read_yaml
from knowledge.sources.resource import NATIONAL, Resource, RowError, resource


def check(folder: Path) -> list[str]:
    """What is wrong with the shipped sources: rows, doubles, themes and regions that do not exist."""
    found, made = list[str](), list[Resource]()
    with (folder / RESOURCES).open(encoding="utf-8") as lines:
        for row in read_json(enumerate(lines, 1)):
            found += _problems(row, made)
    found += [f"{name} stands {n} times" for name, n in _doubles(made).items()]
    themes = {theme["slug"] for theme in read_yaml(folder / "themes.yaml")["themas"]}
    regions = load_regions(folder)
    for each in made:
        found += [f"{each.id}: no theme {theme!r}" for theme in each.themes if theme not in themes]
        if each.region != NATIONAL and not regions.named(each.region):
            found.append(f"{each.id}: no region {each.region!r}")
    return found


def _problems(row: Row, made: list[Resource]) -> list[str]:
    """What is wrong with a row; a right one joins `made`."""
    if row.problem is not None:
        return [f"line {row.line}: {row.problem}"]
    try:
        made.append(resource(row.fields))
    except RowError as error:
        return [f"line {row.line}: {problem}" for problem in error.problems]
    return []


def _doubles(made: Sequence[Resource]) -> dict[str, int]:
    counted = Counter(each.id for each in made) + Counter(each.url for each in made)
    return {name: n for name, n in counted.items() if n > 1}
