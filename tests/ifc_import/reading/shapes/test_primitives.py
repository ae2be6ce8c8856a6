"""Blocks, cylinders, cones, pyramids and spheres have the areas and boxes that their own lengths say."""

import math
from collections.abc import Sequence
from typing import Any

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.boxes import boxes
from ifc_import.reading.shapes.footprints import footprints

from .factories import FOOT_M, Schema, TinyModel, almost, placements_of, read_box, read_footprint

LENGTHS: dict[str, tuple[float, ...]] = {
    "IfcBlock": (4.0, 3.0, 2.5),
    "IfcRightCircularCylinder": (2.5, 2.0),
    "IfcRightCircularCone": (2.5, 2.0),
    "IfcRectangularPyramid": (4.0, 3.0, 2.5),
    "IfcSphere": (2.0,),
}
"""X, Y, Z or height; height and radius; radius."""
CIRCLE_M2 = math.pi * 4.0
AREAS_M2 = {
    "IfcBlock": 12.0,
    "IfcRightCircularCylinder": CIRCLE_M2,
    "IfcRightCircularCone": CIRCLE_M2,
    "IfcRectangularPyramid": 12.0,
    "IfcSphere": CIRCLE_M2,
}
BOXES = {
    "IfcBlock": (1, 2, 3, 5, 5, 5.5),
    "IfcRightCircularCylinder": (-1, 0, 3, 3, 4, 5.5),
    "IfcRightCircularCone": (-1, 0, 3, 3, 4, 5.5),
    "IfcRectangularPyramid": (1, 2, 3, 5, 5, 5.5),
    "IfcSphere": (-1, 0, 1, 3, 4, 5),
}
"""With the Position at (1, 2, 3)."""

in_a_tree = pytest.mark.parametrize("is_tree", [False, True], ids=["by itself", "as all of a tree"])
every_kind = pytest.mark.parametrize("kind", LENGTHS)


def primitive(model: TinyModel, kind: str, at: Sequence[Any] = ((1, 2, 3),), *, is_tree: bool = False) -> Any:
    item = model.make(kind, model.axes(*at), *LENGTHS[kind])
    return model.make("IfcCsgSolid", item) if is_tree else item


def a_thing(model: TinyModel, *items: entity_instance, **more: Any) -> entity_instance:
    return model.product(*items, kind="IfcBuildingElementProxy", **more)


@in_a_tree
@every_kind
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_space_covers_what_its_lengths_say(schema: Schema, kind: str, is_tree: bool) -> None:
    model = TinyModel(schema)
    footprint = read_footprint(model, model.product(primitive(model, kind, is_tree=is_tree)))
    assert footprint.area_m2 == almost(AREAS_M2[kind], 5e-4)
    assert (footprint.z_min_m, footprint.z_max_m) == (almost(BOXES[kind][2]), almost(BOXES[kind][5]))


@in_a_tree
@every_kind
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_thing_is_as_large_as_its_lengths_say(schema: Schema, kind: str, is_tree: bool) -> None:
    model = TinyModel(schema)
    assert read_box(model, a_thing(model, primitive(model, kind, is_tree=is_tree))) == pytest.approx(BOXES[kind])


@every_kind
def test_lengths_are_in_the_unit_of_the_file(kind: str) -> None:
    model = TinyModel(scale_to_m=FOOT_M)
    box = read_box(model, a_thing(model, primitive(model, kind)))
    assert box == pytest.approx([side * FOOT_M for side in BOXES[kind]])


SCALED = {
    "IfcBlock": (2, 4, 6, 10, 10, 11),
    "IfcRightCircularCylinder": (-2, 0, 6, 6, 8, 11),
    "IfcSphere": (-2, 0, 2, 6, 8, 10),
}


@pytest.mark.parametrize("kind", SCALED)
def test_a_map_of_a_primitive_is_followed(kind: str) -> None:
    model = TinyModel()
    box = read_box(model, a_thing(model, model.mapped([primitive(model, kind)], Scale=2.0)))
    assert box == pytest.approx(SCALED[kind])


def test_a_cylinder_that_lies_on_its_side_covers_a_rectangle() -> None:
    model = TinyModel()
    lying = primitive(model, "IfcRightCircularCylinder", ((0, 0, 2), (0, 1, 0), (1, 0, 0)))
    footprint = read_footprint(model, model.product(lying))
    assert (footprint.area_m2, footprint.method) == (almost(4.0 * 2.5), "silhouette")


def test_a_cone_on_its_point_covers_its_base_and_its_floor_is_not_level() -> None:
    model = TinyModel()
    on_its_point = primitive(model, "IfcRightCircularCone", ((0, 0, 2.5), (0, 0, -1)))
    footprint = read_footprint(model, model.product(on_its_point))
    assert (footprint.area_m2, footprint.level) == (almost(CIRCLE_M2, 5e-4), False)


def test_a_tilted_sphere_is_as_large_as_an_upright_one() -> None:
    model = TinyModel()
    sphere = primitive(model, "IfcSphere", ((1, 2, 3), (0.3, 0.2, 0.9), (0.5, 0.4, 0.1)))
    assert read_box(model, a_thing(model, sphere)) == pytest.approx(BOXES["IfcSphere"], abs=0.003)


def test_a_round_room_with_a_bay_covers_both() -> None:
    model = TinyModel()
    room = primitive(model, "IfcRightCircularCylinder", ((0, 0, 0),))
    bay = model.extrusion(model.rectangle(2, 2), 2.5, model.axes((5, 0, 0)))
    assert read_footprint(model, model.product(room, bay)).area_m2 == almost(CIRCLE_M2 + 4.0, 5e-4)


@pytest.mark.parametrize("length", [0.0, -2.0], ids=["nothing", "less than nothing"])
def test_a_length_that_is_not_positive_is_told(length: float) -> None:
    model = TinyModel()
    [space, thing] = [
        model.product(model.make("IfcRightCircularCylinder", model.axes(), 2.5, length), kind=kind)
        for kind in ("IfcSpace", "IfcBuildingElementProxy")
    ]
    found, problems = footprints(model.file, [space], 1.0, placements_of(model))
    assert (found, list(problems)) == ({}, [space.id()])
    told: dict[int, str] = {}
    assert boxes(model.file, [thing], 1.0, placements_of(model), problems=told) == {}
    assert "Radius of #" in told[thing.id()]


def test_a_tree_with_operations_is_left_to_the_kernel() -> None:
    model = TinyModel()
    room, niche = (model.make("IfcBlock", model.axes(at), 4.0, 3.0, 2.5) for at in ((0, 0, 0), (3, 0, 0)))
    tree = model.make("IfcCsgSolid", model.make("IfcBooleanResult", "DIFFERENCE", room, niche))
    assert read_footprint(model, model.product(tree)).area_m2 == almost(9.0)
