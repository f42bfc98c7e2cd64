"""A code that proves an erasure without keeping anything of the person who asked for it."""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

_CODE = re.compile(r"WIS-(\d{6})-(\d{1,7})-([0-9A-F]{4})-((?:[A-Z2-7]{4}-){3}[A-Z2-7]{4})")
_BYTES = 10


@dataclass(frozen=True, slots=True)
class Proven:
    """What a genuine code says: the day of the erasure, and how many rows it touched."""

    day: date
    rows: int


class Proof:
    """Makes and checks the codes with the secret of this installation."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def issue(self, day: date, rows: int) -> str:
        """A code for an erasure: WIS, the day, the rows, four random signs and a seal."""
        words = f"{day:%y%m%d}-{rows}-{secrets.token_hex(2).upper()}"
        return f"WIS-{words}-{self._seal(words)}"

    def check(self, code: str) -> Proven | None:
        """What the code proves, or None when it was not made here."""
        match = _CODE.fullmatch(code.strip().upper())
        if match is None:
            return None
        words = "-".join(match.groups()[:3])
        if not hmac.compare_digest(match[4], self._seal(words)):
            return None
        year, month, day = (int(match[1][at : at + 2]) for at in (0, 2, 4))
        return Proven(date(2000 + year, month, day), int(match[2]))

    def _seal(self, words: str) -> str:
        digest = blake2b(words.encode(), digest_size=_BYTES, key=self._secret, person=b"wisbewijs").digest()
        code = base64.b32encode(digest).decode()
        return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
