"""The log is for machines, ends in time, and holds nobody's words or account."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.core.people import Role
from bot.core.plan import Capabilities
from bot.equipment import Equipment
from bot.logs import KEPT_DAYS, Harmless, begin, drop_old
from tests.conversations.conftest import ROOMS, STAFF, Clock, Stage
from tests.conversations.platforms import DISCORD
from tests.conversations.theatre import Theatre, private
from tests.databases import Template

WORDS = "De wachttijden in mijn regio zijn kanarievogelgeel"


@contextmanager
def logging_to(file: Path) -> Iterator[None]:
    """Log to a file, and as before afterwards."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    begin(file)
    try:
        yield
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers[:], root.level = before, level


def lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "account",
    [
        "@anna:example.org",
        "!AbCdEf:example.org",
        "#zaal:example.org",
        "$Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg",
        "123456789012345678",
        "anna@voorbeeld.example",
        "abcdefghijklmnopqrstuvwxyz",
        "192.168.4.21",
    ],
)
def test_what_looks_like_an_account_or_address_is_a_short_hash(account: str) -> None:
    harmless = Harmless(b"k" * 32)

    def told(*args: object) -> str:
        record = logging.LogRecord("x", logging.WARNING, __file__, 1, "of %s: %s", args, None)
        harmless.filter(record)
        return record.getMessage()

    assert account not in told(account, "fout")
    assert told(account, "fout") == told(account, "fout")
    assert told(account, "fout") != told(account.replace("a", "b").replace("1", "2"), "fout")
    assert told(3, "12 messages at 10:45, error 404") == "of 3: 12 messages at 10:45, error 404"


def test_of_a_fault_the_kind_and_place_are_told_and_no_value(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    with logging_to(file):
        try:
            raise ValueError(f"cannot store {WORDS!r}")
        except ValueError:
            logging.getLogger("some.library").exception("it failed")
    (line,) = lines(file)
    assert line["message"] == "it failed"
    assert line["fault"].startswith("ValueError at test_logs.py:")
    assert "kanarievogelgeel" not in file.read_text(encoding="utf-8")


def test_logs_of_days_past_their_time_go_at_the_start(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for days in (0, KEPT_DAYS - 1, KEPT_DAYS + 1, 200):
        file = tmp_path / f"log.jsonl.{days}"
        file.touch()
        moment = (now - timedelta(days=days)).timestamp()
        os.utime(file, (moment, moment))
    (tmp_path / "something-else").touch()
    os.utime(tmp_path / "something-else", (0, 0))
    assert drop_old(tmp_path / "log.jsonl", now) == 2
    assert (tmp_path / "something-else").exists()


class Broken:
    """A room that fails with someone's words in its message."""

    name = "broken"

    def export(self, unit: object, person: str) -> dict[str, object]:
        """Fail."""
        raise RuntimeError(f"{WORDS} of {person}")

    def forget(self, unit: object, person: str) -> int:
        """Hold nothing."""
        return 0


@pytest.mark.asyncio
async def test_a_community_at_work_leaves_no_words_and_no_accounts_in_the_log(
    tmp_path: Path, equipment: Equipment, stocked: Template
) -> None:
    file, capabilities = tmp_path / "log.jsonl", DISCORD
    stocked.put(tmp_path / "data")
    with logging_to(file):
        logging.getLogger().setLevel(logging.DEBUG)
        await at_work(equipment, tmp_path / "data", capabilities)
    text = file.read_text(encoding="utf-8")
    handled = [x for x in lines(file) if x["logger"] == "vraagbaak"]
    assert len(handled) > 8
    assert any("fout" in x["message"] for x in lines(file))
    for secret in ("kanarievogelgeel", "qzxj-7731", "wvpk-9902", "Anna", "123456782"):
        assert secret not in text


async def at_work(equipment: Equipment, data: Path, capabilities: Capabilities) -> None:
    """Members and a moderator who do what they do, well and wrong."""
    clock, theatre = Clock(), Theatre(capabilities)
    app = App(equipment, data, [lambda _: theatre], ROOMS, clock)
    async with app.running():
        stage = Stage(app, theatre, clock)
        anna, mo = stage.person("anna-qzxj-7731"), stage.person("mo-wvpk-9902", Role.MODERATOR)
        ref = await anna.says(WORDS)
        await anna.uses("signaal", private(anna.actor.id), tekst=WORDS)
        await anna.says("mijn cliënt heeft bsn 123456782")
        await anna.uses("waar", vraag=WORDS)
        await anna.uses("bundel", bundel=WORDS)
        await anna.removes(ref)
        await mo.uses("wachtrij", STAFF)
        await mo.uses("waarschuw", STAFF, lid="anna-qzxj-7731", reden=WORDS)
        theatre.closed.add(anna.actor.id)
        await mo.uses("waarschuw", STAFF, lid="anna-qzxj-7731", reden=WORDS)
        theatre.closed.clear()
        app.keepers.append(Broken())
        await anna.uses("mijn-gegevens", private(anna.actor.id))
