"""Boundaries of rooms fill what statements and shapes leave open."""

from typing import Any

import pytest

from ifc_import.placing.bands import BOUNDARIES, BOUNDARY, DOOR_BOUNDARY, WALL_OF_ONE, WALL_OF_TWO
from ifc_import.placing.rooms import Room
from registry.snapshot import SURE

from .factories import a_room, block, cube, place, upstairs

ROOMS = [a_room(1), a_room(2, west=4.2, east=20.0), a_room(3, shape=None), a_room(4, shape=None, name="Korridor")]
FAR_OFF = cube(60.0)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param({"boundary_ids": (3,)}, (3, None, BOUNDARY), id="a window of one room"),
        pytest.param({"boundary_ids": (1, 2)}, (1, 2, BOUNDARIES), id="a window between rooms"),
        pytest.param({"boundary_ids": (1, 2), "box": FAR_OFF}, (2, 1, BOUNDARIES), id="the nearer room first"),
        pytest.param({"wall_ids": (3,)}, (3, None, WALL_OF_ONE), id="on a wall of one room"),
        pytest.param({"wall_ids": (3, 4)}, (3, 4, WALL_OF_TWO), id="on a wall between rooms"),
        pytest.param({"boundary_ids": (2,), "wall_ids": (3, 4)}, (2, None, BOUNDARY), id="its own before the wall's"),
    ],
)
def test_boundaries_place_what_nothing_else_does(stated: dict[str, Any], expected: tuple[Any, ...]) -> None:
    found = place(ROOMS, **stated)
    assert found.method == "boundary"
    assert (found.space_id, found.runner_up_id, found.confidence) == (*expected[:2], expected[2].confidence)


def test_nobody_is_sure_of_the_side_of_a_wall() -> None:
    assert max(band.confidence for band in (WALL_OF_ONE, WALL_OF_TWO, BOUNDARIES)) < SURE


@pytest.mark.parametrize("room_ids", [(1, 2, 3), (99,), ()])
def test_more_rooms_than_two_sides_have_or_none_show_nothing(room_ids: tuple[int, ...]) -> None:
    assert place(ROOMS, wall_ids=room_ids).method == "storey"


def test_along_a_wall_of_several_rooms_the_nearest_count() -> None:
    found = place([*ROOMS, a_room(5, west=20.2, east=24.0)], wall_ids=(1, 2, 3, 5), box=FAR_OFF)
    assert (found.space_id, found.runner_up_id, found.confidence) == (5, 2, WALL_OF_TWO.confidence)


def test_of_a_wall_through_two_storeys_the_rooms_of_the_own_storey_count() -> None:
    rooms = [a_room(1), a_room(2, west=4.2, east=8.2), upstairs(3), upstairs(4, west=4.2, east=8.2)]
    found = place(rooms, wall_ids=(1, 2, 3, 4))
    assert (found.space_id, found.runner_up_id) == (1, 2)


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"box": cube(2.0)}, id="its shape"),
        pytest.param({"space_id": 1}, id="a relation"),
        pytest.param({"room_number": "1.01"}, id="a room number"),
        pytest.param({"confirmed_id": 1}, id="a person"),
    ],
)
def test_what_else_shows_a_room_goes_first(overrides: dict[str, Any]) -> None:
    found = place(ROOMS, boundary_ids=(2,), **overrides)
    assert (found.space_id, found.method == "boundary") == (1, False)


# Doors


@pytest.mark.parametrize(
    ("room_ids", "sign", "other"),
    [
        pytest.param((1, 2), 1, 2, id="the smaller room has the sign"),
        pytest.param((4, 2), 2, 4, id="a corridor leads on"),
        pytest.param((3,), 3, None, id="an outer door"),
    ],
)
def test_a_door_leads_to_the_rooms_that_it_bounds(room_ids: tuple[int, ...], sign: int, other: int | None) -> None:
    found = place(ROOMS, boundary_ids=room_ids, is_door=True)
    assert (found.space_id, found.other_side_id, found.confidence >= SURE) == (sign, other, True)


def test_a_door_without_boundaries_is_between_the_rooms_of_its_wall_but_nobody_is_sure() -> None:
    found = place(ROOMS, wall_ids=(2, 4), is_door=True)
    assert (found.space_id, found.other_side_id, found.confidence) == (2, 4, WALL_OF_TWO.confidence)


@pytest.mark.parametrize(
    ("rooms", "boundary_ids", "other"),
    [
        pytest.param(ROOMS, (1, 4), 4, id="a room without a shape"),
        pytest.param(ROOMS, (2, 4), None, id="boundaries that contradict the shape"),
        pytest.param(ROOMS, (1,), None, id="an outer door"),
    ],
)
def test_boundaries_show_the_room_on_the_other_side_of_a_door(
    rooms: list[Room], boundary_ids: tuple[int, ...], other: int | None
) -> None:
    found = place(rooms, boundary_ids=boundary_ids, is_door=True, box=block((-0.1, 2.0, 1.05), (0.1, 0.9, 2.1)))
    assert (found.space_id, found.method, found.other_side_id) == (1, "door side", other)


def test_a_door_between_two_rooms_by_its_boundaries_is_trusted_as_much_as_one_room() -> None:
    assert DOOR_BOUNDARY.confidence == BOUNDARY.confidence
