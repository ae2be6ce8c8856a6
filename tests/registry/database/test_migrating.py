"""The tables: what migrations make is what the program declares, on both engines."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from registry import tables  # noqa: F401  (fills the metadata)
from registry.database.engine import open_engine, writing
from registry.database.migrating import (
    create_or_upgrade,
    current_version,
    is_founded,
    require_registry,
    unmade_where_it_fails,
)
from registry.database.upgrading import HEAD, migrate, migration_config
from registry.errors import NoRegistry, RegistryTooNew
from registry.imports.revisions import add_building
from registry.tables.columns import Table
from tests.conftest import NOON
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
        migrate(connection)


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
    engine.dispose()


def test_a_registry_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NoRegistry, match=r"there is no registry at .*skylt import"):
        require_registry(open_engine(f"sqlite:///{tmp_path / 'none.db'}"))
    assert not (tmp_path / "none.db").exists()


def test_a_registry_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegistryTooNew, match="install a newer Skylt"):
        create_or_upgrade(engine)


def make_and_fail(engine: Engine, *buildings: str) -> None:
    with unmade_where_it_fails(engine):
        create_or_upgrade(engine)
        with writing(engine) as session:
            for name in buildings:
                add_building(session, name, NOON)
        raise KeyboardInterrupt


@pytest.mark.parametrize("was_there", [False, True], ids=["made in vain", "there before"])
def test_a_file_that_was_made_in_vain_is_gone(tmp_path: Path, was_there: bool) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'skylt.db'}")
    if was_there:
        create_or_upgrade(engine)
    with pytest.raises(KeyboardInterrupt):
        make_and_fail(engine)
    assert (tmp_path / "skylt.db").exists() is was_there
    engine.dispose()


def test_a_file_in_which_something_was_founded_stays(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'skylt.db'}")
    with pytest.raises(KeyboardInterrupt):
        make_and_fail(engine, "Station")
    assert is_founded(engine)
    engine.dispose()
