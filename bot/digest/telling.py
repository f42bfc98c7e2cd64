"""What a digest says in whole sentences: the week in short, and how far it can be trusted."""

from __future__ import annotations

from typing import Any

from bot.digest.counting.people import UNKNOWN
from bot.digest.words import Words

Json = dict[str, Any]
NAMED = 3
"""So many new bundles are named in the short version."""


def lead(digest: Json, words: Words) -> list[str]:
    """At most four sentences that tell the week in short."""
    told = [_volume(digest, words), _rising(digest, words), _new(digest, words), _open(digest, words)]
    return [line for line in told if line]


def trust(digest: Json, words: Words) -> list[tuple[str, str]]:
    """What a reader must know before leaning on a number, under six heads."""
    heads = {
        "coverage": _coverage(digest, words),
        "counting": _counting(digest, words),
        "privacy": _privacy(digest, words),
        "queue": queue(digest, words),
        "corrections": _corrections(digest, words),
        "repeat": _repeat(digest, words),
    }
    return [(words.say(f"digest-trust-{key}"), said) for key, said in heads.items()]


def queue(digest: Json, words: Words) -> str:
    """What is not counted: what waits, and what was turned away or taken back this week."""
    waiting = digest["queue"]
    lines = [words.say("digest-queue-empty")]
    if waiting["waiting"]:
        days = waiting["oldest_days"]
        lines = [words.say("digest-queue-waiting", count=waiting["waiting"], days=days)]
    gone = {key: waiting[key] for key in ("rejected", "withdrawn")}
    if any(gone.values()):
        lines.append(words.say("digest-queue-gone", **gone))
    return " ".join(lines)


def _volume(digest: Json, words: Words) -> str:
    given, people = digest["figures"][0], digest["figures"][1]
    if given["value"] == 0:
        waiting = digest["queue"]["of_week"]
        return words.say("digest-lead-unjudged", count=waiting) if waiting else words.say("digest-lead-empty")
    few = people["value"] is None
    more = given["value"] > given["mean"]
    kind = "gewoon" if given["ordinary"] else "meer" if more else "minder"
    return words.say(
        "digest-lead-volume",
        now=given["value"],
        shown="nee" if few else "ja",
        people=people["value"] or 0,
        kind=kind,
        mean=words.mean(given["mean"]),
    )


def _rising(digest: Json, words: Words) -> str:
    rising = next((b for b in digest["bundles"] if b["trend"] == "stijgend" and b["week"]), None)
    if rising is None:
        return ""
    mean = words.mean(rising["mean"])
    return words.say(
        "digest-lead-rising", id=rising["id"], title=rising["title"], now=rising["week"], mean=mean
    )


def _new(digest: Json, words: Words) -> str:
    new = [b for b in digest["bundles"] if b["trend"] == "nieuw" and b["week"]]
    named = "; ".join(f"{b['title']} ({b['id']})" for b in new[:NAMED])
    return words.say("digest-lead-new", titles=named, more=max(len(new) - NAMED, 0)) if new else ""


def _open(digest: Json, words: Words) -> str:
    """Action points, feedback and questions, each only when there is something to say."""
    figures = {f["code"]: f for f in digest["figures"]}
    said = []
    if figures["F5"]["value"]:
        said.append(
            words.say("digest-lead-actions", count=figures["F5"]["value"], late=figures["F5"]["late"])
        )
    if figures["F11"]["value"]:
        said.append(words.say("digest-lead-fed-back", count=figures["F11"]["value"]))
    if figures["F10"]["value"]:
        said.append(
            words.say("digest-lead-gaps", count=figures["F10"]["value"], late=figures["F10"].get("late", 0))
        )
    return " ".join(said)


def _coverage(digest: Json, words: Words) -> str:
    said = []
    if digest["channels"]:
        platforms = ", ".join(f"{row['code'].capitalize()} {row['week']}" for row in digest["platforms"])
        said.append(words.say("digest-covered", channels=digest["channels"], platforms=platforms))
    unknown = next((row["week"] for row in digest["levels"] if row["code"] == UNKNOWN), 0)
    if unknown:
        said.append(words.say("digest-no-level", count=unknown))
    return " ".join((*said, words.say("digest-no-sample")))


def _counting(digest: Json, words: Words) -> str:
    at = {"to": words.day(digest["to"]), "at": words.moment(digest["as_of"])}
    return " ".join((words.say("digest-counted", **at), words.say("digest-variation")))


def _privacy(digest: Json, words: Words) -> str:
    k, first = digest["k"], digest["first_class"]
    return " ".join((words.say("digest-hides", k=k), words.say("digest-hides-spread", first=first)))


def _corrections(digest: Json, words: Words) -> str:
    lines = [words.correction(row) for row in digest["corrections"]]
    return " ".join(lines) if lines else words.say("digest-no-corrections")


def _repeat(digest: Json, words: Words) -> str:
    return words.say("digest-repeats", sum=digest["checksum"], rules=digest["rules"])
