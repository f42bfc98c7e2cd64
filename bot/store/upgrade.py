"""Brings a database to the tables this version of the assistant knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from bot.core.errors import SetupError

MIGRATIONS = Path(__file__).parent / "migrations"
_STEP = "v*_*.py"


def head() -> str:
    """The number of the newest step this version knows."""
    return max(_number(path) for path in (MIGRATIONS / "versions").glob(_STEP))


def current(unit: Connection) -> str | None:
    """The number of the step a database is at; None when it is empty."""
    if not inspect(unit).has_table("alembic_version"):
        return None
    return unit.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(engine: Engine) -> bool:
    """Take every step the database lacks, all of them or none; tells whether there were any.

    Raises:
        SetupError: when a newer version of the assistant made this database, or it cannot be opened.
    """
    try:
        connection = engine.connect()
    except DatabaseError as error:
        raise SetupError(f"cannot open the database {_name(engine)}: {error.orig}") from error
    with connection:
        _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                return _take_steps(connection)
        finally:
            _foreign_keys(connection, on=True)


def _take_steps(unit: Connection) -> bool:
    at, newest = current(unit), head()
    if at == newest:
        return False
    if at is not None and at > newest:
        raise SetupError(
            f"the database {_name(unit.engine)} was made by a newer version (step {at}, this version "
            f"knows up to {newest}): install that version again, or restore a backup from before it"
        )
    # Imported here: it is only needed when there is something to do, and start-up stays light.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = unit
    command.upgrade(config, "head")
    _refuse_broken_references(unit)
    return True


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch SQLite's checks, which would empty the children of a table that is made anew."""
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def _refuse_broken_references(unit: Connection) -> None:
    if unit.dialect.name == "sqlite" and unit.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise SetupError(f"upgrading {_name(unit.engine)} would break a reference: nothing was changed")


def _name(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True).removeprefix("sqlite:///")


def _number(path: Path) -> str:
    return path.stem.removeprefix("v").partition("_")[0]
