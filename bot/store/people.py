"""Who someone is to the store: a pseudonym, and an address only for who asked to hear something later."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Connection, String, Table, delete, select

from bot.core.errors import SetupError
from bot.core.people import Actor
from bot.core.places import Direct
from bot.store.base import DataClass, Retention, UtcDateTime, column, kept_until, metadata
from bot.store.engine import private_folder
from bot.store.upsert import insert_or_change

SECRET_FILE = "pseudonyms.key"  # noqa: S105 - the name of a file
SECRET_BYTES = 32
PERSON_LENGTH = 26

contact = Table(
    "contact",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="whose address this is",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.YEAR,
    ),
    column(
        "platform",
        String(32),
        nullable=False,
        purpose="where the person asked to hear more",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.YEAR,
    ),
    column(
        "platform_id",
        String(255),
        nullable=False,
        purpose="the account to send the promised message to",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.YEAR,
    ),
    column(
        "locale",
        String(8),
        nullable=False,
        purpose="the language of the promised message",
        data_class=DataClass.PREFERENCE,
        retention=Retention.YEAR,
    ),
    column(
        "asked_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when the person last asked, to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)

member_left = Table(
    "member_left",
    metadata,
    column(
        "account",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="which account left, to end this when it comes back",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.MONTH,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        nullable=False,
        index=True,
        purpose="who left, to send them nothing, and to break the link with them in time",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.MONTH,
    ),
    column(
        "platform",
        String(32),
        nullable=False,
        purpose="where they cannot be reached any more",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
    column(
        "left_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, to break the link in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.MONTH,
    ),
)


def open_secret(folder: Path) -> bytes:
    """The secret behind every pseudonym, made on first use and readable for its owner only.

    Raises:
        SetupError: when the file is damaged; without it nobody can be recognised any more.
    """
    path = private_folder(folder) / SECRET_FILE
    if not path.exists():
        _write_once(path, secrets.token_bytes(SECRET_BYTES).hex())
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise SetupError(
            f"{path} cannot be read as a key: put it back from a backup; a new key would "
            "make every known person a stranger"
        )
    return secret


class Pseudonyms:
    """Turns an account into a key that means nothing to whoever lacks the secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._links: Mapping[str, str] = {}

    def follow(self, links: Mapping[str, str]) -> None:
        """Take linked accounts for one person from now on: their person by account, both as pseudonyms."""
        self._links = links

    def person(self, actor: Actor) -> str:
        """The pseudonymous key of a person: 26 characters, the same for all accounts they linked."""
        own = self.account(actor)
        return self._links.get(own, own)

    def account(self, actor: Actor) -> str:
        """The pseudonymous key of one account, whatever it is linked to."""
        digest = blake2b(actor.key.encode(), digest_size=16, key=self._secret).digest()
        return base64.b32encode(digest).decode().rstrip("=").lower()


class Contacts:
    """Where people can be told something later; kept only for those who asked for it."""

    name = "contact"

    def remember(self, unit: Connection, person: str, to: Direct, now: datetime) -> None:
        """Keep a person's address, or renew it."""
        values = {"platform": to.platform, "platform_id": to.actor_id, "locale": to.locale, "asked_at": now}
        insert_or_change(unit, contact, {"person": person}, values)

    def address(self, unit: Connection, person: str) -> Direct | None:
        """A person's address; None when it was never kept, was erased, or is of who left the community."""
        row = unit.execute(select(contact).where(contact.c.person == person)).one_or_none()
        if row is None or has_left(unit, person, row.platform):
            return None
        return Direct(row.platform, row.platform_id, row.locale)

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What is held of a person, ready for JSON."""
        row = unit.execute(select(contact).where(contact.c.person == person)).mappings().one_or_none()
        if row is None:
            return {}
        until = kept_until(contact.c.asked_at, row["asked_at"], unit)
        return {**row, "asked_at": row["asked_at"].isoformat(), "until": until}

    def forget(self, unit: Connection, person: str) -> int:
        """Erase a person's address; how many rows that touched."""
        return unit.execute(delete(contact).where(contact.c.person == person)).rowcount


def has_left(unit: Connection, person: str, platform: str) -> bool:
    """Whether somebody left the community on a platform, and did not come back."""
    same = (member_left.c.person == person) & (member_left.c.platform == platform)
    return unit.execute(select(member_left.c.account).where(same).limit(1)).first() is not None


def _write_once(path: Path, words: str) -> None:
    """Put a whole file in place, unless another process was first; never half a file."""
    draft = path.with_suffix(f".{os.getpid()}")
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(words + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
