"""The peer as a process of its own: `python -m tests.discord_peer --folder DIR [--port N]`."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from tests.discord_peer.installing import install, settings
from tests.discord_peer.peer import Peer

PEOPLE = (
    ("Anna Bos",),
    ("Yusuf Demir",),
    ("Mo Bakker", "moderator"),
    ("Els Jansen", "redacteur"),
    ("Bram Visser", "beleidstafel"),
)


async def serve(folder: Path, port: int) -> None:
    """Serve until told to stop; the first line that is printed tells everything there is to know."""
    peer = Peer()
    for name, *roles in PEOPLE:
        peer.control.person(name, *roles)
    stop = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    async with peer.running(folder, port):
        config = install(peer, folder)
        told = peer.control.state() | {
            "config": str(config),
            "certificate": str(folder / "peer.pem"),
            "settings": settings(peer, folder),
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.discord_peer", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="for the certificate and the settings")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(serve(given.folder, given.port))


if __name__ == "__main__":
    main()
