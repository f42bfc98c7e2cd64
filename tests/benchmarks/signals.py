"""``make bench-signals``: how suggestions do as bundled signals grow, beside a scan of all texts by letters.

First the loop with a moderator over 350 signals, as `vraagbaak signals loop` answers it, from line to line.
Then, for each size, the database is filled in one process and opened in another, as after a start; there
every message of the labelled sets is asked where it belongs. What is plain: rapidfuzz over all texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.find_size import share
from tests.benchmarks.growing import number_of
from tests.evaluation.rows import DATA, load
from tests.evaluation.signalling import INPUT, signals_of

SIZES = ("1k", "10k", "100k")
HEAD = "signals      p50      p95    scan   ratio   start  memory    disk"
IN_LOOP, LOOP_BAR = 350, 10
VRAAGBAAK = str(Path(sys.executable).with_name("vraagbaak"))
BARS = "bars at 100k: p95 50 ms, memory 300 MB, start 10 s, ratio (p50 to scan) 0.2"


def main() -> None:
    """Measure the sizes that are named, or all."""
    waits = looped(IN_LOOP)
    print(
        f"loop over {len(waits)} signals: p50 {share(waits, 0.5):.1f} ms, p95 {share(waits, 0.95):.1f} ms"
        f" (bar: p95 {LOOP_BAR} ms)",
        flush=True,
    )
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


def looped(number: int) -> list[float]:
    """How many milliseconds each suggestion took, with a moderator who confirms the right bundle after it."""
    gold = [row for name in ("signals", "signals-2") for row in signals_of(load(DATA / f"{name}.jsonl"))]
    waits: list[float] = []
    with subprocess.Popen(
        [VRAAGBAAK, "signals", "loop"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(request: dict[str, object]) -> float:
            if process.stdin is None or process.stdout is None:
                raise OSError("the loop has no pipes")
            began = time.perf_counter()
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            return 1000 * (time.perf_counter() - began)

        for row in gold[:number]:
            waits.append(ask({"op": "suggest", "message": {key: row[key] for key in INPUT}}))
            ask({"op": "confirm", "id": row["id"], "bundle": row["label"]["cluster"]})
        # The first answer waits for the start of the process.
        del waits[0]
        if process.stdin is not None:
            process.stdin.close()
    return waits


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
