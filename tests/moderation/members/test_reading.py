"""What is held is read in plain words: no name, code or moment is shown as the database has it."""

from __future__ import annotations

import ast
from datetime import date
from enum import Enum
from pathlib import Path

import pytest

import bot
from bot.core.people import Role
from bot.prompts.harvest import HarvestKind
from bot.signals.model import ConsentLevel, Kind, Level, SignalState, Theme
from bot.texts.catalogue import load
from knowledge.sources.drafts import DraftState
from moderation.cases.model import CaseKind, CaseState
from moderation.members.page import page
from moderation.members.reading import CODES as WORDS
from moderation.members.reading import Reader
from tests.moderation.members.rig import NOW

SAYS = load()
ROOT = Path(bot.__file__).parent.parent
# Every code that a room may hand out, by the room and the name of the value.
CODES: dict[tuple[str, str], type[Enum]] = {
    ("signals", "kind"): Kind,
    ("signals", "theme"): Theme,
    ("signals", "level"): Level,
    ("signals", "consent"): ConsentLevel,
    ("signals", "state"): SignalState,
    ("harvest", "kind"): HarvestKind,
    ("knowledge", "state"): DraftState,
    ("cases", "kind"): CaseKind,
    ("cases", "state"): CaseState,
    ("readers", "role"): Role,
}
CODED = [(room, name, member) for (room, name), kind in CODES.items() for member in kind]


def words_of(room: str, **facts: object) -> tuple[tuple[str, str], ...]:
    section = Reader(SAYS["nl"]).sections({room: {"things": [facts]}})[0]
    return section.entries[0].facts


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize(("room", "name", "member"), CODED, ids=str)
def test_every_code_has_words(locale: str, room: str, name: str, member: Enum) -> None:
    # Saying what the catalogue does not have raises LookupError.
    words = SAYS[locale](f"{WORDS[room, name]}{member.value}")
    assert Reader(SAYS[locale]).worded(room, name, member.value) == words


def test_a_moment_is_a_day_and_a_time_on_the_clock_here() -> None:
    assert words_of("signals", given_at="2026-11-18T10:00:00+00:00") == (
        ("Ingestuurd op", "18-11-2026 11:00"),
    )


def test_each_thing_has_its_own_last_day() -> None:
    held = {"harvest": {"added": [{"text": "x", "until": "2026-12-31T23:30:00+00:00"}, {"text": "y"}]}}
    first, second = Reader(SAYS["nl"]).sections(held)[0].entries
    assert (first.until, second.until) == (date(2027, 1, 1), None)


def test_several_accounts_of_a_platform_are_read_as_one() -> None:
    held = {"web": {"sanne": {"said": [{"text": "een"}]}, "mo": {"said": [{"text": "twee"}]}}}
    entries = Reader(SAYS["nl"]).sections(held)[0].entries
    assert [entry.facts for entry in entries] == [(("Tekst", "een"),), (("Tekst", "twee"),)]


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_page_is_one_file_without_scripts_or_network_and_escapes_all_words(locale: str) -> None:
    held = {"signals": {"signals": [{"text": "<script>alert(1)</script> & meer"}]}}
    made = page(SAYS[locale], Reader(SAYS[locale]).sections(held), NOW, locale).decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; meer" in made
    for forbidden in ("<script", "http:", "https:", "src=", "@import", "url("):
        assert forbidden not in made
    assert f'<html lang="{locale}">' in made


def names_handed_out() -> set[tuple[str, str]]:
    """The names of values in every `export` there is, by file: the keys of the mappings it makes."""
    found = set()
    for top in ("bot", "knowledge", "moderation", "adapters"):
        for path in (ROOT / top).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "def export(" not in text:
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef) and node.name in {"export", "_told", "held", "made_by"}:
                    dicts = [x for x in ast.walk(node) if isinstance(x, ast.Dict)]
                    keys = [k for x in dicts for k in x.keys if isinstance(k, ast.Constant)]
                    found |= {(path.name, str(key.value)) for key in keys}
    return found


def test_every_value_that_a_room_hands_out_has_a_name_in_words() -> None:
    reader = Reader(SAYS["nl"])
    lists = {
        "signals",
        "told",
        "objects_to",
        "recognised",
        "added",
        "followed",
        "asked",
        "proposed",
        "confirmed",
        "about_you",
        "reported_by_you",
    }
    lists |= {"calls", "accounts", "codes", "opened", "reactions", "silenced", "said", "until"}
    own = {"person", "conversation", "read_up_to", "private", "to"}
    unnamed = {(file, name) for file, name in names_handed_out() if name not in lists | own}
    assert {(file, name) for file, name in unnamed if reader.label(name) == name} == set()
