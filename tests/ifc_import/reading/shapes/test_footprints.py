"""Footprints of spaces, from tiny IFC files."""

import math
from collections.abc import Callable

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes import kernel
from ifc_import.reading.shapes.footprints import footprints

from .factories import FOOT_M, L_SHAPE, RECTANGLE, Schema, TinyModel, almost, placements_of, plan_of, read_footprint

COLUMN = [(0.5, 0.5), (1.5, 0.5), (1.5, 1.5), (0.5, 1.5)]
SCHEMAS = ["IFC2X3", "IFC4", "IFC4X3"]

Maker = Callable[[TinyModel], entity_instance]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_l_shaped_room_with_a_hole_is_its_profile_without_the_hole(schema: Schema) -> None:
    model = TinyModel(schema)
    footprint = read_footprint(model, model.product(model.extrusion(model.profile(L_SHAPE, [COLUMN]))))
    assert (footprint.method, footprint.level) == ("extrusion", True)
    assert footprint.area_m2 == pytest.approx(18.0 - 1.0)
    assert len(plan_of(footprint).interiors) == 1
    assert (footprint.z_min_m, footprint.z_max_m) == pytest.approx((0.0, 2.5))


@pytest.mark.parametrize("scale_to_m", [1.0, 0.001, FOOT_M], ids=["metres", "millimetres", "feet"])
def test_lengths_and_areas_come_out_in_metres(scale_to_m: float) -> None:
    model = TinyModel(scale_to_m=scale_to_m)
    footprint = read_footprint(model, model.product(model.extrusion(), at=model.placement((10, 0, 100))))
    assert footprint.area_m2 == pytest.approx(12 * scale_to_m**2)
    assert plan_of(footprint).bounds == pytest.approx([side * scale_to_m for side in (10, 0, 14, 3)])
    assert (footprint.z_min_m, footprint.z_max_m) == pytest.approx((100 * scale_to_m, 102.5 * scale_to_m))


def test_the_footprint_is_where_the_space_stands_turned_as_its_storey_is() -> None:
    model = TinyModel()
    storey = model.placement((100, 200, 3), (0, 0, 1), (0, 1, 0))
    footprint = read_footprint(model, model.product(model.extrusion(), at=model.placement((1, 0, 0), parent=storey)))
    assert plan_of(footprint).bounds == pytest.approx((97, 201, 100, 205))
    assert footprint.z_min_m == pytest.approx(3)


def test_the_position_of_the_extrusion_counts() -> None:
    model = TinyModel()
    solid = model.extrusion(position=model.axes((5, 5, 1)))
    footprint = read_footprint(model, model.product(solid))
    assert plan_of(footprint).bounds == pytest.approx((5, 5, 9, 8))
    assert footprint.z_min_m == pytest.approx(1)


def test_an_extrusion_downwards_has_its_floor_below_its_profile() -> None:
    model = TinyModel()
    footprint = read_footprint(model, model.product(model.extrusion(direction=(0, 0, -1))))
    assert (footprint.z_min_m, footprint.z_max_m) == pytest.approx((-2.5, 0))


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_rectangle_is_around_its_position(schema: Schema) -> None:
    model = TinyModel(schema)
    profile = model.rectangle(4.0, 2.0)
    profile.Position = model.plane_axes((10, 0), (0, 1))
    footprint = read_footprint(model, model.product(model.extrusion(profile)))
    assert plan_of(footprint).bounds == pytest.approx((9, -2, 11, 2))


def test_a_profile_needs_no_position() -> None:
    model = TinyModel()
    profile = model.make("IfcRectangleProfileDef", "AREA", None, None, 4.0, 2.0)
    assert read_footprint(model, model.product(model.extrusion(profile))).area_m2 == pytest.approx(8)


def test_a_round_room_has_the_area_of_its_circle() -> None:
    model = TinyModel()
    footprint = read_footprint(model, model.product(model.extrusion(model.circle(3.0))))
    assert (footprint.method, footprint.area_m2) == ("extrusion", almost(9 * math.pi, rel=1e-3))


def test_an_indexed_curve_of_straight_lines_is_read() -> None:
    model = TinyModel()
    points = model.make("IfcCartesianPointList2D", L_SHAPE)
    index = model.make("IfcLineIndex", [1, 2, 3, 4, 5, 6, 1])
    profile = model.make(
        "IfcArbitraryClosedProfileDef", "AREA", None, model.make("IfcIndexedPolyCurve", points, [index])
    )
    footprint = read_footprint(model, model.product(model.extrusion(profile)))
    assert (footprint.method, footprint.area_m2) == ("extrusion", almost(18))


@pytest.mark.parametrize(
    ("ring", "area_m2"),
    [
        pytest.param([(0, 0), (4, 0), (6, 0), (4, 0), (4, 3), (0, 3)], 12, id="a spike"),
        pytest.param([(0, 0), (4, 0), (4, 3), (0, 3), (0, 0), (1, 1), (1, 2), (2, 2), (2, 1), (1, 1)], 11, id="a seam"),
    ],
)
def test_parts_of_an_outline_that_lie_on_one_another_are_no_area(
    ring: list[tuple[float, float]], area_m2: float
) -> None:
    model = TinyModel()
    assert read_footprint(model, model.product(model.extrusion(model.profile(ring)))).area_m2 == pytest.approx(area_m2)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_derived_profile_is_its_parent_moved_and_scaled(scale: float) -> None:
    model = TinyModel()
    operator = model.make(
        "IfcCartesianTransformationOperator2D", LocalOrigin=model.point(10, 0), Axis1=model.direction(0, 1), Scale=scale
    )
    profile = model.make("IfcDerivedProfileDef", "AREA", None, model.rectangle(4, 2), operator)
    footprint = read_footprint(model, model.product(model.extrusion(profile)))
    assert (footprint.method, footprint.area_m2) == ("extrusion", almost(8 * scale**2))
    assert plan_of(footprint).bounds == pytest.approx((10 - scale, -2 * scale, 10 + scale, 2 * scale))


def test_a_body_that_no_kernel_reads_is_a_problem_and_what_its_faces_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "LIBRARIES", ())
    model = TinyModel()
    crossing = model.extrusion(model.profile([(0, 0), (2, 2), (6, 2), (6, 0), (2, 5), (0, 5)]))
    space = model.product(crossing)
    found, problems = footprints(model.file, [space], 1.0, placements_of(model))
    assert list(problems) == [space.id()]
    assert found[space.id()].area_m2 > 0


def test_a_wall_with_an_arc_is_left_to_the_kernel() -> None:
    model = TinyModel()
    points = model.make("IfcCartesianPointList2D", [(0.0, 0.0), (4.0, 0.0), (6.0, 2.0), (4.0, 4.0), (0.0, 4.0)])
    segments = [model.make("IfcLineIndex", [1, 2]), model.make("IfcArcIndex", [2, 3, 4])]
    segments.append(model.make("IfcLineIndex", [4, 5, 1]))
    profile = model.make(
        "IfcArbitraryClosedProfileDef", "AREA", None, model.make("IfcIndexedPolyCurve", points, segments)
    )
    footprint = read_footprint(model, model.product(model.extrusion(profile)))
    assert (footprint.method, footprint.area_m2) == ("lowest faces", almost(16 + 2 * math.pi, rel=5e-3))


def test_a_clipped_room_is_left_to_the_kernel() -> None:
    model = TinyModel()
    plane = model.make("IfcPlane", model.axes((0, 0, 2.0), (0, 0.1, 1)))
    half = model.make("IfcHalfSpaceSolid", plane, False)
    clipped = model.make("IfcBooleanClippingResult", "DIFFERENCE", model.extrusion(), half)
    footprint = read_footprint(model, model.product(clipped))
    assert (footprint.method, footprint.area_m2, footprint.z_max_m) == (
        "lowest faces",
        almost(12),
        almost(2),
    )


def test_a_mapped_body_is_where_its_map_puts_it() -> None:
    model = TinyModel()
    item = model.mapped([model.extrusion()], LocalOrigin=model.point(7, 0, 1))
    footprint = read_footprint(model, model.product(item))
    assert plan_of(footprint).bounds == pytest.approx((7, 0, 11, 3))
    assert (footprint.method, footprint.z_min_m) == ("extrusion", almost(1))


def test_several_bodies_are_one_room() -> None:
    model = TinyModel()
    bay = model.extrusion(model.rectangle(2.0, 2.0), position=model.axes((4, 1, 0)))
    footprint = read_footprint(model, model.product(model.extrusion(), bay))
    assert (footprint.level, footprint.area_m2) == (True, almost(12 + 2))
    assert plan_of(footprint).geom_type == "Polygon"


def test_a_stepped_floor_counts_as_a_whole_and_is_not_level() -> None:
    model = TinyModel()
    sunken = model.extrusion(model.rectangle(2.0, 3.0), 3.0, model.axes((5, 1.5, -0.5)))
    footprint = read_footprint(model, model.product(model.extrusion(), sunken))
    assert (footprint.method, footprint.level, footprint.area_m2) == ("silhouette", False, almost(12 + 6))
    assert (footprint.z_min_m, footprint.z_max_m) == pytest.approx((-0.5, 2.5))


def test_a_ramp_counts_as_a_whole_and_is_not_level() -> None:
    model = TinyModel()
    ramp = model.prism([(0.0, 0.0), (6.0, 1.0), (6.0, 3.5), (0.0, 3.5)])
    footprint = read_footprint(model, model.product(ramp))
    assert (footprint.method, footprint.level, footprint.area_m2) == ("silhouette", False, almost(18))


def test_an_attic_under_a_sloped_roof_is_its_floor() -> None:
    model = TinyModel()
    attic = model.prism([(0.0, 0.0), (8.0, 0.0), (8.0, 0.5), (4.0, 3.0), (0.0, 0.5)], width=5.0)
    footprint = read_footprint(model, model.product(attic))
    assert (footprint.method, footprint.level, footprint.area_m2) == ("lowest faces", True, almost(40))
    assert footprint.z_max_m == pytest.approx(3)


@pytest.mark.parametrize(
    ("section", "floor_m2", "widest_m2"),
    [
        pytest.param([(1.0, 0.0), (3.0, 0.0), (4.0, 2.0), (0.0, 2.0)], 6, 12, id="both sides"),
        pytest.param([(1.0, 0.0), (3.0, 0.0), (4.0, 2.0), (1.0, 2.0)], 6, 9, id="one side"),
        pytest.param([(1.0, 0.0), (3.0, 0.0), (4.0, 2.0), (2.0, 2.0)], 6, 9, id="one outwards, the other inwards"),
        pytest.param([(1.0, 0.0), (3.0, 0.0), (5.0, 2.0), (1.0, 2.0)], 6, 12, id="by 45 degrees"),
        pytest.param([(1.0, 0.0), (3.0, 0.0), (3.0, 1.0), (4.0, 2.0), (1.0, 2.0)], 6, 9, id="above an upright part"),
        pytest.param([(1.0, 0.0), (3.0, 0.0), (4.0, 2.0), (2.5, 3.0), (1.0, 2.0)], 6, 9, id="under a roof"),
    ],
)
def test_a_room_whose_walls_lean_outwards_covers_its_floor(
    section: list[tuple[float, float]], floor_m2: float, widest_m2: float
) -> None:
    model = TinyModel()
    for drawn in (section, section[::-1]):
        footprint = read_footprint(model, model.product(model.prism(drawn)))
        assert (footprint.method, footprint.level, footprint.area_m2) == ("lowest faces", False, almost(floor_m2))
        assert footprint.widest_m2 == almost(widest_m2)


@pytest.mark.parametrize(
    "section",
    [
        pytest.param([(1.0, 0.0), (3.0, 0.0), (4.0, 0.5), (5.0, 2.5), (0.0, 2.5)], id="a ramp beside the floor"),
        pytest.param([(1.0, 0.0), (3.0, 0.0), (3.0, 0.5), (4.0, 0.5), (5.0, 2.5), (0.0, 2.5)], id="a step"),
        pytest.param([(2.4, 0.0), (2.6, 0.0), (5.0, 4.0), (0.0, 4.0)], id="hardly any floor"),
    ],
)
def test_leaning_walls_are_no_matter_where_the_floor_slopes_or_has_steps(section: list[tuple[float, float]]) -> None:
    model = TinyModel()
    footprint = read_footprint(model, model.product(model.prism(section)))
    assert (footprint.method, footprint.level, footprint.area_m2) == ("silhouette", False, almost(5 * 3))
    assert footprint.widest_m2 is None


def test_the_drawn_floor_of_a_room_whose_walls_lean_outwards_is_its_outline() -> None:
    model = TinyModel()
    shed = model.prism([(0.0, 0.0), (4.0, 0.0), (5.0, 2.0), (-1.0, 2.0)])
    floor = drawn(model, [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)])
    footprint = read_footprint(model, model.product(shed, FootPrint=[floor]))
    assert (footprint.method, footprint.area_m2, footprint.widest_m2) == ("footprint", almost(12), almost(18))


def test_an_attic_that_is_extruded_sideways_is_its_floor() -> None:
    model = TinyModel()
    gable = model.profile([(0.0, 0.0), (8.0, 0.0), (4.0, 3.0)])
    solid = model.extrusion(gable, 5.0, model.axes((0, 0, 0), (0, -1, 0), (1, 0, 0)))
    footprint = read_footprint(model, model.product(solid))
    assert (footprint.method, footprint.level, footprint.area_m2) == ("lowest faces", True, almost(40))


def test_inward_normals_are_no_matter() -> None:
    model = TinyModel()
    outward = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.5), (0.0, 2.5)]
    for section in (outward, outward[::-1]):
        assert read_footprint(model, model.product(model.prism(section))).area_m2 == pytest.approx(12)


@pytest.mark.parametrize("offset", [6_500_000.0, 1e9], ids=["national coordinates", "a million kilometres"])
def test_huge_coordinates_cost_no_area(offset: float) -> None:
    model = TinyModel()
    near = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.5), (0.0, 2.5)]
    for space in (
        model.product(model.prism(near), at=model.placement((offset, offset, 0))),
        model.product(model.prism([(x + offset, z) for x, z in near])),
        model.product(model.extrusion(model.profile([(x + offset, y + offset) for x, y in RECTANGLE]))),
    ):
        footprint = read_footprint(model, space)
        assert footprint.area_m2 == pytest.approx(12, rel=1e-5)
        assert plan_of(footprint).bounds[0] == pytest.approx(offset, rel=1e-12)


@pytest.mark.parametrize("with_holes", [False, True], ids=["plain faces", "faces with holes"])
def test_polygonal_face_sets_are_read(with_holes: bool) -> None:
    model = TinyModel()
    ring = [*RECTANGLE, (1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]
    points = model.make("IfcCartesianPointList3D", [(x, y, z) for z in (0.0, 2.5) for x, y in ring])
    faces = []
    for first in (1, 9):
        outer, hole = [[*range(start, start + 4)] for start in (first, first + 4)]
        plain = model.make("IfcIndexedPolygonalFace", outer)
        pierced = model.make("IfcIndexedPolygonalFaceWithVoids", outer, [hole])
        faces.append(pierced if with_holes else plain)
    shape = model.make("IfcPolygonalFaceSet", points, False, faces)
    assert read_footprint(model, model.product(shape)).area_m2 == pytest.approx(11 if with_holes else 12)


def test_triangulated_face_sets_may_count_their_points_by_a_list() -> None:
    model = TinyModel()
    points = model.make("IfcCartesianPointList3D", [(9.0, 9.0, 9.0), *((x, y, 0.0) for x, y in RECTANGLE)])
    shape = model.make("IfcTriangulatedFaceSet", points, None, False, [(1, 2, 3), (1, 3, 4)], [2, 3, 4, 5])
    assert read_footprint(model, model.product(shape)).area_m2 == pytest.approx(12)


def drawn(model: TinyModel, *rings: list[tuple[float, float]], kind: str = "IfcGeometricCurveSet") -> entity_instance:
    return model.make(kind, [model.polyline(ring) for ring in rings])


def an_l_with_a_column(model: TinyModel) -> entity_instance:
    return model.extrusion(model.profile(L_SHAPE, [COLUMN]))


@pytest.mark.parametrize("kind", ["IfcGeometricCurveSet", "IfcGeometricSet"])
def test_a_drawn_footprint_goes_before_the_body_which_still_tells_the_height(kind: str) -> None:
    model = TinyModel()
    outline = drawn(model, L_SHAPE, COLUMN, kind=kind)
    space = model.product(an_l_with_a_column(model), FootPrint=[outline], at=model.placement((0, 0, 3)))
    footprint = read_footprint(model, space)
    assert (footprint.method, footprint.area_m2) == ("footprint", almost(17))
    assert (footprint.z_min_m, footprint.z_max_m) == pytest.approx((3, 5.5))


def test_a_drawn_fill_area_is_a_footprint() -> None:
    model = TinyModel()
    area = model.make("IfcAnnotationFillArea", model.polyline(L_SHAPE), [model.polyline(COLUMN)])
    footprint = read_footprint(model, model.product(an_l_with_a_column(model), FootPrint=[area]))
    assert (footprint.method, footprint.area_m2) == ("footprint", almost(17))


@pytest.mark.parametrize(
    ("outline", "said"),
    [
        pytest.param(L_SHAPE, "18.00", id="of another size"),
        pytest.param([(x + 1, y) for x, y in RECTANGLE], "12.00", id="in another place"),
    ],
)
def test_a_drawn_footprint_that_is_not_the_body_s_is_a_problem_and_the_body_counts(
    outline: list[tuple[float, float]], said: str
) -> None:
    model = TinyModel()
    space = model.product(model.extrusion(), FootPrint=[drawn(model, outline)])
    found, problems = footprints(model.file, [space], 1.0, placements_of(model))
    assert (found[space.id()].method, found[space.id()].area_m2) == ("extrusion", almost(12))
    assert problems == {space.id(): f"The drawn footprint can't be used: it has {said} m², where the body has 12.00 m²"}


def test_a_drawn_footprint_without_a_body_stands_at_the_height_of_the_space() -> None:
    model = TinyModel()
    footprint = read_footprint(model, model.product(FootPrint=[drawn(model, L_SHAPE)], at=model.placement((0, 0, 3))))
    assert (footprint.method, footprint.z_min_m, footprint.z_max_m) == ("footprint", 3, 3)


def an_open_line(model: TinyModel) -> entity_instance:
    return model.make("IfcPolyline", [model.point(*xy) for xy in L_SHAPE])


def a_half_circle(model: TinyModel) -> entity_instance:
    ends = [[model.make("IfcParameterValue", angle)] for angle in (0.0, 180.0)]
    return model.make("IfcTrimmedCurve", model.make("IfcCircle", model.plane_axes(), 9.0), *ends, True, "PARAMETER")


def a_text(model: TinyModel) -> entity_instance:
    return model.make("IfcTextLiteral", "100", model.plane_axes(), "RIGHT")


@pytest.mark.parametrize("make", [an_open_line, a_half_circle, a_text])
def test_a_drawing_that_is_no_closed_outline_is_passed_over_as_a_whole(make: Maker) -> None:
    model = TinyModel()
    closed = model.polyline(COLUMN)
    footprint = read_footprint(model, model.product(model.extrusion(), FootPrint=[closed, make(model)]))
    assert (footprint.method, footprint.area_m2) == ("extrusion", almost(12))


@pytest.mark.parametrize("name", ["Body", "body", "Facetation", None, "Whatever"])
def test_a_body_may_go_by_several_names(name: str | None) -> None:
    model = TinyModel()
    space = model.product(model.extrusion())
    space.Representation.Representations[0].RepresentationIdentifier = name
    assert read_footprint(model, space).area_m2 == pytest.approx(12)


def test_the_body_goes_before_other_solids() -> None:
    model = TinyModel()
    other = [model.extrusion(model.rectangle(1, 1))]
    space = model.product(model.extrusion(), Reference=other, Coarse=other, Clearance=other)
    space.Representation.Representations = space.Representation.Representations[::-1]
    assert read_footprint(model, space).area_m2 == pytest.approx(12)


def without_shape(model: TinyModel) -> entity_instance:
    return model.product()


def with_a_box_only(model: TinyModel) -> entity_instance:
    return model.product(Box=[model.make("IfcBoundingBox", model.point(0, 0, 0), 1.0, 1.0, 1.0)])


def with_lines_only(model: TinyModel) -> entity_instance:
    return model.product(model.polyline(RECTANGLE))


@pytest.mark.parametrize("make", [without_shape, with_a_box_only, with_lines_only])
def test_a_space_without_a_body_has_neither_footprint_nor_problem(make: Maker) -> None:
    model = TinyModel()
    space = make(model)
    assert footprints(model.file, [space], 1.0, placements_of(model)) == ({}, {})


def with_no_profile(model: TinyModel) -> entity_instance:
    solid = model.extrusion()
    solid.SweptArea = None
    return solid


def with_no_area(model: TinyModel) -> entity_instance:
    return model.extrusion(model.profile([(0.0, 0.0), (4.0, 0.0), (2.0, 0.0)]))


def with_one_face(model: TinyModel) -> entity_instance:
    return model.brep([[(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 0.0, 1.0)]])


def with_missing_points(model: TinyModel) -> entity_instance:
    points = model.make("IfcCartesianPointList3D", [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 1.0, 0.0)])
    return model.make("IfcTriangulatedFaceSet", points, None, False, [(1, 2, 9)])


@pytest.mark.parametrize("make", [with_no_profile, with_no_area, with_one_face, with_missing_points])
def test_a_broken_body_is_a_problem_and_no_area_and_stops_nothing(make: Maker) -> None:
    model = TinyModel()
    broken, whole = model.product(make(model)), model.product(model.extrusion())
    found, problems = footprints(model.file, [broken, whole], 1.0, placements_of(model))
    assert list(found) == [whole.id()]
    assert list(problems) == [broken.id()]
    assert problems[broken.id()].startswith("The body can't be read: ")


def test_a_broken_body_with_a_drawn_footprint_is_both_a_problem_and_a_footprint() -> None:
    model = TinyModel()
    space = model.product(with_no_profile(model), FootPrint=[drawn(model, L_SHAPE)])
    found, problems = footprints(model.file, [space], 1.0, placements_of(model))
    assert found[space.id()].area_m2 == pytest.approx(18)
    assert list(problems) == [space.id()]


def test_a_map_that_holds_itself_is_a_problem() -> None:
    model = TinyModel()
    item = model.mapped([model.polyline(RECTANGLE)])
    item.MappingSource.MappedRepresentation.Items = [item, model.extrusion(), item]
    space = model.product(item)
    found, problems = footprints(model.file, [space], 1.0, placements_of(model))
    assert found == {}
    assert problems == {space.id(): "The body can't be read: representation maps are nested in each other"}


def test_the_caller_hears_of_every_space() -> None:
    model = TinyModel()
    heard: list[tuple[int, int]] = []
    spaces = [model.product(model.extrusion()) for _ in range(3)]
    footprints(model.file, spaces, 1.0, placements_of(model), lambda done, count: heard.append((done, count)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_where_the_file_has_two_length_units_the_caller_s_counts() -> None:
    model = TinyModel()
    units = model.file.by_type("IfcUnitAssignment")[0]
    units.Units = [*units.Units, model.make("IfcSIUnit", UnitType="LENGTHUNIT", Prefix="MILLI", Name="METRE")]
    curved = model.make("IfcRoundedRectangleProfileDef", "AREA", None, model.plane_axes(), 4000.0, 3000.0, 10.0)
    space = model.product(model.extrusion(curved, 2500.0))
    found, _ = footprints(model.file, [space], 0.001, placements_of(TinyModel(scale_to_m=0.001)))
    assert found[space.id()].method == "lowest faces"
    assert found[space.id()].area_m2 == pytest.approx(12, rel=1e-3)
