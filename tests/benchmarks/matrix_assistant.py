"""The assistant as it is installed, in a process of its own, in the rooms of a homeserver."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings.reading import config_folder

TICKS = os.sysconf("SC_CLK_TCK")
VRAAGBAAK = str(Path(sys.executable).with_name("vraagbaak"))


@dataclass(frozen=True, slots=True)
class Installation:
    """Where it works; it listens in the first room. `folder` holds its settings and its data."""

    folder: Path
    homeserver: str
    user: str
    password: str
    rooms: Sequence[str]
    encryption: bool = True

    def write(self) -> None:
        """Write its settings."""
        config = self.folder / "config"
        shutil.copytree(config_folder(), config)
        told = {"homeserver": self.homeserver, "user": self.user}
        text = (config / "vraagbaak.toml").read_text(encoding="utf-8")
        if not self.encryption:
            text = text.replace("encryption = true", "encryption = false")
        for key, value in told.items():
            text = text.replace(f'\n{key} = ""', f'\n{key} = "{value}"', 1)
        for number, room in enumerate(self.rooms):
            text += f'\n[[matrix.rooms]]\nid = "{room}"\nname = "kamer {number}"\n'
            text += "listens = true\n" if number == 0 else ""
        (config / "vraagbaak.toml").write_text(text, encoding="utf-8")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Running]:
        """Start it; leaving the block stops it."""
        words = (VRAAGBAAK, "run", "--config", f"{self.folder}/config", "--data", f"{self.folder}/data")
        environment = {**os.environ, "VRAAGBAAK_MATRIX_PASSWORD": self.password}
        process = await asyncio.create_subprocess_exec(*words, env=environment)
        try:
            yield Running(process.pid)
        finally:
            process.terminate()
            await process.wait()


@dataclass(frozen=True, slots=True)
class Running:
    """A process, as the system sees it."""

    pid: int

    @property
    def seconds(self) -> float:
        """Processor time it used since it began."""
        return spent(self.pid)

    @property
    def megabytes(self) -> float:
        """Its resident memory, in megabytes of a million bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        kibibytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kibibytes) * 1024 / 1_000_000


def spent(pid: int) -> float:
    """Processor time of a process since it began, in seconds."""
    # The second field, a name in brackets, may hold spaces.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
