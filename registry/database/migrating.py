"""The tables' version: what a registry has, what this program wants, and the way from one to the other.

A new registry gets the declared tables at once, and the newest version; a test compares them with what the migrations
make. Alembic is imported only where there is something to migrate: it takes longer to load than all tables to create.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, Engine, MetaData, PrimaryKeyConstraint, String, insert, inspect, text
from sqlalchemy import Table as TableOf

from registry import tables  # noqa: F401  (fills the metadata)
from registry.database.engine import reading_connection, shown_address, sqlite_file, writing
from registry.database.upgrading import HEAD, KNOWN, upgrade, version_of
from registry.errors import NoRegistry, NotARegistry, RegistryTooNew, RegistryUnreachable
from registry.tables.columns import Table

_LOG = logging.getLogger(__name__)

MOST_NAMED = 3
"""Tables that a refusal names."""

_VERSION = TableOf(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The table in which Alembic keeps the version, as it makes it itself."""


def require_registry(engine: Engine) -> None:
    """Make sure that there is a registry of this program's version; an older one is brought up to date.

    Raises NoRegistry where there is none, RegistryTooNew where a newer program made it.
    """
    if not is_founded(engine):
        raise NoRegistry(_none_there(engine))
    create_or_upgrade(engine)


def is_founded(engine: Engine) -> bool:
    """Whether there is a registry behind `engine`, of whatever version."""
    return _has_file(engine) and current_version(engine) is not None


def create_or_upgrade(engine: Engine) -> bool:
    """Create the tables or bring them up to date; True where anything was done.

    Raises NotARegistry where the database is somebody else's, RegistryTooNew where a newer program made it.
    """
    version = current_version(engine) if _has_file(engine) else None
    if version == HEAD:
        return False
    if version is not None and version not in KNOWN:
        message = (
            f"the registry has tables of version {version}, this program knows up to {HEAD}: install a newer Skylt"
        )
        raise RegistryTooNew(message)
    if version is not None:
        upgraded = upgrade(engine)
        if upgraded is not None:
            _LOG.warning("%s", upgraded)
        return True
    _require_folder(engine)
    with writing(engine) as session:
        _create(session.connection())
    return True


@contextmanager
def unmade_where_it_fails(engine: Engine) -> Iterator[None]:
    """Let a registry file that is made in the block, and holds nothing, go again where the block fails."""
    file = sqlite_file(engine)
    was_there = file is None or file.exists()
    try:
        yield
    except BaseException:
        if file is not None and not was_there and _holds_nothing(engine):
            engine.dispose()
            for suffix in ("", "-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
        raise


def _holds_nothing(engine: Engine) -> bool:
    """Whether no table of the registry has a building in it: another process may have imported one meanwhile."""
    try:
        if current_version(engine) is None:
            return True
    except RegistryUnreachable:
        return False
    with reading_connection(engine) as connection:
        return bool(connection.execute(text("SELECT count(*) FROM building")).scalar_one() == 0)


def current_version(engine: Engine) -> str | None:
    """The version of the tables behind `engine`."""
    with reading_connection(engine) as connection:
        return version_of(connection)


def _create(connection: Connection) -> None:
    """Make all tables as they are declared, unless another process was faster. Raises NotARegistry."""
    if version_of(connection) is not None:
        return
    _require_empty(connection)
    Table.metadata.create_all(connection)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=HEAD))


def _require_empty(connection: Connection) -> None:
    """Raise NotARegistry where there are tables in the database, or in the schema of it that is in use."""
    others = sorted(inspect(connection).get_table_names())
    if others:
        raise NotARegistry(
            f"the database at {shown_address(connection.engine)} has other tables ({', '.join(others[:MOST_NAMED])}) "
            "and is no registry of Skylt: name another one with --database"
        )


def _require_folder(engine: Engine) -> None:
    file = sqlite_file(engine)
    if file is not None and not file.parent.is_dir():
        message = f"there is no folder {file.parent} for the registry: create it, or name another file with --database"
        raise NoRegistry(message)


def _has_file(engine: Engine) -> bool:
    file = sqlite_file(engine)
    return file is None or file.exists()


def _none_there(engine: Engine) -> str:
    where = shown_address(engine)
    return f"there is no registry at {where}: run `skylt import MODEL.ifc`, or name another one with --database"
