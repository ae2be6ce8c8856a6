"""Brings the tables of an older registry to the newest version: in one transaction, and after a copy was made.

On SQLite a version that changes a column makes its table anew and drops the old one. No foreign keys are enforced
meanwhile, since other tables refer to it; they are checked before the commit. Source: sqlite.org/lang_altertable.html,
"Making Other Kinds Of Table Schema Changes".
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from registry.database.engine import shown_address, sqlite_file, writing
from registry.errors import NotUpgraded

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parents[1] / "migrations"
*KNOWN, HEAD = sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
"""The versions that can be upgraded, and the newest one: a migration's file is named for its version."""

MOST_NAMED = 3
"""Tables with dangling references that a refusal names."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: the version before it, and the copy of the registry's file as it was."""

    address: str
    before: str
    copy: Path | None
    """none of a database on a server, which has backups of its own"""

    def __str__(self) -> str:
        kept = f"; a copy of it as it was is {self.copy}" if self.copy else ""
        return f"The registry at {self.address} was upgraded from version {self.before} to {HEAD}{kept}."


def migration_config(connection: Connection | None = None) -> "Config":
    """Alembic's configuration, made here and not read from a file."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(connection: Connection) -> None:
    """Bring tables of whatever version, or none, to the newest one, in the transaction of `connection`."""
    from alembic import command  # noqa: PLC0415

    command.upgrade(migration_config(connection), "head")


OWN_TABLE = "binding"
"""A table that all versions have: other programs keep their version as Alembic does, too."""


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there are none, or none of ours."""
    inspector = inspect(connection)
    if not (inspector.has_table("alembic_version") and inspector.has_table(OWN_TABLE)):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(engine: Engine) -> Upgraded | None:
    """Upgrade an older registry, all or nothing, after its file was copied; None where another process was faster.

    Raises NotUpgraded where no copy can be made or a row refers to one that is missing, and RegistryUnreachable where
    the database fails; the registry is then as it was.
    """
    with writing(engine, rebuilding=True) as session:
        connection = session.connection()
        before = version_of(connection)
        if before is None or before == HEAD:
            return None
        copy = _copied(engine, before)
        migrate(connection)
        _require_references(connection)
    return Upgraded(shown_address(engine), before, copy)


def _copied(engine: Engine, version: str) -> Path | None:
    """The copy that was made of the registry's file, under a name that was free. The caller holds the write lock."""
    file = sqlite_file(engine)
    if file is None:
        return None
    copy = _free_name(file, version)
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        reason = f"no copy of {file} could be made at {copy} ({error})"
        raise NotUpgraded(f"{reason}: make room, or ask for the right to write there; nothing was changed") from error
    return copy


def _free_name(file: Path, version: str) -> Path:
    """A name beside `file` that says its version and is not taken."""
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (file.with_name(f"{file.stem}-version-{version}{ending}{file.suffix}") for ending in endings)
    return next(name for name in names if not name.exists())


def _require_references(connection: Connection) -> None:
    """Raise NotUpgraded where a row refers to one that is missing. PostgreSQL checks that with every statement."""
    if connection.dialect.name != "sqlite":
        return
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check")
    broken = sorted({f"{table} to {target}" for table, _, target, _ in dangling})
    if broken:
        raise NotUpgraded(
            f"rows of the registry refer to others that are missing (from {', '.join(broken[:MOST_NAMED])}): restore "
            "a backup of it; nothing was changed"
        )
