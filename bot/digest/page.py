"""The digest as one web page: no scripts, no network, ready to print."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.digest.build import Json
from bot.digest.charts import bars, spark
from bot.digest.words import Words

TEMPLATES = Path(__file__).parent / "templates"
SPLITS = (
    ("levels", "digest-levels", "level"),
    ("triage", "digest-triage", "triage"),
    ("perspectives", "digest-perspectives", "perspective"),
)
"""What the week is split by: its place in the digest, its title, and what its codes name."""


def page(digest: Json, words: Words) -> str:
    """The digest as HTML; every text in it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    given = digest["figures"][0]
    total = max(given["value"], 1)
    labels = [week[6:] for week in digest["weeks"]]
    said = words.say("digest-chart", numbers=", ".join(map(str, given["series"])))
    attention = [b for b in digest["bundles"] if b["id"] in digest["attention"]]
    return environment.get_template("digest.html.j2").render(
        d=digest,
        words=words,
        splits=[(words.say(title), kind, digest[place], total) for place, title, kind in SPLITS],
        attention=attention,
        chart=_drawn(bars(given["series"], labels, said, given["mean"])),
        spark=lambda series: _drawn(spark(series)),
    )


def _drawn(svg: str) -> Markup:
    """A chart of our own making; its only words were escaped when it was drawn."""
    return Markup(svg)  # noqa: S704 - numbers and escaped words only
