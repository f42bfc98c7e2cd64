"""The launcher: what it starts, stops and leaves alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.homeserver import installing
from tests.homeserver.configuration import Options
from tests.homeserver.installing import interpreter
from tests.homeserver.processes import alive, free_port
from tests.homeserver.registering import log_in
from tests.homeserver.server import Synapse
from tests.homeserver.trouble import SynapseError

ROOT = Path(__file__).resolve().parents[2]


def launched(*words: str) -> list[dict[str, object]]:
    """What the command line prints."""
    run = [sys.executable, "-m", "tests.homeserver", *words]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_stopped_server_starts_again_with_what_it_knew(tmp_path: Path) -> None:
    server = Synapse(tmp_path / "hs")
    with server:
        address = server.base_url
        made = server.register("anna", "geheim")
        with pytest.raises(SynapseError) as refused:
            server.register("anna", "geheim")
        assert refused.value.code == "M_USER_IN_USE"
    assert not server.running()
    with server:
        assert server.base_url == address
        assert server.register("anna", "geheim", again=True).user_id == made.user_id == "@anna:localhost"


def test_a_killed_server_starts_again(tmp_path: Path) -> None:
    with Synapse(tmp_path / "hs") as server:
        server.register("anna", "geheim")
        pid = server.pid
        assert pid
        server.kill()
        assert not server.running()
        assert server.start()["pid"] != pid
        assert log_in(server.base_url, "anna", "geheim").user_id == "@anna:localhost"


def test_a_running_server_is_started_once(tmp_path: Path) -> None:
    with Synapse(tmp_path / "hs") as server:
        again = Synapse(tmp_path / "hs").start()
        assert (again["already_running"], again["pid"]) == (True, server.pid)


def test_a_port_in_use_is_refused(tmp_path: Path) -> None:
    with Synapse(tmp_path / "one") as server:
        taken = server.folder.state["port"]
        with pytest.raises(SynapseError, match=f"port {taken} is in use"):
            Synapse(tmp_path / "two", port=taken).start()
        assert server.running()


def test_a_copy_of_a_stopped_folder_is_another_server(tmp_path: Path) -> None:
    one, two = Synapse(tmp_path / "one"), Synapse(tmp_path / "two")
    with one:
        one.register("anna", "geheim")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    with one, two:
        assert one.pid != two.pid
        assert one.base_url != two.base_url
        assert log_in(two.base_url, "anna", "geheim").user_id == "@anna:localhost"


def test_a_process_that_took_over_the_number_is_left_alone(tmp_path: Path) -> None:
    server = Synapse(tmp_path / "hs")
    with server:
        state = server.folder.state
    with subprocess.Popen(["sleep", "600"]) as other:
        server.folder.save({**state, "pid": other.pid})
        assert server.stop() == {"was_running": False}
        assert other.poll() is None
        other.kill()


def test_a_setting_that_synapse_does_not_understand_is_told_with_its_log(tmp_path: Path) -> None:
    server = Synapse(tmp_path / "hs", Options(extra={"rc_message": "veel"}))
    with pytest.raises(SynapseError, match=r"(?s)ended with status 1: .*rc_message"):
        server.start()
    assert not server.running()


def test_who_is_not_running_registers_nobody(tmp_path: Path) -> None:
    with pytest.raises(SynapseError, match="no server runs"):
        Synapse(tmp_path / "hs").register("anna", "geheim")


def test_two_who_install_at_once_install_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_SYNAPSE_CACHE", str(tmp_path))
    made: list[Path] = []
    begun, go_on = threading.Event(), threading.Event()

    def make(venv: Path, report: object) -> None:
        made.append(venv)
        begun.set()
        assert go_on.wait(20)
        (venv / "bin").mkdir(parents=True, exist_ok=True)
        (venv / "bin" / "python").touch()
        (venv / "complete.json").touch()

    monkeypatch.setattr(installing, "_install", make)
    with ThreadPoolExecutor() as both:
        first = both.submit(interpreter)
        assert begun.wait(20)
        second = both.submit(interpreter)
        go_on.set()
        assert first.result() == second.result() == made[0] / "bin" / "python"
    assert len(made) == 1
    (made[0] / "complete.json").unlink()
    assert interpreter() == made[0] / "bin" / "python"
    assert len(made) == 2, "what was left half made is made anew"


def test_the_command_line_starts_registers_restarts_and_wipes(tmp_path: Path) -> None:
    data = ["--data", str(tmp_path / "hs")]
    ready = launched("start", *data, "--room-version", "11", "--port", str(free_port()))[-1]
    try:
        assert ready["event"] == "ready"
        told = launched("register", *data, "anna", "geheim", "--count", "2")
        assert [each["user_id"] for each in told] == ["@anna0:localhost", "@anna1:localhost"]
        again = launched("restart", *data)[-1]
        assert (again["port"], again["options"]) == (ready["port"], ready["options"])
        assert again["pid"] != ready["pid"]
        assert launched("status", *data)[-1]["running"] is True
    finally:
        launched("stop", *data, "--wipe")
    assert not (tmp_path / "hs").exists()
    assert launched("status", *data) == [{"event": "status", "running": False}]


def test_a_server_ends_with_whoever_started_it(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "tests.homeserver", "start", "--foreground", "--data", str(tmp_path / "hs")]
    with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout
        events = (json.loads(line) for line in launcher.stdout)
        ready = next(told for told in events if told["event"] == "ready")
        launcher.kill()
    deadline = time.monotonic() + 20
    while alive(ready) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(ready)
