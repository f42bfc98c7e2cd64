"""What the guides tell operators to type is taken, in both languages, and the errors they name exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bot.cli.main import parser
from bot.settings.reading import load, load_roles

ROOT = Path(__file__).resolve().parents[3]
GUIDES = ("matrix.md", "matrix.en.md")
SETTINGS = '[matrix]\nhomeserver = "https://matrix.example.org"\nuser = "@vraagbaak:example.org"\n'

guides = pytest.mark.parametrize("guide", GUIDES)


def text(guide: str) -> str:
    return (ROOT / "docs" / guide).read_text(encoding="utf-8")


def blocks(guide: str) -> list[str]:
    """The indented blocks, without their indent."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text(guide), re.M)
    return [re.sub("^    ", "", block, flags=re.M).strip() + "\n" for block in found]


def commands(guide: str) -> list[list[str]]:
    """Every command of ours, in a block or within a sentence."""
    shown = [x.replace("\\\n", " ") for x in blocks(guide) if x.startswith("vraagbaak ")]
    said = re.findall(r"`(vraagbaak [^`]+)`", text(guide))
    return [shlex.split(x)[1:] for x in (*shown, *said)]


@guides
def test_every_command_is_one(guide: str) -> None:
    found = commands(guide)
    assert len(found) > 10
    for words in found:
        if words != ["run"]:
            parser().parse_args(words)


@guides
def test_every_setting_is_one(guide: str, tmp_path: Path) -> None:
    tables = [x for x in blocks(guide) if " = " in x]
    roles = [x for x in tables if '"50"' in x]
    settings = [x for x in tables if x not in roles]
    assert (len(settings), len(roles)) == (2, 1)
    for table in settings:
        whole = table if table.startswith("[matrix]") else SETTINGS + re.sub("^# ", "", table, flags=re.M)
        (tmp_path / "vraagbaak.toml").write_text(whole, encoding="utf-8")
        assert load(tmp_path).matrix.homeserver
    (tmp_path / "roles.toml").write_text(roles[0], encoding="utf-8")
    assert load_roles(tmp_path)["matrix:50"]
    for key, value in re.findall(r"`([a-z_]+) = ([^`]+)`", text(guide)):
        (tmp_path / "vraagbaak.toml").write_text(f"{SETTINGS}{_outside(key, value)}", encoding="utf-8")
        load(tmp_path)


def _outside(key: str, value: str) -> str:
    """A setting of [matrix], or one of a room in it."""
    return (
        f"[[matrix.rooms]]\nid = '!a'\nname = 'a'\n{key} = {value}"
        if key == "listens"
        else f"{key} = {value}"
    )


@guides
def test_every_error_is_one(guide: str) -> None:
    source = " ".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "adapters" / "matrix").rglob("*.py")
    )
    told = [part.strip() for x in re.findall(r"^\| \"([^\"]+)\"", text(guide), re.M) for part in x.split("…")]
    assert len(told) >= 6
    assert [x for x in told if x not in source] == []


def test_both_guides_show_the_same() -> None:
    dutch, english = ([_bare(x) for x in blocks(guide)] for guide in GUIDES)
    assert dutch == english


def _bare(block: str) -> str:
    """A block without its comments, which are in one language."""
    return re.sub(r"[ ]*#.*", "", block) if " = " in block else block
