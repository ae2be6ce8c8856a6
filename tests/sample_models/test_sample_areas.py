"""The areas of the truth are those of the geometry and, where declared, those of the files."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import pytest
from shapely import Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from sample_models.truth import outline

ROOMS = [
    ("station-architecture-1.ifc", "station-1.json"),
    ("station-architecture-ifc2x3-feet.ifc", "station-1.json"),
    ("station-architecture-2.ifc", "station-2.json"),
    ("annex-ifc4x3.ifc", "annex.json"),
]
SQUARE_FOOT_M2 = 0.09290304
Opened = Callable[[str], ifcopenshell.file]
Truth = Callable[[str], dict[str, Any]]
Shapes = Callable[[str, str], dict[str, Any]]


def silhouette(shape: Any) -> BaseGeometry:
    points, triangles = shape
    faces = (Polygon(points[corners, :2]) for corners in triangles)
    return unary_union([face for face in faces if face.area > 1e-9])


@pytest.mark.parametrize(("name", "facts"), ROOMS)
def test_every_space_with_a_body_covers_its_outline(name: str, facts: str, truth: Truth, shapes: Shapes) -> None:
    bodies = shapes(name, "IfcSpace")
    spaces = [space for space in truth(facts)["spaces"] if space["area_m2"] is not None]
    assert {space["global_id"] for space in spaces} == set(bodies)
    for space in spaces:
        plan = silhouette(bodies[space["global_id"]])
        assert plan.area == pytest.approx(space["area_m2"], rel=1e-3), space["number"]
        assert plan.symmetric_difference(outline(space)).area < 2e-3 * space["area_m2"], space["number"]


@pytest.mark.parametrize(("name", "facts"), ROOMS)
def test_every_space_has_its_height_range(name: str, facts: str, truth: Truth, shapes: Shapes) -> None:
    bodies = shapes(name, "IfcSpace")
    for space in truth(facts)["spaces"]:
        if space["area_m2"] is not None:
            z = bodies[space["global_id"]][0][:, 2]
            assert (z.min(), z.max()) == pytest.approx((space["z_min_m"], space["z_max_m"]), abs=1e-3), space["number"]


@pytest.mark.parametrize(("name", "facts"), ROOMS)
def test_every_space_declares_what_the_truth_says(name: str, facts: str, truth: Truth, model: Opened) -> None:
    file_facts = truth(facts)["files"][name]
    unit = SQUARE_FOOT_M2 if file_facts["length_unit"] == "FOOT" else 1.0
    for space in truth(facts)["spaces"]:
        sets = ifcopenshell.util.element.get_psets(model(name).by_guid(space["global_id"]))
        stated = {
            (set_name, key): value * unit
            for set_name, values in sets.items()
            for key, value in values.items()
            if key.endswith("Area")
        }
        in_file = {"Qto_SpaceBaseQuantities": file_facts["quantity_set"]}
        expected = {(in_file.get(d["set"], d["set"]), d["name"]): d["value_m2"] for d in space["declared"]}
        assert stated == pytest.approx(expected, abs=1e-5), space["number"]


def test_declared_net_areas_are_exact_but_for_the_outdated_and_the_empty_one(truth: Truth) -> None:
    wrong = {
        space["number"]
        for space in truth("station-1.json")["spaces"]
        for area in space["declared"]
        if area["kind"] == "net" and space["area_m2"] and abs(area["value_m2"] - space["area_m2"]) > 1e-3
    }
    assert wrong == {"211", "214"}


def test_the_attic_declares_no_areas(truth: Truth) -> None:
    attic = [space for space in truth("station-1.json")["spaces"] if space["storey"] == "Vind"]
    assert [space["number"] for space in attic if space["declared"]] == []


@pytest.mark.parametrize(
    ("number", "area_m2", "level"),
    [
        pytest.param("103", 5.8 * 4.0 + 3.0 * 3.4, True, id="L-shaped"),
        pytest.param("120", 8.4 * 7.6 - 0.5 * 0.5, True, id="with a column hole"),
        pytest.param("102", 7.8 * 7.4, True, id="an atrium over two storeys"),
        pytest.param("119", 3.8 * 7.6, False, id="a ramp: its area in plan"),
        pytest.param("302", 5.8 * 10.4, True, id="a sloped attic on a level floor"),
        pytest.param("303", 4.4 * 10.4, False, id="an attic with a split floor: its area in plan"),
        pytest.param("215", 5.8 * 7.6 - 1.4 * 1.4 / 2, True, id="with a corner cut off"),
        pytest.param("198", None, True, id="without a body"),
    ],
)
def test_a_special_room_has_the_area_that_a_ruler_gives(
    number: str, area_m2: float | None, level: bool, truth: Truth
) -> None:
    space = next(space for space in truth("station-1.json")["spaces"] if space["number"] == number)
    assert (space["area_m2"], space["level"]) == (area_m2 and pytest.approx(area_m2), level)


def test_one_body_has_normals_that_point_inwards(truth: Truth, model: Opened) -> None:
    space = next(space for space in truth("station-1.json")["spaces"] if space["solid"] == "inverted box")
    brep = model("station-architecture-1.ifc").by_guid(space["global_id"]).Representation.Representations[0].Items[0]
    corners = [[point.Coordinates for point in face.Bounds[0].Bound.Polygon] for face in brep.Outer.CfsFaces]
    assert signed_brep_volume(corners) < 0


def signed_brep_volume(faces: list[list[tuple[float, float, float]]]) -> float:
    total = 0.0
    for first, *others in faces:
        for second, third in pairwise(others):
            total += sum(a * b for a, b in zip(first, cross(second, third), strict=True))
    return total / 6


def cross(b: tuple[float, float, float], c: tuple[float, float, float]) -> tuple[float, float, float]:
    return b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]


def test_rooms_of_a_storey_do_not_overlap(truth: Truth) -> None:
    for facts in ("station-1.json", "station-2.json", "annex.json"):
        rooms = [
            (space["storey"], space["number"], outline(space)) for space in truth(facts)["spaces"] if space["counts"]
        ]
        overlapping = [
            (one, other)
            for index, (storey, one, shape) in enumerate(rooms)
            for other_storey, other, other_shape in rooms[index + 1 :]
            if storey == other_storey and shape.intersection(other_shape).area > 0
        ]
        assert overlapping == []
