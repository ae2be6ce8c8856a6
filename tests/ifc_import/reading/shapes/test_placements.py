"""Where things stand, in metres."""

import ifcopenshell
import numpy as np
import pytest

from ifc_import.reading.shapes.placements import Placements, mapping_matrix

from .factories import FOOT_M, Schema, TinyModel, placements_of

ORIGIN = np.array([0.0, 0.0, 0.0, 1.0])


def test_a_placement_stands_in_the_frame_of_its_parent() -> None:
    model = TinyModel()
    parent = model.placement((10, 20, 3), (0, 0, 1), (0, 1, 0))
    child = model.placement((2, 0, 0), parent=parent)
    assert placements_of(model).matrix(child) @ ORIGIN == pytest.approx([10, 22, 3, 1])


@pytest.mark.parametrize("scale_to_m", [1.0, 0.001, FOOT_M], ids=["metres", "millimetres", "feet"])
def test_lengths_come_out_in_metres_and_directions_without_a_unit(scale_to_m: float) -> None:
    model = TinyModel(scale_to_m=scale_to_m)
    matrix = placements_of(model).matrix(model.placement((5, 0, 0), (1, 0, 0), (0, 1, 0)))
    assert matrix[:3, 3] == pytest.approx([5 * scale_to_m, 0, 0])
    assert matrix[:3, :3] @ matrix[:3, :3].T == pytest.approx(np.eye(3))


@pytest.mark.parametrize(
    ("axis", "ref", "x", "z"),
    [
        pytest.param(None, None, (1, 0, 0), (0, 0, 1), id="no directions: the parent's"),
        pytest.param((0, 0, 2), (0, 5, 0), (0, 1, 0), (0, 0, 1), id="directions of any length"),
        pytest.param((0, 0, 1), (1, 0, 1), (1, 0, 0), (0, 0, 1), id="a reference that is not at right angles"),
        pytest.param((0, 0, 1), (0, 0, 1), (1, 0, 0), (0, 0, 1), id="a reference along the axis"),
        pytest.param((1, 0, 0), None, (0, 0, 1), (1, 0, 0), id="an axis along x and no reference"),
        pytest.param((0, 0, 0), (0, 0, 0), (1, 0, 0), (0, 0, 1), id="directions without length"),
    ],
)
def test_directions_are_made_into_a_right_handed_frame(
    axis: tuple[float, ...] | None, ref: tuple[float, ...] | None, x: tuple[float, ...], z: tuple[float, ...]
) -> None:
    model = TinyModel()
    matrix = placements_of(model).matrix(model.placement((0, 0, 0), axis, ref))
    assert matrix[:3, 0] == pytest.approx(x)
    assert matrix[:3, 2] == pytest.approx(z)
    assert np.linalg.det(matrix[:3, :3]) == pytest.approx(1.0)


def test_a_product_without_a_placement_stands_at_the_origin_with_a_doubt() -> None:
    model = TinyModel()
    space = model.product()
    space.ObjectPlacement = None
    placements = placements_of(model)
    assert placements.of(space) == pytest.approx(np.eye(4))
    assert placements.doubts == {space.id(): "no placement"}


def test_placements_that_stand_in_each_other_come_to_an_end_with_a_doubt() -> None:
    model = TinyModel()
    first = model.placement((1, 0, 0))
    second = model.placement((0, 1, 0), parent=first)
    first.PlacementRelTo = second
    placements = placements_of(model)
    assert np.isfinite(placements.matrix(first)).all()
    assert placements.doubts == {first.id(): "is relative to itself"}


def test_a_chain_of_ten_thousand_placements_is_followed() -> None:
    model = TinyModel()
    link = model.placement((1, 0, 0))
    for _ in range(9_999):
        link = model.placement((1, 0, 0), parent=link)
    assert placements_of(model).matrix(link)[0, 3] == pytest.approx(10_000)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_a_grid_placement_counts_as_its_parent_with_a_doubt(schema: Schema) -> None:
    model = TinyModel(schema)
    grid = model.make("IfcGridPlacement")
    child = model.placement((1, 2, 3), parent=grid)
    placements = placements_of(model)
    assert placements.matrix(child) @ ORIGIN == pytest.approx([1, 2, 3, 1])
    assert placements.doubts == {grid.id(): "IfcGridPlacement without a position in coordinates"}


def test_a_linear_placement_stands_where_its_cartesian_position_says() -> None:
    model = TinyModel("IFC4X3")
    linear = model.make("IfcLinearPlacement", CartesianPosition=model.axes((7, 8, 9)))
    placements = placements_of(model)
    assert placements.matrix(linear) @ ORIGIN == pytest.approx([7, 8, 9, 1])
    assert placements.doubts == {}


def test_a_linear_placement_without_cartesian_position_counts_as_its_parent_with_a_doubt() -> None:
    model = TinyModel("IFC4X3")
    linear = model.make("IfcLinearPlacement", model.placement((1, 1, 1)))
    placements = placements_of(model)
    assert placements.matrix(linear) @ ORIGIN == pytest.approx([1, 1, 1, 1])
    assert list(placements.doubts) == [linear.id()]


@pytest.mark.parametrize(
    ("written", "spoilt", "doubtful"),
    [
        pytest.param("IFCAXIS2PLACEMENT3D(#2", "IFCAXIS2PLACEMENT3D(#99", "IfcLocalPlacement", id="a missing origin"),
        pytest.param("IFCAXIS2PLACEMENT3D(#2", "IFCAXIS2PLACEMENT3D(#1", "IfcLocalPlacement", id="no point as origin"),
        pytest.param("(7.,8.,9.)", "('x')", "IfcLocalPlacement", id="text for coordinates"),
        pytest.param("IFCLOCALPLACEMENT($,#3)", "IFCLOCALPLACEMENT($,$)", "IfcLocalPlacement", id="no axes"),
        pytest.param(
            "IFCLOCALPLACEMENT($,#3)", "IFCLOCALPLACEMENT(#1,#3)", "IfcDirection", id="no placement as parent"
        ),
    ],
)
def test_a_broken_placement_counts_as_its_parent_with_a_doubt(written: str, spoilt: str, doubtful: str) -> None:
    file = ifcopenshell.file(schema="IFC4")
    direction = file.create_entity("IfcDirection", [0.0, 0.0, 1.0])
    origin = file.create_entity("IfcCartesianPoint", [7.0, 8.0, 9.0])
    file.create_entity("IfcLocalPlacement", None, file.create_entity("IfcAxis2Placement3D", origin, direction))
    assert written in file.to_string()
    placements = Placements(1.0)
    link = ifcopenshell.file.from_string(file.to_string().replace(written, spoilt)).by_type("IfcLocalPlacement")[0]
    assert np.isfinite(placements.matrix(link)).all()
    assert list(placements.doubts.values()) == [f"{doubtful} without a position in coordinates"]


def test_a_placement_is_worked_out_once() -> None:
    model = TinyModel()
    placement = model.placement((1, 0, 0))
    placements = Placements(1.0)
    assert placements.matrix(placement) is placements.matrix(placement)


@pytest.mark.parametrize(
    ("kind", "target", "expected"),
    [
        pytest.param("3D", {"Scale": 2.0}, (2, 4, 6), id="a scale"),
        pytest.param("3D", {"Axis1": (0, 1, 0), "Axis2": (-1, 0, 0)}, (-2, 1, 3), id="a quarter turn"),
        pytest.param("3D", {"Axis1": (-1, 0, 0), "Axis2": (0, 1, 0), "Axis3": (0, 0, 1)}, (-1, 2, 3), id="a mirror"),
        pytest.param("3DnonUniform", {"Scale": 2.0, "Scale2": 3.0, "Scale3": 5.0}, (2, 6, 15), id="three scales"),
        pytest.param("3DnonUniform", {"Scale": 2.0}, (2, 4, 6), id="of three scales one is given"),
    ],
)
def test_a_mapped_item_is_turned_mirrored_and_scaled(
    kind: str, target: dict[str, object], expected: tuple[float, ...]
) -> None:
    model = TinyModel()
    named = {name: model.direction(*value) if isinstance(value, tuple) else value for name, value in target.items()}
    item = model.mapped([model.extrusion()], kind=f"IfcCartesianTransformationOperator{kind}", **named)
    assert mapping_matrix(item) @ [1, 2, 3, 1] == pytest.approx([*expected, 1])
