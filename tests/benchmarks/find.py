"""``make bench-find``: how finding does as the sources grow, beside plain tantivy in the same run.

For each size the index is made in one process and opened in another, as after a start. There real questions
are put to both in turns. Ours is the whole way of a message: danger, reading, hearing concepts, finding and
ranking sources, judging whether to speak, what to ask back. Plain is the library with its own Dutch analysis:
it parses the same text for five fields, searches, and reads the ids of the ten best from its documents.

Times are those of the thread on a processor, so that a busy machine hardly counts. Each question is put once;
`again` is the same questions a second time, `cold` is without any word known from before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.find_picture import draw
from tests.benchmarks.growing import number_of

SIZES = ("468", "10k", "100k", "1m")
PICTURE = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "find-growth.svg"
HEAD = (
    "sources     p50     p99   plain  ratio    again     cold    make   start  memory    disk  typing   s@3"
)
BARS = "bars: ratio 2.5, p99 6 x p50, start 1 s, memory 300 MB and typing 20 ms at 100k, s@3 .05 less at 100k"


def main() -> None:
    """Measure the sizes that are named; or all, and draw them."""
    sizes = sys.argv[1:] or SIZES
    print(HEAD)
    rows = []
    for size in sizes:
        rows.append(row := measured(number_of(size)))
        print(
            f"{row['sources']:>7.0f} {row['p50']:>5.2f}ms {row['p99']:>5.1f}ms {row['plain-p50']:>5.2f}ms"
            f" {row['p50'] / row['plain-p50']:>6.1f} {row['again']:>6.2f}ms {row['cold']:>6.2f}ms"
            f" {row['make']:>6.1f}s {row['start']:>6.2f}s"
            f" {row['memory']:>5.0f}MB {row['disk']:>5.0f}MB {row['type']:>5.1f}ms {row['s@3']:>5.3f}",
            flush=True,
        )
    print(BARS)
    if tuple(sizes) == SIZES:
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(draw(rows), encoding="utf-8")


def measured(number: int) -> dict[str, float]:
    """The figures of one size."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for what in ("make", "ask"):
            command = [sys.executable, "-m", "tests.benchmarks.find_size", what, folder, str(number)]
            figures |= json.loads(
                subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
            )
    return figures


if __name__ == "__main__":
    main()
