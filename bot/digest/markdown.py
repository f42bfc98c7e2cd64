"""The digest as Markdown, in the same order as the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.digest.build import Json
from bot.digest.words import Words

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(digest: Json, words: Words) -> str:
    """The digest as Markdown; user text in it is escaped."""
    say = words.say
    parts = [
        f"# {words.title(digest)}",
        f"{words.span(digest)} · {digest['id']} · {say('digest-as-of', at=words.moment(digest['as_of']))} · "
        + say("digest-checksum", sum=digest["checksum"]),
        f"## {say('digest-short')}",
        "\n".join(f"- {escaped(line)}" for line in words.lead(digest)),
        f"## {say('digest-figures')}",
        _table(
            ("", "", say("digest-week")),
            [(f["code"], say(f"digest-figure-{f['code']}"), f["value"]) for f in digest["figures"]],
        ),
        f"## {say('digest-themes')}",
        _table(
            (
                say("digest-subject"),
                say("digest-week"),
                say("digest-mean"),
                say("digest-people"),
                say("digest-trend"),
            ),
            [_theme(row, words) for row in digest["themes"]],
        ),
        f"## {say('digest-bundles')}",
        _table(
            (
                "",
                say("digest-subject"),
                say("digest-week"),
                say("digest-weeks12"),
                say("digest-people"),
                say("digest-status"),
            ),
            [_bundle(row, words) for row in digest["bundles"]]
            + [("", say("digest-loose"), digest["loose"], "", "", "")],
        ),
        f"## {say('digest-trust')}",
        "\n".join(f"- {line}" for line in words.trust(digest)),
        f"## {say('digest-account')}",
        "\n".join(
            f"- **{f['code']}** {say('digest-define-' + f['code'])} {words.ids(f)}" for f in digest["figures"]
        ),
    ]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def _theme(row: Json, words: Words) -> tuple[object, ...]:
    people = words.people(row["people"])
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
