"""A registry with the sample station in it, the command line on it, and HTTP over it."""

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.cli import main
from api.cli.terminal import streams
from api.http.application import create_app
from api.operations.imports.importing import ImportOptions, import_model
from registry.database import engine as database
from registry.database.engine import open_engine
from tests.conftest import ROOT

STATION = (
    ROOT / "sample_models" / "station-architecture-1.ifc",
    ROOT / "sample_models" / "station-services-1.ifc",
)


@pytest.fixture(scope="session", autouse=True)
def _reading_once(reading_once: None) -> None:
    """What is tested here is not how a file is read."""


@pytest.fixture(scope="session")
def station_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a registry with both models of the station; tests only read it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('station') / 'skylt.db'}"
    engine = open_engine(url)
    for path in STATION:
        import_model(engine, path, ImportOptions(), lambda: datetime.now(UTC))
    engine.dispose()
    return url


@pytest.fixture
def own_url(station_url: str, tmp_path: Path) -> str:
    """A copy of the station's registry that a test may change."""
    open_engine(station_url).dispose()
    copy(station_url.removeprefix("sqlite:///"), tmp_path / "own.db")
    return f"sqlite:///{tmp_path / 'own.db'}"


@pytest.fixture(scope="session")
def station(station_url: str) -> Iterator[Engine]:
    """The engine of that registry."""
    engine = open_engine(station_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def client(station: Engine) -> Iterator[TestClient]:
    """HTTP over that registry."""
    with TestClient(create_app(station)) as client:
        yield client


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.stdout)


Skylt = Callable[..., Ran]


@pytest.fixture
def skylt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Skylt:
    """Run the command as a person would, in a folder of its own.

    It runs in this process: loading the libraries takes longer than most commands.
    """
    return _running(_run_here, tmp_path, monkeypatch)


@pytest.fixture
def skylt_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Skylt:
    """As `skylt`, in a process of its own: for what a command does with its process."""
    return _running(_run_process, tmp_path, monkeypatch)


def _running(how: Callable[[list[str], Path], Ran], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Skylt:
    for name in ("SKYLT_DATABASE_URL", "SKYLT_CODE_HOST"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, **variables: str) -> Ran:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return how([*map(str, arguments)], folder)

    return run


def _run_process(arguments: list[str], folder: Path) -> Ran:
    command = [str(Path(sys.executable).with_name("skylt")), *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def _run_here(arguments: list[str], folder: Path) -> Ran:
    thresholds = gc.get_threshold()
    with pytest.MonkeyPatch.context() as patch, _engines_closed(patch):
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["skylt", *arguments])
        patch.setattr(sys, "excepthook", sys.excepthook)  # Typer sets one
        patch.setattr(streams, "abandon_output", lambda: None)  # that would be the output of the tests
        for name in ("stdout", "stderr"):
            patch.setattr(sys, name, TextIOWrapper(BytesIO()))
        code: object = 0
        try:
            main.run()
        except SystemExit as end:
            code = end.code or 0
        finally:
            gc.set_threshold(*thresholds)
        assert isinstance(code, int)
        return Ran(code, _written(sys.stdout), _written(sys.stderr))


@contextmanager
def _engines_closed(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what a command leaves to the end of its process."""
    create_engine = vars(database)["create_engine"]
    with ExitStack() as ends:

        def opened(*arguments: Any, **options: Any) -> Engine:
            engine: Engine = create_engine(*arguments, **options)
            ends.callback(engine.dispose)
            return engine

        patch.setattr(database, "create_engine", opened)
        yield


def _written(stream: object) -> str:
    assert isinstance(stream, TextIOWrapper)
    stream.seek(0)
    return stream.read()
