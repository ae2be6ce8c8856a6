"""The committed files are what the script makes, valid, and small."""

from collections.abc import Callable
from pathlib import Path

import ifcopenshell
import ifcopenshell.util.unit
import ifcopenshell.validate
import pytest

from sample_models.identity import case_twin
from sample_models.make import make

MODELS = (
    "station-architecture-1.ifc",
    "station-architecture-2.ifc",
    "station-services-1.ifc",
    "station-services-2.ifc",
    "station-architecture-ifc2x3-feet.ifc",
    "annex-ifc4x3.ifc",
)
TRUTHS = ("station-1.json", "station-2.json", "annex.json")
Opened = Callable[[str], ifcopenshell.file]


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample_models")
    make(folder)
    return folder


@pytest.mark.parametrize("name", [*MODELS, *TRUTHS])
def test_making_a_file_again_gives_the_same_bytes(name: str, made_again: Path, folder: Path) -> None:
    assert (made_again / name).read_bytes() == (folder / name).read_bytes()


def test_the_script_makes_these_files_and_no_others(made_again: Path) -> None:
    assert {path.name for path in made_again.iterdir()} == {*MODELS, *TRUTHS}


def test_all_files_together_stay_below_5_mb(folder: Path) -> None:
    assert sum((folder / name).stat().st_size for name in (*MODELS, *TRUTHS)) < 5_000_000


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_valid_ifc(name: str, model: Opened) -> None:
    log = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(model(name), log)
    assert log.statements == []


@pytest.mark.parametrize("name", MODELS)
def test_no_globalid_stands_twice_in_a_model(name: str, model: Opened) -> None:
    ids = [root.GlobalId for root in model(name).by_type("IfcRoot")]
    assert len(ids) == len(set(ids))


def test_two_chairs_have_globalids_that_differ_only_in_case(model: Opened) -> None:
    ids = {chair.GlobalId for chair in model("station-architecture-1.ifc").by_type("IfcFurniture")}
    assert len({one for one in ids if case_twin(one) in ids}) == 2


@pytest.mark.parametrize(
    ("name", "unit", "metres"),
    [
        ("station-architecture-1.ifc", "METRE", 0.001),
        ("station-services-1.ifc", "METRE", 1.0),
        ("station-architecture-ifc2x3-feet.ifc", "foot", 0.3048),
        ("annex-ifc4x3.ifc", "METRE", 1.0),
    ],
)
def test_a_model_has_its_own_length_unit(name: str, unit: str, metres: float, model: Opened) -> None:
    length = ifcopenshell.util.unit.get_project_unit(model(name), "LENGTHUNIT")
    assert length is not None
    assert length.Name == unit
    assert ifcopenshell.util.unit.calculate_unit_scale(model(name)) == pytest.approx(metres)
