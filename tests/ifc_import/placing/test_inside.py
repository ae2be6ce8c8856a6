"""Things that stand in rooms."""

import pytest
import shapely

from ifc_import.placing.rooms import Room

from .factories import UPPER, a_room, block, cube, place, upstairs

TWO_ROOMS = [a_room(1), a_room(2, west=4.2, east=8.2)]
L_SHAPED = a_room(1, shape=shapely.Polygon([(0, 0), (8, 0), (8, 2), (2, 2), (2, 6), (0, 6)]))
IN_THE_CORNER = a_room(2, shape=shapely.box(2.2, 2.2, 8, 6))
FLAT = a_room(9, west=-0.2, east=8.4)
NICHE = a_room(2, shape=shapely.box(3.0, 3.0, 4.0, 4.0))
OVERLAPPING = [a_room(1), a_room(2, west=3.0, east=7.0)]
ATRIUM = a_room(1, z_max_m=5.7)
GALLERY = upstairs(2, west=3.9, east=8.0)


@pytest.mark.parametrize(
    ("rooms", "box", "expected"),
    [
        pytest.param(TWO_ROOMS, cube(2.0), (1, "centre"), id="the centre of the box is in a room"),
        pytest.param(TWO_ROOMS, cube(4.0), (1, "centre"), id="the centre is on the wall face"),
        pytest.param([L_SHAPED, IN_THE_CORNER], cube(3.0, 3.0), (2, "centre"), id="bounds of an L-shaped room lie"),
        pytest.param(
            TWO_ROOMS, block((4.1, 2.0, 1.0), (0.6, 0.4, 2.0)), (1, "overlap"), id="of even overlaps the lower id wins"
        ),
        pytest.param(
            TWO_ROOMS, block((4.15, 2.0, 1.0), (0.6, 0.4, 2.0)), (2, "overlap"), id="most of the box is in one room"
        ),
        pytest.param(
            [a_room(1), upstairs(2)], cube(2.0, z=3.01), (2, "centre"), id="a thing at slab level is upstairs"
        ),
        pytest.param([FLAT, *TWO_ROOMS], cube(2.0), (1, "centre"), id="a zone is not the room"),
        pytest.param([FLAT, *TWO_ROOMS], cube(4.08), (1, "nearest"), id="a wall inside a zone is a wall"),
        pytest.param([FLAT, *TWO_ROOMS], cube(2.0, -0.7, 1.0), (None, "storey"), id="outside of zone and rooms"),
        pytest.param([FLAT, a_room(1)], cube(6.0), (9, "centre"), id="a larger space around a small room is a room"),
        pytest.param([a_room(1), NICHE], cube(3.5, 3.5), (2, "centre"), id="of nested rooms the innermost wins"),
        pytest.param(
            OVERLAPPING, cube(3.01), (1, "centre"), id="of overlapping rooms the one with most of the box wins"
        ),
        pytest.param([ATRIUM], cube(2.0, z=4.5), (1, "centre"), id="the air of an atrium is the atrium"),
        pytest.param([a_room(1, shape=None)], cube(2.0), (None, "storey"), id="a room without a shape is not met"),
        pytest.param([a_room(1)], (2.0, 2.0, 1.0, 2.0, 2.0, 1.0), (1, "centre"), id="a box without extent is a point"),
        pytest.param([a_room(1)], (float("nan"),) * 6, (None, "storey"), id="a box that is not a number is no place"),
    ],
)
def test_a_thing_is_in_the_room_that_its_box_is_in(
    rooms: list[Room], box: tuple[float, ...], expected: tuple[int | None, str]
) -> None:
    found = place(rooms, box=box)

    assert (found.space_id, found.method) == expected


def test_a_thing_on_the_upper_storey_that_touches_a_room_there_is_not_in_the_stair_below() -> None:
    found = place([ATRIUM, GALLERY], box=block((3.85, 2.0, 4.2), (0.2, 0.1, 0.1)), storey_id=UPPER)

    assert (found.space_id, found.runner_up_id, found.confidence < 0.9) == (2, 1, True)


@pytest.mark.parametrize(
    ("rooms", "box"),
    [
        pytest.param([a_room(1), NICHE], cube(3.5, 3.5), id="nested rooms"),
        pytest.param(OVERLAPPING, cube(3.5), id="rooms that overlap"),
        pytest.param([a_room(1), a_room(2)], cube(2.0), id="the same room twice"),
        pytest.param(TWO_ROOMS, block((6.0, 2.0, 2.5), (20.0, 0.3, 0.3)), id="a long duct"),
        pytest.param([a_room(1), upstairs(2)], block((2.0, 2.0, 2.85), (0.1, 0.1, 5.7)), id="a riser"),
        pytest.param([FLAT, *TWO_ROOMS], cube(4.1), id="the middle of a wall in a zone"),
    ],
)
def test_what_may_be_in_several_rooms_is_not_sure(rooms: list[Room], box: tuple[float, ...]) -> None:
    assert place(rooms, box=box).confidence < 0.9


def test_the_next_room_is_named() -> None:
    found = place(OVERLAPPING, box=cube(3.5))

    assert {found.space_id, found.runner_up_id} == {1, 2}


def test_an_outline_that_crosses_itself_is_mended() -> None:
    bow_tie = a_room(1, shape=shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)]))

    assert place([bow_tie], box=cube(3.5)).space_id == 1


def test_the_storey_of_the_room_is_the_storey_of_the_thing() -> None:
    assert place([upstairs(2)], box=cube(2.0, z=4.0), storey_id=None).storey_id == UPPER


# Boxes that reach into several rooms


def test_a_room_that_holds_less_than_half_of_what_another_holds_is_not_the_room_of_the_centre() -> None:
    closet = a_room(1, west=4.0, east=4.8)
    left, right = a_room(2, west=0.0, east=3.9), a_room(3, west=4.9, east=6.0)
    found = place([left, closet, right], box=block((4.05, 2.0, 1.0), (3.6, 0.8, 0.7)))
    assert (found.space_id, found.method, found.confidence < 0.9) == (2, "overlap", True)


@pytest.mark.parametrize(("middle_m", "room_id"), [(4.045, 2), (4.055, 1)])
def test_of_two_rooms_that_hold_nearly_as_much_the_one_that_holds_more_is_the_room(
    middle_m: float, room_id: int
) -> None:
    rooms = [a_room(1, west=4.1, east=6.0), a_room(2, west=0.0, east=4.0)]
    found = place(rooms, box=block((middle_m, 2.0, 1.0), (3.0, 0.8, 0.7)))
    assert (found.space_id, found.method) == (room_id, "overlap")


# Without a shape


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        pytest.param({"origin": (2.0, 2.0, 1.0)}, (1, "origin"), id="placed in a room"),
        pytest.param({"origin": (2.0, 2.0, 9.0)}, (None, "storey"), id="placed above all rooms"),
        pytest.param({"origin": (4.1, 2.0, 1.0)}, (None, "storey"), id="placed in a wall"),
        pytest.param({"origin": (0.0, 0.0, 0.0)}, (None, "storey"), id="not placed"),
        pytest.param({"origin": (2.0, 2.0, 1.0), "box": cube(6.0)}, (2, "centre"), id="a shape goes first"),
        pytest.param({"origin": (2.0, 2.0, 1.0), "wall_ids": (2,)}, (2, "boundary"), id="so does a boundary"),
    ],
)
def test_what_has_no_shape_is_in_the_room_that_it_is_placed_in(
    overrides: dict[str, object], expected: tuple[int | None, str]
) -> None:
    found = place([a_room(1), a_room(2, west=4.2, east=8.2)], **overrides)
    assert (found.space_id, found.method) == expected
    assert found.confidence < 0.9 or found.method == "centre"


# Boxes that reach through a slab


@pytest.mark.parametrize(
    ("low_m", "high_m", "room_id"),
    [
        pytest.param(1.6, 4.0, 2, id="most of it is below"),
        pytest.param(2.9, 6.5, 2, id="most of it is above"),
        pytest.param(0.5, 3.1, 1, id="only a tolerance is above"),
    ],
)
def test_what_reaches_through_a_slab_is_on_the_storey_that_the_model_states(
    low_m: float, high_m: float, room_id: int
) -> None:
    rooms = [a_room(1), upstairs(2), upstairs(3, z_min_m=6.0, z_max_m=8.7)]
    middle_m = (low_m + high_m) / 2
    found = place(rooms, box=block((2.0, 2.0, middle_m), (0.5, 0.5, high_m - low_m)), storey_id=UPPER)
    assert (found.space_id, found.confidence < 0.9) == (room_id, True)
