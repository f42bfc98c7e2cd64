"""The folder of one server: its configuration, keys, database, log and how it was last started."""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from tests.homeserver.configuration import SECRETS, Options, configuration, log_configuration
from tests.homeserver.processes import alive, free_port, taken
from tests.homeserver.trouble import SynapseError


class Folder:
    """Everything a server owns."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path).resolve()

    @property
    def config(self) -> dict[str, Any]:
        """The configuration as it was last written, or nothing."""
        return _read(self.path / "homeserver.json")

    @property
    def state(self) -> dict[str, Any]:
        """How the server was last started, or nothing."""
        return _read(self.path / "state.json")

    def running(self) -> bool:
        """Whether its server runs. A copy of a folder is another server."""
        state = self.state
        return state.get("data") == str(self.path) and alive(state)

    def save(self, state: dict[str, Any]) -> None:
        """Keep how it was started; a state without a process number is a stopped one."""
        fresh = self.path / "state.new"
        fresh.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
        fresh.replace(self.path / "state.json")
        pid = self.path / "homeserver.pid"
        if state.get("pid"):
            pid.write_text(f"{state['pid']}\n", encoding="utf-8")
        else:
            pid.unlink(missing_ok=True)

    def prepare(self, port: int, options: Options) -> bool:
        """Write the configuration, or renew that of a used folder; whether the folder is new.

        Port 0 takes the one used before, or a free one. Raises SynapseError when the port is in use.
        """
        if options.extra.keys() & {"listeners", "server_name"}:
            raise SynapseError("extra settings may not replace listeners or server_name")
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o700)
        before = self.config
        if before and not port and not taken(before["listeners"][0]["port"]):
            port = before["listeners"][0]["port"]
        port = port or free_port()
        if taken(port):
            raise SynapseError(f"port {port} is in use")
        config = configuration(self.path, port, options)
        # Without its old secrets every token and user made earlier is lost.
        config |= {name: before[name] for name in ("server_name", *SECRETS) if name in before}
        self._write("homeserver.json", json.dumps(config, indent=1))
        self._write("log.json", json.dumps(log_configuration(self.path, options.log_level), indent=1))
        if not (self.path / "signing.key").exists():
            # Made here, so that a new server needs no extra run of Synapse to make it.
            seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
            self._write("signing.key", f"ed25519 a_test {seed}\n")
        return not before

    def log_tail(self, size: int = 2000) -> str:
        """The last characters of what Synapse said and logged."""
        logs = (self.path / "stdout.log", self.path / "homeserver.log")
        return "".join(log.read_text(errors="replace")[-size:] for log in logs if log.exists()).strip()

    def _write(self, name: str, text: str) -> None:
        """Readable by the owner only."""
        with open(os.open(self.path / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            handle.write(text)


def _read(path: Path) -> dict[str, Any]:
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read
