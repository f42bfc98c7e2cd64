"""The source files as modules: dotted name, syntax tree and what each one imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("bot", "adapters", "knowledge", "moderation")


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, read but not run."""

    name: str
    path: str
    lines: int
    tree: ast.Module
    is_package: bool

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every imported module as (line, dotted name), also inside functions and by name at run time."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Call) and _called(node.func) in ("import_module", "__import__"):
                yield from ((node.lineno, str(a.value)) for a in node.args[:1] if isinstance(a, ast.Constant))


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def module(name: str, text: str, path: str = "", *, is_package: bool = False) -> Module:
    """The module that this source text makes."""
    return Module(
        name, path or name.replace(".", "/") + ".py", len(text.splitlines()), ast.parse(text), is_package
    )


def read(path: Path) -> Module:
    """The module in this file, named by its place under the root of the repository."""
    relative = path.relative_to(ROOT)
    parts = relative.with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return module(name, path.read_text(encoding="utf-8"), relative.as_posix(), is_package=is_package)


def modules(*folders: str) -> list[Module]:
    """Every module under these top-level folders."""
    return [read(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
