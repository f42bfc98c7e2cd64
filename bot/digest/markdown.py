"""The digest as Markdown, in the same order as the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.digest.build import Json
from bot.digest.words import Words

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(digest: Json, words: Words) -> str:
    """The digest as Markdown; user text in it is escaped."""
    say = words.say
    parts = [
        *_head(digest, words),
        f"## {say('digest-themes')}",
        _themes(digest, words),
        f"## {say('digest-bundles')}",
        _bundles(digest, words),
        f"## {say('digest-trust')}",
        _list(words.trust(digest)),
        f"## {say('digest-account')}",
        _list(
            f"**{f['code']}** {say('digest-define-' + f['code'])} {words.ids(f)}" for f in digest["figures"]
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _head(digest: Json, words: Words) -> tuple[str, ...]:
    say = words.say
    stamp = (
        words.span(digest),
        digest["id"],
        say("digest-as-of", at=words.moment(digest["as_of"])),
        say("digest-checksum", sum=digest["checksum"]),
    )
    figures = [
        (f["code"], say(f"digest-figure-{f['code']}"), words.count(f["value"])) for f in digest["figures"]
    ]
    return (
        f"# {words.title(digest)}",
        " · ".join(stamp),
        f"## {say('digest-short')}",
        _list(escaped(line) for line in words.lead(digest)),
        f"## {say('digest-figures')}",
        _table(("", "", say("digest-week")), figures),
    )


def _themes(digest: Json, words: Words) -> str:
    keys = ("subject", "week", "mean", "people", "trend")
    return _table(
        [words.say(f"digest-{key}") for key in keys], [_theme(row, words) for row in digest["themes"]]
    )


def _bundles(digest: Json, words: Words) -> str:
    keys = ("subject", "week", "weeks12", "people", "status")
    rows = [_bundle(row, words) for row in digest["bundles"]]
    loose = ("", words.say("digest-loose"), digest["loose"], "", "", "")
    return _table(["", *(words.say(f"digest-{key}") for key in keys)], [*rows, loose])


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def escaped(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def _theme(row: Json, words: Words) -> tuple[object, ...]:
    people = words.count(row["people"])
    return (
        words.name("theme", row["code"]),
        row["week"],
        words.number(row["mean"]),
        people,
        words.name("trend", row["trend"]),
    )


def _bundle(row: Json, words: Words) -> tuple[object, ...]:
    state = words.state(row["state"])
    return row["id"], row["title"], row["week"], row["total"], row["people"], state


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *([escaped(str(cell)) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
