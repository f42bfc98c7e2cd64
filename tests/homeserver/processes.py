"""Processes and ports of this machine."""

from __future__ import annotations

import fcntl
import os
import random
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
# Below what the kernel hands out for outgoing connections, so that a stopped server gets its port back.
PORTS = (20_000, 32_000)
# Synapse ends when whoever started it does: the pipe on its standard input then breaks.
TIED = """
import os, runpy, signal, threading
def follow():
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=follow, daemon=True).start()
runpy.run_module("synapse.app.homeserver", run_name="__main__", alter_sys=True)
"""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The only one on this machine, while it lasts; waits for whoever was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def spawn(python: Path, data: Path, *, tied: bool) -> subprocess.Popen[bytes]:
    """Synapse on this folder as a process of its own; a tied one ends with whoever started it."""
    # -I and the working folder: a file called synapse.py must not hide the package.
    run = ("-c", TIED) if tied else ("-m", "synapse.app.homeserver")
    proxies = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
    with (data / "stdout.log").open("ab") as out:
        return subprocess.Popen(
            [str(python), "-I", *run, "--config-path", str(data / "homeserver.json")],
            cwd=data,
            env={
                name: value
                for name, value in os.environ.items()
                if name.lower() not in proxies and not name.startswith("PYTHON")
            },
            stdin=subprocess.PIPE if tied else subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def started_at(pid: int) -> str | None:
    """The kernel's start time of a process, which with its number names it for good; nothing if it ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else fields[19]


def alive(state: Mapping[str, Any]) -> bool:
    """Whether the very process runs that this state tells of, not another with its number."""
    pid = state.get("pid")
    if not pid:
        return False
    if Path("/proc/self/stat").exists():
        return started_at(pid) is not None and started_at(pid) == state.get("pid_started")
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def memory(pid: int) -> dict[str, float]:
    """Resident memory of a process in MiB, now and at most; nothing where the kernel does not tell."""
    names = {"VmRSS": "rss_mib", "VmHWM": "peak_rss_mib"}
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    told = (line.partition(":") for line in lines)
    return {names[name]: round(int(rest.split()[0]) / 1024, 1) for name, _, rest in told if name in names}


def taken(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def free_port() -> int:
    """A port that nobody uses."""
    while True:
        port = random.randrange(*PORTS)
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
