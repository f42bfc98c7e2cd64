"""Signals measured on anyone's own data: messages in, predictions out, one JSON object per line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.signals.likeness.bundling import Bundler
from bot.signals.likeness.clusters import average_linkage, graph
from bot.signals.likeness.copies import NearCopies
from bot.signals.likeness.index import SignalIndex
from bot.signals.likeness.similarity import Vector, keyed
from bot.signals.reading.classify import Classification, best
from bot.signals.reading.features import Features
from bot.signals.reading.rules import SignalRules

_RELATED = 25
_CLUSTERED_TOGETHER = 1_500  # messages clustered in one go; more are taken in turns of this many


@dataclass(frozen=True, slots=True)
class _Message:
    id: str
    text: str
    channel: str | None
    profession: str | None
    profile_region: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rules make of one message by itself."""

    message: _Message
    features: Features
    own: Classification
    vector: Vector
    score: float


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message among those before it: the one it copies, and those it is like."""

    reading: _Reading
    original: str | None
    related: list[str]


def predict_lines(lines: Iterable[str], rules: SignalRules) -> Iterator[str]:
    """Predictions for messages in time order, as JSON Lines in the same order.

    Args:
        lines: one message per line.
        rules: the rules of signals.

    Raises:
        ValueError: a line is not a JSON object with an id and a text; tells which line.
    """
    heard = _heard(lines, rules)
    groups = _groups(heard, rules)
    members: dict[str, list[Classification]] = {}
    for each, group in zip(heard, groups, strict=True):
        members.setdefault(group, []).append(each.reading.own)
    for each, group in zip(heard, groups, strict=True):
        together = rules.classifier.with_bundle(each.reading.own, members[group])
        told = {"cluster": group, "related": each.related, "duplicate_of": each.original}
        yield _line({**_prediction(each.reading, together, rules), **told})


def loop_lines(lines: Iterable[str], rules: SignalRules) -> Iterator[str]:
    """Answers a moderator who confirms bundles, line by line.

    `{"op":"suggest","message":{…}}` is answered with `{"bundles":[…]}`, best first, and
    `{"op":"confirm","id":…,"bundle":…}` with `{"ok":true}`; only suggested messages can be confirmed.

    Raises:
        ValueError: a line is not one of these.
    """
    bundler = Bundler(rules.bundling)
    waiting: dict[str, _Reading] = {}
    held: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(_filled(lines), start=1):
        request = _object(line, number)
        if request.get("op") == "suggest":
            reading = _read(_message_of(request.get("message"), number), rules)
            waiting[reading.message.id] = reading
            found = bundler.suggest(reading.vector)
            if rules.closeness is not None:
                found = rules.closeness.reorder(reading.message.text, found, held)
            yield _line({"bundles": [suggestion.bundle for suggestion in found]})
        elif request.get("op") == "confirm" and str(request.get("id")) in waiting and request.get("bundle"):
            reading = waiting.pop(str(request["id"]))
            bundler.confirm(reading.message.id, str(request["bundle"]), keyed(reading.vector))
            held[str(request["bundle"])].append(reading.message.text)
            yield _line({"ok": True})
        else:
            raise ValueError(f"line {number}: neither a suggestion asked nor a confirmation of one")


def _heard(lines: Iterable[str], rules: SignalRules) -> list[_Heard]:
    """Every message in turn, with what came before it; copies are not remembered."""
    copies = NearCopies(rules.limits.copy_ratio)
    index = SignalIndex()
    ids: list[str] = []
    heard: list[_Heard] = []
    for number, line in enumerate(_filled(lines), start=1):
        reading = _read(_message(line, number), rules)
        original = copies.original(reading.message.text)
        heard.append(_Heard(reading, original, _related(index.alike(reading.vector), ids, original)))
        if original is None:
            copies.add(reading.message.id, reading.message.text)
            index.add(keyed(reading.vector))
            ids.append(reading.message.id)
    return heard


def _prediction(reading: _Reading, together: Classification, rules: SignalRules) -> dict[str, object]:
    message = reading.message
    themes = best(together.themes, 3)
    levels = best(together.levels)
    return {
        "id": message.id,
        "signal_score": round(reading.score, 4),
        "theme": themes[0] if themes else None,
        "themes": themes,
        "level": levels[0] if levels else None,
        "triage": rules.classifier.triage(together.triages),
        "perspective": rules.professions.perspective(message.profession),
        "region": rules.regions.of(message.channel, message.profile_region, message.text),
    }


def _read(message: _Message, rules: SignalRules) -> _Reading:
    features = rules.reader.read(message.text)
    channel = rules.channels.of(message.channel)
    near = rules.professions.theme(message.profession)
    own = rules.classifier.classify(features, channel.themes, near)
    score = rules.detector.score(message.text, features, channel.quiet)
    return _Reading(message, features, own, rules.vectors.vector(features, own.themes), score)


def _groups(heard: list[_Heard], rules: SignalRules) -> list[str]:
    """A group per message: clusters among what looks like a signal, copies with their original."""
    group = {each.reading.message.id: each.reading.message.id for each in heard}
    lowest = rules.limits.candidate
    chosen = [each.reading for each in heard if each.original is None and each.reading.score >= lowest]
    for start in range(0, len(chosen), _CLUSTERED_TOGETHER):
        part = chosen[start : start + _CLUSTERED_TOGETHER]
        for reading, lead in zip(
            part, average_linkage(graph([each.vector for each in part]), rules.limits.cluster), strict=True
        ):
            group[reading.message.id] = part[lead].message.id
    for each in heard:
        if each.original is not None:
            group[each.reading.message.id] = group[each.original]
    return [group[each.reading.message.id] for each in heard]


def _related(alike: Mapping[int, float], ids: list[str], original: str | None) -> list[str]:
    ranked = sorted(alike, key=lambda number: (-alike[number], number))[:_RELATED]
    found = [ids[number] for number in ranked]
    return found if original is None else [original, *(each for each in found if each != original)]


def _filled(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip())


def _message(line: str, number: int) -> _Message:
    return _message_of(_object(line, number), number)


def _message_of(given: object, number: int) -> _Message:
    if not isinstance(given, dict) or "id" not in given or not isinstance(given.get("text"), str):
        raise ValueError(f"line {number}: a message needs an id and a text")
    channel, role, region = (given.get(key) for key in ("channel", "role", "author_region"))
    return _Message(str(given["id"]), given["text"], _text(channel), _text(role), _text(region))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise ValueError(f"line {number}: not JSON") from error
    if not isinstance(given, dict):
        raise ValueError(f"line {number}: not a JSON object")
    return given


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
