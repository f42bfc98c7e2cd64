"""Examples of every event of the gateway, made from Discord's own schema, and what can be wrong with one."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

from tests.discord_peer.peer import Peer
from tests.discord_peer.specification import SPEC, Events

Json = Any
SOME_ID, SOME_TIME = "100000000000000001", "2026-11-28T12:00:00.000000+00:00"
ODD: tuple[Json, ...] = (None, True, -1, 2**63, 10**30, 1.5, "", "x", [], {}, [None], {"id": None}, "9" * 30)
SESSION = frozenset({"READY", "RESUMED"})
"""What says which session it is, and comes at the start of one only."""


class Examples:
    """Makes examples; what happens in a channel happens in the hall of the peer's server."""

    def __init__(self, peer: Peer) -> None:
        document = json.loads((SPEC / "gateway-v10.schema.json").read_text(encoding="utf-8"))
        self._definitions = document["definitions"]
        self.names = Events().names
        self._known = {"guild_id": peer.guild.id, "channel_id": peer.room("zaal").id}

    def of(self, name: str) -> Json:
        """The least that the schema takes as this event."""
        made = self._made({"$ref": f"#/definitions/{self.names[name][0]}"}, "")
        return made.get("d")

    def _made(self, schema: Json, key: str) -> Json:
        if "$ref" in schema:
            name = unquote(schema["$ref"].removeprefix("#/definitions/"))
            return self._made(self._definitions[name], key)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            # Some branches of the schema allow nothing at all.
            return schema["enum"][0]
        for branch in schema.get("anyOf", ()):
            with suppress(IndexError):
                return self._made(branch, key)
        return self._of_type(schema, key)

    def _of_type(self, schema: Json, key: str) -> Json:
        match schema.get("type", "object"):
            case "object":
                fields = schema.get("properties", {})
                return {x: self._made(fields.get(x, {}), x) for x in schema.get("required", ())}
            case "array":
                return [self._made(schema["items"], key) for _ in range(schema.get("minItems", 0))]
            case "string" | ["string", "null"]:
                return self._known.get(key) or (SOME_TIME if _is_time(key) else SOME_ID)
            case "number" | "integer":
                return 0
            case "boolean":
                return False
            case _:
                return None


def _is_time(key: str) -> bool:
    return key.endswith(("timestamp", "_at", "_time", "_until", "_since"))


def spoilt(event: Json, chance: random.Random) -> Json:
    """The same event with up to three things wrong: missing, of another kind, or far too large."""
    made = copy.deepcopy(event)
    for _ in range(chance.randint(1, 3)):
        places = list(_places(made))
        if not places:
            return chance.choice(ODD)
        held, key = chance.choice(places)
        if chance.random() < 0.4:
            del held[key]
        else:
            held[key] = chance.choice(ODD)
    return made


def _places(value: Json) -> Iterator[tuple[Json, Json]]:
    """Every field and element, with what holds it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield value, key
        yield from _places(each)
