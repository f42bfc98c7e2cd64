"""Buttons, menus and dialogs within Discord's numbers, and what comes back from a dialog."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord.ui import View

from adapters.discord.components import buttons, modal, values
from adapters.discord.limits import FIELD_DESCRIPTION, FIELD_LABEL, FORM_TITLE
from bot.core.plan import Choice, FormCall
from bot.core.reply import Field, FieldKind, Style
from tests.discord_peer.specification import Requests

NUMBER = 80351110224678912
Options = tuple[tuple[str, str], ...]
FORM = FormCall("formulier", "Geef een signaal", (Field("tekst", "Wat speelt er?", FieldKind.LONG, True),))


def choices(number: int, label: str = "keuze") -> list[Choice]:
    return [Choice(f"token{n}", f"{label} {n}") for n in range(number)]


def rows(view: View | None) -> list[list[dict[str, Any]]]:
    """The components of a view, row by row."""
    assert view is not None
    return [row["components"] for row in view.to_components()]


def asked(*fields: Field) -> list[dict[str, Any]]:
    """The labels of a dialog, as they are sent."""
    return list(modal(FormCall("t", "Titel", fields)).to_dict()["components"])


def asked_one(
    kind: FieldKind, value: str = "", *, required: bool = True, options: Options = (), most: int = 200
) -> dict[str, Any]:
    """The one input of a dialog."""
    (label,) = asked(Field("naam", "Vraag", kind, required, options, value, most))
    component: dict[str, Any] = label["component"]
    return component


def test_nothing_to_press_is_no_view() -> None:
    assert buttons((), None) is None


def test_a_choice_is_a_button_that_sends_its_token_back() -> None:
    styles = (Style.PLAIN, Style.PRIMARY, Style.DANGER)
    view = buttons([Choice(x.value, x.value.title(), x) for x in styles], None)
    assert [(x["custom_id"], x["label"], x["style"]) for x in rows(view)[0]] == [
        ("k:plain", "Plain", discord.ButtonStyle.secondary.value),
        ("k:primary", "Primary", discord.ButtonStyle.primary.value),
        ("k:danger", "Danger", discord.ButtonStyle.danger.value),
    ]


def test_a_form_is_a_button_after_the_choices() -> None:
    (row,) = rows(buttons(choices(1), FORM))
    assert [(x["custom_id"], x["label"]) for x in row] == [
        ("k:token0", "keuze 0"),
        ("f:formulier", "Geef een signaal"),
    ]


def test_twenty_five_buttons_stand_in_rows_of_five() -> None:
    assert [len(row) for row in rows(buttons(choices(25), None))] == [5, 5, 5, 5, 5]


@pytest.mark.parametrize(("number", "menus"), [(26, [25, 1]), (50, [25, 25]), (125, [25] * 5)])
def test_more_choices_become_menus(number: int, menus: list[int]) -> None:
    held = [each for (each,) in rows(buttons(choices(number), None))]
    assert [len(x["options"]) for x in held] == menus
    assert [o["value"] for x in held for o in x["options"]] == [f"token{n}" for n in range(number)]
    assert [x["custom_id"] for x in held] == ["s", *(f"s{n}" for n in range(2, len(menus) + 1))]


def test_a_form_keeps_its_button_beside_menus() -> None:
    *menus, last = rows(buttons(choices(100), FORM))
    assert [len(x["options"]) for (x,) in menus] == [25] * 4
    assert last[0]["custom_id"] == "f:formulier"


def test_what_no_message_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="holds 100"):
        buttons(choices(101), FORM)


def test_a_label_too_long_for_a_button_is_read_whole_in_a_menu() -> None:
    ((menu,),) = rows(buttons(choices(2, "een lang verhaal over jeugdhulp " * 3), None))
    assert menu["options"][1]["label"].endswith("jeugdhulp 1")
    longest = "x" * 99 + " en wat nog volgt"
    ((menu,),) = rows(buttons([Choice("t", longest)], None))
    assert menu["options"][0]["label"].endswith("…")
    assert len(menu["options"][0]["label"]) <= 100


def test_labels_lose_what_turns_the_reading_direction() -> None:
    ((button,),) = rows(buttons([Choice("t", "ja\u202e\u200b\n nee")], None))
    assert button["label"] == "ja nee"


def test_the_library_keeps_no_view_and_no_dialog() -> None:
    view = buttons(choices(1), FORM)
    assert view is not None
    assert view.is_finished()
    assert view.timeout is None
    assert modal(FORM).is_finished()


def test_a_form_is_a_dialog_with_its_token() -> None:
    sent = modal(FORM).to_dict()
    assert sent["custom_id"] == "f:formulier"
    assert sent["title"] == "Geef een signaal"
    assert [x["component"]["custom_id"] for x in sent["components"]] == ["tekst"]


def test_a_long_title_ends_before_its_explanation() -> None:
    for long in (
        "Waarschuw een lid; het lid leest de reden in een privébericht",
        "Zoek een bron: " + "a" * 40,
    ):
        title = modal(FormCall("t", long, ())).to_dict()["title"]
        assert title in {"Waarschuw een lid", "Zoek een bron"}


def test_long_titles_and_labels_fit() -> None:
    long = Field("x", "Vertel in eigen woorden wat er in jouw organisatie gebeurt " * 4, FieldKind.LINE, True)
    sent = modal(FormCall("t", "Titel " * 20, (long,))).to_dict()
    assert len(sent["title"]) <= FORM_TITLE
    assert len(sent["components"][0]["label"]) <= FIELD_LABEL
    assert len(sent["components"][0]["description"]) <= FIELD_DESCRIPTION


def test_what_explains_a_question_stands_under_it() -> None:
    words = "Wat schuurt er, of wat werkt wél? Noem geen namen of plaatsen"
    (label,) = asked(Field("tekst", words, FieldKind.LONG, True))
    assert label["label"] == "Wat schuurt er, of wat werkt wél?"
    assert label["description"] == "Noem geen namen of plaatsen"


def test_five_questions_are_shown_the_open_required_ones_before_all() -> None:
    fields = [
        Field("a", "a", FieldKind.LINE, False),
        Field("b", "b", FieldKind.LINE, True, value="al gezegd"),
        *(Field(x, x, FieldKind.LINE, True) for x in "cdef"),
    ]
    assert [x["component"]["custom_id"] for x in asked(*fields)] == ["b", "c", "d", "e", "f"]
    assert [x["component"]["custom_id"] for x in asked(*fields[:5])] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("kind", "style"),
    [(FieldKind.LINE, discord.TextStyle.short), (FieldKind.LONG, discord.TextStyle.paragraph)],
)
def test_words_are_asked_with_what_is_known_filled_in(kind: FieldKind, style: discord.TextStyle) -> None:
    text = asked_one(kind, "al bekend", most=500)
    assert (text["style"], text["value"], text["max_length"]) == (style.value, "al bekend", 500)
    assert asked_one(kind, required=False)["required"] is False


def test_what_is_filled_in_always_fits() -> None:
    text = asked_one(FieldKind.LINE, "woord " * 1_000)
    assert len(text["value"]) == text["max_length"] == 4_000


@pytest.mark.parametrize(
    ("kind", "example"), [(FieldKind.NUMBER, "3"), (FieldKind.DATE, "31-12-2026"), (FieldKind.LINE, None)]
)
def test_a_number_and_a_date_show_how_they_are_written(kind: FieldKind, example: str | None) -> None:
    assert asked_one(kind).get("placeholder") == example


@pytest.mark.parametrize("known", ["wet", "Een wet"])
def test_a_choice_is_a_menu_with_what_is_known_chosen(known: str) -> None:
    options = (("lokaal", "Lokaal beleid"), ("wet", "Een wet"))
    menu = asked_one(FieldKind.CHOICE, known, options=options)
    assert [(x["value"], x["label"], x["default"]) for x in menu["options"]] == [
        ("lokaal", "Lokaal beleid", False),
        ("wet", "Een wet", True),
    ]
    assert menu["min_values"] == 1
    assert asked_one(FieldKind.CHOICE, options=options, required=False)["min_values"] == 0


def test_more_choices_than_a_menu_holds_are_written() -> None:
    options = tuple((str(n), f"keuze {n}") for n in range(26))
    assert asked_one(FieldKind.CHOICE, options=options)["placeholder"].startswith("keuze 0, keuze 1, ")


@pytest.mark.parametrize(("known", "chosen"), [("", []), ("true", ["ja"]), ("nee", ["nee"])])
def test_yes_or_no_is_a_menu(known: str, chosen: list[str]) -> None:
    menu = asked_one(FieldKind.YES_NO, known)
    assert [x["value"] for x in menu["options"]] == ["ja", "nee"]
    assert [x["value"] for x in menu["options"] if x["default"]] == chosen


@pytest.mark.parametrize(
    ("kind", "value", "of"),
    [(FieldKind.PERSON, "<@80351110224678912>", "user"), (FieldKind.ROOM, "80351110224678912", "channel")],
)
def test_people_and_rooms_are_picked_from_the_server(kind: FieldKind, value: str, of: str) -> None:
    assert asked_one(kind, value)["default_values"] == [{"id": 80351110224678912, "type": of}]
    assert "default_values" not in asked_one(kind, "iemand")


def test_a_file_is_uploaded_and_one_from_before_may_stay() -> None:
    assert asked_one(FieldKind.FILE)["required"] is True
    assert asked_one(FieldKind.FILE, "1234")["required"] is False


def test_discords_own_description_allows_every_kind_of_question_and_button() -> None:
    fields = [
        Field(f"vraag-{x}", "Vraag?", x, n % 2 == 0, options=(("a", "A"),), value=str(NUMBER) * (n % 3))
        for n, x in enumerate(FieldKind)
    ]
    dialogs = [modal(FormCall("t", "Titel", tuple(fields[at : at + 5]))) for at in (0, 5)]
    views = [buttons(choices(n, label), FORM) for n, label in ((3, "x"), (24, "x"), (60, "x" * 90))]
    judge, answer = Requests(), f"/interactions/{NUMBER}/token/callback"
    for dialog in dialogs:
        assert judge.problems("POST", answer, {}, {"type": 9, "data": dialog.to_dict()}) == []
    for view in views:
        message = {"content": "x", "components": view.to_components() if view else []}
        assert judge.problems("POST", f"/channels/{NUMBER}/messages", {}, message) == []


def test_what_was_filled_in_comes_back_by_name_from_rows_and_labels() -> None:
    data = {
        "custom_id": "f:t",
        "components": [
            {"type": 1, "components": [{"type": 4, "custom_id": "tekst", "value": "Er schuurt iets"}]},
            {"type": 10, "content": "Een toelichting"},
            {"type": 18, "component": {"type": 3, "custom_id": "thema", "values": ["jeugdzorg"]}},
            {"type": 18, "component": {"type": 5, "custom_id": "lid", "values": ["80351110224678912"]}},
        ],
    }
    assert values(data) == {"tekst": "Er schuurt iets", "thema": "jeugdzorg", "lid": "80351110224678912"}


def test_what_was_emptied_comes_back_empty_and_a_file_stays() -> None:
    data = {
        "components": [
            {"type": 18, "component": {"type": 4, "custom_id": "tekst", "value": ""}},
            {"type": 18, "component": {"type": 3, "custom_id": "thema", "values": []}},
            {"type": 18, "component": {"type": 19, "custom_id": "bestand", "values": []}},
        ]
    }
    assert values(data) == {"tekst": "", "thema": ""}
    assert values({}) == {}
