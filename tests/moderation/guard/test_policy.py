"""The settings of the guard: two working points, and rules that only look on."""

from __future__ import annotations

import shutil
from pathlib import Path

from moderation.guard.guard import Guard
from moderation.guard.spans import Verdict
from tests.moderation.guard.conftest import FOLDER

TEXT = "bsn 123456782, wie kan kijken?"


def test_a_rule_that_only_looks_on_stops_nothing(tmp_path: Path) -> None:
    assert _with(tmp_path, "observe = []", 'observe = ["bsn-cue"]').examine(TEXT).verdict is Verdict.OK


def test_the_working_points_are_settings(tmp_path: Path) -> None:
    assert _with(tmp_path, "refuse_from = 0.9", "refuse_from = 0.99").examine(TEXT).verdict is Verdict.MASK


def test_a_moderator_can_make_a_line_public(tmp_path: Path) -> None:
    text = "Je belt ze op 0475-123456, elke dag"
    assert Guard.load(FOLDER).examine(text).verdict is Verdict.MASK
    assert _with(tmp_path, "0202615275", "0202615275 0475123456").examine(text).verdict is Verdict.OK


def _with(folder: Path, old: str, new: str) -> Guard:
    copy = folder / "guard"
    shutil.copytree(FOLDER, copy)
    for file in copy.glob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return Guard.load(copy)
