"""What a form sent, taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit

from aiohttp import web

from bot.core.reply import File

MOST_BYTES = 2_200_000
MOST_FIELDS = 100
GIVEN, WAS = "w.", "was."
EMPTIED = "-"
ANSWER = "antwoord"
_HERE = re.compile(r"/(?![/\\])[\w/.~%-]*(\?[\w/.~%&=+:-]*)?", re.ASCII)
_KEY = re.compile(r"[\w-]{16,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form: values of a command, a file, and who and where it is from.

    `given` leaves out what a form showed and nobody changed; what somebody emptied is EMPTIED. `after` is
    where to go when all was right, `back` when something was wrong.
    """

    given: Mapping[str, str]
    typed: Mapping[str, str]
    token: str
    key: str
    back: str
    after: str
    file: File | None = None


async def read(request: web.Request) -> Sent:
    """Read a form.

    Raises:
        web.HTTPException: when it is too large or no form.
    """
    try:
        fields = await request.post()
    except (ValueError, LookupError, AssertionError):
        raise web.HTTPBadRequest(text="This is no form.") from None
    if len(fields) > MOST_FIELDS:
        raise web.HTTPBadRequest(text="This form has too many fields.")
    words = {k: v.replace("\r\n", "\n") for k, v in fields.items() if isinstance(v, str)}
    typed = {k.removeprefix(GIVEN): v for k, v in words.items() if k.startswith(GIVEN)}
    key = words.get("sleutel", "")
    return Sent(
        {k: v for k, x in typed.items() if (v := _changed(x, words.get(f"{WAS}{k}"))) is not None},
        typed,
        words.get("bewijs", ""),
        key if _KEY.fullmatch(key) else "",
        back := here(words.get("terug", "/")),
        here(words.get("daarna", back)),
        _file(fields.get("bestand")),
    )


def here(path: str) -> str:
    """A path on this site; the front page for anything else."""
    return path if _HERE.fullmatch(path) else "/"


def with_answer(path: str, key: str, **more: str) -> str:
    """A page, to be shown with an answer."""
    parts = urlsplit(path)
    kept = [(k, v) for k, v in parse_qsl(parts.query) if k != ANSWER]
    return f"{parts.path}?{urlencode([*kept, (ANSWER, key), *more.items()])}"


def _changed(value: str, was: str | None) -> str | None:
    """A value as a command takes it; None when the form showed it so."""
    value = value.strip()
    if was is None:
        return value or None
    if value == was.strip():
        return None
    return value or EMPTIED


def _file(field: object) -> File | None:
    if not isinstance(field, web.FileField) or not field.filename:
        return None
    name = PurePosixPath(field.filename.replace("\\", "/")).name[-100:]
    return File(name, field.content_type, field.file.read())
