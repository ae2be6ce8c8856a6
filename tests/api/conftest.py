"""A registry with the sample station in it, the command line on it, and HTTP over it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http.application import create_app
from api.operations.imports.importing import ImportOptions, import_model
from registry.database.engine import open_engine
from tests.conftest import ROOT

STATION = (
    ROOT / "sample_models" / "station-architecture-1.ifc",
    ROOT / "sample_models" / "station-services-1.ifc",
)


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
    """Run the command as a person would, in a folder of its own."""
    for name in ("SKYLT_DATABASE_URL", "SKYLT_CODE_HOST"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, **variables: str) -> Ran:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        command = [str(Path(sys.executable).with_name("skylt")), *map(str, arguments)]
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
        return Ran(ended.returncode, ended.stdout, ended.stderr)

    return run
