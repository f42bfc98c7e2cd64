"""An assistant to start over and over and kill: `python -m tests.matrix.child INSTALLED DATA CONFIG`.

For each line of its input it forks an assistant, says its process id, and says when that process is gone.
What a start reads (the settings, the sources, the libraries) is there already, so that it is quick.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from adapters.matrix import client
from adapters.matrix.listening import sync
from bot.equipment import Equipment, equip
from bot.store import deliverer
from tests.matrix.installed import Installed


def tell(line: str) -> None:
    """Write a line at once, so that nothing said is lost in a buffer when the process dies."""
    os.write(1, f"{line}\n".encode())


async def assist(installed: Installed, equipment: Equipment, data: Path) -> None:
    """Be the assistant until told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with installed.app(equipment, data).running():
        await stop.wait()


def main(written: Path, data: Path, config: Path) -> None:
    """Fork an assistant per line of input."""
    logging.disable(logging.ERROR)
    for pausing in (deliverer, client, sync):
        setattr(pausing, "FIRST_PAUSE", 0.05)  # noqa: B010 - one of them only borrows it
    installed, equipment = Installed.read(written), equip(config)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            tell(f"pid {os.getpid()}")
            asyncio.run(assist(installed, equipment, data))
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(*(Path(x) for x in sys.argv[1:4]))
