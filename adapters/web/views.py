"""Messages and commands as the page gets them: JSON values, with HTML that is already safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from adapters.web.chat import Line
from adapters.web.places import Account, Places
from adapters.web.render import render, words
from bot.core.arguments import label, option_label
from bot.core.commands import Command, Parameter, Say
from bot.core.plan import FormCall
from bot.core.reply import Field, FieldKind

Json = dict[str, Any]


def line_view(line: Line, viewer: Account, places: Places) -> Json:
    """A message as one person sees it."""
    author = places.accounts.get(line.author or "")
    part = line.part
    return {
        "id": line.id,
        "room": line.room,
        "thread": line.thread,
        "author": author.name if author else None,
        "mine": line.author == viewer.id,
        "private": line.only_for is not None,
        "reply_to": line.reply_to,
        "at": line.said_at.isoformat(),
        "removed": line.removed,
        "html": render(part.body) if part else words(line.text),
        "title": part.thread if part else None,
        "choices": [{"token": c.token, "label": c.label, "style": c.style} for c in part.choices]
        if part
        else [],
        "form": _form(part.form) if part and part.form else None,
        "files": [{"url": f"/bestand/{token}", "name": name} for token, name in line.files],
        "reactions": _reactions(line, viewer),
    }


def command_views(commands: Sequence[Command], viewer: Account, say: Say) -> list[Json]:
    """The commands this person may use, with the questions their forms ask."""
    return [
        {
            "id": command.id,
            "name": say(f"command-{command.id}.name"),
            "about": say(f"command-{command.id}"),
            "on_message": command.on_message,
            "fields": [_parameter(command, x, say) for x in command.parameters],
        }
        for command in commands
        if not command.hidden and viewer.actor.may(*command.needs)
    ]


def _reactions(line: Line, viewer: Account) -> list[Json]:
    counted = Counter(emoji for emoji, _ in line.reactions)
    mine = {emoji for emoji, account in line.reactions if account == viewer.id}
    return [{"emoji": emoji, "count": n, "mine": emoji in mine} for emoji, n in counted.items()]


def _form(form: FormCall) -> Json:
    return {"token": form.token, "title": form.title, "fields": [_field(field) for field in form.fields]}


def _field(field: Field) -> Json:
    return {
        "name": field.name,
        "label": field.label,
        "kind": field.kind,
        "required": field.required,
        "options": [list(option) for option in field.options],
        "value": field.value,
        "max_length": field.max_length,
    }


def _parameter(command: Command, parameter: Parameter, say: Say) -> Json:
    options = tuple((str(o.value), option_label(o, say)) for o in parameter.options or ())
    long = 1500 if parameter.kind is FieldKind.LONG else 200
    words_for = label(command, parameter, say)
    return _field(Field(parameter.name, words_for, parameter.kind, parameter.required, options, "", long))
