"""An import that is killed at any moment leaves the registry as before or as after, and the next one completes.

`python -m bench.kills` does the same 200 times, with larger models.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.contents import Contents, contents
from bench.killing import Course, Import, kill, moment, undisturbed
from registry.database.engine import open_engine
from tests.conftest import ROOT, copy_on_postgresql

MODEL = ROOT / "sample_models" / "annex-ifc4x3.ifc"


@dataclass(frozen=True)
class Undisturbed:
    """The import that nobody kills: how long it takes, and what it leaves."""

    course: Course
    after: Contents


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """An import into a new registry."""
    folder = tmp_path_factory.mktemp("whole")
    url = f"sqlite:///{folder / 'skylt.db'}"
    course = undisturbed(Import(MODEL, url, folder))
    engine = open_engine(url)
    after = contents(engine)
    engine.dispose()
    return Undisturbed(course, after)


@pytest.mark.parametrize("number", range(12))
def test_a_killed_import_is_done_or_not_done(tmp_path: Path, whole: Undisturbed, number: int) -> None:
    wanted = Import(MODEL, f"sqlite:///{tmp_path / 'skylt.db'}", tmp_path)
    killed = kill(wanted, moment(1, number), whole.course, {"before": {}, "after": whole.after})
    assert killed.problems == []
    assert killed.state in ("before", "after")
    assert {one.name for one in tmp_path.iterdir()} == {"skylt.db", "tmp"}


@pytest.fixture
def server(request: pytest.FixtureRequest) -> str:
    """The address of an empty registry on PostgreSQL."""
    return copy_on_postgresql(request)


@pytest.mark.parametrize("number", [0, 1, 4, 12])
def test_a_connection_that_dies_is_rolled_back(tmp_path: Path, server: str, whole: Undisturbed, number: int) -> None:
    killed = kill(
        Import(MODEL, server, tmp_path), moment(1, number), whole.course, {"before": {}, "after": whole.after}
    )
    assert killed.problems == []
    assert killed.state in ("before", "after")
