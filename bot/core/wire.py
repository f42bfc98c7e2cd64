"""Deliveries as JSON text and back, so that they can wait in the outbox."""

from __future__ import annotations

import base64
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

from bot.core import content, places, plan, reply

Json = Any

_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for module in (content, places, plan, reply)
    for cls in vars(module).values()
    if isinstance(cls, type)
    and cls.__module__ == module.__name__
    and (is_dataclass(cls) or issubclass(cls, Enum))
}


def encode(value: plan.Delivery | reply.Action | reply.Form) -> str:
    """A delivery, action or form as one line of JSON, the same for equal values."""
    return json.dumps(_out(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> plan.Delivery | reply.Action | reply.Form:
    """The value that `encode` wrote.

    Raises:
        ValueError: when the text holds something that is no delivery, action or form.
    """
    try:
        return cast(plan.Delivery | reply.Action | reply.Form, _in(json.loads(text)))
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError("this is not a stored delivery") from error


def _out(value: object) -> Json:
    if isinstance(value, Enum):
        return {"@": type(value).__name__, "value": value.value}
    if is_dataclass(value):
        named = {f.name: _out(getattr(value, f.name)) for f in fields(value)}
        return {"@": type(value).__name__, **named}
    if isinstance(value, tuple):
        return [_out(x) for x in value]
    if isinstance(value, bytes):
        return {"@": "bytes", "value": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {"@": "dict", "value": value}
    return value


def _in(value: Json) -> Json:
    if isinstance(value, list):
        return tuple(_in(x) for x in value)
    if not isinstance(value, dict):
        return value
    name, rest = value["@"], {k: v for k, v in value.items() if k != "@"}
    if name == "bytes":
        return base64.b64decode(rest["value"])
    if name == "dict":
        return dict(rest["value"])
    cls = _CLASSES[name]
    return cls(rest["value"]) if issubclass(cls, Enum) else cls(**{k: _in(v) for k, v in rest.items()})
