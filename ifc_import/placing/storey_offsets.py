"""Rooms whose bodies lie off the storeys that they belong to: an elevation counted twice, or left out.

Works on heights, not on IFC; all are metres in one frame. A storey's rooms lie off it together; a room that lies off
alone is a mezzanine, a pit or a split level. Whether the rooms or the storeys are misplaced is shown by the elements
of the storeys: where these fit between floor and ceiling only after the rooms are moved back, the rooms are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic, TypeVar

FLOOR_OFFSET_M = 1.0
"""The greatest difference between a room's floor and the elevation of its storey: screed, steps, services storeys."""

TOGETHER_M = 0.3
"""Rooms whose offsets differ by less than this lie off together."""

MOSTLY = 0.8
"""The share of a storey's rooms that have to lie off together."""

SEVERAL = 2
"""The fewest rooms that show an offset: those of one storey, or one each of two storeys."""

Storey = TypeVar("Storey", int, str, float)
"""A storey by its id, its key, or its elevation."""


@dataclass(frozen=True, slots=True)
class Heights(Generic[Storey]):
    """A room's storey, and the heights of its floor and ceiling."""

    storey: Storey
    floor_m: float
    ceiling_m: float


@dataclass(frozen=True, slots=True)
class Offset:
    """The height of a storey's rooms above their storey, and how many more of its elements fit in them without it."""

    by_m: float
    evidence: int
    """above 0 the elements show that the rooms are misplaced, below 0 that the storey's elevation is"""


def storey_offsets(
    rooms: Iterable[Heights[Storey]], centres_m: Iterable[tuple[Storey, float]], elevations_m: Mapping[Storey, float]
) -> dict[Storey, Offset]:
    """The offset of each storey whose rooms are off it.

    centres_m: the storey and the height of the centre of each element, of whichever model.
    elevations_m: the height of each storey.
    """
    on_storey: dict[Storey, list[Heights[Storey]]] = defaultdict(list)
    for room in rooms:
        if room.storey in elevations_m:
            on_storey[room.storey].append(room)
    off_m = {
        storey: by_m
        for storey, listed in on_storey.items()
        if (by_m := _common_offset([room.floor_m - elevations_m[storey] for room in listed])) is not None
    }
    counts = {storey: len(listed) for storey, listed in on_storey.items()}
    kept = {storey: by_m for storey, by_m in off_m.items() if _rooms_off_by(by_m, off_m, counts) >= SEVERAL}
    beside = _centres_by_storey(centres_m, elevations_m, kept) if kept else {}
    return {storey: Offset(by_m, _evidence(on_storey[storey], beside[storey], by_m)) for storey, by_m in kept.items()}


def _common_offset(gaps_m: Sequence[float]) -> float | None:
    """The offset that most rooms of a storey have; None where they have none in common."""
    middle_m = median(gaps_m)
    together = sum(abs(gap_m - middle_m) <= TOGETHER_M for gap_m in gaps_m)
    return middle_m if abs(middle_m) > FLOOR_OFFSET_M and together >= MOSTLY * len(gaps_m) else None


def _rooms_off_by(by_m: float, off_m: Mapping[Storey, float], rooms: Mapping[Storey, int]) -> int:
    return sum(rooms[storey] for storey, other_m in off_m.items() if abs(other_m - by_m) <= TOGETHER_M)


def _centres_by_storey(
    centres_m: Iterable[tuple[Storey, float]], elevations_m: Mapping[Storey, float], storeys: Iterable[Storey]
) -> Mapping[Storey, Sequence[float]]:
    """Storey → the heights of the elements of all storeys at its elevation."""
    found: dict[Storey, list[float]] = {storey: [] for storey in storeys}
    for own, centre_m in centres_m:
        for storey, beside in found.items():
            if own in elevations_m and abs(elevations_m[storey] - elevations_m[own]) <= FLOOR_OFFSET_M:
                beside.append(centre_m)
    return found


def _evidence(rooms: Sequence[Heights[Storey]], centres_m: Sequence[float], by_m: float) -> int:
    floor_m, ceiling_m = median(room.floor_m for room in rooms), median(room.ceiling_m for room in rooms)
    at_storey = sum(floor_m - by_m <= centre_m <= ceiling_m - by_m for centre_m in centres_m)
    return at_storey - sum(floor_m <= centre_m <= ceiling_m for centre_m in centres_m)
