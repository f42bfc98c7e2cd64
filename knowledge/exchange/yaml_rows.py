"""Sources as YAML: a list of sources, read one by one, with plain values only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from knowledge.exchange.lines import LONGEST
from knowledge.exchange.rows import Row, bad

DEEPEST = 4
_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WRITER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NOTHING = frozenset({"", "~", "null"})


class _UnwantedError(Exception):
    """Something of YAML that a source does not need."""


def read_yaml_rows(lines: Iterable[tuple[int, str | None]]) -> Iterator[Row]:
    """The rows of a file: items of one list that begin with '- ', or documents between '---'.

    An item that can not be read takes no other with it. Every plain value is a text, so that `no` and
    `2026-11-21` mean what they say; an empty one is nothing.
    """
    for number, text in _items(lines):
        if text is None:
            yield bad(number, "long-line", limit=LONGEST)
        elif any(x.strip() and not x.lstrip().startswith("#") for x in text.splitlines()):
            yield _row(number, text)


def yaml_item(row: dict[str, Any]) -> str:
    """A record as an item of a list, without the end of its last line."""
    given = {name: value for name, value in row.items() if value not in (None, "", [])}
    written = yaml.dump([given], Dumper=_WRITER, allow_unicode=True, sort_keys=False, width=110)
    return str(written).rstrip("\n")


def _items(lines: Iterable[tuple[int, str | None]]) -> Iterator[tuple[int, str | None]]:
    """The text of each item with the number of its first line; None for one that is too long."""
    first, parts, size = 1, list[str](), 0
    for number, text in lines:
        if text is not None and (text.startswith(("- ", "-\n", "---")) or not parts):
            yield first, "".join(parts) if size <= LONGEST else None
            first, parts, size = number, [], 0
            text = "\n" if text.startswith("---") else text
        size += LONGEST + 1 if text is None else len(text)
        if text is not None and size <= LONGEST:
            parts.append(text)
    yield first, "".join(parts) if size <= LONGEST else None


def _row(number: int, text: str) -> Row:
    try:
        events = yaml.parse(text, Loader=_READER)
        value = _first(events)
    except _UnwantedError as error:
        return bad(number, str(error))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return bad(number, "yaml", at=number + (mark.line if mark else 0))
    except (yaml.YAMLError, UnicodeError):
        return bad(number, "characters")
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    return Row(number, one) if isinstance(one, dict) else bad(number, "object")


def _first(events: Iterator[yaml.Event]) -> object:
    """The value of the first document."""
    for event in events:
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            value = _value(event, events, 0)
            # What follows is read as well, so that nothing wrong passes unseen.
            if any(isinstance(x, yaml.DocumentStartEvent) for x in events):
                raise _UnwantedError("object")
            return value
    return None


def _value(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> object:
    if depth > DEEPEST:
        raise _UnwantedError("deep")
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise _UnwantedError("alias")
    if isinstance(event, yaml.ScalarEvent):
        return None if not event.style and event.value in _NOTHING else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return list(_until(yaml.SequenceEndEvent, events, depth))
    if isinstance(event, yaml.MappingStartEvent):
        flat = list(_until(yaml.MappingEndEvent, events, depth))
        return {str(name): value for name, value in zip(flat[::2], flat[1::2], strict=True)}
    return None


def _until(end: type[yaml.Event], events: Iterator[yaml.Event], depth: int) -> Iterator[object]:
    for event in events:
        if isinstance(event, end):
            return
        yield _value(event, events, depth + 1)
