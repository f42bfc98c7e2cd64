"""The knowledge verbs from the command line: by address, and past the links."""

from __future__ import annotations

import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from tests.databases import Template

ROW = "a,A,http://127.0.0.1:{port}/a,U,artikel,S,praktijkkennis,2026-11-21"
HEAD = "id,title,url,publisher,kind,summary,knowledge_source,checked"


def knowledge(*words: str) -> subprocess.CompletedProcess[str]:
    verb = [sys.executable, "-m", "bot.cli.main", "knowledge", *words]
    return subprocess.run(verb, capture_output=True, text=True, check=False)


def test_nothing_on_this_machine_is_called_by_links_or_by_feeds(tmp_path: Path, migrated: Template) -> None:
    called = []

    class Inside(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            called.append(self.path)

        do_HEAD = do_GET  # noqa: N815 # the name that the library looks for

    migrated.put(tmp_path)
    data = ("--data", str(tmp_path))
    with HTTPServer(("127.0.0.1", 0), Inside) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        file = tmp_path / "a.csv"
        file.write_text(f"{HEAD}\n{ROW.format(port=port)}\n", encoding="utf-8")
        assert knowledge("import", str(file), *data).returncode == 0
        links = knowledge("links", *data)
        feed = knowledge("import", f"http://127.0.0.1:{port}/feed.xml", *data)
        server.shutdown()
    assert (links.returncode, links.stdout.splitlines()[0].split()[:2]) == (0, ["geweigerd", "a"])
    assert "1 links called; 0 wait for an editor" in links.stdout
    assert (feed.returncode, "refused" in feed.stderr) == (1, True)
    assert called == []


def test_what_can_not_be_read_is_told_with_a_remedy(tmp_path: Path, migrated: Template) -> None:
    migrated.put(tmp_path)
    latin = tmp_path / "a.csv"
    latin.write_bytes(
        f"{HEAD}\nb,Reünie,https://voorbeeld.nl/b,U,artikel,S,praktijkkennis,2026-11-21\n".encode("latin-1")
    )
    large = tmp_path / "groot.csv"
    with large.open("wb") as file:
        file.truncate(500_000_001)
    other = tmp_path / "a.doc"
    other.touch()
    remedies = {latin: "--charset", large: "split it", other: ".csv", Path("/dev/zero"): "no file"}
    remedies[tmp_path / "weg.csv"] = "No such file"
    for path, remedy in remedies.items():
        done = knowledge("import", str(path), "--data", str(tmp_path))
        assert (done.returncode, remedy in done.stderr) == (2, True), done.stderr
    done = knowledge("import", str(latin), "--data", str(tmp_path), "--charset", "windows-1252")
    assert "1 rows read, 1 sources new or changed, 0 rows left out" in done.stdout
    assert "no batch" in knowledge("undo", "B-1999-01", "--data", str(tmp_path)).stderr
