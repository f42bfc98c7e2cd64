"""Receipt codes: whoever holds one can follow a signal, and the assistant need not know who that is."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # base32 without 0/O and 1/I
_LENGTH = 8  # 40 bits
_SHAPE = re.compile(rf"^SIG[- ]?([{_ALPHABET}]{{4}})[- ]?([{_ALPHABET}]{{4}})$")


class Receipts:
    """Makes codes and recognises them by the keyed hash that signals keep."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.blake2b(secret, person=b"signal-receipt").digest()

    def issue(self) -> tuple[str, str]:
        """A new code such as SIG-7KQ4-M2XD, and the hash to keep; without a digit it could be two words."""
        drawn = ""
        while not any(sign.isdigit() for sign in drawn):
            drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        return f"SIG-{drawn[:4]}-{drawn[4:]}", self._hash(drawn)

    def hash(self, code: str) -> str | None:
        """The hash of a code as someone typed it; None when it does not look like one."""
        shape = _SHAPE.match(code.strip().upper())
        return self._hash(shape[1] + shape[2]) if shape else None

    def fits(self, code: str, kept: str) -> bool:
        """Whether a code belongs to a kept hash; takes the same time either way."""
        return hmac.compare_digest(self.hash(code) or "", kept)

    def proof(self, kept: str) -> str:
        """A token made from a kept hash, for a button that may act on the signal."""
        return hmac.new(self._secret, f"proof:{kept}".encode(), "sha256").hexdigest()[:32]

    def proves(self, proof: str, kept: str) -> bool:
        """Whether a token was made from this hash; takes the same time either way."""
        return hmac.compare_digest(self.proof(kept), proof)

    def _hash(self, drawn: str) -> str:
        return hmac.new(self._secret, drawn.encode(), "sha256").hexdigest()
