"""The storey of an element, and whether a room is on that storey.

Storeys are compared by elevation and by the height range of the rooms, never by name: a services model has its own
storey names, at other elevations than the architect's.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from ifc_import.placing.index import Flags, Floats, Pairs, Plan
from ifc_import.placing.rooms import Level, Room, Thing

FLOOR_OFFSET_M = 1.0
"""The greatest difference between a room's floor and the elevation of its storey: screed, steps, services storeys."""


def at_floors(
    levels: Sequence[Level], rooms: Sequence[Room], *, floor_offset_m: float = FLOOR_OFFSET_M
) -> Sequence[Level]:
    """Return the storeys with their elevations in the frame of the rooms.

    A model may measure elevations from the entrance floor and coordinates from sea level. All storeys are moved by one
    height, the median difference to the floors of their rooms, if more floors then match their storeys.
    """
    heights = {level.id: level.elevation_m for level in levels if level.elevation_m is not None}
    shaped = [room for room in rooms if room.shape is not None]
    gaps_m = [room.z_min_m - heights[room.storey_id] for room in shaped if room.storey_id in heights]
    zero_m = median(gaps_m) if gaps_m else 0.0

    def floors_met(zero_m: float) -> int:
        return sum(abs(gap_m - zero_m) <= floor_offset_m for gap_m in gaps_m)

    if floors_met(zero_m) <= floors_met(0.0):
        return levels
    return [
        level if level.elevation_m is None else replace(level, elevation_m=level.elevation_m + zero_m)
        for level in levels
    ]


def elevations(things: Sequence[Thing], levels: Sequence[Level]) -> Floats:
    """Return the elevation, in metres, of the storey that the model states for each element; NaN where unknown."""
    known = {level.id: level.elevation_m for level in levels if level.elevation_m is not None}
    found = [np.nan if thing.storey_id is None else known.get(thing.storey_id, np.nan) for thing in things]
    return np.array(found, dtype=np.float64)


def same_height(first_id: int | None, second_id: int | None, levels: Sequence[Level]) -> bool:
    """Tell whether two storeys, perhaps of different models, can be the same; unknown ones can."""
    height = {level.id: level.elevation_m for level in levels}
    first, second = (height.get(storey_id) if storey_id is not None else None for storey_id in (first_id, second_id))
    if first_id == second_id or None in (first_id, second_id):
        return True
    return first is not None and second is not None and abs(first - second) <= FLOOR_OFFSET_M


def on_storey(plan: Plan, pairs: Pairs, elevation_m: Floats, *, floor_offset_m: float = FLOOR_OFFSET_M) -> Flags:
    """Tell for each pair whether the room is on the storey of the element; False where unknown."""
    near: Flags = np.abs(plan.z_min_m[pairs.room] - elevation_m[pairs.box]) <= floor_offset_m
    return near


def through_storey(plan: Plan, pairs: Pairs, elevation_m: Floats, *, floor_offset_m: float = FLOOR_OFFSET_M) -> Flags:
    """Tell for each pair whether the room begins on a storey below and reaches through that of the element."""
    height = elevation_m[pairs.box]
    lower, upper = plan.z_min_m[pairs.room] + floor_offset_m, plan.z_max_m[pairs.room] - floor_offset_m
    through: Flags = (lower < height) & (height < upper)
    return through


def on_other_storey(plan: Plan, pairs: Pairs, elevation_m: Floats) -> Flags:
    """Tell for each pair whether the element is certainly on a storey that the room does not reach."""
    known = ~np.isnan(elevation_m[pairs.box])
    other: Flags = known & ~on_storey(plan, pairs, elevation_m) & ~through_storey(plan, pairs, elevation_m)
    return other


def storey_at(height_m: float, levels: Sequence[Level]) -> int | None:
    """Return the highest storey whose elevation is not above that height; None where there is none."""
    below = [(level.elevation_m, -level.id) for level in levels if level.elevation_m is not None]
    reached = [(elevation, order) for elevation, order in below if elevation <= height_m]
    return -max(reached)[1] if reached else None
