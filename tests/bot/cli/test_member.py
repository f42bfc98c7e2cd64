"""Whichever of someone's linked accounts is named, it is the same person."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from bot.core.people import Actor
from bot.store.engine import open_engine
from bot.store.links import Account, connect
from bot.store.people import Pseudonyms, open_secret
from tests.bot.cli.test_main import vraagbaak
from tests.databases import Template


def test_a_linked_account_is_the_same_member(tmp_path: Path, community: Template) -> None:
    engine, people = open_engine(community.put(tmp_path)), Pseudonyms(open_secret(tmp_path))
    first, second = (
        Account(people.account(Actor(platform, id_, "")), platform)
        for platform, id_ in (("web", "sanne"), ("matrix", "@sanne:example.org"))
    )
    with engine.begin() as unit:
        connect(unit, first, second, datetime.now(UTC))
    engine.dispose()
    data = ("--data", str(tmp_path))
    told = [
        json.loads(vraagbaak("member", "export", account, *data).stdout)["held"]
        for account in ("web:sanne", "matrix:@sanne:example.org")
    ]
    # That it was taken out is itself something the member may know.
    assert [each["role"] for each in told[1].pop("readers")["opened"]] == ["beheerder"]
    assert told[0] == told[1]
    assert [each["platform"] for each in told[0]["link"]["accounts"]] == ["web", "matrix"]
    assert "what remains: nothing" in vraagbaak("member", "forget", "matrix:@sanne:example.org", *data).stdout
    assert '"held": {}' in vraagbaak("member", "export", "web:sanne", *data).stdout


def test_a_restored_backup_does_not_bring_back_who_was_erased(tmp_path: Path, community: Template) -> None:
    folder, copy = tmp_path / "data", tmp_path / "copy"
    community.put(folder)
    data = ("--data", str(folder))
    assert vraagbaak("db", "backup", str(copy), *data).returncode == 0
    assert "what remains: nothing" in vraagbaak("member", "forget", "web:sanne", *data).stdout
    told = vraagbaak("db", "restore", str(copy), *data).stdout
    assert "erased again, because they were since this backup: 1" in told
    assert '"held": {}' in vraagbaak("member", "export", "web:sanne", *data).stdout
    assert '"held": {}' not in vraagbaak("member", "export", "web:yusuf", *data).stdout


def test_all_that_is_written_is_for_its_owner_alone_on_a_loose_umask(tmp_path: Path) -> None:
    folder, files = tmp_path / "data", (tmp_path / "copy", tmp_path / "bronnen.csv")
    before = os.umask(0)
    try:
        assert vraagbaak("db", "upgrade", "--sample", "--data", str(folder)).returncode == 0
        assert vraagbaak("db", "backup", str(files[0]), "--data", str(folder)).returncode == 0
        assert vraagbaak("knowledge", "export", str(files[1]), "--data", str(folder)).returncode == 0
    finally:
        os.umask(before)
    made = [folder, *folder.rglob("*"), *files]
    assert len(made) > 6
    assert [path for path in made if path.stat().st_mode & 0o077] == []
