"""The police station in both engines, imported once: both disciplines, both revisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.receipts.views import Receipt
from registry.database.engine import open_engine
from tests.api.operations.registered import SAMPLES, Registered, importing, registered, truth
from tests.conftest import copy_on_postgresql

DISCIPLINES = ("architecture", "services")


@dataclass(frozen=True)
class Revision:
    """One revision of both models: what the imports said, what was registered then, and what is true."""

    receipts: dict[str, Receipt]
    registered: Registered
    truth: dict[str, Any]


@dataclass(frozen=True)
class Station:
    """The station in a registry, after its first and after its second revision."""

    first: Revision
    second: Revision


@pytest.fixture(scope="session", autouse=True)
def _reading_once(reading_once: None) -> None:
    """What is tested here is not how a file is read."""


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def station(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """The station after each revision, on each engine in turn; tests look at it and change nothing."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("station") / "skylt.db"
        copy(request.getfixturevalue("sqlite_template"), path)
        engine = open_engine(f"sqlite:///{path}")
    else:
        engine = open_engine(copy_on_postgresql(request))
    yield Station(_revision(engine, 1), _revision(engine, 2))
    engine.dispose()


def _revision(engine: Engine, number: int) -> Revision:
    receipts = {one: importing(engine, SAMPLES / f"station-{one}-{number}.ifc") for one in DISCIPLINES}
    return Revision(receipts, registered(engine), truth(f"station-{number}.json"))


@pytest.fixture
def embedded(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty registry on the embedded engine alone, for what does not depend on the engine."""
    copy(sqlite_template, tmp_path / "embedded.db")
    engine = open_engine(f"sqlite:///{tmp_path / 'embedded.db'}")
    yield engine
    engine.dispose()
