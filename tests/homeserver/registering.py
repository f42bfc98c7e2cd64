"""Users, made through Synapse's shared-secret registration; open registration stays off."""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from tests.homeserver.trouble import SynapseError


@dataclass(frozen=True, slots=True)
class Registered:
    """A user, and the token of one device."""

    user_id: str
    access_token: str
    device_id: str


def ask(url: str, body: dict[str, Any] | None = None, seconds: float = 60) -> dict[str, Any]:
    """Ask the server (POST with a body, else GET), past any proxy.

    Raises SynapseError when it refuses, OSError when it does not answer.
    """
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})  # noqa: S310 - own
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=seconds) as reply:
            answer: dict[str, Any] = json.load(reply)
            return answer
    except urllib.error.HTTPError as error:
        with error:
            told = _told(error.read())
        code = str(told.get("errcode", ""))
        raise SynapseError(f"{error.code} {code} {told.get('error', '')}".strip(), code) from None


def register(
    base: str, secret: str, name: str, password: str, displayname: str | None, admin: bool
) -> Registered:
    """Make a user; raises SynapseError with code M_USER_IN_USE when the name is taken."""
    url = f"{base}/_synapse/admin/v1/register"
    nonce = ask(url)["nonce"]
    parts = (nonce, name, password, "admin" if admin else "notadmin")
    mac = hmac.new(secret.encode(), b"\x00".join(part.encode() for part in parts), hashlib.sha1).hexdigest()
    body = {"nonce": nonce, "username": name, "password": password, "admin": admin, "mac": mac}
    return _registered(ask(url, body | ({"displayname": displayname} if displayname else {})))


def log_in(base: str, name: str, password: str) -> Registered:
    """A new device of a user; raises SynapseError with code M_FORBIDDEN for a wrong password."""
    user = {"type": "m.id.user", "user": name}
    body = {"type": "m.login.password", "identifier": user, "password": password}
    return _registered(ask(f"{base}/_matrix/client/v3/login", body))


def _registered(made: dict[str, Any]) -> Registered:
    return Registered(made["user_id"], made["access_token"], made["device_id"])


def _told(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
