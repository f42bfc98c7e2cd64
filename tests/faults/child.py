"""An assistant that is started over and over and killed: `python -m tests.faults.child CONFIG DATA [PORT]`.

With a port it is the assistant in the web chat, else the one of the settings.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from adapters.discord import catching_up, gateway, lanes
from bot.equipment import equip
from bot.platforms import configured_app, web_app
from bot.store import deliverer
from tests.faults.forking import fork_each, serve


def main(config: Path, data: Path, port: int | None = None) -> None:
    """Fork an assistant per line of input."""
    logging.disable(logging.ERROR)
    deliverer.FIRST_PAUSE, lanes.PAUSE, catching_up.FIRST_PAUSE = 0.02, 0.02, 0.05
    gateway.READY_AFTER = 0.05
    equipment = equip(config)
    fork_each(lambda: serve(web_app(equipment, data, port=port) if port else configured_app(equipment, data)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
