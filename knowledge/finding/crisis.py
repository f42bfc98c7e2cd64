"""Danger now: does a message tell that a person is in danger at this moment, and whom to call.

The lines of words in config/knowledge/crisis.toml, explained there, become a few signs: what happens and how
plainly, whether it happens now, whether the writer is there, whether the talk is of information, the past, a
film or a mere case. The words of the message vote as well. What all of it weighs was learned from labelled
messages (crisisweights.toml). A question about a training on suicide is no crisis, a boy on a roof is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.finding.rules import Rule
from knowledge.finding.signs import Signs
from knowledge.finding.wording import SILENT, Heard, Slot, Wording, slot
from knowledge.reading.dutch import Dutch, sentences, words

LEVELS = ("sterk", "matig", "licht")
CALM = (
    "bron",
    "cijfers",
    "algemeen",
    "media",
    "vroeger",
    "gewoonlijk",
    "voorbij",
    "ontkend",
    "werk",
    "beeldspraak",
)
"""Circumstances in which danger is spoken about rather than told."""
URGENT = ("nu", "straks", "erbij", "relais", "onbereikbaar")
"""Circumstances that bring danger near."""
WIDEST = 4
"""Parts of a message, between punctuation marks, in which the words of a line must stand."""
MANY = 4
HARM, MOST_HARM = "onheil", 5
UNKNOWN = ("gevaar", ("112", "veilig-thuis"))
"""What is said of danger that no line tells of."""
LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Danger:
    """A kind of danger that was recognised, whom to call first, and the words that told so."""

    kind: str
    call: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    level: str
    slots: tuple[Slot, ...]
    bits: int


@dataclass(frozen=True, slots=True)
class _Found:
    line: _Line
    words: tuple[str, ...]
    plainly: bool
    urgently: bool


class Crisis:
    """The lines and the rule, ready to read messages."""

    def __init__(self, content: Mapping[str, Mapping[str, object]], rule: Rule, dutch: Dutch) -> None:
        self._dutch = dutch
        self._slots: dict[Slot, Slot] = {}
        self._groups = _expanded({name: str(text).split() for name, text in content["groepen"].items()})
        kinds = {kind: dict(_mapping(entry)) for kind, entry in content["soorten"].items()}
        self._call = {kind: tuple(_listed(entry["verwijs"])) for kind, entry in kinds.items()}
        read = [line for kind, entry in kinds.items() for line in self._read(kind, entry)]
        signs = {name: slot(self._options(str(text).split())) for name, text in content["tekens"].items()}
        slots = list(dict.fromkeys([*signs.values(), *(s for _, _, row in read for s in row)]))
        numbers = {known: number for number, known in enumerate(slots)}
        self._signs = {name: 1 << numbers[known] for name, known in signs.items()}
        self._calm = sum(self._signs[name] for name in CALM)
        self._urgent = sum(self._signs[name] for name in URGENT)
        self._lines = [_Line(k, v, row, sum({1 << numbers[s] for s in row})) for k, v, row in read]
        self._harm = signs[HARM]
        meant = {written: str(word) for written, word in content["spelling"].items()}
        self._wording = Wording(
            slots, meant | dict.fromkeys(str(content["anders"]["woorden"]).split(), SILENT)
        )
        self._rule = rule

    def look(self, text: str) -> Danger | None:
        """The danger a message tells of, or None; its first 3,000 characters count."""
        heard, found = self._read_message(text)
        signs = self._weighed(text, heard, found)
        if not self._rule.holds(signs, self.said(text)):
            return None
        if not found:
            return Danger(*UNKNOWN, tuple(hit.option for hit in heard.hits if hit.option in self._harm))
        first = min(found, key=lambda f: (LEVELS.index(f.line.level), not f.plainly))
        return Danger(first.line.kind, self._call[first.line.kind], first.words)

    def said(self, text: str) -> tuple[str, ...]:
        """The stems of a message, in order; with their neighbours they vote on whether it tells of danger."""
        return tuple(self._dutch.stem(word) for word in words(text[:LONGEST]))

    def signs(self, text: str) -> Signs:
        """What the rule weighs: every sign of a message, from 0 to 1; none when nothing points at danger."""
        heard, found = self._read_message(text)
        return self._weighed(text, heard, found)

    def _read_message(self, text: str) -> tuple[Heard, list[_Found]]:
        heard = self._wording.hear(text[:LONGEST])
        whole = heard.whole
        near = (line for line in self._lines if line.bits & whole == line.bits)
        return heard, [found for line in near if (found := self._find(line, heard))]

    def _find(self, line: _Line, heard: Heard) -> _Found | None:
        """A line in the fewest parts that say it, best without talk of other times and places."""
        best: _Found | None = None
        for width in range(1, WIDEST + 1):
            for first in range(max(1, len(heard.parts) - width + 1)):
                bits = heard.window(first, first + width)
                if bits & line.bits != line.bits:
                    continue
                said = heard.fill(line.slots, first, first + width)
                plainly = not bits & self._calm
                if said and (best is None or plainly):
                    best = _Found(line, said, plainly, bool(bits & self._urgent))
                if best and best.plainly:
                    return best
        return best

    def _weighed(self, text: str, heard: Heard, found: list[_Found]) -> Signs:
        whole = heard.whole
        if not found and not whole & self._signs[HARM]:
            return {}
        signs = {name: float(bool(bits & whole)) for name, bits in self._signs.items()}
        for level in LEVELS:
            said = [f for f in found if f.line.level == level]
            if said:
                signs[level] = 1.0
                signs[f"{level}-meer"] = (min(len(said), MANY) - 1) / (MANY - 1)
                signs[f"{level}-zuiver"] = float(any(f.plainly for f in said))
                signs[f"{level}-nabij"] = float(any(f.urgently for f in said))
        signs["onheil-veel"] = heard.count(self._harm, MOST_HARM) / MOST_HARM
        signs["kalm"] = min(3, sum(signs[name] for name in CALM)) / 3
        signs["dringend"] = min(3, sum(signs[name] for name in URGENT)) / 3
        asks = text.rstrip().endswith("?")
        signs["vraagt"] = float(asks and len(sentences(text)) == 1)
        signs["vraagt-erbij"] = float(asks) - signs["vraagt"]
        signs["kort"] = float(len(text) < 50)
        return signs

    def _read(self, kind: str, entry: Mapping[str, object]) -> Iterator[tuple[str, str, tuple[Slot, ...]]]:
        for level in LEVELS:
            for line in str(entry.get(level, "")).splitlines():
                if line.strip():
                    row = [slot(self._options(part.split("/"))) for part in line.split()]
                    # Many lines have the same large slots: each is held once.
                    row = [self._slots.setdefault(each, each) for each in row]
                    yield kind, level, tuple(sorted(row, key=len))

    def _options(self, listed: list[str]) -> list[str]:
        return [o for name in listed for o in (self._groups[name[1:]] if name.startswith("@") else [name])]


def _expanded(groups: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The groups with the groups they name, which stand before them, filled in."""
    done: dict[str, list[str]] = {}
    for name, listed in groups.items():
        done[name] = [o for word in listed for o in (done[word[1:]] if word.startswith("@") else [word])]
    return done


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return value


def _listed(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def load_crisis(file: Path, dutch: Dutch) -> Crisis:
    """Read crisis.toml, and beside it crisisweights.toml.

    Raises:
        OSError: when a file is missing.
        KeyError: when a table is missing or a line names a group that does not exist.
    """
    weights = tomllib.loads(file.with_name("crisisweights.toml").read_text(encoding="utf-8"))
    rule = Rule(weights["weights"], weights["bias"], weights["threshold"], weights["words"])
    return Crisis(tomllib.loads(file.read_text(encoding="utf-8")), rule, dutch)
