"""Synapse in an environment of its own, made on first use and kept in a cache outside the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.homeserver.processes import locked
from tests.homeserver.reporting import Report, nobody
from tests.homeserver.trouble import SynapseError

SYNAPSE = "1.163.2"
# The set this version was tried with. If pip cannot honour it (another Python), the install is tried without.
CONSTRAINTS = Path(__file__).with_name("constraints.txt")


def cache() -> Path:
    """Where the environment is kept: $VRAAGBAAK_SYNAPSE_CACHE, or the user's cache folder."""
    if own := os.environ.get("VRAAGBAAK_SYNAPSE_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "vraagbaak-synapse"


def interpreter(report: Report = nobody) -> Path:
    """An interpreter that has Synapse, after installing it where it is not there yet (about a minute).

    $VRAAGBAAK_SYNAPSE_PYTHON names one that has it already. Of two that install at once, one waits. Raises
    SynapseError with what pip said.
    """
    if given := os.environ.get("VRAAGBAAK_SYNAPSE_PYTHON"):
        if not Path(given).exists():
            raise SynapseError(f"VRAAGBAAK_SYNAPSE_PYTHON={given} is not there")
        return Path(given)
    name = f"{SYNAPSE}-cp{sys.version_info[0]}{sys.version_info[1]}"
    venv = cache() / f"venv-{name}"
    if not _complete(venv):
        with locked(cache() / f"lock-{name}"):
            if not _complete(venv):
                _install(venv, report)
    return _python(venv)


def _python(venv: Path) -> Path:
    return venv / "bin" / "python"


def _marker(venv: Path) -> Path:
    """Written last: without it the environment is half made."""
    return venv / "complete.json"


def _complete(venv: Path) -> bool:
    return _marker(venv).exists() and _python(venv).exists()


def _install(venv: Path, report: Report) -> None:
    began = time.monotonic()
    report("installing", synapse=SYNAPSE, venv=str(venv))
    if venv.exists():
        shutil.rmtree(venv)
    made = _run(sys.executable, "-m", "venv", str(venv))
    if made.returncode:
        raise SynapseError("python -m venv failed (Debian: apt install python3-venv): " + _complaint(made))
    exact = _pip(venv, report)
    version = _version(_python(venv))
    if version is None:
        raise SynapseError("matrix-synapse was installed but cannot be imported")
    told = {"synapse": version, "constraints": exact}
    _marker(venv).write_text(json.dumps(told) + "\n", encoding="utf-8")
    report("installed", **told, seconds=round(time.monotonic() - began, 2))


def _pip(venv: Path, report: Report) -> bool:
    """Install it; whether with exactly the set that was tried."""
    quietly = ("--disable-pip-version-check", "--no-input", "--quiet", "--prefer-binary", "--no-compile")
    install = (str(_python(venv)), "-m", "pip", "install", *quietly, f"matrix-synapse=={SYNAPSE}")
    done = _run(*install, "--constraint", str(CONSTRAINTS))
    if done.returncode == 0:
        return True
    report("constraints_refused", reason=_complaint(done))
    done = _run(*install)
    if done.returncode:
        raise SynapseError("pip could not install matrix-synapse: " + _complaint(done))
    return False


def _version(python: Path) -> str | None:
    """The version this interpreter can import, or nothing."""
    code = "import importlib.metadata as m, synapse.app.homeserver; print(m.version('matrix-synapse'))"
    # -I: neither the working folder nor PYTHONPATH may hide the package behind a file of that name.
    done = _run(str(python), "-I", "-c", code)
    return done.stdout.strip() if done.returncode == 0 else None


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _complaint(done: subprocess.CompletedProcess[str]) -> str:
    lines = [
        line[:300] for line in (done.stdout + done.stderr).splitlines() if not line.startswith("WARNING:")
    ]
    return "\n".join(lines)[-2000:].strip()
