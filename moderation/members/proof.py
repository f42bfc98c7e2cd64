"""A code that proves an erasure or objection without keeping anything of who asked for it."""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

ERASED = "WIS"
_CODE = re.compile(r"([A-Z]{3})-(\d{6})-(\d{1,7})-([0-9A-F]{4})-((?:[A-Z2-7]{4}-){3}[A-Z2-7]{4})")
_BYTES = 10


@dataclass(frozen=True, slots=True)
class Proven:
    """What a genuine code says: what was done (WIS: erased), the day, and how many rows it touched."""

    day: date
    rows: int
    kind: str = ERASED


class Proof:
    """Makes and checks the codes with the secret of this installation."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def issue(self, day: date, rows: int, kind: str = ERASED) -> str:
        """A code for what was done: its kind, the day, the rows, four random signs and a seal."""
        words = f"{day:%y%m%d}-{rows}-{secrets.token_hex(2).upper()}"
        return f"{kind}-{words}-{self._seal(kind, words)}"

    def check(self, code: str) -> Proven | None:
        """What the code proves, or None when it was not made here."""
        match = _CODE.fullmatch(code.strip().upper())
        if match is None:
            return None
        kind, words = match[1], "-".join(match.groups()[1:4])
        if not hmac.compare_digest(match[5], self._seal(kind, words)):
            return None
        year, month, day = (int(match[2][at : at + 2]) for at in (0, 2, 4))
        return Proven(date(2000 + year, month, day), int(match[3]), kind)

    def _seal(self, kind: str, words: str) -> str:
        # Codes of erasures were given out before there were others: they are sealed as they were.
        words = words if kind == ERASED else f"{kind}-{words}"
        digest = blake2b(words.encode(), digest_size=_BYTES, key=self._secret, person=b"wisbewijs").digest()
        code = base64.b32encode(digest).decode()
        return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
