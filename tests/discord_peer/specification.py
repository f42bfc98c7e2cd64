"""Discord's own descriptions as judges: every request against its OpenAPI, every event against its schema.

The descriptions are in spec/ (MIT, see NOTICE.md there). A request is read leniently, as Discord reads it:
large whole numbers are ids, digits in quotes are numbers. What the description does not say is in rules.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jsonschema import Draft7Validator, Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7, DRAFT202012

from tests.discord_peer.rules import broken

SPEC = Path(__file__).parent / "spec"
API = "/api/v10"
ID_FROM = 10**15
# True differences between the library and the description, which Discord itself does not mind.
ALLOWED = {
    ("PATCH", "/channels/{channel_id}/messages/{message_id}", "tts"),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", "tts"),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", "tts"),
    ("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", "id"),
    ("POST", "/channels/{channel_id}/threads", "use_nested_fields"),
    ("PUT", "/guilds/{guild_id}/bans/{user_id}", "delete_message_seconds"),
}
WITHOUT_BODY = {(method, "/guilds/{guild_id}/bans/{user_id}") for method in ("PUT", "DELETE")}

Json = Any


class Requests:
    """Judges requests."""

    def __init__(self) -> None:
        document = _any_of(json.loads((SPEC / "openapi.json").read_text(encoding="utf-8")))
        self._paths: Mapping[str, Json] = document["paths"]
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self._registry: Registry[Json] = Registry().with_resource("urn:discord", resource)
        self._templates = [
            (re.compile(_pattern(path)), path) for path in sorted(self._paths, key=_fixed_first)
        ]
        checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _whole)
        extend: Json = validators.extend
        self._kind = extend(Draft202012Validator, type_checker=checker)
        self._compiled: dict[tuple[str, str], Validator] = {}

    def problems(self, method: str, path: str, query: Mapping[str, str], body: Json) -> list[str]:
        """What Discord's description says against this request; empty when nothing."""
        template = next((t for pattern, t in self._templates if pattern.fullmatch(path)), None)
        operation = self._paths[template].get(method.lower()) if template else None
        if template is None or operation is None:
            return [f"{method} {path}: not in the description"]
        found = [*self._unknown_query(method, template, operation, query)]
        schema = self._schema(operation)
        if schema is not None and (body is not None or (method, template) not in WITHOUT_BODY):
            found += self._of_body(method, template, schema, _lenient(body))
        return [f"{method} {template}: {each}" for each in (*found, *broken(body))]

    def _of_body(self, method: str, template: str, schema: Json, body: Json) -> Iterator[str]:
        known = set(self._properties(schema))
        if isinstance(body, dict) and known:
            for key in body.keys() - known:
                if (method, template, key) not in ALLOWED:
                    yield f"unknown key {key!r}"
        compiled = self._compiled.get((method, template))
        if compiled is None:
            compiled = self._kind(schema, registry=self._registry)
            self._compiled[method, template] = compiled
        for each in map(_meant, compiled.iter_errors(body)):
            yield f"{each.json_path}: {each.message[:200]}"

    def _unknown_query(
        self, method: str, template: str, operation: Json, query: Mapping[str, str]
    ) -> Iterator[str]:
        known = {
            x.get("name")
            for x in (*operation.get("parameters", ()), *self._paths[template].get("parameters", ()))
        }
        for key in query.keys() - known:
            if (method, template, key) not in ALLOWED:
                yield f"unknown parameter {key!r}"

    def _schema(self, operation: Json) -> Json:
        content = operation.get("requestBody", {}).get("content", {})
        return _absolute(content["application/json"]["schema"]) if "application/json" in content else None

    def _properties(self, schema: Json) -> Iterator[str]:
        """The keys that any branch of a schema knows."""
        if "$ref" in schema:
            schema = self._registry.resolver().lookup(schema["$ref"]).contents
        yield from schema.get("properties", ())
        for branch in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
            yield from self._properties(_absolute(branch))


class Events:
    """Judges what is sent over the gateway."""

    def __init__(self) -> None:
        self._document = json.loads((SPEC / "gateway-v10.schema.json").read_text(encoding="utf-8"))
        resource = Resource.from_contents(self._document, default_specification=DRAFT7)
        self._registry: Registry[Json] = Registry().with_resource("urn:gateway", resource)
        self._compiled: dict[str, list[Validator]] = {}

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The definitions of each event."""
        found: dict[str, list[str]] = {}
        for name, definition in self._document["definitions"].items():
            kind = definition.get("properties", {}).get("t", {})
            for each in (kind.get("const"), *kind.get("enum", ())):
                if isinstance(each, str):
                    found.setdefault(each, []).append(name)
        return found

    def problems(self, payload: Mapping[str, Json]) -> list[str]:
        """What the schema says against this event; empty when nothing."""
        event = payload["t"]
        if event == "RESUMED":
            return []
        if event not in self._compiled:
            names = self.names.get(event, [])
            references = [{"$ref": f"urn:gateway#/definitions/{_escaped(name)}"} for name in names]
            self._compiled[event] = [Draft7Validator(x, registry=self._registry) for x in references]
        tried = [list(each.iter_errors(payload)) for each in self._compiled[event]]
        if not tried:
            return [f"{event}: no such event"]
        fewest = min(tried, key=len)
        return [f"{event} {each.json_path}: {each.message[:200]}" for each in map(_meant, fewest)]


def refuses(problem: str) -> bool:
    """Whether Discord refuses a request for this problem; a key that it does not know it just ignores."""
    return ": unknown " not in problem and not problem.endswith("not in the description")


def _meant(error: ValidationError) -> ValidationError:
    """Of a choice between kinds, what is wrong with the kind that was meant: the one whose type matches."""
    while error.context:
        kinds: dict[object, list[ValidationError]] = {}
        for each in error.context:
            kinds.setdefault(each.schema_path[0], []).append(each)
        error = min(kinds.values(), key=lambda found: (any(map(_other_kind, found)), len(found)))[0]
    return error


def _other_kind(error: ValidationError) -> bool:
    return list(error.path) == ["type"] or (not error.path and error.validator == "type")


def _any_of(value: Json) -> Json:
    """The same document with each oneOf as anyOf, as its own notes ask."""
    if isinstance(value, dict):
        return {"anyOf" if k == "oneOf" else k: _any_of(v) for k, v in value.items()}
    return [_any_of(x) for x in value] if isinstance(value, list) else value


def _absolute(schema: Json) -> Json:
    """The same schema with references that say which document they are in."""
    if isinstance(schema, dict):
        return {
            k: f"urn:discord{v}" if k == "$ref" and v.startswith("#") else _absolute(v)
            for k, v in schema.items()
        }
    return [_absolute(x) for x in schema] if isinstance(schema, list) else schema


def _lenient(value: Json) -> Json:
    if isinstance(value, dict):
        # New attachments are numbered from 0 by who sends them.
        return {k: str(v) if k == "id" and isinstance(v, int) else _lenient(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_lenient(x) for x in value]
    return str(value) if isinstance(value, int) and value > ID_FROM else value


def _whole(_: object, value: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) or (isinstance(value, str) and value.isdecimal())


def _pattern(path: str) -> str:
    return re.sub(r"\\\{\w+\\\}", r"[^/]+", re.escape(path))


def _fixed_first(path: str) -> tuple[int, str]:
    return (path.count("{"), path)


def _escaped(name: str) -> str:
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="")
