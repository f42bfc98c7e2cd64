"""A homeserver for contributors: `python -m tests.homeserver start --data DIR`, and `--help` for the rest.

It prints one JSON object a line, each with an "event"; the last one is the result. Exit status 0 is success.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from tests.homeserver.configuration import Options
from tests.homeserver.installing import interpreter
from tests.homeserver.processes import memory
from tests.homeserver.server import Synapse
from tests.homeserver.trouble import SynapseError


def emit(event: str, **particulars: object) -> None:
    """Print what happened."""
    sys.stdout.write(json.dumps({"event": event, **particulars}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def install(given: argparse.Namespace) -> None:
    """Only make the environment; the other verbs do it too."""
    emit("ok", python=str(interpreter(emit)))


def start(given: argparse.Namespace) -> None:
    """Start it in the background, or stay with it until Ctrl-C."""
    extra = json.loads(given.extra.read_text()) if given.extra else {}
    options = Options(
        server_name=given.server_name,
        presence=given.presence,
        push=not given.no_push,
        rate_limits=given.rate_limits,
        room_version=given.room_version,
        log_level=given.log_level,
        extra=extra,
    )
    server = Synapse(given.data, options, port=given.port, tied=given.foreground, report=emit)
    told = server.start()
    emit("ready", **told)
    if given.foreground and not told.get("already_running"):
        _stay(server)


def register(given: argparse.Namespace) -> None:
    """Make one user, or NAME0, NAME1 and so on."""
    server = Synapse(given.data)
    names = [given.name] if given.count is None else [f"{given.name}{each}" for each in range(given.count)]
    for name in names:
        made = server.register(
            name, given.password, displayname=given.displayname, admin=given.admin, again=given.again
        )
        emit("registered", **asdict(made))


def status(given: argparse.Namespace) -> None:
    """Tell whether it runs; exit status 1 when it does not."""
    server = Synapse(given.data)
    pid = server.pid
    emit("status", running=pid is not None, **({**server.folder.state, **memory(pid)} if pid else {}))
    if pid is None:
        sys.exit(1)


def restart(given: argparse.Namespace) -> None:
    """Stop it and start it as it was: same port, same options."""
    state = Synapse(given.data).folder.state
    if not state:
        raise SynapseError("never started there")
    server = Synapse(given.data, Options(**state["options"]), port=state["port"], tied=False, report=emit)
    emit("stopped", **server.stop())
    emit("ready", **server.start())


def stop(given: argparse.Namespace) -> None:
    """Stop it, and with --wipe delete all that it had."""
    server = Synapse(given.data)
    told = server.stop()
    if given.wipe:
        if not server.folder.config:
            raise SynapseError(f"{server.folder.path} is no folder of a server")
        shutil.rmtree(server.folder.path)
    emit("stopped", **told)


def parser() -> argparse.ArgumentParser:
    """The verbs and what they take."""
    made = argparse.ArgumentParser(prog="python -m tests.homeserver", description=__doc__)
    verbs = made.add_subparsers(required=True)
    of = {}
    for verb in (install, start, register, status, restart, stop):
        of[verb] = verbs.add_parser(verb.__name__, help=verb.__doc__)
        of[verb].set_defaults(verb=verb)
        if verb is not install:
            of[verb].add_argument("--data", required=True, type=Path, metavar="DIR", help="its folder")
    of[start].add_argument("--port", type=int, default=0, help="0 takes a free one, or the one used before")
    of[start].add_argument("--foreground", action="store_true", help="stay; Ctrl-C stops it")
    of[start].add_argument("--server-name", default="localhost", help="of a new folder")
    of[start].add_argument("--presence", action="store_true", help="turn presence on; it costs time")
    of[start].add_argument("--no-push", action="store_true", help="fast in large rooms, no counts")
    of[start].add_argument("--rate-limits", action="store_true", help="keep Synapse's own limits")
    of[start].add_argument("--room-version", help="of new rooms")
    of[start].add_argument("--log-level", default="WARNING", choices=["DEBUG", "INFO", "WARNING", "ERROR"])
    of[start].add_argument("--extra", type=Path, metavar="FILE.json", help="Synapse settings")
    of[register].add_argument("name")
    of[register].add_argument("password")
    of[register].add_argument("--admin", action="store_true")
    of[register].add_argument("--displayname")
    of[register].add_argument("--again", action="store_true", help="who is there already logs in")
    of[register].add_argument("--count", type=int, help="make NAME0 to NAME(count-1)")
    of[stop].add_argument("--wipe", action="store_true", help="then delete the folder")
    return made


def _stay(server: Synapse) -> None:
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    while not stopping.wait(0.2):
        if server.ended() is not None:
            server.stop()
            raise SynapseError(f"Synapse ended with status {server.ended()}: {server.folder.log_tail()}")
    emit("stopped", **server.stop())


def main() -> None:
    """Read the command line."""
    given = parser().parse_args()
    try:
        given.verb(given)
    except SynapseError as error:
        emit("error", message=str(error))
        sys.exit(1)


if __name__ == "__main__":
    main()
