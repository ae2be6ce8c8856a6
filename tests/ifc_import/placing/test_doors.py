"""Doors and the rooms on both sides."""

import pytest
import shapely

from ifc_import.placing.rooms import Room

from .factories import UPPER, a_room, block, place, upstairs

OFFICE = a_room(1)
CORRIDOR = a_room(2, west=4.2, east=20.0)
ZONE = a_room(9, west=0.0, east=20.0)
IN_BETWEEN = block((4.1, 2.0, 1.05), (0.1, 0.9, 2.1))
TO_THE_OUTSIDE = block((-0.2, 2.0, 1.05), (0.1, 0.9, 2.1))
DIAMOND = a_room(1, shape=shapely.Polygon([(0, 0), (4, 4), (0, 8), (-4, 4)]))
BESIDE_IT = a_room(2, shape=shapely.Polygon([(0.2, 0), (4.2, 4), (10, 4), (10, 0)]))


@pytest.mark.parametrize(
    ("rooms", "box", "expected"),
    [
        pytest.param([OFFICE, CORRIDOR], IN_BETWEEN, (1, 2), id="two rooms, the smaller one first"),
        pytest.param([CORRIDOR, OFFICE], IN_BETWEEN, (1, 2), id="whatever the order of rooms"),
        pytest.param([OFFICE, CORRIDOR, ZONE], IN_BETWEEN, (1, 2), id="a zone is no side"),
        pytest.param([OFFICE, CORRIDOR], TO_THE_OUTSIDE, (1, None), id="a door to the outside has one room"),
        pytest.param([OFFICE, CORRIDOR, upstairs(3)], IN_BETWEEN, (1, 2), id="rooms upstairs do not matter"),
        pytest.param([CORRIDOR], block((10.0, 2.0, 1.0), (0.1, 0.9, 2.1)), (2, None), id="a door inside one room"),
        pytest.param(
            [OFFICE, CORRIDOR],
            block((4.1, 2.0, 0.25), (0.1, 0.5, 0.5)),
            (1, 2),
            id="a hatch that is lower than the probe",
        ),
        pytest.param(
            [DIAMOND, BESIDE_IT], block((2.1, 2.0, 1.0), (0.8, 0.8, 2.1)), (2, 1), id="a door in a wall that runs askew"
        ),
    ],
)
def test_a_door_has_the_rooms_on_both_sides(
    rooms: list[Room], box: tuple[float, ...], expected: tuple[int, int | None]
) -> None:
    found = place(rooms, box=box, is_door=True)

    assert (found.space_id, found.other_side_id, found.method) == (*expected, "door side")


@pytest.mark.parametrize(
    ("rooms", "box", "sure"),
    [
        pytest.param([OFFICE, CORRIDOR], IN_BETWEEN, True, id="between two rooms"),
        pytest.param([OFFICE], TO_THE_OUTSIDE, True, id="to the outside"),
        pytest.param([CORRIDOR], block((10.0, 2.0, 1.0), (0.1, 0.9, 2.1)), False, id="inside one room"),
        pytest.param([DIAMOND, BESIDE_IT], block((2.1, 2.0, 1.0), (0.8, 0.8, 2.1)), False, id="askew"),
    ],
)
def test_a_door_is_sure_when_its_sides_are_clear(rooms: list[Room], box: tuple[float, ...], sure: bool) -> None:
    assert (place(rooms, box=box, is_door=True).confidence >= 0.9) == sure


@pytest.mark.parametrize(
    ("said", "other_side_id"),
    [
        pytest.param({"space_id": 2}, 1, id="the model says the larger room"),
        pytest.param({"space_id": 1}, 2, id="the model says the smaller room"),
        pytest.param({"room_number": "1.02"}, 1, id="the room number says the larger room"),
        pytest.param({"space_id": 7}, None, id="the model says a room that the door does not lead to"),
    ],
)
def test_the_model_goes_before_the_smaller_room(said: dict[str, object], other_side_id: int | None) -> None:
    found = place([OFFICE, CORRIDOR], box=IN_BETWEEN, is_door=True, **said)

    assert found.space_id == said.get("space_id", 2)
    assert found.other_side_id == other_side_id


def test_a_door_with_no_room_on_either_side_is_a_thing_like_others() -> None:
    found = place([OFFICE], box=block((50.0, 2.0, 1.0), (0.1, 0.9, 2.1)), is_door=True, storey_id=UPPER)

    assert (found.space_id, found.method, found.storey_id) == (None, "storey", UPPER)
