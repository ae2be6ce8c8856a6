"""The rooms, storeys and elements of one building, and the locations found for the elements.

All lengths are metres in the building's frame, z upwards. Ids are the caller's own; they only have to be unique among
rooms, among elements and among storeys.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from shapely.geometry.base import BaseGeometry

from registry.snapshot import Box, Point

Method: TypeAlias = Literal[
    "confirmed",
    "contained",
    "host",
    "room number",
    "centre",
    "overlap",
    "nearest",
    "ceiling void",
    "floor void",
    "door side",
    "boundary",
    "origin",
    "storey",
    "unknown",
]
NO_ROOM: frozenset[Method] = frozenset(("storey", "unknown"))
"""Methods by which a thing is located without a room."""


@dataclass(frozen=True, slots=True)
class Level:
    """A storey and its elevation in the building's frame, in metres; None where no model has it."""

    id: int
    elevation_m: float | None


@dataclass(frozen=True, slots=True)
class Room:
    """A space: its outline in plan and its height range. Without a shape it can be found by relation, but not by
    position.
    """

    id: int
    storey_id: int | None
    number: str
    shape: BaseGeometry | None
    """Polygon or MultiPolygon, 2D."""
    z_min_m: float
    z_max_m: float
    name: str = ""
    """The name of the room: office, corridor."""
    other_number: str = ""
    """The owner's number where it differs from the models'; an element in a model may state this number."""
    declared_m2: tuple[float, ...] = ()
    source_model_id: int | None = None
    """The source model that draws it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An asset or a door, and all statements on its location."""

    id: int
    storey_id: int | None = None
    box: Box | None = None
    origin: Point | None = None
    """Where it is placed, if it has no box."""
    space_id: int | None = None
    """The room that contains or references it."""
    host_space_id: int | None = None
    """The room of one of its parents, by a relation."""
    host_id: int | None = None
    """The element that it is a part of."""
    boundary_ids: tuple[int, ...] = ()
    """The rooms that have it as a boundary."""
    wall_ids: tuple[int, ...] = ()
    """The rooms that have the wall on which it is mounted as a boundary."""
    room_number: str | None = None
    """A room number among its properties."""
    is_door: bool = False
    confirmed_id: int | None = None
    """The room confirmed by a person; for a door, the room that gets the sign."""


@dataclass(frozen=True, slots=True)
class Location:
    """The location of one element: its room or storey, the method that found it, and the confidence.

    `confidence` is about the room, from 0 to 1; ≥ 0.9 means "sure". Without a room it stays below 0.9, since the
    question is still open.
    """

    thing_id: int
    space_id: int | None
    method: Method
    confidence: float
    distance_m: float | None = None
    """Distance from the room to an element beside, above or below it."""
    runner_up_id: int | None = None
    """The second-best room."""
    other_side_id: int | None = None
    """For a door: the room that does not get the sign."""
    storey_id: int | None = None
    """The storey stated by a model, otherwise the one at its height."""
