"""One Synapse: start it, make users on it, stop it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from tests.homeserver import registering
from tests.homeserver.configuration import Options
from tests.homeserver.folder import Folder
from tests.homeserver.installing import interpreter
from tests.homeserver.processes import HOST, alive, locked, memory, spawn, started_at
from tests.homeserver.registering import Registered
from tests.homeserver.reporting import Report, nobody
from tests.homeserver.trouble import SynapseError


class Synapse:
    """The server of one folder; `with` or `async with` starts and stops it.

    A tied server (the default) ends when this process ends, however it ends. Port 0 takes a free one, and the
    same one at the next start.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        options: Options | None = None,
        *,
        port: int = 0,
        tied: bool = True,
        seconds: float = 120,
        report: Report = nobody,
    ) -> None:
        self.folder = Folder(folder)
        self.options = options or Options()
        self.port = port
        self._tied = tied
        self._seconds = seconds
        self._report = report
        self._process: subprocess.Popen[bytes] | None = None
        self._registering = threading.Lock()

    @property
    def base_url(self) -> str:
        """Where it listens, once it was started; no slash at the end."""
        return str(self.folder.state.get("base_url", ""))

    @property
    def name(self) -> str:
        """The part of a user id after the colon."""
        return str(self.folder.config.get("server_name", self.options.server_name))

    @property
    def pid(self) -> int | None:
        """The number of its process while it runs."""
        return self.folder.state.get("pid") if self.running() else None

    def running(self) -> bool:
        """Whether it runs, whoever started it."""
        return self.folder.running()

    def start(self) -> dict[str, Any]:
        """Start it and wait until it answers (about 2.5 s); how it was started. A running one is left alone.

        Raises SynapseError, with the end of its log, when it does not come up.
        """
        python = interpreter(self._report)
        with locked(self.folder.path / "lock"):
            if self.running():
                return {**self.folder.state, "already_running": True}
            return self._start(python)

    def stop(self, grace: float = 15) -> dict[str, Any]:
        """Stop it: SIGTERM, and SIGKILL after so many seconds. Only ever the process of this folder."""
        state = self.folder.state
        told: dict[str, Any] = {"was_running": self.running()}
        if told["was_running"]:
            told |= {"pid": state["pid"], **memory(state["pid"])}
            began = time.monotonic()
            told["killed"] = self._end(state, grace)
            told["seconds"] = round(time.monotonic() - began, 2)
        self._forget()
        return told

    def kill(self) -> None:
        """Kill it with SIGKILL, and wait until it is gone."""
        state = self.folder.state
        if self.running():
            self._end(state, 0)
        self._forget()

    def ended(self) -> int | None:
        """The exit status of the process that this object started, once it ended."""
        return self._process.poll() if self._process else None

    def register(
        self,
        name: str,
        password: str,
        *,
        displayname: str | None = None,
        admin: bool = False,
        again: bool = False,
    ) -> Registered:
        """Make a user (about 25 ms); with `again` one that is there already logs in instead.

        Raises SynapseError when no server runs, or with code M_USER_IN_USE.
        """
        if not self.running():
            raise SynapseError(f"no server runs in {self.folder.path}")
        secret = self.folder.config["registration_shared_secret"]
        with self._registering:
            try:
                return registering.register(self.base_url, secret, name, password, displayname, admin)
            except SynapseError as error:
                if not (again and error.code == "M_USER_IN_USE"):
                    raise
                return registering.log_in(self.base_url, name, password)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.stop)

    def _start(self, python: Path) -> dict[str, Any]:
        fresh = self.folder.prepare(self.port, self.options)
        began = time.monotonic()
        port = self.folder.config["listeners"][0]["port"]
        self._close_pipe()
        self._process = spawn(python, self.folder.path, tied=self._tied)
        pid = self._process.pid
        state = {
            "base_url": f"http://{HOST}:{port}",
            "port": port,
            "server_name": self.name,
            "pid": pid,
            "pid_started": started_at(pid),
            "data": str(self.folder.path),
            "log": str(self.folder.path / "homeserver.log"),
            "options": asdict(self.options),
        }
        self.folder.save(state)
        self._report("starting", pid=pid, port=port, fresh=fresh)
        self._wait(began)
        return {**state, "fresh": fresh, "seconds": round(time.monotonic() - began, 2), **memory(pid)}

    def _wait(self, began: float) -> None:
        while True:
            if self.ended() is not None:
                self._forget()
                raise SynapseError(f"Synapse ended with status {self.ended()}: {self.folder.log_tail()}")
            with contextlib.suppress(OSError, SynapseError):
                registering.ask(f"{self.base_url}/_matrix/client/versions", seconds=2)
                return
            if time.monotonic() - began > self._seconds:
                self.stop()
                raise SynapseError(f"no answer within {self._seconds:g} s: {self.folder.log_tail()}")
            time.sleep(0.05)

    def _end(self, state: dict[str, Any], grace: float) -> bool:
        """End the process; whether it had to be killed."""
        pid, began, killed = state["pid"], time.monotonic(), False
        os.kill(pid, signal.SIGTERM if grace else signal.SIGKILL)
        while alive(state):
            self.ended()
            if not killed and time.monotonic() - began > grace:
                os.kill(pid, signal.SIGKILL)
                killed = True
            time.sleep(0.01)
        return killed

    def _forget(self) -> None:
        if self.folder.state:
            self.folder.save({**self.folder.state, "pid": None})
        self._close_pipe()

    def _close_pipe(self) -> None:
        """Let go of a process that ended: it may be ending still when the kernel calls it dead."""
        if self._process and started_at(self._process.pid) is None:
            self._process.wait()
            if self._process.stdin:
                self._process.stdin.close()
