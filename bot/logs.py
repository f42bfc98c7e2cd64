"""The log: warnings on standard error and, where a file is named, one JSON object per line, kept for 14 days.

No line holds anyone's words or account: what the assistant logs itself has none, and whatever looks like an
account, room or address, also of a library, is replaced by a short keyed hash. Of a fault the kind and the
place are told, never the message, which may repeat a value.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import traceback
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from types import TracebackType

KEPT_DAYS = 14
"""features §6: technical logs 14 days."""
# Accounts, rooms and messages of Matrix; numbers of Discord; mail; pseudonyms; addresses of networks.
_IDS = re.compile(
    r"[@!#$][^\s:,;()'\"]+:[A-Za-z0-9.-]+(?::\d+)?"
    r"|\$[A-Za-z0-9_-]{20,}"
    r"|\b\d{15,20}\b"
    r"|\b[\w.+-]+@[\w-]+\.[\w.-]+\b"
    r"|\b[a-z2-7]{26}\b"
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b"
)
_PLAIN = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def begin(file: Path | None = None, days: int = KEPT_DAYS) -> None:
    """Log from now on; `file` is in a folder that exists, and gets a line for every handled event too.

    Files of `days` days are kept.

    The key of the hashes is drawn anew: one run can be followed, nobody can be over several.
    """
    harmless = Harmless(secrets.token_bytes(32))
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    terminal.setFormatter(Plain())
    handlers: list[logging.Handler] = [terminal]
    if file is not None:
        drop_old(file, datetime.now(UTC), days)
        rotating = TimedRotatingFileHandler(
            file, when="midnight", backupCount=days - 1, encoding="utf-8", utc=True
        )
        rotating.setFormatter(JsonLines())
        handlers.append(rotating)
    for handler in handlers:
        handler.addFilter(harmless)
    logging.basicConfig(level=logging.WARNING, handlers=handlers, force=True)
    logging.getLogger("vraagbaak").setLevel(logging.INFO)
    # What a job raises is logged by the schedule itself, without anyone's words.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)


def drop_old(file: Path, now: datetime, days: int = KEPT_DAYS) -> int:
    """Delete the logs of days that are past their time, also after a long downtime; how many that were."""
    old = now - timedelta(days=days)
    gone = [each for each in file.parent.glob(f"{file.name}*") if each.stat().st_mtime < old.timestamp()]
    for each in gone:
        each.unlink()
    return len(gone)


class Harmless(logging.Filter):
    """Takes out of every line what leads to a person."""

    def __init__(self, secret: bytes) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        """Make the line harmless; every line stays."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            message = str(record.msg)
        record.msg, record.args = _IDS.sub(self._hashed, message), None
        if record.exc_info:
            record.exc_text = fault(record.exc_info[0], record.exc_info[2])
            record.exc_info = None
        record.stack_info = None
        return True

    def _hashed(self, found: re.Match[str]) -> str:
        digest = blake2b(found[0].encode(), digest_size=4, key=self._secret, person=b"log").hexdigest()
        return f"~{digest}"


class Plain(logging.Formatter):
    """A line for who reads along."""

    def __init__(self) -> None:
        super().__init__(_PLAIN)


class JsonLines(logging.Formatter):
    """A line for machines: at (UTC), level, logger, message, and of a fault its kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "logger": record.name, "message": record.msg}
        if record.exc_text:
            line["fault"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def fault(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """The kind of a fault and where it happened; no message or source line, which may hold a value."""
    frames = traceback.extract_tb(trace)
    places = " < ".join(f"{Path(x.filename).name}:{x.lineno} {x.name}" for x in reversed(frames))
    return f"{kind.__name__ if kind else 'fault'} at {places}"
