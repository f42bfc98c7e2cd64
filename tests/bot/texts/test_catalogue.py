"""Every sentence exists in every language with the same values, and is said somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.texts.catalogue import HERE, LOCALES, OPTIONAL, Catalogue

ROOT = HERE.parent.parent
CODE = [
    x for room in ("bot", "adapters", "knowledge", "moderation") for x in sorted((ROOT / room).rglob("*.py"))
]
TEMPLATES = sorted((ROOT / "adapters").rglob("*.html")) + sorted((ROOT / "bot").rglob("*.j2"))
ROOMS = sorted(x.name for x in (HERE / "nl").glob("*.ftl"))


def sentences(locale: str) -> dict[str, set[str]]:
    """Every key of a language with the values it needs."""
    found: dict[str, set[str]] = {}
    for file in sorted((HERE / locale).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file.name}: {(entry.content or '')[:60]!r}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{file.name}: {entry.id.name} stands twice"
                found[entry.id.name] = variables(entry.value)
                for attribute in entry.attributes:
                    found[f"{entry.id.name}.{attribute.id.name}"] = variables(attribute.value)
    return found


def variables(node: object) -> set[str]:
    if isinstance(node, ftl.VariableReference):
        return {node.id.name}
    children = (
        vars(node).values() if isinstance(node, ftl.BaseNode) else node if isinstance(node, list) else ()
    )
    return {name for child in children for name in variables(child)}


def literals() -> Iterator[str]:
    """Every string in the code and the templates, f-strings by their fixed beginning."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for template in TEMPLATES:
        yield from re.findall(r"[\w.-]+", template.read_text(encoding="utf-8"))


def beginnings() -> tuple[str, ...]:
    """The fixed beginnings of keys that are put together at the moment of speaking."""
    found = {
        str(node.values[0].value)
        for file in CODE
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant)
    }
    for template in TEMPLATES:
        found.update(re.findall(r'"([a-z][a-z-]+-)"', template.read_text(encoding="utf-8")))
    return tuple(x for x in found if re.fullmatch(r"[a-z][a-z-]{2,}-", x))


def said_errors() -> Iterator[tuple[str, str]]:
    """The file and the key of every UserError in the code whose key is a plain string."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserError" and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    yield file.name, str(key.value)


def test_every_language_has_the_same_rooms() -> None:
    assert {
        locale: sorted(x.name for x in (HERE / locale).glob("*.ftl")) for locale in LOCALES
    } == dict.fromkeys(LOCALES, ROOMS)


def test_every_language_says_the_same_with_the_same_values() -> None:
    dutch, english = (
        {k: v for k, v in sentences(x).items() if k.rpartition(".")[2] not in OPTIONAL} for x in LOCALES
    )
    assert dutch == english


def test_every_error_a_person_reads_has_a_sentence() -> None:
    known = sentences("nl")
    assert [(file, key) for file, key in said_errors() if key not in known] == []


def test_every_sentence_is_said_somewhere() -> None:
    used, composed = set(literals()), beginnings()
    unused = [
        key for key in sentences("nl") if "." not in key and key not in used and not key.startswith(composed)
    ]
    assert unused == []


def test_values_are_filled_in_without_marks() -> None:
    said = Catalogue("nl").say("command-unknown", name="war", nearest="waar")
    assert said == "war ken ik niet. Bedoelde je waar?"


@pytest.mark.parametrize("key", ["bestaat-niet", "command-help.bestaat-niet", "command-unknown"])
def test_a_missing_sentence_or_value_is_an_error(key: str) -> None:
    with pytest.raises(LookupError, match=key):
        Catalogue("nl").say(key)


def test_a_catalogue_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "proef.ftl").write_text("groet = Dag { $naam }\n", encoding="utf-8")
    assert Catalogue("nl", tmp_path).say("groet", naam="Anna") == "Dag Anna"


def test_a_sentence_may_mention_others_and_run_over_lines(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    written = """# Namen
-huis = Vraagbaak
maat = { $n ->
    [one] een bron
   *[other] { $n } bronnen
}
groet =
    Dag { $naam },
    hier is { -huis } met { maat }.
    .kort = Hoi van { -huis }
## Einde
"""
    (tmp_path / "nl" / "proef.ftl").write_text(written, encoding="utf-8")
    say = Catalogue("nl", tmp_path).say
    assert say("groet", naam="Anna", n=2) == "Dag Anna,\nhier is Vraagbaak met 2 bronnen."
    assert say("groet.kort") == "Hoi van Vraagbaak"
