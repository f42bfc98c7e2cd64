"""The house keeps to its plan: import directions, sizes and the few things that may stand nowhere."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.architecture.directions import Room, rooms, wrong_imports
from tests.architecture.shape import misshapen, shape
from tests.architecture.sources import CODE, ROOT, module, modules

PLAN = rooms()
SHAPE = shape()
WIRING = {
    "bot.app",
    "bot.briefing",
    "bot.cli",
    "bot.connecting",
    "bot.desk",
    "bot.equipment",
    "bot.platforms",
    "bot.reporting",
    "bot.rooms",
    "bot.tabling",
}


def nothing(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join(["", *found])


def test_every_import_goes_in_an_allowed_direction() -> None:
    nothing(fault for m in modules(*CODE) for fault in wrong_imports(m, PLAN))


def test_every_file_has_its_shape() -> None:
    nothing(fault for m in modules(*CODE, "tests") for fault in misshapen(m, SHAPE))


def test_every_folder_with_code_has_a_sign() -> None:
    folders = {path.parent for top in (*CODE, "tests") for path in (ROOT / top).rglob("*.py")}
    nothing(
        f"{folder.relative_to(ROOT)}: no __init__.py"
        for folder in folders
        if not (folder / "__init__.py").is_file()
    )


def test_the_tests_mirror_the_code() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    mirrors = [folder for folder in folders if folder.parts and folder.parts[0] in CODE]
    nothing(f"tests/{folder}: there is no {folder}" for folder in mirrors if not (ROOT / folder).is_dir())


def test_the_configuration_holds_no_code() -> None:
    nothing(str(path.relative_to(ROOT)) for path in (ROOT / "config").rglob("*.py"))


def test_only_an_adapter_knows_its_platform_and_only_the_schedule_its_ticker() -> None:
    holders = {
        lib: {r.name for r in PLAN.values() if lib in r.libraries}
        for lib in ("discord", "nio", "apscheduler")
    }
    assert holders == {
        "discord": {"adapters.discord"},
        "nio": {"adapters.matrix"},
        "apscheduler": {"bot.schedule"},
    }


def test_only_the_wiring_sees_everything() -> None:
    assert {room.name for room in PLAN.values() if "*" in room.ours} == WIRING


def test_features_and_adapters_see_at_most_core_and_store() -> None:
    seen = {target for room in PLAN.values() if room.name not in WIRING for target in room.ours}
    assert seen == {"bot.core", "bot.store"}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("bot.core.places", "import sqlalchemy"),
        ("bot.core.places", "from bot.store import base"),
        ("bot.core.places", "from bot.app import build"),
        ("bot.store.outbox", "import bot.signals.model"),
        ("bot.signals.capture.commands", "from bot.prompts.model import Prompt"),
        ("bot.signals.capture.commands", "from bot import prompts"),
        ("bot.signals.capture.commands", "from adapters.web import rooms"),
        ("knowledge.finding.search", "from moderation.guard import spans"),
        ("knowledge.finding.search", "def late():\n    import discord"),
        ("knowledge.finding.search", "import importlib\nimportlib.import_module('nio')"),
        ("moderation.cases", "import contextvars"),
        ("moderation.cases", "from tests.fakes import clock"),
        ("adapters.web.pages", "import knowledge.finding.search"),
        ("adapters.web.pages", "import nio"),
        ("adapters.console.client", "from bot.store import base"),
        ("bot.prompts.store", "from apscheduler.triggers.cron import CronTrigger"),
        ("bot.unplanned", "import json"),
    ],
)
def test_a_planted_import_is_found(name: str, source: str) -> None:
    assert len(list(wrong_imports(module(name, source), PLAN))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("bot.core.places", "import json\nfrom bot.core.people import Actor"),
        ("bot.signals.store", "import sqlalchemy as sa\nfrom bot.store.base import column"),
        ("bot.app", "import knowledge.finding.search\nfrom adapters.web import client"),
        ("adapters.discord.client", "import discord\nfrom bot.core.ports import Adapter"),
    ],
)
def test_an_allowed_import_is_left_alone(name: str, source: str) -> None:
    assert not list(wrong_imports(module(name, source), PLAN))


def test_the_longest_room_name_decides() -> None:
    plan = {"a": Room("a", ("*",), ()), "a.b": Room("a.b", (), ())}
    assert list(wrong_imports(module("a.b.c", "import knowledge"), plan))
    assert not list(wrong_imports(module("a.c", "import knowledge"), plan))


LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 40


@pytest.mark.parametrize(
    ("name", "source", "is_package"),
    [
        ("bot.signals.model", "x = 1\n" * 301, False),
        ("bot.signals.model", LONG_FUNCTION, False),
        ("bot.signals.utils", "", False),
        ("bot.signals", '"""Sign."""\nx = 1', True),
        ("bot.signals", "", True),
        ("bot.signals.model", "def f():\n    global x\n    x = 1", False),
        ("bot.signals.model", "print('x')", False),
        ("bot.signals.model", "if actor.platform == 'discord': pass", False),
        ("bot.signals.model", "if actor.platform in ('x', 'matrix'): pass", False),
        ("bot.signals.model", "match platform:\n    case 'web': pass", False),
    ],
)
def test_a_planted_fault_is_found(name: str, source: str, is_package: bool) -> None:
    assert len(list(misshapen(module(name, source, is_package=is_package), SHAPE))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("bot.signals.model", "x = 1\n" * 300),
        ("bot.signals.model", LONG_FUNCTION.removesuffix("    x = 1\n")),
        ("bot.cli.main", "print('x')"),
        ("adapters.web.client", "if actor.platform == 'web': pass"),
    ],
)
def test_what_is_allowed_is_left_alone(name: str, source: str) -> None:
    assert not list(misshapen(module(name, source), SHAPE))
