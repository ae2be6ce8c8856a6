"""Things that stand in no room: in walls, over ceilings, under floors, on roofs, outside."""

import pytest

from ifc_import.placing.bands import ACROSS_WALL, BETWEEN, FACES_ONE, IN_ITS_WALL, UNDER_ROOF
from ifc_import.placing.rooms import Level, Room
from ifc_import.placing.storeys import at_floors

from .factories import GROUND, UPPER, a_room, block, cube, place, upstairs

TWO_ROOMS = [a_room(1), a_room(2, west=4.2, east=8.2)]
STACKED = [a_room(1), upstairs(2)]
ROOF = 3


@pytest.mark.parametrize(
    ("x", "room_id", "confidence"),
    [
        pytest.param(4.03, 1, FACES_ONE.confidence, id="a box that reaches into one room is in its wall"),
        pytest.param(4.06, 1, IN_ITS_WALL.confidence, id="a box near one face"),
        pytest.param(4.14, 2, IN_ITS_WALL.confidence, id="a box near the other face"),
        pytest.param(4.10, 1, BETWEEN.confidence, id="a box in the middle is unsure"),
        pytest.param(8.45, 2, ACROSS_WALL.confidence, id="a lamp may be on the outer face"),
    ],
)
def test_a_device_in_a_wall_belongs_to_the_nearer_room(x: float, room_id: int, confidence: float) -> None:
    found = place(TWO_ROOMS, box=cube(x))

    assert (found.space_id, found.confidence) == (room_id, confidence)


def test_a_device_in_a_wall_tells_the_distance_and_the_next_room() -> None:
    found = place(TWO_ROOMS, box=cube(4.06))

    assert found.distance_m == pytest.approx(0.06)
    assert found.runner_up_id == 2


@pytest.mark.parametrize(
    ("box", "storey_id", "expected"),
    [
        pytest.param(cube(2.0, z=2.85), GROUND, (1, "ceiling void"), id="over the ceiling"),
        pytest.param(cube(2.0, z=2.85), None, (1, "ceiling void"), id="over the ceiling, storey not known"),
        pytest.param(cube(2.0, z=2.95, side_m=0.08), UPPER, (2, "floor void"), id="under the floor of its storey"),
        pytest.param(cube(4.1, z=2.85), GROUND, (1, "ceiling void"), id="over the ceiling, in the wall"),
        pytest.param(cube(2.0, z=-0.1), GROUND, (1, "floor void"), id="under the lowest floor"),
        pytest.param(cube(2.0, z=-2.0), GROUND, (None, "storey"), id="deep in the ground"),
    ],
)
def test_what_runs_between_storeys_belongs_above_or_below(
    box: tuple[float, ...], storey_id: int | None, expected: tuple[int | None, str]
) -> None:
    found = place(STACKED, box=box, storey_id=storey_id)

    assert (found.space_id, found.method) == expected


def test_a_socket_over_a_room_of_the_storey_below_belongs_to_the_wall_it_is_in() -> None:
    below = a_room(1, west=0.0, east=8.0)
    beside = upstairs(2, east=4.0)

    assert place([below, beside], box=cube(4.06, z=3.3), storey_id=UPPER).space_id == 2


@pytest.mark.parametrize(
    ("storey_id", "room_id"),
    [pytest.param(None, 1, id="storey not known"), pytest.param(UPPER, None, id="on a storey above all rooms")],
)
def test_a_unit_on_the_roof_is_never_surely_in_the_room_below(storey_id: int | None, room_id: int | None) -> None:
    found = place([a_room(1)], box=cube(2.0, z=3.6, side_m=0.8), storey_id=storey_id)

    assert found.space_id == room_id
    assert found.confidence <= max(UNDER_ROOF.confidence, 0.5)


@pytest.mark.parametrize(
    ("box", "rooms"),
    [
        pytest.param(cube(9.0), TWO_ROOMS, id="a step from the house"),
        pytest.param(cube(2.0, z=5.0), [a_room(1)], id="high above the roof"),
        pytest.param(block((2.0, -1.0, 0.5), (1.0, 1.0, 1.0)), TWO_ROOMS, id="a unit in front of the wall"),
        pytest.param(cube(2.0), [], id="no rooms at all"),
    ],
)
def test_what_is_outside_has_a_storey_and_no_room(box: tuple[float, ...], rooms: list[Room]) -> None:
    found = place(rooms, box=box)

    assert (found.space_id, found.method, found.storey_id) == (None, "storey", GROUND)
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    ("overrides", "storey_id", "method"),
    [
        pytest.param({"storey_id": UPPER}, UPPER, "storey", id="the storey that the model names"),
        pytest.param({"box": cube(50.0, z=3.5)}, UPPER, "storey", id="the storey at its height"),
        pytest.param({"box": cube(50.0, z=-3.5)}, None, "unknown", id="below all storeys"),
        pytest.param({}, None, "unknown", id="nothing at all"),
    ],
)
def test_without_a_room_the_storey_is_said(overrides: dict[str, object], storey_id: int | None, method: str) -> None:
    found = place(TWO_ROOMS, **{"storey_id": None} | overrides)

    assert (found.space_id, found.storey_id, found.method) == (None, storey_id, method)


SEA_LEVEL_M = 41.2


@pytest.mark.parametrize(
    "zero_m", [0.0, SEA_LEVEL_M], ids=["the same zero", "storeys above the floor, rooms above the sea"]
)
def test_storeys_may_count_from_another_zero_than_rooms(zero_m: float) -> None:
    rooms = [a_room(1, z_min_m=zero_m, z_max_m=zero_m + 2.7), upstairs(2, z_min_m=zero_m + 3.0, z_max_m=zero_m + 5.7)]
    found = place(rooms, box=cube(2.0, z=zero_m + 5.95), storey_id=UPPER)
    assert (found.space_id, found.method) == (2, "ceiling void")


def test_storeys_that_fit_no_room_stay_where_they_are() -> None:
    rooms = [a_room(1, z_min_m=z, z_max_m=z + 2.7) for z in (50.0, 70.0)]
    levels = [Level(GROUND, 0.0), Level(UPPER, 3.0)]
    assert at_floors(levels, [*rooms, a_room(3), a_room(4)]) == levels


def test_a_storey_without_an_elevation_is_moved_nowhere() -> None:
    levels = [Level(GROUND, 0.0), Level(UPPER, None)]
    moved = at_floors(levels, [a_room(1, z_min_m=SEA_LEVEL_M)])
    assert moved == [Level(GROUND, SEA_LEVEL_M), Level(UPPER, None)]


def test_a_room_of_endless_depth_is_no_place_and_no_noise() -> None:
    found = place([a_room(1), a_room(2, west=4.2, east=8.2, z_min_m=-1e300, z_max_m=-1e299)], box=cube(4.14))

    assert found.space_id == 1
