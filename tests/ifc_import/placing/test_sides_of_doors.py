"""The side of a door that gets the sign."""

from dataclasses import replace

import pytest

from ifc_import.placing.cascade import locate
from ifc_import.placing.doors import is_way
from ifc_import.placing.rooms import Room

from .factories import STOREYS, a_room, a_thing, block, place

SMALL, LARGE = a_room(1), a_room(2, west=4.2, east=20.0)
IN_BETWEEN = block((4.1, 2.0, 1.05), (0.1, 0.9, 2.1))


def called(room: Room, name: str) -> Room:
    return replace(room, name=name)


@pytest.mark.parametrize(
    ("small", "large", "sign"),
    [
        pytest.param("", "", 1, id="of two rooms of which nothing is known the smaller one"),
        pytest.param("Büro", "Lager", 1, id="of two rooms to be in the smaller one"),
        pytest.param("Büro", "Flur EG West", 1, id="an office, not the corridor"),
        pytest.param("Korridor", "Garage", 2, id="a garage, not the small corridor"),
        pytest.param("Trapphus A", "Korridor", 1, id="of two ways the smaller one"),
    ],
)
def test_the_room_that_a_door_leads_to_gets_the_sign(small: str, large: str, sign: int) -> None:
    found = place([called(SMALL, small), called(LARGE, large)], box=IN_BETWEEN, is_door=True)
    assert (found.space_id, found.other_side_id) == (sign, 3 - sign)


@pytest.mark.parametrize(
    ("name", "doors", "sign"),
    [
        pytest.param("", 3, 1, id="three doors are those of a room"),
        pytest.param("", 4, 2, id="four doors lead on"),
        pytest.param("Sluss", 4, 2, id="also from a room with a name of no meaning here"),
    ],
)
def test_a_small_room_with_many_doors_leads_on(name: str, doors: int, sign: int) -> None:
    outside = [block((-0.1, 0.5 + y, 1.05), (0.1, 0.9, 2.1)) for y in range(doors - 1)]
    things = [a_thing(place, box=box, is_door=True) for place, box in enumerate([IN_BETWEEN, *outside])]
    assert locate([called(SMALL, name), LARGE], things, STOREYS)[0].space_id == sign


def test_names_go_before_numbers_of_doors() -> None:
    office = a_room(1)
    corridor = called(LARGE, "Corridor")
    more = [block((-0.1, 0.5 + y, 1.05), (0.1, 0.9, 2.1)) for y in range(4)]
    things = [a_thing(place, box=box, is_door=True) for place, box in enumerate([IN_BETWEEN, *more])]
    assert locate([office, corridor], things, STOREYS)[0].space_id == 1


@pytest.mark.parametrize(
    "name",
    ["Korridor", "ARRESTGÅNG", "Stair 2", "Flur 1.OG", "Entrance hall", "Hall", "Treppenhaus B", "Hiss/Trapphus"],
)
def test_ways_are_known_by_their_names(name: str) -> None:
    assert is_way(a_room(name=name))
    assert is_way(a_room(number=name))


@pytest.mark.parametrize(
    "name", ["", "Kontor", "Sports hall", "Turnhalle", "Treppenlager", "Passport office", "Gangster"]
)
def test_other_rooms_are_no_ways(name: str) -> None:
    assert not is_way(a_room(name=name))
