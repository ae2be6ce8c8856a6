"""The tables: what migrations make is what the program declares, on both engines."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from registry import tables  # noqa: F401  (fills the metadata)
from registry.database import open_engine
from registry.errors import NoRegistry, RegistryTooNew
from registry.migrating import HEAD, create_or_upgrade, current_version, migration_config, require_registry, upgrade
from registry.tables.columns import Table
from tests.factories import a_snapshot, an_asset
from tests.registry.importing import rows, take_in


def differences(engine: Engine) -> list[Any]:
    """How the tables of a registry differ from the declared ones."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Table.metadata))


def migrated_anew(engine: Engine) -> None:
    """Drop a registry's tables and make them by all migrations, from the first one on."""
    with engine.begin() as connection:
        Table.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        upgrade(connection)


def test_tables_of_a_new_registry_are_the_declared_ones(engine: Engine) -> None:
    assert (differences(engine), current_version(engine)) == ([], HEAD)


def test_migrated_tables_are_the_declared_ones(engine: Engine) -> None:
    migrated_anew(engine)
    assert (differences(engine), current_version(engine)) == ([], HEAD)


def test_a_migrated_registry_takes_models_in_as_a_new_one_does(engine: Engine) -> None:
    take_in(engine, a_snapshot(an_asset()))
    new = rows(engine, "asset", "name", "classifications", "documents", "location_method")
    migrated_anew(engine)
    take_in(engine, a_snapshot(an_asset()))
    assert rows(engine, "asset", "name", "classifications", "documents", "location_method") == new


def test_the_newest_version_is_the_one_that_the_program_wants() -> None:
    assert ScriptDirectory.from_config(migration_config()).get_current_head() == HEAD


def test_a_registry_is_created_once(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    assert [create_or_upgrade(engine), create_or_upgrade(engine)] == [True, False]
    assert current_version(engine) == HEAD


def test_a_registry_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NoRegistry, match=r"there is no registry at .*skylt import"):
        require_registry(open_engine(f"sqlite:///{tmp_path / 'none.db'}"))
    assert not (tmp_path / "none.db").exists()


def test_a_registry_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegistryTooNew, match="install a newer Skylt"):
        create_or_upgrade(engine)
