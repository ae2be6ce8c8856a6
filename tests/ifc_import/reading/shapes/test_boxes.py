"""Bounding boxes of assets, from tiny IFC files."""

import math
from typing import Any

import ifcopenshell
import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.boxes import around, boxes
from ifc_import.reading.shapes.frames import Points
from ifc_import.reading.shapes.kernel import Kernel
from ifc_import.reading.shapes.tessellation import read_points

from .factories import FOOT_M, L_SHAPE, Schema, TinyModel, placements_of, read_box

QUARTER = math.sqrt(0.5)


def pump(model: TinyModel, *items: entity_instance, **more: Any) -> entity_instance:
    return model.product(*items, kind="IfcBuildingElementProxy", **more)


@pytest.mark.parametrize("scale_to_m", [1.0, 0.001, FOOT_M], ids=["metres", "millimetres", "feet"])
def test_a_box_is_in_metres_in_the_world_s_frame(scale_to_m: float) -> None:
    model = TinyModel(scale_to_m=scale_to_m)
    box = read_box(model, pump(model, model.extrusion(), at=model.placement((10, 20, 30))))
    assert box == pytest.approx([side * scale_to_m for side in (10, 20, 30, 14, 23, 32.5)])


def test_a_turned_thing_has_the_box_of_its_corners_not_of_its_box() -> None:
    model = TinyModel()
    triangle = model.profile([(0.0, 0.0), (2.0, 0.0), (0.0, 2.0)])
    turned = model.placement((0, 0, 0), (0, 0, 1), (QUARTER, QUARTER, 0))
    box = read_box(model, pump(model, model.extrusion(triangle), at=turned))
    assert box == pytest.approx((-2 * QUARTER, 0, 0, 2 * QUARTER, 2 * QUARTER, 2.5))


def test_a_family_whose_origin_is_metres_off_is_where_its_shape_is() -> None:
    model = TinyModel()
    far = model.extrusion(model.rectangle(0.2, 0.2), 0.3, model.axes((25, -40, 2)))
    box = read_box(model, pump(model, model.mapped([far]), at=model.placement((100, 100, 0))))
    assert box == pytest.approx((124.9, 59.9, 2, 125.1, 60.1, 2.3))


def test_each_occurrence_of_a_map_has_its_own_box() -> None:
    model = TinyModel()
    first = model.mapped([model.extrusion()])
    second = model.mapped_again(first.MappingSource, LocalOrigin=model.point(0, 0, 5), Scale=2.0)
    pumps = [pump(model, first), pump(model, second, at=model.placement((1, 0, 0)))]
    found = boxes(model.file, pumps, 1.0, placements_of(model))
    assert found[pumps[0].id()] == pytest.approx((0, 0, 0, 4, 3, 2.5))
    assert found[pumps[1].id()] == pytest.approx((1, 0, 5, 9, 6, 10))


def test_a_map_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    model = TinyModel()
    read: list[int] = []

    def counted(item: entity_instance) -> Points:
        read.append(item.id())
        return read_points(item)

    monkeypatch.setattr("ifc_import.reading.shapes.boxes.read_points", counted)
    item = model.mapped([model.prism([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)])])
    pumps = [pump(model, model.mapped_again(item.MappingSource)) for _ in range(10)]
    assert len(boxes(model.file, pumps, 1.0, placements_of(model))) == 10
    assert len(read) == 1


def test_a_map_in_a_map_and_its_origin_are_followed_as_the_kernel_does() -> None:
    model = TinyModel()
    inner = model.mapped([model.extrusion()], LocalOrigin=model.point(1, 0, 0))
    named = {"Axis1": model.direction(0, 1, 0), "Axis2": model.direction(1, 0, 0)}
    item = model.mapped([inner], origin=model.axes((3, 0, 0), (0, 0, 1), (0, 1, 0)), **named)
    thing = pump(model, item)
    points = Kernel(model.file).points(thing.Representation.Representations[0])
    assert read_box(model, thing) == pytest.approx([*points.min(axis=0), *points.max(axis=0)])


def arc(model: TinyModel, start: float, end: float, *, sense: bool = True, points: bool = False) -> entity_instance:
    """A part of the unit circle between two angles in degrees, which are told as such or as points."""
    circle = model.make("IfcCircle", model.plane_axes(), 1.0)
    if points:
        ends = [model.point(math.cos(math.radians(angle)), math.sin(math.radians(angle))) for angle in (start, end)]
    else:
        ends = [model.make("IfcParameterValue", float(angle)) for angle in (start, end)]
    return model.make("IfcTrimmedCurve", circle, [ends[0]], [ends[1]], sense, "PARAMETER")


@pytest.mark.parametrize("points", [False, True], ids=["by angles", "by points"])
@pytest.mark.parametrize(
    ("start", "end", "sense", "expected"),
    [
        pytest.param(0, 90, True, (0, 0, 1, 1), id="a quarter circle: not its centre's other side"),
        pytest.param(90, 0, False, (0, 0, 1, 1), id="clockwise"),
        pytest.param(45, 135, True, (-QUARTER, QUARTER, QUARTER, 1), id="higher in the middle than at its ends"),
        pytest.param(-45, 45, True, (QUARTER, -QUARTER, 1, QUARTER), id="across angle zero"),
    ],
)
def test_an_arc_bounds_as_far_as_it_goes(
    start: float, end: float, *, sense: bool, points: bool, expected: tuple[float, ...]
) -> None:
    model = TinyModel()
    curve = arc(model, start, end, sense=sense, points=points)
    segment = model.make("IfcCompositeCurveSegment", "CONTINUOUS", True, curve)
    profile = model.make(
        "IfcArbitraryClosedProfileDef", "AREA", None, model.make("IfcCompositeCurve", [segment], False)
    )
    box = read_box(model, pump(model, model.extrusion(profile)))
    assert box is not None
    assert [box[0], box[1], box[3], box[4]] == pytest.approx(expected)


def test_a_door_leaf_with_its_swing_is_a_composite_curve() -> None:
    model = TinyModel()
    lines = model.make("IfcPolyline", [model.point(0, 1), model.point(0, 0), model.point(1, 0)])
    segments = [model.make("IfcCompositeCurveSegment", "CONTINUOUS", True, part) for part in (lines, arc(model, 0, 90))]
    curve = model.make("IfcCompositeCurve", segments, False)
    profile = model.make("IfcArbitraryClosedProfileDef", "AREA", None, curve)
    assert read_box(model, pump(model, model.extrusion(profile, 0.01))) == pytest.approx((0, 0, 0, 1, 1, 0.01))


@pytest.mark.parametrize(
    ("kind", "sizes"),
    [
        ("IfcCircleProfileDef", [2.0]),
        ("IfcCircleHollowProfileDef", [2.0, 0.1]),
        ("IfcEllipseProfileDef", [2.0, 2.0]),
        ("IfcRectangleProfileDef", [4.0, 4.0]),
        ("IfcRectangleHollowProfileDef", [4.0, 4.0, 0.1]),
        ("IfcRoundedRectangleProfileDef", [4.0, 4.0, 0.5]),
        ("IfcIShapeProfileDef", [4.0, 4.0, 0.1, 0.1]),
    ],
)
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_every_profile_bounds_its_extrusion(schema: Schema, kind: str, sizes: list[float]) -> None:
    model = TinyModel(schema)
    profile = model.make(kind, "AREA", None, model.plane_axes(), *sizes)
    assert read_box(model, pump(model, model.extrusion(profile))) == pytest.approx((-2, -2, 0, 2, 2, 2.5), abs=1e-4)


def test_a_leaning_extrusion_bounds_with_both_ends() -> None:
    model = TinyModel()
    solid = model.extrusion(model.rectangle(2.0, 2.0), 5.0, direction=(3, 0, 4))
    assert read_box(model, pump(model, solid)) == pytest.approx((-1, -1, 0, 4, 1, 4))


@pytest.mark.parametrize("kind", ["IfcFaceBasedSurfaceModel", "IfcShellBasedSurfaceModel", "IfcFacetedBrepWithVoids"])
def test_shells_of_every_kind_are_read(kind: str) -> None:
    model = TinyModel()
    shell = model.prism(L_SHAPE, 1.0).Outer
    item = model.make(kind, shell, [shell]) if kind.endswith("Voids") else model.make(kind, [shell])
    assert read_box(model, pump(model, item)) == pytest.approx((0, 0, 0, 6, 1, 5))


def test_points_of_a_face_set_that_no_face_uses_do_not_count() -> None:
    model = TinyModel()
    points = model.make(
        "IfcCartesianPointList3D", [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 1.0), (99.0, 99.0, 99.0)]
    )
    shape = model.make("IfcTriangulatedFaceSet", points, None, False, [(1, 2, 3)])
    assert read_box(model, pump(model, shape)) == pytest.approx((0, 0, 0, 1, 1, 1))


def test_a_curved_solid_is_left_to_the_kernel() -> None:
    model = TinyModel()
    axis = model.make("IfcPolyline", [model.point(0, 0, 0), model.point(2, 0, 0)])
    pipe = model.make("IfcSweptDiskSolid", axis, 0.1)
    assert read_box(model, pump(model, pipe)) == pytest.approx((0, -0.1, -0.1, 2, 0.1, 0.1), abs=0.002)


def test_where_the_file_has_two_length_units_the_caller_s_counts_for_the_kernel_too() -> None:
    model = TinyModel()
    units = model.file.by_type("IfcUnitAssignment")[0]
    units.Units = [*units.Units, model.make("IfcSIUnit", UnitType="LENGTHUNIT", Prefix="MILLI", Name="METRE")]
    axis = model.make("IfcPolyline", [model.point(0, 0, 0), model.point(2000, 0, 0)])
    thing = pump(model, model.make("IfcSweptDiskSolid", axis, 100.0))
    found = boxes(model.file, [thing], 0.001, placements_of(TinyModel(scale_to_m=0.001)))
    assert found[thing.id()] == pytest.approx((0, -0.1, -0.1, 2, 0.1, 0.1), abs=0.002)


def test_a_mirrored_mesh_of_many_faces_keeps_both_halves() -> None:
    model = TinyModel()
    faces = []
    for step in range(1000):
        x = step / 1000
        faces += [[(side * x, 0.0, 0.0), (side * x, 1.0, 0.0), (side * x, 0.0, 1.0)] for side in (1.0, -1.0)]
    box = read_box(model, pump(model, model.brep(faces)))
    assert box == pytest.approx((-1, 0, 0, 1, 1, 1), abs=0.01)


def test_a_small_shell_far_out_among_large_ones_is_kept() -> None:
    model = TinyModel()
    flat = [[(0.0, 0.0, 0.0), (x / 1000, 0.0, 0.0), (0.0, 1.0, 0.0)] for x in range(1, 1000)]
    shells = [model.brep(flat).Outer, model.brep([[(0.0, 0.0, 0.0), (0.0, 0.0, 7.0), (0.0, 0.1, 7.0)]]).Outer]
    box = read_box(model, pump(model, model.make("IfcFaceBasedSurfaceModel", shells)))
    assert box is not None
    assert box[5] == 7


def test_plan_symbols_named_body_are_no_shape() -> None:
    model = TinyModel()
    symbol = model.make("IfcGeometricCurveSet", [model.polyline([(-9.0, -9.0), (9.0, 9.0)])])
    thing = pump(model, model.mapped([symbol]))
    thing.Representation.Representations += (model.representation([model.mapped([model.extrusion()])]),)
    assert read_box(model, thing) == pytest.approx((0, 0, 0, 4, 3, 2.5))


@pytest.mark.parametrize("mapped", [False, True])
def test_without_a_body_the_stated_box_counts(*, mapped: bool) -> None:
    model = TinyModel()
    stated = model.make("IfcBoundingBox", model.point(-1, -1, 0), 2.0, 2.0, 3.0)
    turned = model.placement((10, 0, 0), (0, 0, 1), (QUARTER, QUARTER, 0))
    thing = pump(model, Box=[model.mapped([stated]) if mapped else stated], at=turned)
    reach = math.sqrt(2)
    assert read_box(model, thing) == pytest.approx((10 - reach, -reach, 0, 10 + reach, reach, 3))


def test_a_thing_without_a_shape_has_no_box() -> None:
    model = TinyModel()
    assert read_box(model, pump(model)) is None
    assert read_box(model, pump(model, Clearance=[model.extrusion()])) is None


def test_what_can_t_be_read_of_a_shape_is_told_and_the_rest_gives_the_box() -> None:
    model = TinyModel()
    broken = model.extrusion()
    broken.SweptArea = None
    things = [pump(model, broken), pump(model, broken, model.extrusion()), pump(model, model.extrusion())]
    problems: dict[int, str] = {}
    found = boxes(model.file, things, 1.0, placements_of(model), problems=problems)
    assert list(found) == [thing.id() for thing in things[1:]]
    assert list(problems) == [thing.id() for thing in things[:2]]
    assert problems[things[0].id()].startswith(f"#{broken.id()} IfcExtrudedAreaSolid can't be read: ")


def test_a_broken_body_leaves_the_stated_box() -> None:
    model = TinyModel()
    broken = model.extrusion()
    broken.SweptArea = None
    thing = pump(model, broken, Box=[model.make("IfcBoundingBox", model.point(0, 0, 0), 1.0, 1.0, 1.0)])
    problems: dict[int, str] = {}
    found = boxes(model.file, [thing], 1.0, placements_of(model), problems=problems)
    assert found == {thing.id(): (0, 0, 0, 1, 1, 1)}
    assert list(problems) == [thing.id()]


def test_a_map_that_holds_itself_is_a_problem() -> None:
    model = TinyModel()
    item = model.mapped([model.extrusion()])
    item.MappingSource.MappedRepresentation.Items = [item, item]
    thing = pump(model, item)
    problems: dict[int, str] = {}
    assert boxes(model.file, [thing], 1.0, placements_of(model), problems=problems) == {}
    assert list(problems) == [thing.id()]


def test_a_file_without_units_is_read() -> None:
    model = TinyModel()
    model.file.by_type("IfcProject")[0].UnitsInContext = None
    assert read_box(model, pump(model, model.extrusion())) == pytest.approx((0, 0, 0, 4, 3, 2.5))


def test_files_are_read_alike_whether_opened_lazily_or_not(tmp_path_factory: pytest.TempPathFactory) -> None:
    model = TinyModel()
    pump(model, model.mapped([model.prism(L_SHAPE)]), at=model.placement((1, 2, 3)))
    path = tmp_path_factory.mktemp("lazy") / "model.ifc"
    model.file.write(path)
    found = []
    for lazy in (False, True):
        file = ifcopenshell.open(path, lazy=lazy)  # type: ignore[call-overload]  # its overloads leave `lazy` out
        things = file.by_type("IfcBuildingElementProxy")
        found.append(boxes(file, things, 1.0, placements_of(model)))
    assert found[0] == found[1] != {}


def test_the_box_around_no_boxes_is_none() -> None:
    assert around([None]) is None
    assert around([(0, 0, 0, 1, 1, 1), None, (-1, 2, 0, 0, 3, 9)]) == (-1, 0, 0, 1, 3, 9)
