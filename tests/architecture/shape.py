"""How big a room may be and what may not stand in it: the [shape] table, applied to one module."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.directions import TABLE
from tests.architecture.sources import Module


@dataclass(frozen=True, slots=True)
class Shape:
    """The caps and the forbidden things."""

    file_lines: int
    function_lines: int
    prints: tuple[str, ...]
    features: tuple[str, ...]
    platforms: tuple[str, ...]
    vague_names: tuple[str, ...]


def shape() -> Shape:
    """The [shape] table of directions.toml."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))["shape"]
    return Shape(
        file_lines=table["file_lines"],
        function_lines=table["function_lines"],
        prints=tuple(table["prints"]),
        features=tuple(table["features"]),
        platforms=tuple(table["platforms"]),
        vague_names=tuple(table["vague_names"]),
    )


def misshapen(module: Module, rules: Shape) -> Iterator[str]:
    """One sentence per rule of shape that the module breaks."""
    if module.lines > rules.file_lines:
        yield f"{module.path}: {module.lines} lines, at most {rules.file_lines}"
    if module.name.rpartition(".")[2] in rules.vague_names:
        yield f"{module.path}: the name says nothing about what is in it"
    if module.is_package and not _only_docstring(module.tree):
        yield f"{module.path}: holds more, or less, than a docstring"
    for node in ast.walk(module.tree):
        line = getattr(node, "lineno", 0)
        yield from (f"{module.path}:{line}: {fault}" for fault in _faults(node, module, rules))


def _faults(node: ast.AST, module: Module, rules: Shape) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > rules.function_lines:
            yield f"{node.name} has {length} lines, at most {rules.function_lines}"
    if isinstance(node, ast.Global):
        yield "a global: hand it in instead"
    if _is_print(node) and not _in_any(module.name, rules.prints):
        yield "print: only the command line and the console adapter speak to the terminal"
    if _in_any(module.name, rules.features) and _compares(node, rules.platforms):
        yield "looks at the name of a platform: ask its capabilities instead"


def _only_docstring(tree: ast.Module) -> bool:
    return len(tree.body) == 1 and bool(ast.get_docstring(tree))


def _is_print(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"


def _compares(node: ast.AST, words: tuple[str, ...]) -> bool:
    compared: list[ast.expr] = []
    if isinstance(node, ast.Compare):
        compared = [node.left, *node.comparators]
    elif isinstance(node, ast.MatchValue):
        compared = [node.value]
    return any(isinstance(c, ast.Constant) and c.value in words for part in compared for c in ast.walk(part))


def _in_any(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)
