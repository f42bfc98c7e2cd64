"""Charts as SVG that reads aloud: every chart carries its numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDE, HIGH = 640, 190
BAR, LAST, LINE = "#7fb3b5", "#0f5c63", "#b4511c"


def bars(values: Sequence[int], labels: Sequence[str], said: str, mean: float) -> str:
    """Bars per week with the mean of the weeks before as a dashed line."""
    top, step, high = max(*values, mean, 1), WIDE / len(values), HIGH - 24
    parts = [f'<svg class="bars" viewBox="0 0 {WIDE} {HIGH + 26}" role="img" aria-label="{escape(said)}">']
    for n, (value, label) in enumerate(zip(values, labels, strict=True)):
        tall, middle = high * value / top, (n + 0.5) * step
        parts.append(_bar(n * step + 6, HIGH, step - 12, tall, last=n == len(values) - 1))
        parts.append(f'<text x="{middle:.1f}" y="{HIGH - tall - 5:.1f}">{value}</text>')
        parts.append(f'<text class="axis" x="{middle:.1f}" y="{HIGH + 18}">{escape(label)}</text>')
    level = HIGH - high * mean / top
    dashes = f'stroke="{LINE}" stroke-dasharray="5 4"'
    return "".join((*parts, f'<line x1="0" x2="{WIDE}" y1="{level:.1f}" y2="{level:.1f}" {dashes}/></svg>'))


def spark(values: Sequence[int | None]) -> str:
    """A row of small bars, with a gap where a number is hidden; the numbers beside it say the same."""
    told = [(n, value) for n, value in enumerate(values) if value is not None]
    top, step, last = max([1, *(value for _, value in told)]), 8, len(values) - 1
    drawn = (_bar(n * step, 24, step - 2, max(22 * value / top, 1), last=n == last) for n, value in told)
    return (
        f'<svg class="spark" viewBox="0 0 {len(values) * step} 24" aria-hidden="true">{"".join(drawn)}</svg>'
    )


def _bar(x: float, bottom: float, wide: float, tall: float, *, last: bool) -> str:
    place = f'x="{x:.1f}" y="{bottom - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
    return f'<rect {place} rx="1.5" fill="{LAST if last else BAR}"/>'
