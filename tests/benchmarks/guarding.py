"""The guard beside the libraries it stands on, and how it grows with a message: one line each."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban
from stdnum.nl import bsn

from moderation.guard.guard import Guard
from tests.evaluation.rows import DATA, load
from tests.moderation.guard.nasty import NASTY, repeated

FOLDER = Path(__file__).resolve().parents[2] / "config" / "guard"
ROUNDS, TRIES = 7, 3
SHORT, LONG = 4_000, 64_000
NUMBER = re.compile(r"\d[\d .-]{7,}\d")
ACCOUNT = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9 .]{10,30}")
STARTS = """
import time
from pathlib import Path
def resident():
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) * 1024
before, began = resident(), time.process_time()
from moderation.guard.guard import Guard
Guard.load(Path({folder!r})).examine("bel 0478 11 22 33")
print(time.process_time() - began, resident() - before)
"""


def main() -> None:
    """Measure the guard and what it is held against, in one run."""
    guard = Guard.load(FOLDER)
    texts = [
        row["text"] for name in ("privacy", "guard-2", "guard-3") for row in load(DATA / f"{name}.jsonl")
    ]
    alone, whole = side_by_side((libraries, guard.examine), texts)
    ratio = whole / alone
    print(f"guard    {whole * 1e6:.0f} us a message, {ratio:.2f} x phonenumbers and stdnum alone (bar: 1.5)")
    short, long = (slowest(guard, size) for size in (SHORT, LONG))
    print(
        f"guard    {short[0] * 1e3:.0f} ms for {SHORT} characters of {short[1]!r} (bar: 20),"
        f" {long[0] * 1e3:.0f} ms for {LONG} of {long[1]!r} (bar: 150)"
    )
    worst, unit = growth(guard)
    print(f"guard    {worst:.1f} x the time for 4 x the text, at most, with {unit!r}")
    seconds, size = start()
    print(f"guard    {seconds:.2f} s to start (bar: 0.3), {size / 1e6:.0f} MB with its libraries (bar: 30)")


def libraries(text: str) -> None:
    """What phonenumbers and stdnum do with a message by themselves."""
    for region in ("NL", "BE"):
        list(PhoneNumberMatcher(text, region, leniency=Leniency.VALID))
    for found in NUMBER.finditer(text):
        bsn.is_valid(found.group())
    for found in ACCOUNT.finditer(text):
        iban.is_valid(found.group())


def side_by_side(works: Sequence[Callable[[str], object]], texts: Sequence[str]) -> list[float]:
    """Seconds a text for each, in turns: the quickest of some rounds, which a busy machine disturbs least."""
    best = [[float("inf")] * len(texts) for _ in works]
    for _ in range(ROUNDS):
        for at, text in enumerate(texts):
            for times, work in zip(best, works, strict=True):
                times[at] = min(times[at], took(work, text))
    return [sum(times) / len(texts) for times in best]


def slowest(guard: Guard, size: int) -> tuple[float, str]:
    """The longest that a text of this size takes, and what it repeats."""
    return max((min(took(guard.examine, repeated(u, size)) for _ in range(TRIES)), u) for u in NASTY)


def growth(guard: Guard) -> tuple[float, str]:
    """The worst ratio between the time for a text and for a quarter of it, and what the text repeats."""
    ratios = []
    for unit in NASTY:
        quarter, whole = (
            min(took(guard.examine, repeated(unit, size)) for _ in range(TRIES)) for size in (LONG // 4, LONG)
        )
        ratios.append((whole / quarter, unit))
    return max(ratios)


def took(work: Callable[[str], object], text: str) -> float:
    """Seconds of this process alone."""
    began = time.process_time()
    work(text)
    return time.process_time() - began


def start() -> tuple[float, int]:
    """Seconds of processor time and bytes that the guard takes in a process of its own."""
    program = STARTS.format(folder=str(FOLDER))
    tries = []
    for _ in range(TRIES):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        seconds, size = done.stdout.split()
        tries.append((float(seconds), int(size)))
    return min(tries)


if __name__ == "__main__":
    main()
