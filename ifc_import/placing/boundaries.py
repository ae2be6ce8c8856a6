"""The room of an element by the boundaries of rooms, where neither relations nor shapes show it.

A boundary joins a room and an element. What is a boundary itself, such as a door, is in that room or between two; what
is mounted on a wall is in one of the rooms on both sides of the wall, and nobody knows in which.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf, isinf

import shapely

from ifc_import.placing import bands
from ifc_import.placing.doors import is_way
from ifc_import.placing.rooms import Level, Location, Room, Thing
from ifc_import.placing.storeys import same_height

SIDES = 2
"""A wall, a door or a window has two sides."""


class RoomBoundaries:
    """The rooms of a building by their boundaries."""

    def __init__(self, rooms: Sequence[Room], storeys: Sequence[Level]) -> None:
        self._rooms: Mapping[int, Room] = {room.id: room for room in rooms}
        self._storeys = storeys

    def locate(self, thing: Thing) -> Location | None:
        """Return the location of an element by its own boundaries, otherwise by those of the wall that it is on.

        None where there are none, or more rooms than two sides can have and no shape that tells which are near.
        """
        own = self._on_storey(thing, thing.boundary_ids)
        if own:
            return self._between(thing, own, bands.BOUNDARY, bands.DOOR_BOUNDARY if thing.is_door else bands.BOUNDARIES)
        return self._between(thing, self._on_storey(thing, thing.wall_ids), bands.WALL_OF_ONE, bands.WALL_OF_TWO)

    def with_other_side(self, thing: Thing, location: Location) -> Location:
        """Return the location of a door with the room on its other side, where only boundaries show that."""
        both = [room.id for room in self._on_storey(thing, thing.boundary_ids)]
        if not thing.is_door or location.other_side_id is not None or len(both) != SIDES:
            return location
        others = [room_id for room_id in both if room_id != location.space_id]
        return replace(location, other_side_id=others[0]) if len(others) == 1 else location

    def _on_storey(self, thing: Thing, room_ids: Iterable[int]) -> list[Room]:
        """The rooms that can be on the storey of an element: a wall may reach through several storeys."""
        rooms = [self._rooms[room_id] for room_id in room_ids if room_id in self._rooms]
        here = [room for room in rooms if same_height(thing.storey_id, room.storey_id, self._storeys)]
        return here or rooms

    def _between(self, thing: Thing, rooms: list[Room], of_one: bands.Band, of_two: bands.Band) -> Location | None:
        """Locate an element in the only one of `rooms`, or between two; along a longer wall, the two nearest."""
        rooms = sorted(rooms, key=lambda room: _distance_m(thing, room))
        if not rooms or (len(rooms) > SIDES and isinf(_distance_m(thing, rooms[SIDES - 1]))):
            return None
        first, *others = sorted(rooms[:SIDES], key=lambda room: _order(thing, room))
        other_id = others[0].id if others else None
        band = of_two if others else of_one
        if thing.is_door:
            return Location(thing.id, first.id, "boundary", band.confidence, other_side_id=other_id)
        return Location(thing.id, first.id, "boundary", band.confidence, runner_up_id=other_id)


def _order(thing: Thing, room: Room) -> tuple[bool, float, float, int]:
    """What comes first: for a door the room that it leads to, for others the nearer room."""
    area_m2 = inf if room.shape is None else round(room.shape.area, 3)
    if thing.is_door:
        return is_way(room), area_m2, 0.0, room.id
    return False, _distance_m(thing, room), area_m2, room.id


def _distance_m(thing: Thing, room: Room) -> float:
    """The distance in plan from a room to the centre of an element; inf where one of them has no shape."""
    if thing.box is None or room.shape is None:
        return inf
    centre = shapely.Point((thing.box[0] + thing.box[3]) / 2, (thing.box[1] + thing.box[4]) / 2)
    return float(room.shape.distance(centre))
