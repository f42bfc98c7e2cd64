"""``make bench-signals``: how suggestions do as bundled signals grow, beside a scan of all texts by letters.

For each size the database is filled in one process and opened in another, as after a start; there every
message of the labelled sets is asked where it belongs. What is plain: rapidfuzz over all texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile

from tests.benchmarks.growing import number_of

SIZES = ("1k", "10k", "100k")
HEAD = "signals      p50      p95    scan   ratio   start  memory    disk"
BARS = "bars at 100k: p95 50 ms, memory 300 MB, start 10 s, ratio (p50 to scan) 0.2"


def main() -> None:
    """Measure the sizes that are named, or all."""
    print(HEAD)
    for size in sys.argv[1:] or SIZES:
        row = measured(number_of(size))
        print(
            f"{row['signals']:>7.0f} {row['p50']:>6.1f}ms {row['p95']:>6.1f}ms {row['scan']:>5.0f}ms"
            f" {row['p50'] / row['scan']:>7.2f} {row['start']:>6.2f}s {row['memory']:>5.0f}MB"
            f" {row['disk']:>5.0f}MB",
            flush=True,
        )
    print(BARS)


def measured(number: int) -> dict[str, float]:
    """The figures of one size."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for what in ("make", "ask"):
            command = [sys.executable, "-m", "tests.benchmarks.signals_size", what, folder, str(number)]
            figures |= json.loads(
                subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
            )
    return figures


if __name__ == "__main__":
    main()
