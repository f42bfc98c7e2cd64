"""Charts as SVG that reads aloud: every chart carries its numbers in words, and needs no style sheet.

Colours stand in the drawing for paper; each part has a class, so that a page can choose others in the dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

INK, BRAND, PALE, WARM, SOFT, LINE = "#1d2730", "#0f5c63", "#8fbcbd", "#a8470f", "#55616b", "#dde3e5"
WIDE, HIGH = 560, 230
_LEFT, _TOP, _BOTTOM = 30, 18, 26
SPARK_WIDE, SPARK_HIGH = 94, 22


def opened(wide: int, high: int, said: str, name: str) -> str:
    """The beginning of a drawing that says what it shows."""
    words = escape(said)
    size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" {size} role="img" aria-label="{words}">'
        f"<title>{words}</title>"
    )


def words(x: float, y: float, text: str, *, fill: str = SOFT, size: float = 10, **more: str) -> str:
    """A few words in a drawing."""
    rest = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
    name = {SOFT: "soft", WARM: "warm"}.get(fill, "ink")
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{fill}" class="{name}"'
    return f'<text {at} font-family="sans-serif"{rest}>{escape(text)}</text>'


def weeks(
    given: Sequence[int], people: Sequence[int | None], labels: Sequence[str], said: str, mean: float
) -> str:
    """Bars of signals per week, a line of different people (broken where hidden), and the mean, dashed."""
    top = _round_up(max(*given, *(n for n in people if n is not None), mean, 4))
    step, high = (WIDE - _LEFT) / len(given), HIGH - _TOP - _BOTTOM

    def down(value: float) -> float:
        return _TOP + high * (1 - value / top)

    parts, labels_above = [opened(WIDE, HIGH, said, "weeks")], list[str]()
    for value in (0, top // 4, top // 2, 3 * top // 4, top):
        parts.append(_level(_LEFT, WIDE, down(value), LINE, 'class="grid"'))
        parts.append(words(_LEFT - 6, down(value) + 3.5, str(value), text_anchor="end"))
    for n, (value, label) in enumerate(zip(given, labels, strict=True)):
        last, x = n == len(given) - 1, _LEFT + n * step
        parts.append(_bar(x + 5, step - 10, down(value), last=last))
        middle, bold = x + step / 2, "700" if last else "400"
        parts.append(words(middle, HIGH - 9, label, text_anchor="middle", font_weight=bold))
        above = down(max(value, people[n] or 0)) - 7
        labels_above.append(_haloed(middle, above, str(value), bold))
    dashes = 'class="mean" stroke-width="1.4" stroke-dasharray="3 3"'
    parts.append(_level(_LEFT + (len(given) - 5) * step, WIDE - step, down(mean), INK, dashes))
    spots = [(_LEFT + (n + 0.5) * step, None if p is None else down(p)) for n, p in enumerate(people)]
    return "".join((*parts, _line(spots), *labels_above, "</svg>"))


def _haloed(x: float, y: float, text: str, bold: str) -> str:
    """Words that can be read on top of a line."""
    drawn = words(x, y, text, fill=INK, text_anchor="middle", font_weight=bold)
    edge = 'class="ink halo" paint-order="stroke" stroke="#fff" stroke-width="3" stroke-linejoin="round"'
    return drawn.replace('class="ink"', edge)


def _bar(x: float, wide: float, top: float, *, last: bool) -> str:
    name, fill = ("last", BRAND) if last else ("bar", PALE)
    place = f'x="{x:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{HIGH - _BOTTOM - top:.1f}"'
    return f'<rect class="{name}" {place} rx="2" fill="{fill}"/>'


def _level(left: float, right: float, y: float, colour: str, more: str) -> str:
    return f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" {more}/>'


def spark(values: Sequence[int | None]) -> str:
    """A row of small bars, with a gap where a number is hidden; the numbers beside it say the same."""
    told = [(n, value) for n, value in enumerate(values) if value is not None]
    top, step, last = max([1, *(value for _, value in told)]), 8, len(values) - 1
    bars = [(n, _upright(n * step, max((SPARK_HIGH - 2) * value / top, 1))) for n, value in told]
    former = "".join(path for n, path in bars if n != last)
    now = "".join(path for n, path in bars if n == last)
    size = f'width="{SPARK_WIDE}" height="{SPARK_HIGH}" viewBox="0 0 {SPARK_WIDE} {SPARK_HIGH}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="spark" {size} aria-hidden="true">'
        f'<path class="bar" fill="{PALE}" d="{former or "M0 0"}"/>'
        f'<path class="last" fill="{BRAND}" d="{now or "M0 0"}"/></svg>'
    )


def _upright(x: float, tall: float) -> str:
    return f"M{x:g} {SPARK_HIGH}v-{tall:.1f}h6v{tall:.1f}z"


def _line(spots: Sequence[tuple[float, float | None]]) -> str:
    """A line through spots, with breaks, and a ring on each."""
    path, drawing, pen = "", False, f'stroke="{WARM}" stroke-width="1.8"'
    for x, y in spots:
        path += "" if y is None else f"{'L' if drawing else 'M'}{x:.1f} {y:.1f}"
        drawing = y is not None
    rings = "".join(
        f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#fff" {pen}/>'
        for x, y in spots
        if y is not None
    )
    return f'<path class="people" d="{path or "M0 0"}" fill="none" {pen}/>{rings}'


def _round_up(value: float) -> int:
    """The least number from 4, 8, 12, 20, 40 and so on that holds a value, to be cut in four."""
    size = 4
    while True:
        for step in (1, 2, 3, 5, 10):
            if size * step >= value:
                return size * step
        size *= 10
