"""Choices and forms as Discord shows them: buttons, menus, dialogs; and what comes back from a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
from discord.ui import Button, ChannelSelect, Label, Modal, Select, TextInput, UserSelect, View

from bot.core.plan import Choice, FormCall
from bot.core.reply import Field, FieldKind, Style

CHOICE, FORM, MENU = "k:", "f:", "s"
BUTTONS, OPTIONS, MENUS, MODAL = 25, 25, 5, 5
LABEL, OPTION, TITLE, NAME, LONGEST = 80, 100, 45, 45, 4000
STYLES = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}
Raw = Any


def buttons(choices: Sequence[Choice], form: FormCall | None) -> View | None:
    """Buttons for the choices and for opening a form; menus when there are too many; None without any."""
    if not choices and form is None:
        return None
    view = View(timeout=None)
    # A stopped view is only a shape: the library keeps none of it in memory.
    view.stop()
    if form is not None:
        primary = discord.ButtonStyle.primary
        view.add_item(Button(label=form.title[:LABEL], custom_id=f"{FORM}{form.token}", style=primary))
    if len(choices) + len(view.children) <= BUTTONS:
        for each in choices:
            style = STYLES[each.style]
            view.add_item(Button(label=each.label[:LABEL], custom_id=f"{CHOICE}{each.token}", style=style))
    else:
        for number, start in enumerate(range(0, len(choices), OPTIONS)):
            if len(view.children) < MENUS:
                view.add_item(_menu(choices[start : start + OPTIONS], number))
    return view


def _menu(choices: Sequence[Choice], number: int) -> Select[View]:
    options = [discord.SelectOption(label=x.label[:OPTION], value=x.token) for x in choices]
    return Select(custom_id=f"{MENU}{number or ''}", options=options)


def modal(form: FormCall) -> Modal:
    """A dialog with the first questions, the required ones before the others; Discord shows five at most."""
    made = Modal(title=form.title[:TITLE], custom_id=f"{FORM}{form.token}")
    made.stop()
    for field in sorted(form.fields, key=lambda x: not x.required)[:MODAL]:
        made.add_item(Label(text=field.label[:NAME], component=_input(field)))
    return made


def values(data: Raw) -> dict[str, str]:
    """What was filled in, by the names of the fields; what was left open is left out."""
    given = {}
    for each in _filled(data.get("components", ())):
        words = each.get("value") or "\n".join(each.get("values") or ())
        if words:
            given[str(each["custom_id"])] = str(words)
    return given


def _filled(rows: Sequence[Mapping[str, Raw]]) -> Iterator[Mapping[str, Raw]]:
    """The inputs in rows (the old shape) and labels (the new one)."""
    for row in rows:
        if "component" in row:
            yield row["component"]
        yield from row.get("components", ())


def _input(field: Field) -> TextInput[View] | Select[View] | UserSelect[View] | ChannelSelect[View]:
    chosen: Raw = {"custom_id": field.name, "required": field.required, "min_values": int(field.required)}
    match field.kind:
        case FieldKind.CHOICE | FieldKind.YES_NO:
            known = field.options or (("ja", "ja"), ("nee", "nee"))
            options = [
                discord.SelectOption(label=label[:OPTION], value=value, default=value == field.value)
                for value, label in known[:OPTIONS]
            ]
            return Select(options=options, **chosen)
        case FieldKind.PERSON:
            return UserSelect(**chosen)
        case FieldKind.ROOM:
            return ChannelSelect(**chosen)
        case kind:
            long = kind is FieldKind.LONG
            return TextInput(
                custom_id=field.name,
                style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
                default=field.value[: field.max_length] or None,
                required=field.required,
                max_length=min(field.max_length, LONGEST),
            )
