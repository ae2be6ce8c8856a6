"""The rooms, storeys and things of one building, and what is found out about where a thing is.

All lengths are metres in the building's frame, z upwards. Ids are the caller's own; they only have to tell rooms from
rooms, things from things and storeys from storeys.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from shapely.geometry.base import BaseGeometry

from registry.snapshot import Box

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
    "storey",
    "unknown",
]
NO_ROOM: frozenset[Method] = frozenset(("storey", "unknown"))
"""Methods by which a thing is located without a room."""


@dataclass(frozen=True, slots=True)
class Level:
    """A storey and its elevation in the building's frame; None where no model says it."""

    id: int
    elevation_m: float | None


@dataclass(frozen=True, slots=True)
class Room:
    """A space: its outline in plan and its height range. Without a shape it can be related to, but not met."""

    id: int
    storey_id: int | None
    number: str
    shape: BaseGeometry | None
    """Polygon or MultiPolygon, 2D."""
    z_min_m: float
    z_max_m: float
    name: str = ""
    """What it is: an office, a corridor."""
    other_number: str = ""
    """What people call it where that is not the models' number; a model may say that of a thing too."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An asset or a door, and all that the models say about where it is."""

    id: int
    storey_id: int | None = None
    box: Box | None = None
    space_id: int | None = None
    """The room that contains or references it."""
    host_space_id: int | None = None
    """The room that one of its parents is in, by a relation."""
    host_id: int | None = None
    """Another thing that it is a part of."""
    room_number: str | None = None
    """A room number among its properties."""
    is_door: bool = False
    confirmed_id: int | None = None
    """The room that a person says it is in, or, of a door, that gets the sign."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where one thing is, how that is known, and how surely.

    `confidence` is about the room, from 0 to 1; ≥ 0.9 means "sure". Without a room it stays below 0.9, since the
    question is still open.
    """

    thing_id: int
    space_id: int | None
    method: Method
    confidence: float
    distance_m: float | None = None
    """From the room to the thing, for what lies beside, above or below it."""
    runner_up_id: int | None = None
    """The room that would be next."""
    other_side_id: int | None = None
    """Of a door: the room that does not get the sign."""
    storey_id: int | None = None
    """The storey that a model names, or the one at its height where none does."""
