"""The plan is a building: walls stand between rooms, doors in walls, things apart from each other."""

import math
from itertools import combinations

import pytest
from shapely import Point, Polygon

from sample_models.annex import annex
from sample_models.parts import Model
from sample_models.station import architecture_1, architecture_2, services_1, services_2

WITH_ROOMS = [architecture_1(), architecture_2(), annex()]
ALL = [*WITH_ROOMS, services_1(), services_2()]


def file_name(model: Model) -> str:
    return model.file_name


@pytest.mark.parametrize("model", WITH_ROOMS, ids=file_name)
def test_no_wall_stands_in_a_room(model: Model) -> None:
    rooms = [room for room in model.rooms if room.counts]
    walls = [mass for mass in model.masses if mass.ifc_class == "IfcWall"]
    assert [
        (wall.key, room.number)
        for wall in walls
        for room in rooms
        if room.storey == wall.storey and room.polygon.intersection(Polygon(wall.ring)).area > 1e-9
    ] == []


@pytest.mark.parametrize("model", WITH_ROOMS, ids=file_name)
def test_doors_and_windows_stand_in_their_wall_next_to_their_rooms(model: Model) -> None:
    walls = {mass.key: Polygon(mass.ring) for mass in model.masses}
    rooms = {room.number: room.polygon for room in model.rooms}
    for thing in model.things:
        if thing.host:
            at = Point(thing.centre_m[:2])
            assert walls[thing.host].contains(at), thing.key
            assert all(rooms[number].distance(at) < 0.21 for number in thing.rooms), thing.key


@pytest.mark.parametrize("model", ALL, ids=file_name)
def test_no_two_things_are_in_one_place(model: Model) -> None:
    assert [
        (one.key, other.key)
        for one, other in combinations(model.things, 2)
        if math.dist(one.centre_m, other.centre_m) < 0.1
    ] == []


@pytest.mark.parametrize("model", ALL, ids=file_name)
def test_element_ids_are_unique_in_a_model(model: Model) -> None:
    tags = [thing.tag for thing in model.things]
    assert len(tags) == len(set(tags))
