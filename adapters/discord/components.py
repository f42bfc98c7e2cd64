"""Choices and forms as Discord shows them: buttons, menus and dialogs; and what comes back from a dialog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
from discord.ui import Button, Modal, Select, View

from adapters.discord.asking import asked
from adapters.discord.escaping import clean
from adapters.discord.limits import (
    BUTTON_LABEL,
    BUTTONS,
    FORM_FIELDS,
    FORM_TITLE,
    MENU_DESCRIPTION,
    MENU_LABEL,
    MENU_OPTIONS,
    ROWS,
    shortened,
    size,
)
from bot.core.plan import Choice, FormCall
from bot.core.reply import Field, Style

CHOICE, FORM, MENU = "k:", "f:", "s"
"""How what is pressed begins: a choice, a form (also the button that opens it), a menu of choices."""
FILE_UPLOAD = 19
_EXPLAINED = re.compile(r"[:;,] ")
STYLES = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}


class Shape(View):
    """A view that is only what is shown: the library keeps a view that is not finished, this one never."""

    def is_finished(self) -> bool:
        """Always."""
        return True


class Dialog(Modal):
    """A dialog that is only what is shown, as `Shape`."""

    def is_finished(self) -> bool:
        """Always."""
        return True


def buttons(choices: Sequence[Choice], form: FormCall | None) -> View | None:
    """Buttons for the choices and for opening a form; None when there is nothing to press.

    Menus take the place of the choices' buttons when those are too many or one has a label too long.

    Raises:
        ValueError: when there are more choices than the menus of one message hold.
    """
    if not choices and form is None:
        return None
    shape, opening = Shape(timeout=None), int(form is not None)
    if len(choices) + opening <= BUTTONS and all(size(x.label) <= BUTTON_LABEL for x in choices):
        for each in choices:
            shape.add_item(_button(each.label, CHOICE + each.token, each.style))
    else:
        for number, menu in enumerate(_menus(choices, ROWS - opening), start=1):
            custom_id = MENU if number == 1 else f"{MENU}{number}"
            shape.add_item(Select(custom_id=custom_id, options=menu, row=number - 1))
    if form is not None:
        shape.add_item(_button(form.title, FORM + form.token, Style.PRIMARY))
    return shape


def modal(form: FormCall) -> Modal:
    """A dialog with at most five questions, which is what Discord shows, in the order of the form.

    The required ones without an answer go first, then required ones with an answer to change, then the
    others. What is left out keeps the value it had, or the command's own default.
    """
    dialog = Dialog(title=_title(clean(form.title)), custom_id=FORM + form.token)
    shown = sorted(form.fields, key=_urgency)[:FORM_FIELDS]
    for field in form.fields:
        if field in shown:
            dialog.add_item(asked(field))
    return dialog


def _title(words: str) -> str:
    """A title that fits: when all of it is too long, what stands before the first sign of a pause."""
    return shortened(words if size(words) <= FORM_TITLE else _EXPLAINED.split(words)[0], FORM_TITLE)


def values(data: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by the names of the fields; empty for what was shown and left empty.

    `data` is the data of the interaction as Discord sends it. An upload is the id of its attachment, and is
    left out when nothing was uploaded.
    """
    given: dict[str, str] = {}
    for each in _inputs(data.get("components") or ()):
        chosen = each.get("values") or ()
        if chosen or each.get("type") != FILE_UPLOAD:
            given[str(each["custom_id"])] = str(each.get("value") or next(iter(chosen), ""))
    return given


def _menus(choices: Sequence[Choice], most: int) -> list[list[discord.SelectOption]]:
    if len(choices) > most * MENU_OPTIONS:
        raise ValueError(f"{len(choices)} choices, and a message on Discord holds {most * MENU_OPTIONS}")
    options = [_option(x) for x in choices]
    return [options[at : at + MENU_OPTIONS] for at in range(0, len(options), MENU_OPTIONS)]


def _option(choice: Choice) -> discord.SelectOption:
    """A choice in a menu; a label too long for its line is told again under it."""
    words = clean(choice.label)
    label = shortened(words, MENU_LABEL)
    under = shortened(words, MENU_DESCRIPTION) if label.endswith("…") else None
    return discord.SelectOption(label=label, value=choice.token, description=under)


def _button(label: str, custom_id: str, style: Style) -> Button[View]:
    return Button(label=shortened(clean(label), BUTTON_LABEL), custom_id=custom_id, style=STYLES[style])


def _urgency(field: Field) -> int:
    return 2 if not field.required else int(bool(field.value))


def _inputs(rows: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What can be filled in, in rows (the older shape) and in labels; words in between are passed over."""
    for row in rows:
        inside = (row["component"],) if "component" in row else row.get("components", ())
        yield from (each for each in inside if "custom_id" in each)
