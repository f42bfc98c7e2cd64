"""Thirty times kill -9 while two hundred answers are given: nothing lost, nothing said twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.store.engine import database_url, open_engine
from bot.store.outbox import State, outbox
from tests.bot.store.rooms import ROOT
from tests.databases import Template

CHILD = Path(__file__).with_name("child_says.py")
EVENTS, KILLS, AT_ONCE = 200, 30, 7


class Assistant:
    """The forking child and what it told so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.acknowledged: set[int] = set()

    def run(self, last: int, lines: int | None = None) -> bool:
        """Have the events up to last handled; kill after so many lines; whether it got to its end."""
        first = next(number for number in count() if number not in self.acknowledged)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{first} {last}\n")
        self._process.stdin.flush()
        told = self._lines()
        pid = int(next(told).removeprefix("pid "))
        finished = False
        for nth, line in enumerate(told, start=1):
            finished = finished or line == "done"
            if line.startswith("said "):
                self.acknowledged.add(int(line.removeprefix("said ")))
            if nth == lines:
                os.kill(pid, signal.SIGKILL)
        return finished

    def _lines(self) -> Iterator[str]:
        assert self._process.stdout is not None
        while (line := self._process.stdout.readline().strip()) != "gone":
            assert line, "the child died"
            yield line


@pytest.fixture
def assistant(tmp_path: Path, migrated: Template) -> Iterator[Assistant]:
    """A child that can be killed and comes back, with its database and its platform."""
    migrated.put(tmp_path)
    with closing(sqlite3.connect(tmp_path / "platform.db")) as file:
        file.execute("CREATE TABLE shown (key TEXT PRIMARY KEY, room TEXT, words TEXT)")
        file.execute("CREATE TABLE posts (n INTEGER)")
        file.execute("INSERT INTO posts VALUES (0)")
        file.commit()
    command = [sys.executable, str(CHILD), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield Assistant(process)


def test_thirty_kills_lose_nothing_and_say_nothing_twice(assistant: Assistant, tmp_path: Path) -> None:
    chance, killed = Random(30), 0
    while killed < KILLS:
        # Each kill falls somewhere between the first acknowledgement and the last message shown.
        last = len(assistant.acknowledged) + AT_ONCE
        killed += not assistant.run(last, chance.randint(1, 2 * AT_ONCE - 1))
    events = max(EVENTS, 1 + max(assistant.acknowledged))
    assert assistant.run(events)
    assert assistant.acknowledged == set(range(events))

    with closing(sqlite3.connect(tmp_path / "platform.db")) as file:
        shown = file.execute("SELECT key, room, words FROM shown ORDER BY rowid").fetchall()
        posts = file.execute("SELECT n FROM posts").fetchone()[0]
    assert sorted(int(words) for _, _, words in shown) == list(range(events))
    assert posts > len(shown), "no post was repeated: the key was not put to the test"

    engine = open_engine(database_url(tmp_path))
    with engine.begin() as unit:
        rows = unit.execute(select(outbox.c.key, outbox.c.state, outbox.c.body).order_by(outbox.c.id)).all()
    engine.dispose()
    assert {(state, body) for _, state, body in rows} == {(State.DELIVERED, None)}
    place = {key: number for number, (key, _, _) in enumerate(rows)}
    for name in {room for _, room, _ in shown}:
        order = [place[key] for key, room, _ in shown if room == name]
        assert order == sorted(order), f"out of order in {name}"
