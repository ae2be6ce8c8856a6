"""The tables' version: what a registry has, what this program wants, and the way from one to the other.

Alembic is imported only where there is something to migrate, since every command asks for the version.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from registry.database import reading_connection, shown_address, sqlite_file, writing
from registry.errors import NoRegistry, RegistryTooNew

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0002"
"""The newest version in `migrations/versions`; a test compares."""

KNOWN = ("0001", "0002")


def migration_config(connection: Connection | None = None) -> "Config":
    """Alembic's configuration, made here and not read from a file."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


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
    """Create the tables or bring them up to date; True where anything was done."""
    version = current_version(engine) if _has_file(engine) else None
    if version == HEAD:
        return False
    if version is not None and version not in KNOWN:
        message = (
            f"the registry has tables of version {version}, this program knows up to {HEAD}: install a newer Skylt"
        )
        raise RegistryTooNew(message)
    _upgrade(engine)
    return True


def current_version(engine: Engine) -> str | None:
    """The version of the tables behind `engine`."""
    with reading_connection(engine) as connection:
        return version_of(connection)


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415

    file = sqlite_file(engine)
    if file is not None and not file.parent.is_dir():
        message = f"there is no folder {file.parent} for the registry: create it, or name another file with --database"
        raise NoRegistry(message)
    with writing(engine) as session:
        command.upgrade(migration_config(session.connection()), "head")


def _has_file(engine: Engine) -> bool:
    file = sqlite_file(engine)
    return file is None or file.exists()


def _none_there(engine: Engine) -> str:
    where = shown_address(engine)
    return f"there is no registry at {where}: run `skylt import MODEL.ifc`, or name another one with --database"
