"""What screening goes by: a community's own set-up and the lists of config/screening, read once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

_ASKING = ("needs", "order", "unless", "doubt", "broken_by")
_DEFAULT_COMMUNITY = "community.json"


class ScreeningConfigError(ValueError):
    """A list or setting that cannot be used; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Community:
    """What is this community's own: its invites and accounts, whom it trusts, what its rooms welcome."""

    own_invites: tuple[str, ...]
    own_accounts: frozenset[str]
    trusted_domains: tuple[str, ...]
    protected_brands: tuple[str, ...]
    rooms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ScreeningConfig:
    """Everything Screening needs, read from data files."""

    community: Community
    cues: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, frozenset[str]]  # what kind of cue each file holds: its name -> its cues
    rules: tuple[Mapping[str, Any], ...]
    links: Mapping[str, tuple[str, ...]]
    lookalikes: Mapping[str, Mapping[str, str]]
    thresholds: Mapping[str, Mapping[str, Any]]
    welcome: Mapping[str, tuple[str, ...]]


def read_config(folder: Path, community: Mapping[str, Any] | None = None) -> ScreeningConfig:
    """The lists in this folder (config/screening) with a community's own set-up, or the shipped one.

    Raises ScreeningConfigError with file and key when something cannot be read or used.
    """
    rules = {path.name: _toml(path) for path in sorted((folder / "rules").glob("*.toml"))}
    own = community if community is not None else read_community(folder / _DEFAULT_COMMUNITY)
    files = {path.stem: _toml(path) for path in sorted((folder / "cues").glob("*.toml"))}
    config = ScreeningConfig(
        community=_community(own),
        cues=_cues({name: table for file in files.values() for name, table in file.items()}),
        classes={stem: frozenset(file) for stem, file in files.items()},
        rules=tuple(rules.values()),
        links={name: tuple(words.split()) for name, words in _toml(folder / "links.toml").items()},
        lookalikes=_toml(folder / "lookalikes.toml"),
        thresholds=_toml(folder / "thresholds.toml"),
        welcome={name: _listed(words) for name, words in _toml(folder / "welcome.toml").items()},
    )
    _check_names(rules, set(config.cues))
    return config


def read_community(path: Path) -> Mapping[str, Any]:
    """A community's set-up in JSON, with the keys of the shipped community.json."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScreeningConfigError(f"{path}: cannot be read ({error.strerror}); give a JSON file") from error
    except ValueError as error:
        raise ScreeningConfigError(f"{path}: is not JSON ({error})") from error
    if not isinstance(table, dict):
        raise ScreeningConfigError(f"{path}: must be one JSON object; see the shipped {_DEFAULT_COMMUNITY}")
    return table


def _community(table: Mapping[str, Any]) -> Community:
    def names(key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ScreeningConfigError(f"{key}: must be a list of words")
        return tuple(item.strip().lower() for item in value if item.strip())

    rooms = table.get("channels", {})
    if not isinstance(rooms, dict):
        raise ScreeningConfigError("channels: must be an object of room names with what is welcome there")
    return Community(
        own_invites=names("own_invites"),
        own_accounts=frozenset(names("own_accounts")),
        trusted_domains=names("trusted_domains"),
        protected_brands=names("protected_brands"),
        rooms={str(room).lower(): str(note).lower() for room, note in rooms.items()},
    )


def _check_names(rules: Mapping[str, Mapping[str, Any]], cues: set[str]) -> None:
    """Every cue or fact that a rule asks for must exist; a slip of the pen would silence the rule."""
    rows = [
        (file, row)
        for file, table in rules.items()
        for kind in ("fact", "rule", "topic")
        for row in table.get(kind, ())
    ]
    made = {row["name"] for _, row in rows if "label" not in row}
    known = cues | made | set().union(*(table.get("known", ()) for table in rules.values()))
    for file, row in rows:
        asked = [names for key in _ASKING for names in row.get(key, ())] + list(row.get("weights", ()))
        for name in (part.strip() for names in asked for part in names.split("|")):
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = f"; do you mean {near[0]}?" if near else ""
                raise ScreeningConfigError(
                    f"{file}: {row['name']} asks for {name}, which is no cue or fact{hint}"
                )


def _cues(tables: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Every cue's phrases; one with `like` takes those of other cues, without those of `but_not`."""
    own = {name: _phrases(table, name) for name, table in tables.items() if "like" not in table}
    made = {}
    for name, table in tables.items():
        if "like" in table:
            left_out = {phrase for other in _listed(table.get("but_not", "")) for phrase in own[other]}
            made[name] = tuple(p for other in _listed(table["like"]) for p in own[other] if p not in left_out)
    return own | made


def _phrases(table: object, name: str) -> tuple[str, ...]:
    """The phrases of one cue: its `words`, and with `first` and `second` every pair, apart and together."""
    if not isinstance(table, dict) or not (set(table) & {"words", "first"}):
        raise ScreeningConfigError(f"cue {name}: needs `words`, or `first` and `second`")
    words = _listed(table.get("words", ""))
    firsts, seconds = _listed(table.get("first", "")), _listed(table.get("second", ""))
    glue = table.get("glue", [" "])
    return words + tuple(f"{one}{sign}{two}" for one in firsts for two in seconds for sign in glue)


def _listed(words: str) -> tuple[str, ...]:
    """Phrases set apart by commas or line ends; a line that starts with # is a remark."""
    lines = (line for line in words.splitlines() if not line.lstrip().startswith("#"))
    return tuple(phrase for line in lines for part in line.split(",") if (phrase := part.strip()))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScreeningConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except tomllib.TOMLDecodeError as error:
        raise ScreeningConfigError(f"{path}: is not TOML ({error})") from error
