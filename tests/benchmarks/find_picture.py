"""The picture of ``make bench-find``: how long a question takes as the sources grow, as an SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 40, 60
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
LINES = (
    ("p50", "ours, median", "#1b5e8c", ""),
    ("p99", "ours, 99 of 100", "#1b5e8c", "6 4"),
    ("plain-p50", "tantivy, median", "#b3541e", ""),
    ("plain-p99", "tantivy, 99 of 100", "#b3541e", "6 4"),
)
STYLE = "text { font: 13px sans-serif; fill: #222 } .grid { stroke: #ddd } .axis { stroke: #555 }"


def draw(rows: Sequence[Mapping[str, float]]) -> str:
    """The figures of some sizes (`sources` and, in milliseconds, the names of LINES) as an SVG document."""
    told = "; ".join(
        f"{row['sources']:,.0f} sources: ours {row['p50']:.2f} ms, tantivy {row['plain-p50']:.2f} ms"
        for row in rows
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' aria-labelledby="title desc">',
        '<title id="title">How long a question takes as the sources grow</title>',
        f'<desc id="desc">Both axes are logarithmic. Medians: {told}.</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_grid(rows),
        *(part for n, _ in enumerate(LINES) for part in _line(rows, n)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(rows: Sequence[Mapping[str, float]]) -> list[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [f'<text x="{LEFT}" y="24">milliseconds per question</text>']
    for tick in TICKS:
        y = _y(tick)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.0f}" x2="{right}" y2="{y:.0f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{tick:g}</text>')
    for row in rows:
        x = _x(row, rows)
        parts.append(f'<text x="{x:.0f}" y="{bottom + 20}" text-anchor="middle">{row["sources"]:,.0f}</text>')
    middle = (LEFT + right) / 2
    parts.append(f'<text x="{middle:.0f}" y="{bottom + 44}" text-anchor="middle">sources</text>')
    return [*parts, f'<line class="axis" x1="{LEFT}" y1="{bottom}" x2="{right}" y2="{bottom}"/>']


def _line(rows: Sequence[Mapping[str, float]], number: int) -> list[str]:
    """One line with its points, named at its end, so that colour is not needed to tell it."""
    key, name, colour, dashes = LINES[number]
    points = [(_x(row, rows), _y(row[key])) for row in rows]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    drawn = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes or "none"}"'
    return [
        f'<polyline points="{path}" {drawn}/>',
        *(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points),
        f'<text x="{x + 10:.0f}" y="{y + 4:.0f}">{name}</text>',
    ]


def _x(row: Mapping[str, float], rows: Sequence[Mapping[str, float]]) -> float:
    first, last = (math.log(rows[n]["sources"]) for n in (0, -1))
    part = (math.log(row["sources"]) - first) / ((last - first) or 1)
    return LEFT + 20 + part * (WIDTH - LEFT - RIGHT - 40)


def _y(milliseconds: float) -> float:
    first, last = math.log(TICKS[0]), math.log(TICKS[-1])
    part = (math.log(max(TICKS[0], milliseconds)) - first) / (last - first)
    return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)
