"""Rooms, things and storeys to test with: defaults that are in the way of nothing, and overrides for what matters."""

from dataclasses import replace
from typing import Any

import shapely

from ifc_import.placing.cascade import locate
from ifc_import.placing.rooms import Level, Location, Room, Thing
from registry.snapshot import Box

GROUND, UPPER = 1, 2
STOREYS = (Level(GROUND, 0.0), Level(UPPER, 3.0))


def a_room(room_id: int = 1, *, west: float = 0.0, east: float = 4.0, **overrides: Any) -> Room:
    """A room of 4 × 4 m on the ground floor, 2.7 m high; walls of 0.2 m fit between rooms 4.2 m apart."""
    shape = shapely.box(west, 0.0, east, 4.0)
    return replace(Room(room_id, GROUND, f"1.{room_id:02}", shape, 0.0, 2.7), **overrides)


def upstairs(room_id: int, **overrides: Any) -> Room:
    """The same room on the upper floor."""
    return a_room(room_id, **{"storey_id": UPPER, "z_min_m": 3.0, "z_max_m": 5.7} | overrides)


def a_thing(thing_id: int = 1, **overrides: Any) -> Thing:
    """A thing on the ground floor of which nothing else is known."""
    return replace(Thing(thing_id, storey_id=GROUND), **overrides)


def cube(x: float, y: float = 2.0, z: float = 1.0, *, side_m: float = 0.1) -> Box:
    """A cube with its centre there."""
    return block((x, y, z), (side_m, side_m, side_m))


def block(centre: tuple[float, float, float], size_m: tuple[float, float, float]) -> Box:
    """A box with its centre there."""
    (x, y, z), (dx, dy, dz) = centre, size_m
    return (x - dx / 2, y - dy / 2, z - dz / 2, x + dx / 2, y + dy / 2, z + dz / 2)


def place(rooms: list[Room], **overrides: Any) -> Location:
    """Locate one thing."""
    return locate(rooms, [a_thing(**overrides)], STOREYS)[0]
