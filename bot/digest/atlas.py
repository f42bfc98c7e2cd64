"""The youth regions as tiles on a grid that lies about as the country does."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.digest.charts import BRAND, LINE, SOFT, opened, words

TILE = 40
_FILLS = ("#cfe0e1", "#7fb0b3", "#2f7d84", BRAND)
_HATCH = (
    '<pattern id="few" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="ground" width="6" height="6" fill="#f6f4ef"/>'
    '<line class="grid" y2="6" stroke="#d9d3c6" stroke-width="2.4"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a region lies on the grid, and its three letters there."""

    name: str
    short: str
    row: int
    column: int


Atlas = Mapping[str, Tile]
"""Every region by its code."""


def load_atlas(file: Path) -> Atlas:
    """Read the tiles.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it cannot be read, or two regions lie on one spot.
    """
    try:
        tiles = {code: Tile(**each) for code, each in tomllib.loads(file.read_text("utf-8")).items()}
    except TypeError as error:
        raise ValueError(f"{file}: a region has name, short, row and column: {error}") from error
    if len({(tile.row, tile.column) for tile in tiles.values()}) != len(tiles):
        raise ValueError(f"{file}: two regions lie on one spot")
    return tiles


def shade(place: int, count: int) -> str:
    """The colour of a class: the darkest of so many is for the highest."""
    return _FILLS[max(0, len(_FILLS) - count + place)]


def drawn(atlas: Atlas, told: Mapping[str, int], classes: Sequence[str], said: str) -> str:
    """The tiles, darker where more people are; hatched where few are or none.

    Args:
        atlas: every region.
        told: the number of the class of the regions that are shown.
        classes: the names of the classes that are shown, from few to many.
        said: all that the map shows, in words.
    """
    wide = (1 + max(tile.column for tile in atlas.values())) * TILE
    high = (1 + max(tile.row for tile in atlas.values())) * TILE
    parts = [opened(wide, high, said, "atlas"), f"<defs>{_HATCH}</defs>"]
    for code, tile in sorted(atlas.items()):
        x, y = tile.column * TILE + 2, tile.row * TILE + 2
        place = told.get(code)
        fill = "url(#few)" if place is None else shade(place, len(classes))
        dark = place is not None and place >= len(classes) - 2 and len(classes) > 1
        name = "few" if place is None else f"shade{len(_FILLS) - len(classes) + place}"
        box = f'x="{x}" y="{y}" width="{TILE - 4}" height="{TILE - 4}" rx="6"'
        parts.append(f'<rect class="{name}" {box} fill="{fill}" stroke="{LINE}"/>')
        ink = "#fff" if dark else SOFT if place is None else "#1d2730"
        parts.append(_letters(x + TILE / 2 - 2, y + TILE / 2 + 1.5, tile.short, ink))
    return "".join((*parts, "</svg>"))


def _letters(x: float, y: float, text: str, ink: str) -> str:
    name = "onto" if ink == "#fff" else "tile"
    letters = words(x, y, text, fill=ink, size=10.5, text_anchor="middle", font_weight="700")
    return letters.replace('class="ink"', f'class="{name}"').replace('class="soft"', f'class="{name}"')
