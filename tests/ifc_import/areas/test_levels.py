"""At which height spaces are compared: that of their storey, where a model draws them off it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ifc_import.areas.ledger import counted_areas
from registry.snapshot import SpaceAreas
from tests.factories import areas_of, rectangle

STOREY_M, CLEAR_M = 3.0, 2.6


def room(space_id: int, at: float = 0.0, storey: int = 0, off_m: float = 0.0, **overrides: Any) -> SpaceAreas:
    """A room of 4 × 5 m in a row, `off_m` above its storey."""
    low_m = storey * STOREY_M + off_m
    facts = {
        "footprint": rectangle(at, at + 4.0),
        "elevation_m": storey * STOREY_M,
        "z_min_m": low_m,
        "z_max_m": low_m + CLEAR_M,
    }
    return areas_of(space_id, **(facts | overrides))


def cellar(space_id: int, **overrides: Any) -> SpaceAreas:
    """A space a storey below three rooms in a row."""
    return room(space_id, off_m=-STOREY_M, footprint=rectangle(0.0, 14.0), **overrides)


def left_out(*spaces: SpaceAreas) -> set[int]:
    """The spaces that are not counted."""
    return {area.space_id for area in counted_areas(spaces) if not area.counted}


ROW = [room(1, 0.0), room(2, 5.0), room(3, 10.0)]


@given(st.floats(-60.0, 60.0))
def test_rooms_of_one_storey_that_lie_off_it_all_count(off_m: float) -> None:
    upstairs = [room(10 + number, 5.0 * number, 1, off_m) for number in range(3)]
    assert left_out(*ROW, *upstairs) == set()


@given(st.floats(-60.0, 60.0))
def test_an_area_plan_is_one_however_high_all_rooms_of_its_storey_lie(off_m: float) -> None:
    row = [room(number, 5.0 * number, 0, off_m) for number in (1, 2, 3)]
    plan = room(9, off_m=off_m, footprint=rectangle(4.8, 19.2, -0.2, 5.2))
    assert left_out(*row, plan) == {9}


def test_the_same_room_under_two_storeys_counts_once() -> None:
    first = room(1, number="101")
    twice = room(2, number="101", elevation_m=STOREY_M)
    assert left_out(first, twice) == {2}
    assert left_out(first, room(2, number="101", name="Lager", elevation_m=STOREY_M)) == set()


def test_a_cellar_under_the_rooms_of_its_storey_is_no_area_plan() -> None:
    assert left_out(*ROW, cellar(9)) == set()


def test_a_plan_under_its_rooms_is_an_area_plan_where_it_declares_a_gross_area_only() -> None:
    gross = [{"set": "", "name": "GFA", "kind": "gross", "value_m2": 70.0}]
    assert left_out(*ROW, cellar(9, declared=gross)) == {9}


def test_a_plan_among_the_rooms_of_another_storey_is_an_area_plan_of_its_own() -> None:
    upstairs = [room(10 + number, 5.0 * number, 1) for number in range(3)]
    plan = room(9, storey=1, off_m=-STOREY_M, footprint=rectangle(0.0, 14.0))
    assert left_out(*ROW, *upstairs, plan) == {9}
