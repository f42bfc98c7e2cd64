"""What is held of a person as one web page: no scripts, no network, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.core.commands import Say
from bot.core.zone import local
from moderation.members.reading import Section

TEMPLATES = Path(__file__).parent / "templates"


def page(say: Say, sections: Sequence[Section], now: datetime, locale: str) -> bytes:
    """The page as HTML in UTF-8; every text in it is escaped."""
    # Imported where it is used: few ask, and every start would pay for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("mine.html.j2")
    made = say("mine-made", at=f"{local(now):%d-%m-%Y %H:%M}")
    return template.render(say=say, sections=sections, made=made, locale=locale).encode()
