"""A building as one walks through it: rooms, doors between them, storeys. Numbers only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""x, y in the building's frame, metres."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its storey, and the middle of its floor where that is known."""

    id: int
    storey: int | None = None
    at: Point | None = None
    is_stairs: bool = False
    """one comes to other storeys by it"""


@dataclass(frozen=True, slots=True)
class Door:
    """A door, or an opening without one: the room on either side; None where there is none, maybe outdoors."""

    room: int
    behind: int | None = None
    likeness: int = 0
    """how like an entrance it is; 0: it is none"""


@dataclass(frozen=True, slots=True)
class Storey:
    """A storey, with its elevation above the building's zero."""

    id: int
    elevation_m: float | None = None


@dataclass(frozen=True, slots=True)
class Building:
    """All of it; rooms, doors and storeys come in the order that holds where nothing else decides."""

    rooms: Sequence[Room]
    doors: Sequence[Door] = ()
    storeys: Sequence[Storey] = field(default_factory=tuple)
