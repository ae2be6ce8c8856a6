"""What a model says of a thing's room goes before shapes."""

import pytest

from ifc_import.placing.bands import NUMBER, NUMBER_AGAINST_PLACE, NUMBER_AND_PLACE, NUMBER_ELSEWHERE
from ifc_import.placing.cascade import locate
from ifc_import.placing.rooms import Level, Location, Room, Thing

from .factories import GROUND, STOREYS, UPPER, a_room, a_thing, cube, place, upstairs

ROOMS = [a_room(1), a_room(2, west=4.2, east=8.2), a_room(3, shape=None)]
IN_ROOM_1 = cube(2.0)
SERVICES_UPPER, SERVICES_GROUND = 12, 11


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({"space_id": 2}, (2, "contained"), id="contained"),
        pytest.param({"space_id": 3}, (3, "contained"), id="contained in a room without a shape"),
        pytest.param({"host_space_id": 2}, (2, "host"), id="a parent is contained"),
        pytest.param({"space_id": 2, "host_space_id": 1, "room_number": "1.01"}, (2, "contained"), id="all of them"),
        pytest.param({"host_space_id": 2, "room_number": "1.01"}, (2, "host"), id="a parent before the number"),
        pytest.param({"room_number": "1.02"}, (2, "room number"), id="the room number"),
        pytest.param({"room_number": " 1.02 "}, (2, "room number"), id="the room number with blanks"),
        pytest.param({"room_number": "1.99"}, (1, "centre"), id="a number that no room has"),
        pytest.param({"room_number": ""}, (1, "centre"), id="an empty number"),
        pytest.param({}, (1, "centre"), id="nothing"),
    ],
)
def test_the_model_goes_first(said: dict[str, object], expected: tuple[int, str]) -> None:
    found = place(ROOMS, box=IN_ROOM_1, **said)

    assert (found.space_id, found.method) == expected


@pytest.mark.parametrize(
    ("rooms", "overrides", "room_id", "confidence"),
    [
        pytest.param([a_room(1)], {}, 1, NUMBER.confidence, id="one room has it"),
        pytest.param([a_room(1)], {"storey_id": None}, 1, NUMBER.confidence, id="storey not known"),
        pytest.param(
            [a_room(1), upstairs(2, number="1.01")], {"storey_id": UPPER}, 2, NUMBER.confidence, id="on the same storey"
        ),
        pytest.param([a_room(1)], {"storey_id": UPPER}, 1, NUMBER_ELSEWHERE.confidence, id="on another storey"),
        pytest.param([a_room(1), a_room(2, number="1.01")], {}, None, 0.5, id="two rooms have it"),
        pytest.param([a_room(1)], {"box": cube(2.0)}, 1, NUMBER_AND_PLACE.confidence, id="it stands there"),
        pytest.param(
            [a_room(1), a_room(2, west=4.2, east=8.2)],
            {"box": cube(6.0)},
            1,
            NUMBER_AGAINST_PLACE.confidence,
            id="it stands elsewhere",
        ),
    ],
)
def test_a_room_number_counts_when_it_names_one_room(
    rooms: list[Room], overrides: dict[str, object], room_id: int | None, confidence: float
) -> None:
    found = place(rooms, room_number="1.01", **overrides)

    assert (found.space_id, found.confidence) == (room_id, confidence)


def test_storeys_of_two_models_are_the_same_when_their_elevations_are() -> None:
    storeys = [*STOREYS, Level(SERVICES_GROUND, 0.4), Level(SERVICES_UPPER, 3.4)]
    rooms = [a_room(1), upstairs(2, number="1.01")]

    [found] = locate(rooms, [a_thing(storey_id=SERVICES_UPPER, room_number="1.01")], storeys)

    assert (found.space_id, found.confidence) == (2, NUMBER.confidence)


def _second_of(*things: Thing) -> Location:
    return locate(ROOMS, list(things), STOREYS)[1]


@pytest.mark.parametrize(
    ("host", "part", "expected"),
    [
        pytest.param({"space_id": 2}, {}, (2, "host"), id="the host is contained"),
        pytest.param({"box": cube(6.0)}, {}, (2, "host"), id="the host stands there"),
        pytest.param({"space_id": 2}, {"box": IN_ROOM_1}, (2, "host"), id="a relation of the host before a shape"),
        pytest.param(
            {"space_id": 2}, {"room_number": "1.01"}, (2, "host"), id="a relation of the host before a number"
        ),
        pytest.param({"box": cube(6.0)}, {"box": IN_ROOM_1}, (1, "centre"), id="its own place before the host's place"),
        pytest.param({"box": cube(6.0)}, {"box": cube(4.1)}, (2, "host"), id="the host's place before an unsure one"),
        pytest.param({"space_id": 2}, {"space_id": 1}, (1, "contained"), id="its own relation before the host's"),
        pytest.param({}, {"box": IN_ROOM_1}, (1, "centre"), id="nothing is known of the host"),
    ],
)
def test_a_part_is_where_its_host_is(
    host: dict[str, object], part: dict[str, object], expected: tuple[int, str]
) -> None:
    found = _second_of(a_thing(1, **host), a_thing(2, host_id=1, **part))

    assert (found.thing_id, found.space_id, found.method) == (2, *expected)


def test_a_part_of_a_part_is_where_the_whole_is() -> None:
    things = [a_thing(1, host_id=2), a_thing(2, host_id=3), a_thing(3, space_id=2)]

    assert [found.space_id for found in locate(ROOMS, things, STOREYS)] == [2, 2, 2]


@pytest.mark.parametrize("host_id", [2, 77], ids=["itself", "a thing that is not there"])
def test_a_host_that_leads_nowhere_is_passed_over(host_id: int) -> None:
    found = _second_of(a_thing(1), a_thing(2, host_id=host_id, box=IN_ROOM_1))

    assert (found.space_id, found.method) == (1, "centre")


def test_hosts_that_go_round_in_a_ring_end() -> None:
    things = [a_thing(1, host_id=2), a_thing(2, host_id=1, space_id=2)]

    assert [found.space_id for found in locate(ROOMS, things, STOREYS)] == [2, 2]


def test_no_rooms_no_things_no_storeys() -> None:
    assert locate([], [], []) == []
    assert locate([], [a_thing(storey_id=GROUND, box=IN_ROOM_1)], [])[0].method == "storey"
