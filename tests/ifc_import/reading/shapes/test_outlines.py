"""Outlines in plan, from faces that are plain numbers."""

import numpy as np
import pytest
from shapely import Polygon

from ifc_import.reading.shapes.frames import Points
from ifc_import.reading.shapes.outlines import (
    LoopsError,
    NoOutlineError,
    from_rings,
    from_triangles,
    loop_share,
    outline_of_faces,
    outline_of_prism,
    outline_of_rings,
)

from .factories import almost

SQUARE = np.array([(0.0, 0, 0), (2, 0, 0), (2, 2, 0), (0, 2, 0)])
HOLE = np.array([(0.5, 0.5, 0), (1, 0.5, 0), (1, 1, 0), (0.5, 1, 0)])
UP = np.array([0.0, 0.0, 2.5])


def moved(points: Points, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Points:
    return np.add(points, [x, y, z])


CEILING = moved(SQUARE, z=2.5)


def test_a_level_floor_is_its_lowest_faces() -> None:
    outline = outline_of_faces(from_rings([[SQUARE], [CEILING]]))
    assert (outline.method, outline.level, outline.plan.area) == ("lowest faces", True, almost(4))
    assert (outline.z_min_m, outline.z_max_m) == (0, 2.5)


def test_normals_may_point_either_way() -> None:
    inside_out = [[SQUARE[::-1]], [CEILING[::-1]]]
    assert outline_of_faces(from_rings(inside_out)).plan.area == pytest.approx(4)


def test_a_hole_in_the_floor_and_the_ceiling_is_no_area() -> None:
    outline = outline_of_faces(from_rings([[SQUARE, HOLE], [CEILING, moved(HOLE, z=2.5)]]))
    assert (outline.plan.area, outline.level) == (almost(3.75), True)


def test_a_hole_in_the_floor_only_makes_the_floor_no_level_one() -> None:
    outline = outline_of_faces(from_rings([[SQUARE, HOLE], [CEILING]]))
    assert (outline.method, outline.level, outline.plan.area) == ("silhouette", False, almost(4))


def test_a_floor_with_a_threshold_of_two_centimetres_is_level() -> None:
    raised = moved(SQUARE, 2, z=0.02)
    faces = [[SQUARE], [raised], [CEILING], [moved(CEILING, 2)]]
    assert outline_of_faces(from_rings(faces)).level


def test_a_steep_face_at_the_bottom_is_no_floor() -> None:
    skirting = np.array([(0.0, 0, 0), (2, 0, 0), (2, 0.01, 0.04), (0, 0.01, 0.04)])
    raised = moved(SQUARE, z=0.04)
    outline = outline_of_faces(from_rings([[skirting], [raised], [CEILING]]))
    assert outline.level


def test_degenerate_and_vertical_faces_are_left_out() -> None:
    point = np.zeros((3, 3))
    line = np.array([(0.0, 0, 0), (1, 0, 0), (2, 0, 0)])
    wall = np.array([(0.0, 0, -1), (2, 0, -1), (2, 0, 2.5), (0, 0, 2.5)])
    outline = outline_of_faces(from_rings([[point], [line], [wall], [SQUARE], [SQUARE[:2]]]))
    assert outline.plan.area == pytest.approx(4)
    assert outline.z_min_m == -1


def test_triangles_give_the_same_as_the_face_they_fill() -> None:
    triangles = np.concatenate([[SQUARE[[0, 1, 2]], SQUARE[[0, 2, 3]]], [CEILING[[0, 2, 1]], CEILING[[0, 3, 2]]]])
    outline = outline_of_faces(from_triangles(triangles))
    assert outline.plan.equals(outline_of_faces(from_rings([[SQUARE], [CEILING]])).plan)
    assert len(outline.plan.boundary.coords) == 5


@pytest.mark.parametrize("offset_m", [0.0, 6_500_000.0], ids=["at the origin", "in national coordinates"])
def test_a_gap_of_a_rounding_error_between_faces_is_none(offset_m: float) -> None:
    right = moved(SQUARE, 2 + 1e-7)
    outline = outline_of_faces(from_rings([[moved(SQUARE, offset_m, offset_m)], [moved(right, offset_m, offset_m)]]))
    assert outline.plan.geom_type == "Polygon"
    assert outline.plan.area == pytest.approx(8)
    assert outline.plan.bounds == pytest.approx([offset_m, offset_m, offset_m + 4, offset_m + 2])


BOW_TIE = np.array([(0.0, 0, 0), (2, 2, 0), (2, 0, 0), (0, 1, 0)])
SPIKE = np.array([(0.0, 0, 0), (2, 0, 0), (5, 0, 0), (2, 0, 0), (2, 2, 0), (0, 2, 0)])


def test_a_face_that_crosses_itself_has_no_outline_unless_loops_are_to_count() -> None:
    with pytest.raises(LoopsError, match=r"crosses itself, so that 40\.0% of its area are in doubt"):
        from_rings([[BOW_TIE]])
    plan = outline_of_faces(from_rings([[BOW_TIE]], loops=True)).plan
    assert (plan.is_valid, plan.area) == (True, almost(5 / 3, rel=1e-5))


def test_a_spike_is_no_loop_and_no_area() -> None:
    assert loop_share(Polygon(SPIKE[:, :2])) == 0
    assert outline_of_faces(from_rings([[SPIKE]])).plan.area == pytest.approx(4)


@pytest.mark.parametrize(
    ("hole", "area_m2"),
    [
        pytest.param(moved(HOLE, x=1.0), 3.75, id="along the edge"),
        pytest.param(moved(HOLE, x=1.25), 3.875, id="across the edge"),
        pytest.param(moved(HOLE, x=5.0), 4, id="outside"),
    ],
)
@pytest.mark.parametrize("offset_m", [0.0, 6.5e6])
def test_a_hole_takes_away_what_it_covers_of_the_face(hole: Points, area_m2: float, offset_m: float) -> None:
    face = [moved(ring, offset_m, offset_m) for ring in (SQUARE, hole)]
    assert outline_of_faces(from_rings([face])).plan.area == pytest.approx(area_m2)


def test_holes_that_overlap_are_taken_away_once() -> None:
    face = [SQUARE, HOLE, moved(HOLE, x=0.25)]
    assert outline_of_faces(from_rings([face])).plan.area == pytest.approx(4 - 0.375)


@pytest.mark.parametrize("faces", [[], [[SQUARE[:2]]]], ids=["no faces", "faces of two points"])
def test_a_body_without_faces_has_no_outline(faces: list[list[Points]]) -> None:
    with pytest.raises(NoOutlineError):
        from_rings(faces)


def test_a_body_of_walls_only_has_no_outline() -> None:
    wall = np.array([(0.0, 0, 0), (2, 0, 0), (2, 0, 2.5), (0, 0, 2.5)])
    for faces in (from_rings([[wall]]), from_triangles(wall[np.newaxis, :3])):
        with pytest.raises(NoOutlineError):
            outline_of_faces(faces)


def test_a_prism_has_the_outline_of_its_base() -> None:
    outline = outline_of_prism([SQUARE, HOLE], UP)
    assert outline is not None
    assert (outline.plan.area, outline.z_min_m, outline.z_max_m) == (almost(3.75), 0, 2.5)


@pytest.mark.parametrize(
    ("ring", "path"),
    [
        pytest.param(SQUARE, moved(UP, 0.2), id="it leans"),
        pytest.param(np.add(SQUARE, [[0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 0]]), UP, id="its base slopes"),
        pytest.param(SQUARE[[0, 2, 1, 3]], UP, id="its base crosses itself"),
        pytest.param(SQUARE[[0, 1, 0, 1]], UP, id="its base has no area"),
    ],
)
def test_what_is_no_upright_prism_has_no_outline_as_one(ring: Points, path: Points) -> None:
    assert outline_of_prism([ring], path) is None


def test_a_ring_within_a_ring_is_a_hole_whichever_comes_first() -> None:
    for rings in ([SQUARE, HOLE], [HOLE, SQUARE], [SQUARE, HOLE, SQUARE]):
        plan = outline_of_rings([ring[:, :2] for ring in rings])
        assert plan is not None
        assert plan.area == pytest.approx(3.75)


def test_rings_side_by_side_are_all_area() -> None:
    plan = outline_of_rings([SQUARE[:, :2], SQUARE[:, :2] + [3, 0]])
    assert plan is not None
    assert plan.area == pytest.approx(8)
