"""Pages as HTML: the layout around what a room shows, and answers of commands with their buttons as forms."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from adapters.web.desk.sessions import Session
from adapters.web.render import render
from bot.core.commands import Say
from bot.core.content import Body, Bullets
from bot.core.desk import Answer, Page, Rooms, Sheet
from bot.core.people import Actor
from bot.core.reply import Action, FieldKind, Reply

HERE = Path(__file__).parent
INPUTS: Mapping[FieldKind, str] = {
    FieldKind.NUMBER: "number",
    FieldKind.DATE: "date",
    FieldKind.FILE: "file",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it goes out."""

    session: Session
    actor: Actor
    path: str
    back: str
    answer_key: str = ""


class Views:
    """Makes HTML of pages; `rooms` and their sheets are in the order of the menu."""

    def __init__(self, rooms: Sequence[Rooms]) -> None:
        self._rooms = rooms
        self._shortcuts = {name: path for room in rooms for name, path in room.shortcuts.items()}
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["blocks"] = render
        self._templates.filters["part"] = lambda text: quote(str(text), safe="")
        self._templates.filters["query"] = urlencode

    def page(self, page: Page, say: Say, shown: Shown) -> str:
        """A page of a room, with the menu and the answer to what was just asked."""
        session = shown.session
        answer, given = session.answers.get(shown.answer_key, (None, {}))
        return self._templates.get_template(page.template).render(
            page.values,
            say=say,
            locale=session.where.locale,
            title=page.title,
            menu=self._menu(shown, say),
            name=shown.actor.name,
            token=session.token,
            back=shown.back,
            key=lambda: secrets.token_hex(16),
            answer=self._answer(answer, shown.answer_key) if answer else None,
            typed=given if answer and answer.outcome not in {"done", "repeat"} else {},
        )

    def plain(self, template: str, say: Say, locale: str, **values: object) -> str:
        """A page for somebody who is not at the desk."""
        return self._templates.get_template(template).render(say=say, locale=locale, menu=(), **values)

    def first(self, actor: Actor) -> str:
        """The first page of the menu for somebody; nothing when there is none."""
        return next((x.path for room in self._rooms for x in _seen(room, actor)), "")

    def _menu(self, shown: Shown, say: Say) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """Per heading the pages under it: what they are called, where they are, whether we are there."""
        seen: dict[str, list[Sheet]] = {}
        for room in self._rooms:
            seen.setdefault(room.label, []).extend(_seen(room, shown.actor))
        paths = [sheet.path for sheets in seen.values() for sheet in sheets]
        fits = [x for x in paths if shown.path == x or shown.path.startswith(f"{x}/")]
        here = max(fits, key=len, default="")
        return [
            (say(label), [(say(x.label), x.path, x.path == here) for x in sheets])
            for label, sheets in seen.items()
            if sheets
        ]

    def _answer(self, answer: Answer, key: str) -> dict[str, Any]:
        reply = answer.reply or Reply()
        return {
            "outcome": answer.outcome,
            "body": render(reply.blocks),
            "unlisted": render(_unlisted(reply.blocks)),
            "actions": [self._button(action) for action in reply.actions],
            "form": reply.form,
            "inputs": INPUTS,
            "files": [(f"/bestand/{key}/{n}", file.name) for n, file in enumerate(reply.files)],
        }

    def _button(self, action: Action) -> dict[str, Any]:
        """A form with what a command needs, or the way to the page where the rest is filled in."""
        shortcut, given = self._shortcuts.get(action.command, ""), action.given
        names = [name for name in given if f"{{{name}}}" in shortcut]
        href = ""
        if shortcut and len(names) == len(given):
            href = filled(shortcut, given)
        return {
            "label": action.label,
            "command": action.command,
            "given": given,
            "style": str(action.style),
            "href": href,
        }


def _unlisted(blocks: Body) -> Body:
    """An answer without its first list, for a page that tells what is in it in another way."""
    first = next((n for n, block in enumerate(blocks) if isinstance(block, Bullets)), len(blocks))
    return (*blocks[:first], *blocks[first + 1 :])


def _seen(room: Rooms, actor: Actor) -> list[Sheet]:
    return [x for x in room.sheets if x.label and actor.may(*x.needs)]


def filled(path: str, given: Mapping[str, str]) -> str:
    """A path with the values of a command in it."""
    return path.format_map({name: quote(value, safe="") for name, value in given.items()})
