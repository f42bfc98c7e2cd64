"""Cross-signing: the assistant vouches for its own device, else strict clients cut it off, both ways.

From specification 1.18 on, clients exchange room keys with those devices only that their owner signed
(MSC4153). The rules followed here are https://spec.matrix.org/v1.18/client-server-api/#cross-signing and,
for what a signature covers, https://spec.matrix.org/v1.18/appendices/#signing-json.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol

from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa
from nio.api import Api

from adapters.matrix.homeserver import RefusedError, at
from bot.core.errors import SetupError
from bot.store.engine import private_folder

SEEDS_FILE = "signing.json"
SEED_BYTES = 32
LOG_IN = "`vraagbaak matrix aanmelden`"
LOG_IN_ANEW = "`vraagbaak matrix aanmelden --nieuw`"
PASSWORD = "m.login.password"  # noqa: S105 - the name of a way to prove who one is

Json = dict[str, Any]
Password = Callable[[], str] | str | None


class Ask(Protocol):
    """One request to the homeserver; raises RefusedError when it says no."""

    async def __call__(self, method: str, path: str, body: Json | None = None) -> Json:
        """The answer to one request."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """The account's three secret keys (Ed25519), from which all of its identity follows."""

    master: bytes = field(repr=False)
    self_signing: bytes = field(repr=False)
    user_signing: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """The device this process is; `sign` is its own signature (unpadded base64) under canonical JSON."""

    user: str
    name: str
    sign: Callable[[str], str]

    def signature(self, signed: Json) -> str:
        """The device's signature under an object."""
        return self.sign(_covered(signed))


def open_seeds(folder: Path) -> Seeds:
    """The secret keys kept in the data folder, made on first use and readable for their owner only.

    Raises:
        SetupError: when the file is damaged; without it a new device cannot be vouched for.
    """
    path = private_folder(folder) / SEEDS_FILE
    if not path.exists():
        _write(path, Seeds(*(secrets.token_bytes(SEED_BYTES) for _ in fields(Seeds))))
    try:
        kept = json.loads(path.read_text(encoding="ascii"))
        seeds = Seeds(**{key: bytes.fromhex(value) for key, value in kept.items()})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(path) from error
    if any(len(seed) != SEED_BYTES for seed in asdict(seeds).values()):
        raise _damaged(path)
    return seeds


async def vouch(ask: Ask, own: OwnDevice, seeds: Seeds, password: Password = None) -> bool:
    """Make the account's identity exist and have it sign this device; whether anything had to be done.

    To be called at every start, after the device's keys were uploaded. The password is asked for only when
    the homeserver wants it, which it does when the account has another identity already; then give
    new seeds, as Synapse never takes an identity back that was replaced (it answers 500). Nothing is signed
    but what this device made itself.

    Raises:
        SetupError: when a person must choose or help; the text says how.
        RefusedError: when the homeserver says no to something else.
    """
    known = await ask("POST", at("keys", "query"), {"device_keys": {own.user: [own.name]}})
    keys = _own_keys(known, own)
    identity = _Identity(own.user, seeds)
    changed = False
    if not identity.is_published(known):
        if password is None and own.user in known.get("master_keys", {}):
            raise SetupError(
                f"the Matrix account {own.user} has another signing identity than the one in {SEEDS_FILE}: "
                f"put that file back from a backup, or replace the other identity with {LOG_IN}"
            )
        await _publish(ask, own, identity.published(own), password)
        changed = True
    if not identity.has_signed(keys):
        await _hand_in(ask, own, identity.signed(keys))
        changed = True
    return changed


class _Key:
    """One key pair: its public half and its signatures in unpadded base64."""

    def __init__(self, seed: bytes) -> None:
        self._key = ECC.construct(curve="Ed25519", seed=seed)
        self.public = _base64(self._key.public_key().export_key(format="raw"))
        self.id = f"ed25519:{self.public}"

    def signature(self, signed: Json) -> str:
        return _base64(eddsa.new(self._key, "rfc8032").sign(_covered(signed).encode()))


class _Identity:
    """The account's public keys, of which the first signs the other two and the second its devices."""

    def __init__(self, user: str, seeds: Seeds) -> None:
        self._user = user
        self._master = _Key(seeds.master)
        self._self_signing = _Key(seeds.self_signing)
        self._user_signing = _Key(seeds.user_signing)

    def is_published(self, known: Json) -> bool:
        """Whether the homeserver shows this identity; the third key signs nothing of ours."""
        shown = [known.get(kind, {}).get(self._user, {}) for kind in ("master_keys", "self_signing_keys")]
        return [part.get("keys") for part in shown] == [
            {key.id: key.public} for key in (self._master, self._self_signing)
        ]

    def published(self, own: OwnDevice) -> Json:
        """What makes the identity known. The device signs the first key, so its sessions trust it."""
        master = self._public("master", self._master)
        master["signatures"] = {self._user: {f"ed25519:{own.name}": own.signature(master)}}
        told = {"master_key": master}
        for usage, key in (("self_signing", self._self_signing), ("user_signing", self._user_signing)):
            public = self._public(usage, key)
            public["signatures"] = {self._user: {self._master.id: self._master.signature(public)}}
            told[f"{usage}_key"] = public
        return told

    def has_signed(self, keys: Json) -> bool:
        """Whether the signature is there and right; Ed25519 gives the same one every time (RFC 8032)."""
        there = keys["signatures"][self._user].get(self._self_signing.id)
        return bool(there == self._self_signing.signature(keys))

    def signed(self, keys: Json) -> Json:
        """The device's keys with the identity's signature only."""
        mark = {self._user: {self._self_signing.id: self._self_signing.signature(keys)}}
        return {**{key: value for key, value in keys.items() if key != "unsigned"}, "signatures": mark}

    def _public(self, usage: str, key: _Key) -> Json:
        return {"user_id": self._user, "usage": [usage], "keys": {key.id: key.public}}


async def _publish(ask: Ask, own: OwnDevice, told: Json, password: Password) -> None:
    """Upload the identity; prove who we are with the password when the homeserver asks for it.

    https://spec.matrix.org/v1.18/client-server-api/#user-interactive-authentication-api
    """
    path = at("keys", "device_signing", "upload")
    try:
        await ask("POST", path, told)
        return
    except RefusedError as refused:
        if refused.status != 401 or "flows" not in refused.body:
            raise
        wanted = refused.body
    if [PASSWORD] not in [flow.get("stages") for flow in wanted["flows"]]:
        raise SetupError(
            f"the homeserver wants {own.user} to confirm its new signing identity elsewhere: "
            "do so on the account's own page (reset the identity), then start the assistant again"
        )
    if password is None:
        raise SetupError(
            f"the homeserver wants the password for a new signing identity: {LOG_IN} asks for it"
        )
    proof = {
        "type": PASSWORD,
        "identifier": {"type": "m.id.user", "user": own.user},
        "password": password() if callable(password) else password,
        "session": wanted.get("session"),
    }
    try:
        await ask("POST", path, {**told, "auth": proof})
    except RefusedError as refused:
        raise SetupError(
            f"the homeserver refused the password of {own.user} for its signing identity ({refused.code})"
        ) from refused


async def _hand_in(ask: Ask, own: OwnDevice, keys: Json) -> None:
    answer = await ask("POST", at("keys", "signatures", "upload"), {own.user: {own.name: keys}})
    failed = answer.get("failures", {}).get(own.user, {}).get(own.name)
    if failed:
        raise RefusedError(400, str(failed.get("errcode", "")), failed)


def _own_keys(known: Json, own: OwnDevice) -> Json:
    """This device's keys as the homeserver shows them to others; signed only if this device made them."""
    keys = known.get("device_keys", {}).get(own.user, {}).get(own.name)
    if keys is None:
        raise SetupError(
            f"the homeserver shows no keys of device {own.name}: make another with {LOG_IN_ANEW}"
        )
    there = keys.get("signatures", {}).get(own.user, {}).get(f"ed25519:{own.name}")
    if there != own.signature(keys):
        raise SetupError(
            f"the homeserver shows keys of device {own.name} that are not its own: "
            f"make another device with {LOG_IN_ANEW}"
        )
    return dict(keys)


def _covered(signed: Json) -> str:
    """The canonical JSON that a signature covers: all but the signatures and what servers add."""
    return Api.to_canonical_json(
        {key: value for key, value in signed.items() if key not in {"signatures", "unsigned"}}
    )


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _damaged(path: Path) -> SetupError:
    return SetupError(
        f"{path} cannot be read as signing keys: put it back from a backup, or remove it and make a new "
        f"signing identity with {LOG_IN}"
    )


def _write(path: Path, seeds: Seeds) -> None:
    """Put a whole file in place, unless another process was first; never half a file."""
    words = json.dumps({name: seed.hex() for name, seed in asdict(seeds).items()}, indent=1)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(words + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
    _fsync(path.parent)


def _fsync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
