"""The registries of earlier versions on PostgreSQL: the tables of their time, with the rows of the SQLite file."""

from pathlib import Path

from alembic import command
from sqlalchemy import Connection, Engine, MetaData, create_engine, func, insert, select, text

from registry.database.upgrading import migration_config


def copy_registry(file: Path, engine: Engine, version: str) -> None:
    """Fill the empty database of `engine` with the registry in `file`, which is of that version."""
    source = create_engine(f"sqlite:///{file}")
    with source.connect() as old, engine.begin() as new:
        command.upgrade(migration_config(new), version)
        new.execute(text("SET session_replication_role = replica"))  # rows may refer to later ones
        new.execute(text("SET TimeZone = 'UTC'"))
        rows = MetaData()
        rows.reflect(old)
        targets = MetaData()
        targets.reflect(new)
        for name, table in rows.tables.items():
            if name == "alembic_version":
                continue
            copied = [dict(row._mapping) for row in old.execute(select(table))]
            if copied:
                new.execute(insert(targets.tables[name]), copied)
            _count_on(new, targets, name)
        new.execute(text("SET session_replication_role = DEFAULT"))
    source.dispose()


def _count_on(connection: Connection, targets: MetaData, name: str) -> None:
    """Let new rows of a table get the numbers after the highest one that is there."""
    column = targets.tables[name].autoincrement_column
    if column is not None:
        connection.execute(select(func.setval(func.pg_get_serial_sequence(name, column.name), func.max(column))))
