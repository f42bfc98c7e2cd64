"""Themes by where the key lies, as a map of heat that reads aloud: darker where more signals are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.digest.charts import BRAND, INK, LINE, SOFT, opened, words

CELL, HIGH, LEFT, TOP = 76, 26, 210, 44
_FILLS = ("#ffffff", "#dcebec", "#a9cdd0", "#5f9ea3", BRAND)
_DARK = 3
"""From this shade on, words on it are white."""


def heat(rows: Sequence[tuple[str, Sequence[int]]], heads: Sequence[str], said: str) -> str:
    """A grid of numbers with names beside the rows and above the columns, each of these two lines at most."""
    most = max([1, *(n for _, values in rows for n in values)])
    parts = [opened(*size(len(rows), len(heads)), said, "heat")]
    for n, head in enumerate(heads):
        for place, part in enumerate(_lines(head)):
            parts.append(words(LEFT + (n + 0.5) * CELL, 14 + 12 * place, part, text_anchor="middle"))
    for n, (name, values) in enumerate(rows):
        y = TOP + n * HIGH
        parts.append(words(LEFT - 8, y + 17, name, fill=INK, text_anchor="end"))
        parts += [_cell(LEFT + place * CELL, y, value, most) for place, value in enumerate(values)]
    return "".join((*parts, "</svg>"))


def size(rows: int, columns: int) -> tuple[int, int]:
    """How wide and high the drawing is."""
    return LEFT + columns * CELL + 2, TOP + rows * HIGH + 4


def _cell(x: float, y: float, value: int, most: int) -> str:
    shade = 0 if not value else 1 + min(3, (4 * value - 1) // most)
    fill = _FILLS[shade]
    square = (
        f'<rect class="heat{shade}" x="{x + 1}" y="{y + 1}" width="{CELL - 2}" height="{HIGH - 2}" rx="3" '
        f'fill="{fill}" stroke="{LINE}"/>'
    )
    colour = "#ffffff" if shade >= _DARK else (INK if value else SOFT)
    number = words(x + CELL / 2, y + 17, str(value), fill=colour, size=11, text_anchor="middle")
    return square + number.replace('class="ink"', f'class="on{shade}"')


def _lines(head: str) -> list[str]:
    """A head in two lines at most, broken at the space nearest to its middle."""
    spaces = [n for n, letter in enumerate(head) if letter == " "]
    if len(head) <= 13 or not spaces:
        return [head]
    middle = min(spaces, key=lambda n: abs(n - len(head) / 2))
    return [head[:middle], head[middle + 1 :]]
