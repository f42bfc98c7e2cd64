"""``make eval``: runs the batch verbs over the labelled sets and prints one line each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.evaluation import page
from tests.evaluation.measures import MEASURES
from tests.evaluation.rows import DATA
from tests.evaluation.verbs import VerbError


def main() -> int:
    """The exit status: 1 when a verb failed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=f"one or more of {', '.join(MEASURES)}; default all"
    )
    parser.add_argument(
        "--data", type=Path, default=DATA, help="folder with sets of the same names and shape"
    )
    parser.add_argument("--detail", action="store_true", help="a line per mistake as well")
    asked = parser.parse_args()
    unknown = set(asked.measures) - set(MEASURES)
    if unknown:
        parser.error(f"unknown measure: {', '.join(sorted(unknown))}")
    return max(_show(name, asked.data, detail=asked.detail) for name in asked.measures or MEASURES)


def _show(name: str, data: Path, *, detail: bool) -> int:
    try:
        result = MEASURES[name](data)
    except VerbError as error:
        sys.stderr.write(f"{name}: {error}\n")
        return 1
    sys.stdout.write("".join(f"{row}\n" for row in [result.line, *(result.misses if detail else [])]))
    sys.stdout.flush()
    if name == page.SHOWN and data == DATA:
        page.write(result.figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
