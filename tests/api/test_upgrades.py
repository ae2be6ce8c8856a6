"""Registries of every version, with data in them, are upgraded on both engines, and can then be used."""

import gzip
import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import create_engine, text

from registry.database import upgrading
from registry.database.engine import open_engine
from registry.database.migrating import create_or_upgrade
from registry.database.upgrading import HEAD, KNOWN, MIGRATIONS
from registry.errors import NotUpgraded
from tests.api.conftest import Skylt
from tests.conftest import ROOT, create_database
from tests.registry.database.test_migrating import differences
from tests.registry.registries.making import registry_of
from tests.registry.registries.postgresql import copy_registry

VERSIONS = [*KNOWN, HEAD]
MODELS = ROOT / "sample_models"

COMMITTED = {
    "0001": "ae8095ee867a78a09eb35e24dce9caeb9267733b1d960281fa385333fdcf9c13",
    "0002": "c094deee59b0eae37c0435a26848de3f4ed544bf02859c144abc719c0e5c5173",
    "0003": "2b1daf378714a23e9e5ebac9a41f370ab680b05d718bfe2f9b8d13884bde4d43",
    "0004": "602fbc35e776d29eb3afb051104d5f505418162925bf995f17a382062349a2d3",
    "0005": "b4fb5c5646c088b4ca821eff20434186960b3d6e288e3a21b49de79eee94027e",
    "0006": "de399a8f560eba9a6912ca633f69ae5c9810cea7f5058b966be9bec18af9b2cf",
}
"""The digest of each version's file. A version that was committed is never changed: registries have been made by it."""


@pytest.mark.parametrize("path", sorted((MIGRATIONS / "versions").glob("[0-9]*.py")), ids=lambda path: path.stem)
def test_a_version_that_was_committed_is_never_changed(path: Path) -> None:
    assert COMMITTED[path.stem[:4]] == sha256(path.read_bytes()).hexdigest(), "add another version instead"


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_has_a_registry_with_data(version: str) -> None:
    assert registry_of(version).is_file(), "make one: python -m tests.registry.registries.making"


def unpacked(version: str, folder: Path) -> Path:
    """A registry of that version, in a file of its own."""
    file = folder / "old.db"
    file.write_bytes(gzip.decompress(registry_of(version).read_bytes()))
    return file


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Each version of the tables that there was."""
    return str(request.param)


@pytest.fixture(params=["sqlite", "postgresql"])
def old_registry(request: pytest.FixtureRequest, tmp_path: Path, version: str) -> str:
    """The address of a registry of that version, on each engine in turn."""
    file = unpacked(version, tmp_path)
    if request.param == "sqlite":
        return f"sqlite:///{file}"
    server: str = request.getfixturevalue("postgresql_url")
    name = f"old_{version}_{tmp_path.name}".lower()[:60]
    create_database(server, name, template="template0")
    engine = open_engine(server.format(name))
    copy_registry(file, engine, version)
    engine.dispose()
    return server.format(name)


def codes(url: str) -> dict[str, int | None]:
    """Code → element, as the table has it."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        found = {code.code: code.element_id for code in connection.execute(text("SELECT code, element_id FROM code"))}
    engine.dispose()
    return found


def test_a_registry_of_every_version_is_upgraded_and_used(skylt: Skylt, old_registry: str, tmp_path: Path) -> None:
    before = codes(old_registry)
    assert len(before) >= 360
    skylt_url = {"SKYLT_DATABASE_URL": old_registry}

    def ran(*arguments: object) -> str:
        ended = skylt(*arguments, **skylt_url)
        assert ended.exit_code == 0, f"{arguments}: {ended.stderr}"
        return ended.stdout

    spaces = json.loads(ran("spaces", "--json"))
    assert len(spaces) == 45
    engine = open_engine(old_registry)
    assert differences(engine) == []
    engine.dispose()
    for model in ("services", "architecture"):
        ran("import", MODELS / f"station-{model}-2.ifc")
    now = codes(old_registry)
    assert {code: now[code] for code in before} == before
    assert json.loads(ran("spaces", "--as-of", "architecture:1", "--json"))
    code = spaces[0]["code"]
    assert ran("history", code)
    ran("correct", code, "name=Arkiv")
    ran("labels", "print", "--not-printed", "--stock", "L7160", "-o", tmp_path / "labels.pdf")
    ran("labels", "updates", "--since", "architecture:1")
    ran("areas", "--as-of", "architecture:1")
    ran("revisions", "undo", "--last", "--building", spaces[0]["building"], "--model", "architecture", "--yes")
    assert {code: codes(old_registry)[code] for code in before} == before
    ran("import", MODELS / "station-architecture-2.ifc")


def test_an_upgrade_copies_the_file_first_and_says_where(skylt_process: Skylt, tmp_path: Path) -> None:
    file = unpacked("0003", tmp_path)
    (tmp_path / "old-version-0003.db").write_bytes(b"of somebody else")
    ended = skylt_process("spaces", "--json", "--database", f"sqlite:///{file}")
    copy = tmp_path / "old-version-0003-2.db"
    assert f"was upgraded from version 0003 to {HEAD}; a copy of it as it was is {copy}" in ended.stderr
    assert len(ended.json) == 45
    with closing(connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
        assert kept.execute("SELECT count(*) FROM code").fetchone() == (360,)
    assert (tmp_path / "old-version-0003.db").read_bytes() == b"of somebody else"


LACKING = {
    "0004 as it was first committed": ("0004", ("listed_change", "asset_list"), ()),
    "0003 as it was first committed": ("0003", ("owner_row",), ("undone_by", "undone_why", "before")),
    "0002 as it was first committed": ("0002", (), ("parts",)),
}


@pytest.mark.parametrize(("version", "tables", "columns"), LACKING.values(), ids=LACKING.keys())
def test_a_registry_that_lacks_what_came_later_to_its_version_is_completed(
    skylt: Skylt, tmp_path: Path, version: str, tables: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    file = unpacked(version, tmp_path)
    with closing(connect(file)) as registry:
        for table in tables:
            registry.execute(f"DROP TABLE {table}")
        for column in columns:
            registry.execute(f'ALTER TABLE revision DROP COLUMN "{column}"')
        registry.commit()
    imported = skylt("import", MODELS / "station-services-2.ifc", "--database", f"sqlite:///{file}")
    assert imported.exit_code == 0, imported.stderr
    engine = open_engine(f"sqlite:///{file}")
    assert differences(engine) == []
    engine.dispose()


def test_an_upgrade_that_fails_leaves_the_registry_as_it_was(tmp_path: Path) -> None:
    file = unpacked("0002", tmp_path)
    with closing(connect(file)) as registry:
        registry.execute("PRAGMA foreign_keys = OFF")
        registry.execute("UPDATE code SET element_id = 999999 WHERE rowid = 1")
        registry.commit()
    engine = open_engine(f"sqlite:///{file}")
    with pytest.raises(NotUpgraded, match=r"refer to others that are missing \(from code to element\)"):
        create_or_upgrade(engine)
    engine.dispose()
    with closing(connect(file)) as registry:
        assert registry.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]


def test_an_upgrade_needs_room_for_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = unpacked("0001", tmp_path)
    monkeypatch.setattr(upgrading, "_free_name", lambda *_: tmp_path / "no" / "such.db")
    engine = open_engine(f"sqlite:///{file}")
    with pytest.raises(NotUpgraded, match=r"no copy of .* could be made .*nothing was changed"):
        create_or_upgrade(engine)
    engine.dispose()
    with closing(connect(file)) as registry:
        assert registry.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
