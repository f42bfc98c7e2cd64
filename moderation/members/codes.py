"""The codes that go from one account to the other: made, typed over, used once; kept as a keyed hash."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, select, update

from bot.core.errors import UserError
from bot.store.links import Account, link_code

LASTS = timedelta(minutes=15)
MOST_TRIES, TRIES_COUNT_FOR = 5, timedelta(hours=1)
_MOST_KEPT = 10_000
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # base32 without 0/O and 1/I
_LENGTH = 8  # 40 bits: guessed once in a hundred million years at the pace that tries are allowed
_SHAPE = re.compile(rf"^KOP[- ]?([{_ALPHABET}]{{4}})[- ]?([{_ALPHABET}]{{4}})$")


class Codes:
    """Makes codes and recognises them."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.blake2b(secret, person=b"link-code").digest()
        self._tries = Tries()

    def issue(self, unit: Connection, account: Account, now: datetime) -> str:
        """A new code such as KOP-7KQ4-M2XD; an earlier one of this account works no more."""
        unused = ~link_code.c.used
        unit.execute(delete(link_code).where(link_code.c.account == account.key, unused))
        drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        row = {"code": self._hash(drawn), "account": account.key, "platform": account.platform}
        unit.execute(link_code.insert().values(**row, used=False, made_at=now))
        return f"KOP-{drawn[:4]}-{drawn[4:]}"

    def take(self, unit: Connection, typed: str, account: Account, now: datetime) -> tuple[Account, str]:
        """The account that asked for a typed code, and the token `redeem` takes.

        From now on nobody but `account` can use the code, even who read along in an open room.

        Raises:
            UserError: `link-too-many`, `link-unknown`, `link-expired`, `link-used` or `link-own`.
        """
        self._tries.refuse_too_many(account.key, now)
        shape = _SHAPE.match(typed.strip(" .").upper())
        token = self._hash(shape[1] + shape[2]) if shape else ""
        found = unit.execute(select(link_code).where(link_code.c.code == token)).one_or_none()
        if found is None:
            self._tries.count(account.key, now)
            raise UserError("link-unknown")
        maker = _usable(found, account, now)
        unit.execute(update(link_code).where(link_code.c.code == token).values(taken_by=account.key))
        return maker, token

    def redeem(self, unit: Connection, token: str, account: Account, now: datetime) -> Account:
        """Use a code that this account typed; the account that asked for it.

        Raises:
            UserError: `link-unknown`, `link-expired` or `link-used`.
        """
        found = unit.execute(select(link_code).where(link_code.c.code == token)).one_or_none()
        if found is None or found.taken_by is None:
            raise UserError("link-unknown")
        maker = _usable(found, account, now)
        unit.execute(update(link_code).where(link_code.c.code == token).values(used=True))
        return maker

    def _hash(self, drawn: str) -> str:
        return hmac.new(self._secret, drawn.encode(), "sha256").hexdigest()


class Tries:
    """How often each account typed a wrong code lately; memory only."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, list[datetime]] = OrderedDict()

    def refuse_too_many(self, account: str, now: datetime) -> None:
        """Raises UserError `link-too-many` after five wrong codes within an hour."""
        recent = [at for at in self._wrong.get(account, ()) if now - at < TRIES_COUNT_FOR]
        if len(recent) >= MOST_TRIES:
            wait = TRIES_COUNT_FOR - (now - recent[0])
            raise UserError("link-too-many", minutes=-(-wait // timedelta(minutes=1)))

    def count(self, account: str, now: datetime) -> None:
        """Remember a wrong code."""
        recent = [at for at in self._wrong.get(account, ()) if now - at < TRIES_COUNT_FOR]
        self._wrong[account] = [*recent, now]
        self._wrong.move_to_end(account)
        if len(self._wrong) > _MOST_KEPT:
            self._wrong.popitem(last=False)


def _usable(found: Row[tuple[object, ...]], account: Account, now: datetime) -> Account:
    """The account behind a code that this account may use now."""
    if found.account == account.key:
        raise UserError("link-own")
    if found.used or found.taken_by not in {None, account.key}:
        raise UserError("link-used")
    if now - found.made_at > LASTS:
        raise UserError("link-expired")
    return Account(found.account, found.platform)
