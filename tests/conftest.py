"""What every test may share: the configuration, read once, and databases, made once and copied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.equipment import Equipment, equip
from tests import databases
from tests.databases import Template

# A busy machine is no failure: how long an example takes is not judged here.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors: many tests wait for a server or for a process of their own."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def equipment() -> Equipment:
    """The shipped configuration, which nothing changes."""
    return equip(Path(__file__).resolve().parent.parent / "config")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A database with all tables and nothing in them."""
    return databases.migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, migrated: Template, equipment: Equipment) -> Template:
    """A database as after a first start."""
    return databases.stocked(tmp_path_factory.mktemp("stocked"), migrated, equipment)


@pytest.fixture(scope="session")
def community(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A database with the sample community."""
    return databases.community(tmp_path_factory.mktemp("community"))
