"""One question of a form as an input of a dialog."""

from __future__ import annotations

import re

import discord
from discord.ui import ChannelSelect, FileUpload, Item, Label, Modal, Select, TextInput, UserSelect

from adapters.discord.escaping import clean
from adapters.discord.limits import (
    CHOICE_NAME,
    FIELD_DESCRIPTION,
    FIELD_LABEL,
    FIELD_TEXT,
    MENU_OPTIONS,
    shortened,
    size,
    within,
)
from adapters.discord.places import person_id, room_id
from bot.core.arguments import NO, YES
from bot.core.reply import Field, FieldKind

YES_NO = (("ja", "Ja"), ("nee", "Nee"))
EXAMPLES = {
    FieldKind.NUMBER: "3",
    FieldKind.DATE: "31-12-2026",
    FieldKind.MESSAGE: "https://discord.com/channels/…",
}
_SENTENCE = re.compile(r"(.+?[.?!:])\s+(\S.*)", re.S)


def asked(field: Field) -> Label[Modal]:
    """The question with its input, filled in with what is known."""
    label, about = _label(clean(field.label))
    return Label(text=label, description=about, component=_input(field))


def _label(words: str) -> tuple[str, str | None]:
    """A short label and what explains it: the sentences after the first, or all of it when that is long."""
    if size(words) <= FIELD_LABEL:
        return words, None
    first = _SENTENCE.fullmatch(words)
    if first and size(first[1]) <= FIELD_LABEL:
        return first[1], shortened(first[2], FIELD_DESCRIPTION)
    return shortened(words, FIELD_LABEL), shortened(words, FIELD_DESCRIPTION)


def _input(field: Field) -> Item[Modal]:
    match field.kind:
        case FieldKind.CHOICE if len(field.options) <= MENU_OPTIONS:
            return _menu(field, field.options, field.value.casefold())
        case FieldKind.YES_NO:
            return _menu(field, YES_NO, _yes_no(field.value))
        case FieldKind.PERSON:
            known = _default(person_id(field.value), discord.SelectDefaultValueType.user)
            return UserSelect(
                custom_id=field.name,
                required=field.required,
                min_values=int(field.required),
                default_values=known,
            )
        case FieldKind.ROOM:
            known = _default(room_id(field.value), discord.SelectDefaultValueType.channel)
            return ChannelSelect(
                custom_id=field.name,
                required=field.required,
                min_values=int(field.required),
                default_values=known,
            )
        case FieldKind.FILE:
            # What was sent along before is kept when nothing is uploaded now.
            needed = field.required and not field.value
            return FileUpload(custom_id=field.name, required=needed, min_values=int(needed), max_values=1)
        case _:
            return _text(field)


def _text(field: Field) -> TextInput[Modal]:
    known = within(field.value, FIELD_TEXT)
    options = ", ".join(label for _, label in field.options)
    return TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.kind is FieldKind.LONG else discord.TextStyle.short,
        placeholder=EXAMPLES.get(field.kind) or shortened(options, FIELD_DESCRIPTION) or None,
        default=known or None,
        required=field.required,
        # What stands there already has to fit, or Discord refuses the dialog.
        max_length=min(FIELD_TEXT, max(field.max_length, size(known))),
    )


def _menu(field: Field, options: tuple[tuple[str, str], ...], known: str) -> Select[Modal]:
    shown = [
        discord.SelectOption(
            label=shortened(label, CHOICE_NAME),
            value=value,
            default=bool(known) and known in {value.casefold(), label.casefold()},
        )
        for value, label in options
    ]
    return Select(
        custom_id=field.name, options=shown, required=field.required, min_values=int(field.required)
    )


def _yes_no(words: str) -> str:
    word = words.strip().casefold()
    return "ja" if word in YES else "nee" if word in NO else ""


def _default(number: int | None, kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    return [] if number is None else [discord.SelectDefaultValue(id=number, type=kind)]
