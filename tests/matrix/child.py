"""An assistant to start over and over and kill: `python -m tests.matrix.child INSTALLED DATA CONFIG`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from adapters.matrix import client
from adapters.matrix.listening import sync
from bot.equipment import equip
from bot.store import deliverer
from tests.faults.forking import fork_each, serve
from tests.matrix.installed import Installed


def main(written: Path, data: Path, config: Path) -> None:
    """Fork an assistant per line of input."""
    logging.disable(logging.ERROR)
    for pausing in (deliverer, client, sync):
        setattr(pausing, "FIRST_PAUSE", 0.05)  # noqa: B010 - one of them only borrows it
    installed, equipment = Installed.read(written), equip(config)
    fork_each(lambda: serve(installed.app(equipment, data)))


if __name__ == "__main__":
    main(*(Path(x) for x in sys.argv[1:4]))
