"""What commands write: only over what they wrote themselves, and never over a registry or a model."""

from pathlib import Path
from shutil import copy

import pytest

from tests.api.conftest import STATION, Skylt

WRITERS = {
    "areas": (["areas", "--xlsx"], "there.xlsx"),
    "receipt": (["receipt", "--html"], "there.html"),
    "codes": (["codes", "export", "-o"], "there.csv"),
    "labels": (["labels", "print", "--stock", "L7160", "-o"], "there.pdf"),
}
"""Commands, and a name that fits what each writes."""

every_writer = pytest.mark.parametrize(("writer", "fitting"), WRITERS.values(), ids=WRITERS)


@pytest.fixture
def registry(station_url: str, tmp_path: Path) -> Path:
    """A copy of the station's registry in the working folder."""
    return Path(copy(station_url.removeprefix("sqlite:///"), tmp_path / "ow.db"))


@every_writer
@pytest.mark.parametrize("is_named_as_output", [False, True], ids=["by its name", "under a name that fits"])
def test_a_registry_is_never_written_over(
    skylt: Skylt, registry: Path, writer: list[str], fitting: str, is_named_as_output: bool
) -> None:
    target = registry.rename(registry.with_name(fitting)) if is_named_as_output else registry
    before = target.read_bytes()
    ran = skylt(*writer, target.name, "--database", f"sqlite:///{target.name}")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[-1].startswith(
        (f"skylt: {target.name} is ", f"skylt: {target.name} exists and is not ")
    )
    assert target.read_bytes() == before


@every_writer
def test_only_what_a_command_wrote_it_writes_over(
    skylt: Skylt, own_url: str, tmp_path: Path, writer: list[str], fitting: str
) -> None:
    copy(STATION[0], tmp_path / fitting)
    assert skylt(*writer, fitting, "--database", own_url).exit_code == 2
    assert (tmp_path / fitting).read_bytes() == STATION[0].read_bytes()
    (tmp_path / fitting).unlink()
    assert [skylt(*writer, fitting, "--database", own_url).exit_code for _ in range(2)] == [0, 0]
