"""Lines of a file, each marked with whether something is in it."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def marked(name: str) -> list[tuple[str, bool]]:
    """The lines that begin with + or -, and whether it was a plus."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [(line[2:], line[0] == "+") for line in lines if line[:2] in {"+ ", "- "}]
