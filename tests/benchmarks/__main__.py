"""Prints the figures of one run: start-up as a ratio, idle memory, questions per second."""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import discord, guarding, matrix
from tests.evaluation.rows import DATA, load
from tests.faults.assistant import Assistant

ROUNDS = 15
QUESTIONS = 1_000
VRAAGBAAK = str(Path(sys.executable).with_name("vraagbaak"))


def main() -> None:
    """Measure everything, side by side where a figure is a ratio."""
    print(f"help     {help_ratio():.2f} x python -c pass (bar: 4)")
    print(f"idle     {asyncio.run(idle_memory()):.1f} MB on the web chat with a sample community (bar: 110)")
    print(f"ask      {ask_seconds():.1f} s for {QUESTIONS} questions, start included (bar: 20)")
    guarding.main()
    discord.main()
    matrix.main()


def help_ratio() -> float:
    """How long `--help` takes beside an interpreter that does nothing, as a ratio of medians."""
    bare, helped = [], []
    for _ in range(ROUNDS):
        bare.append(seconds([sys.executable, "-c", "pass"]))
        helped.append(seconds([VRAAGBAAK, "--help"]))
    return statistics.median(helped) / statistics.median(bare)


async def idle_memory() -> float:
    """Resident memory of the assistant after its first start, in megabytes of a million bytes."""
    with tempfile.TemporaryDirectory() as folder:
        process = await Assistant(Path(folder)).start()
        status = await asyncio.to_thread(Path(f"/proc/{process.pid}/status").read_text)
        process.terminate()
        await process.wait()
    kibibytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kibibytes) * 1024 / 1_000_000


def ask_seconds() -> float:
    """How long the batch verb takes for a thousand questions."""
    texts = [row["text"] for row in load(DATA / "knowledge.jsonl")]
    lines = [json.dumps({"id": str(n), "text": texts[n % len(texts)]}) for n in range(QUESTIONS)]
    return seconds([VRAAGBAAK, "ask", "--jsonl"], "\n".join(lines))


def seconds(command: list[str], given: str = "") -> float:
    """How long a command takes, in seconds of the clock on the wall."""
    began = time.perf_counter()
    subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
