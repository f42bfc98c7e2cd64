"""Made-up sources among the real ones, to see how finding does when there are many.

    python -m tests.benchmarks.growing 100k > sources.jsonl

The shipped sources come first. A made-up one has an id that begins with `syn-` and an address that cannot
exist, so it never is a right answer. The same number gives the same sources, and fewer are the first of more.
"""

from __future__ import annotations

import bisect
import itertools
import json
import random
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

SEED = 20261121
CHECKED = "2026-11-21"
SHIPPED = Path(__file__).resolve().parents[2] / "config" / "knowledge" / "resources.jsonl"
_TIMES = {"k": 1_000, "m": 1_000_000}
T = TypeVar("T")
Record = dict[str, Any]


class Growing:
    """Makes up sources that look like the real ones: their themes, regions and keywords among others."""

    def __init__(self, real: Sequence[Record]) -> None:
        words = tomllib.loads(Path(__file__).with_name("grown.toml").read_text(encoding="utf-8"))
        self._lists = {name: _listed(text) for name, text in words.items() if isinstance(text, str)}
        self._kinds = words["kinds"]
        self._publishers, self._summaries = words["publishers"], words["summaries"]
        self._topics = list(dict.fromkeys(self._lists["topics"])) + _keywords(real)
        self._places = self._lists["places"]
        random.Random(f"{SEED}:plaatsen").shuffle(self._places)
        self._by_topic = _summed(1.0 / (n + 8) ** 0.75 for n in range(len(self._topics)))
        self._by_place = _summed(1.0 / (n + 20) ** 0.6 for n in range(len(self._places)))
        self._by_kind = _summed(kind["weight"] for kind in self._kinds)
        self._themes = sorted({theme for record in real for theme in record["themes"]})
        self._regions = sorted({record["region"] for record in real})

    def record(self, number: int) -> Record:
        """The made-up source with this number."""
        chance = random.Random(f"{SEED}:{number}")
        kind = _drawn(chance, self._kinds, self._by_kind)
        said = self._said(chance)
        title = chance.choice(kind["titles"]).format(**said)
        national = chance.random() < 0.4
        return {
            "id": f"syn-{number:07d}",
            "title": title,
            "url": f"https://voorbeeld.invalid/{kind['name']}/{said['s']}/{number}",
            "publisher": chance.choice(self._publishers).format(**said),
            "kind": kind["name"],
            "summary": chance.choice(self._summaries).format(**said),
            "keywords": list(dict.fromkeys(_some(chance, said) + ([] if national else [said["P"]]))),
            "themes": chance.sample(self._themes, k=chance.randint(1, 2)),
            "knowledge_source": chance.choice(self._lists["knowledge"]),
            "region": "landelijk" if national else chance.choice(self._regions),
            "audience": chance.sample(self._lists["trades"], k=chance.randint(1, 3)),
            "published": said["j"] if chance.random() < 0.8 else None,
            "checked": CHECKED,
        }

    def _said(self, chance: random.Random) -> Mapping[str, Any]:
        """The words of one source, by the letters that stand for them in titles and summaries."""
        o, o2 = (_drawn(chance, self._topics, self._by_topic) for _ in range(2))
        d, a = chance.choice(self._lists["readers"]), chance.choice(self._lists["approaches"])
        s = self._compound(chance)
        p, j = _drawn(chance, self._places, self._by_place), chance.randint(2005, 2026)
        w, b = chance.choice(self._lists["verbs"]), chance.choice(self._lists["adjectives"])
        plain = {"o": o, "o2": o2, "d": d, "a": a, "s": s, "P": p, "j": j, "w": w, "b": b}
        return plain | {"O": o[:1].upper() + o[1:], "A": a[:1].upper() + a[1:]} | _capital(s=s, w=w)

    def _compound(self, chance: random.Random) -> str:
        """A word as a reader has never seen it: the long tail of Dutch."""
        share = chance.random()
        first, last = chance.choice(self._lists["first"]), chance.choice(self._lists["last"])
        if share < 0.45:
            return str(first + last)
        if share >= 0.85:
            second = chance.choice(self._lists["first"])
            first = first + second if second != first else first
        return str(first + chance.choice(self._lists["middle"]) + last)


def grown(number: int) -> Iterator[Record]:
    """So many sources: the shipped ones first, then made-up ones."""
    real = [json.loads(line) for line in SHIPPED.read_text(encoding="utf-8").splitlines()]
    growing = Growing(real)
    yield from real[:number]
    yield from (growing.record(n) for n in range(number - len(real)))


def _listed(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";")] if ";" in text else text.split()


def _keywords(real: Sequence[Record]) -> list[str]:
    """Keywords of the real sources as topics, so that the made-up ones compete with them."""
    found = {word.strip() for record in real for word in record["keywords"] if 4 <= len(word) <= 34}
    kept = sorted(word for word in found if not any(c.isdigit() for c in word))
    random.Random(f"{SEED}:onderwerpen").shuffle(kept)
    return kept


def _summed(weights: Iterator[float]) -> list[float]:
    return list(itertools.accumulate(weights))


def _drawn(chance: random.Random, options: Sequence[T], summed: Sequence[float]) -> T:
    return options[bisect.bisect(summed, chance.random() * summed[-1])]


def _some(chance: random.Random, said: Mapping[str, Any]) -> list[str]:
    listed = [said["o"], said["s"], said["a"], said["o2"]]
    return listed[: chance.randint(2, 4)]


def _capital(**words: str) -> dict[str, str]:
    return {letter.upper(): word.capitalize() for letter, word in words.items()}


def number_of(text: str) -> int:
    """The number in `100k` or `1m` or `468`."""
    scale = _TIMES.get(text[-1:].lower(), 1)
    return int(text[:-1] if scale > 1 else text) * scale


if __name__ == "__main__":
    sys.stdout.writelines(
        json.dumps(each, ensure_ascii=False) + "\n" for each in grown(number_of(sys.argv[1]))
    )
