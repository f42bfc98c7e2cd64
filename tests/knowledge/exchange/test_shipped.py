"""The sources that are shipped are right, and what is wrong with them would be told."""

from __future__ import annotations

import json
from pathlib import Path

from knowledge.exchange.shipped import check
from knowledge.sources.resource import record
from tests.knowledge.conftest import CONFIG, made


def test_the_shipped_sources_are_right() -> None:
    assert check(CONFIG) == []


def test_what_is_wrong_with_shipped_sources_is_told(tmp_path: Path) -> None:
    for name in ("themes.yaml", "regions.yaml", "places.toml"):
        (tmp_path / name).write_bytes((CONFIG / name).read_bytes())
    rows = [record(made("a", "A", themes=("sterrenkunde",))), record(made("a", "A", region="Atlantis"))]
    (tmp_path / "resources.jsonl").write_text("\n".join([*map(json.dumps, rows), "{"]), encoding="utf-8")
    told = "\n".join(check(tmp_path))
    for part in (
        "line 3: row is no valid JSON",
        "a stands 2 times",
        "no theme 'sterrenkunde'",
        "no region 'Atlantis'",
    ):
        assert part in told
