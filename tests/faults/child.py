"""An assistant that is started over and over and killed: `python -m tests.faults.child CONFIG DATA [PORT]`.

For each line of its input it forks an assistant, and says its process id, when it is up, and when that
process is gone. What a start reads (the settings, the sources, the libraries) is there already, so that it is
quick. With a port it is the assistant in the web chat, else the one of the settings.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from adapters.discord import catching_up, gateway, lanes
from bot.equipment import Equipment, equip
from bot.platforms import configured_app, web_app
from bot.store import deliverer


def tell(line: str) -> None:
    """Write a line at once, so that nothing said is lost in a buffer when the process dies."""
    os.write(1, f"{line}\n".encode())


async def assist(equipment: Equipment, data: Path, port: int | None) -> None:
    """Be the assistant until told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    app = web_app(equipment, data, port=port) if port else configured_app(equipment, data)
    async with app.running():
        tell("up")
        await stop.wait()


def main(config: Path, data: Path, port: int | None = None) -> None:
    """Fork an assistant per line of input."""
    logging.disable(logging.ERROR)
    deliverer.FIRST_PAUSE, lanes.PAUSE, catching_up.FIRST_PAUSE = 0.02, 0.02, 0.05
    gateway.READY_AFTER = 0.05
    equipment = equip(config)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            tell(f"pid {os.getpid()}")
            asyncio.run(assist(equipment, data, port))
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
