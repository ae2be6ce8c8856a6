"""Plans that are kept with a receipt: outlines in whole centimetres, as many corners as fit, and nothing unsound."""

import math
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from api.operations.receipts import floor_plans as receipt_plans
from api.operations.receipts.floor_plans import make_plans, rings_cm
from registry.elements.places import SpacePlace
from tests.factories import rectangle

STOREYS = {1: "Ground", 2: "First"}


def a_place(space_id: int = 1, shape: BaseGeometry | None = None, **overrides: Any) -> SpacePlace:
    """A space of 20 m² on the ground floor, whatever its shape."""
    fields: dict[str, Any] = {
        "id": space_id,
        "storey_id": 1,
        "number": str(space_id),
        "name": "Office",
        "predefined_type": None,
        "footprint": rectangle() if shape is None else shapely.to_wkb(shape),
        "declared": [],
        "computed_m2": 20.0,
        "area_m2": 20.0,
        "counted": True,
        "not_counted_because": None,
    }
    return SpacePlace(**fields | overrides)


def plans_of(*places: SpacePlace, marked: tuple[int, ...] = (1,)) -> receipt_plans.Plans:
    return make_plans({one.id: one for one in places}, STOREYS, {one.storey_id for one in places}, marked)


def drawn(plans: receipt_plans.Plans) -> list[str]:
    return [room.number for plan in plans.plans for room in plan.rooms]


RINGS = {
    "metres become whole centimetres": (
        shapely.box(0, 0, 1.234, 2),
        [[(123, 0), (123, 200), (0, 200), (0, 0)]],
    ),
    "a hole is a ring of its own": (
        shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 2),
        [[(0, 0), (0, 300), (300, 300), (300, 0)], [(200, 100), (200, 200), (100, 200), (100, 100)]],
    ),
    "a hole as small as a column is not drawn": (
        shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 1.4, 1.4),
        [[(0, 0), (0, 300), (300, 300), (300, 0)]],
    ),
    "what is smaller than a centimetre has no outline": (shapely.box(0, 0, 0.001, 0.001), []),
    "parts are rings": (
        shapely.union_all([shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)]),
        [[(0, 0), (0, 100), (100, 100), (100, 0)], [(200, 0), (200, 100), (300, 100), (300, 0)]],
    ),
}


@pytest.mark.parametrize(("shape", "rings"), RINGS.values(), ids=RINGS.keys())
def test_a_shape_as_rings(shape: BaseGeometry, rings: list[Any]) -> None:
    assert [sorted(ring) for ring in rings_cm(shape)] == [sorted(ring) for ring in rings]


def test_a_curve_keeps_to_its_line_within_the_tolerance() -> None:
    circle = shapely.Point(0, 0).buffer(10, quad_segs=500)
    [plan] = plans_of(a_place(1, circle)).plans
    [ring] = plan.rooms[0].rings_cm
    assert len(ring) < 100
    assert all(math.hypot(x, y) == pytest.approx(1000, abs=6) for x, y in ring)


def test_the_largest_room_comes_first_so_that_what_lies_in_it_is_drawn_on_it() -> None:
    plans = plans_of(a_place(1, shapely.box(1, 1, 2, 2)), a_place(2, shapely.box(0, 0, 9, 9)))
    assert drawn(plans) == ["2", "1"]
    assert plans.room_of == {2: 0, 1: 1}


def test_a_gross_area_is_drawn_only_where_it_is_meant() -> None:
    places = a_place(1), a_place(2, shapely.box(0, 0, 99, 99), predefined_type="GFA")
    assert drawn(plans_of(*places, marked=(1,))) == ["1"]
    assert drawn(plans_of(*places, marked=(2,))) == ["2", "1"]


UNSOUND = {
    "no outline": {"footprint": None},
    "an empty one": {"footprint": shapely.to_wkb(shapely.Polygon())},
    "a line": {"footprint": shapely.to_wkb(shapely.LineString([(0, 0), (1, 1)]))},
    "one that is off the Earth": {"footprint": shapely.to_wkb(shapely.box(0, 0, 1e12, 1e12))},
    "one that is no place at all": {"footprint": shapely.to_wkb(shapely.box(0, 0, math.inf, 1))},
    "one of a millimetre": {"footprint": shapely.to_wkb(shapely.box(0, 0, 0.001, 0.001))},
}


@pytest.mark.parametrize("fields", UNSOUND.values(), ids=UNSOUND.keys())
def test_what_can_not_be_drawn_is_left_out_and_the_rest_is_drawn(fields: dict[str, Any]) -> None:
    plans = plans_of(a_place(1, **fields), a_place(2))
    assert (drawn(plans), plans.room_of) == (["2"], {2: 0})


def test_a_storey_of_which_nothing_can_be_drawn_has_no_plan() -> None:
    assert plans_of(a_place(1, footprint=None)).plans == []


def round_room(index: int) -> SpacePlace:
    """A round room of 10 to 11 m radius, some 150 corners at first."""
    return a_place(index, shapely.Point(30 * index, 0).buffer(10 + index / 100, quad_segs=100))


def corners(plans: receipt_plans.Plans) -> int:
    return sum(len(ring) for plan in plans.plans for room in plan.rooms for ring in room.rings_cm)


def test_where_there_are_too_many_corners_all_lines_are_simplified_further(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = [round_room(index) for index in range(1, 41)]
    fine = corners(plans_of(*rooms))
    monkeypatch.setattr(receipt_plans, "MOST_POINTS", fine // 2)
    coarse = plans_of(*rooms)
    assert len(drawn(coarse)) == 40
    assert 0 < corners(coarse) <= fine // 2


def test_where_that_is_not_enough_the_smallest_rooms_without_a_finding_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rooms = [round_room(index) for index in range(1, 41)]
    monkeypatch.setattr(receipt_plans, "MOST_POINTS", 100)
    plans = plans_of(*rooms, marked=(1, 2))
    assert {"1", "2", "40"} <= set(drawn(plans)) < {str(index) for index in range(1, 41)}
    assert corners(plans) <= 100


metres = st.floats(-1e4, 1e4)


@given(st.lists(st.tuples(metres, metres), min_size=3, max_size=12))
def test_any_outline_gives_rings_of_whole_numbers_that_enclose_nothing_new(points: list[tuple[float, float]]) -> None:
    shape = shapely.make_valid(shapely.Polygon(points), method="structure", keep_collapsed=False)
    rings = rings_cm(shape)
    assert all(len(ring) > 2 and isinstance(one, int) for ring in rings for point in ring for one in point)
    west, south, east, north = shape.bounds if rings else (0, 0, 0, 0)
    assert all(
        west * 100 - 1 <= x <= east * 100 + 1 and south * 100 - 1 <= y <= north * 100 + 1
        for ring in rings
        for x, y in ring
    )
