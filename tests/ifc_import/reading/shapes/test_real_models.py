"""Real models, where they are at hand beside the project: equal to OpenCascade."""

import json
from collections import Counter
from pathlib import Path

import ifcopenshell
import ifcopenshell.util.unit
import numpy as np
import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.boxes import boxes
from ifc_import.reading.shapes.footprints import footprints
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.values.units import read_units
from registry.snapshot import Footprint

from .reference import plan_area_m2, triangles_by_id

ROOT = Path(__file__).parents[4]
MODELS = ROOT.parent / "shared" / "models"
SAMPLES = ROOT / "sample_models"

UNREAD = "broken-unescaped-apostrophe.ifc"
TWO_UNITS = "cobie-psets-two-length-units.ifc"
"""OpenCascade takes the unit that this file's declared areas speak against."""
EVERY_MODEL = [
    *sorted(SAMPLES.glob("*.ifc")),
    *sorted(path for path in MODELS.glob("*.ifc*") if path.name not in (UNREAD, TWO_UNITS)),
]

DUPLEX_M2 = 375.7
"""The floor area of its 21 spaces."""


def opened(path: Path) -> ifcopenshell.file:
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand: real models are no part of the project")
    file: ifcopenshell.file = ifcopenshell.open(path, lazy=True)  # type: ignore[call-overload]  # left out of its types
    return file


def all_footprints(file: ifcopenshell.file) -> tuple[list[entity_instance], dict[int, Footprint]]:
    scale_to_m = read_units(file)[0].length_m
    spaces = list(file.by_type("IfcSpace"))
    found, problems = footprints(file, spaces, scale_to_m, Placements(scale_to_m))
    assert problems == {}
    return spaces, found


@pytest.mark.parametrize(
    ("name", "by_method"),
    [
        ("b03-heating-spaces-under-project.ifc", {"lowest faces": 5}),
        (TWO_UNITS, {"extrusion": 5}),
        ("creative-freedom-early.ifc", {"extrusion": 4}),
        ("creative-freedom-late.ifc", {"extrusion": 4}),
        ("double-globalids.ifc", {"extrusion": 2}),
        ("duplex-arc-2011-05-05.ifc", {"extrusion": 13, "lowest faces": 5}),
        ("duplex-arc-2011-09-07.ifc", {"extrusion": 17, "lowest faces": 4}),
        ("duplex-electrical-feet.ifc", {"extrusion": 1}),
        ("fzk-haus-archicad-ifc4.ifc", {"footprint": 7}),
        ("ifc4x3-arc.ifc", {"extrusion": 2}),
        ("institute-archicad.ifczip", {"extrusion": 79, "lowest faces": 3}),
        ("janesville-restaurant-feet.ifc", {"extrusion": 20}),
        ("large-building.ifc", {"extrusion": 8}),
    ],
)
def test_the_spaces_of_a_public_model_are_read_in_the_ways_that_suit_them(name: str, by_method: dict[str, int]) -> None:
    _, found = all_footprints(opened(MODELS / name))
    assert Counter(footprint.method for footprint in found.values()) == by_method


@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.name)
def test_every_space_has_the_area_and_height_that_opencascade_gives(path: Path) -> None:
    file = opened(path)
    spaces, found = all_footprints(file)
    expected = triangles_by_id(file, spaces) if spaces else {}
    assert set(found) == set(expected)
    for step_id, triangles in expected.items():
        z_min, z_max = triangles[:, :, 2].min(), triangles[:, :, 2].max()
        assert found[step_id].area_m2 == pytest.approx(plan_area_m2(triangles), rel=0.005)
        assert (found[step_id].z_min_m, found[step_id].z_max_m) == pytest.approx((z_min, z_max), abs=1e-3)


def test_the_spaces_of_the_duplex_add_up() -> None:
    _, found = all_footprints(opened(MODELS / "duplex-arc-2011-09-07.ifc"))
    assert len(found) == 21
    assert sum(footprint.area_m2 for footprint in found.values()) == pytest.approx(DUPLEX_M2, rel=0.005)


def test_a_model_with_two_length_units_is_read_in_the_one_that_its_declared_areas_speak_for() -> None:
    file = opened(MODELS / TWO_UNITS)
    spaces, found = all_footprints(file)
    for step_id, triangles in triangles_by_id(file, spaces).items():
        assert found[step_id].area_m2 == pytest.approx(1e-6 * plan_area_m2(triangles), rel=0.005)
    assert sum(footprint.area_m2 for footprint in found.values()) == pytest.approx(414.4, rel=0.005)


@pytest.mark.parametrize(
    "name",
    ["duplex-arc-2011-09-07.ifc", "duplex-electrical-feet.ifc", "institute-archicad.ifczip", "large-building.ifc"],
)
def test_the_centre_of_every_box_is_within_three_centimetres_of_the_whole_shape_s(name: str) -> None:
    file = opened(MODELS / name)
    scale_to_m = ifcopenshell.util.unit.calculate_unit_scale(file)
    kinds = ("IfcFurnishingElement", "IfcDistributionElement", "IfcDoor", "IfcWindow")
    things = [thing for kind in kinds for thing in file.by_type(kind)]
    problems: dict[int, str] = {}
    found = boxes(file, things, scale_to_m, Placements(scale_to_m), problems=problems)
    assert problems == {}
    for step_id, triangles in triangles_by_id(file, things).items():
        points = triangles.reshape(-1, 3)
        box = np.array(found[step_id])
        assert (box[:3] + box[3:]) / 2 == pytest.approx((points.min(axis=0) + points.max(axis=0)) / 2, abs=0.03)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("station-architecture-1.ifc", "station-1.json"),
        ("station-architecture-ifc2x3-feet.ifc", "station-1.json"),
        ("station-architecture-2.ifc", "station-2.json"),
        ("annex-ifc4x3.ifc", "annex.json"),
    ],
)
def test_the_spaces_of_the_sample_models_are_as_their_truth_says(name: str, facts: str) -> None:
    spaces, found = all_footprints(opened(SAMPLES / name))
    truth = {one["global_id"]: one for one in json.loads((SAMPLES / facts).read_text(encoding="utf-8"))["spaces"]}
    for space in spaces:
        expected, footprint = truth[space.GlobalId], found.get(space.id())
        if expected["area_m2"] is None:
            assert footprint is None
            continue
        assert footprint is not None
        assert footprint.area_m2 == pytest.approx(expected["area_m2"], rel=1e-3)
        assert (footprint.level, footprint.method == "silhouette") == (expected["level"], not expected["level"])
