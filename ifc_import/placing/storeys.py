"""The storey of an element, and whether a room is on that storey.

Storeys are compared by elevation and by the height range of the rooms, never by name: a services model has its own
storey names, at other elevations than the architect's.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from ifc_import.placing import bands
from ifc_import.placing.index import Flags, Floats, Pairs, Plan
from ifc_import.placing.rooms import Level, Location, Room, Thing
from ifc_import.placing.storey_offsets import FLOOR_OFFSET_M, Heights, storey_offsets


def rooms_off_storeys(rooms: Sequence[Room], things: Sequence[Thing], levels: Sequence[Level]) -> dict[int, float]:
    """Storey → the height by which its rooms are drawn above it, in metres; only storeys whose elements show it."""
    offsets = storey_offsets(
        [
            Heights(room.storey_id, room.z_min_m, room.z_max_m)
            for room in rooms
            if room.shape is not None and room.storey_id is not None
        ],
        [
            (thing.storey_id, (thing.box[2] + thing.box[5]) / 2)
            for thing in things
            if thing.box is not None and thing.storey_id is not None
        ],
        {level.id: level.elevation_m for level in levels if level.elevation_m is not None},
    )
    return {storey: offset.by_m for storey, offset in offsets.items() if offset.evidence > 0}


def at_storeys(rooms: Sequence[Room], off_m: Mapping[int, float]) -> Sequence[Room]:
    """Return the rooms, those of the storeys `off_m` lowered by so many metres."""
    by_m = [0.0 if room.storey_id is None else off_m.get(room.storey_id, 0.0) for room in rooms]
    return [
        replace(room, z_min_m=room.z_min_m - lower_m, z_max_m=room.z_max_m - lower_m) if lower_m else room
        for room, lower_m in zip(rooms, by_m, strict=True)
    ]


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


def agreed(
    shaped: Mapping[int, Location],
    rooms: Sequence[Room],
    things: Sequence[Thing],
    levels: Sequence[Level],
    *,
    off_storey: Container[int],
) -> dict[int, Location]:
    """Return the locations by shape, with less confidence where the model states something else about the storey.

    That is where the element is on a storey that its room does not reach, and where the room is on one of the storeys
    `off_storey`, whose rooms are drawn off it.
    """
    room_of = {room.id: room for room in rooms}
    elevation_m = {level.id: level.elevation_m for level in levels if level.elevation_m is not None}
    own_m = {thing.id: elevation_m.get(thing.storey_id) for thing in things if thing.storey_id is not None}
    return {
        key: replace(location, confidence=min(location.confidence, _most(room, own_m.get(key), off_storey)))
        if (room := room_of.get(location.space_id or 0))
        else location
        for key, location in shaped.items()
    }


def _most(room: Room, own_m: float | None, off_storey: Container[int]) -> float:
    """Return the greatest confidence for an element in a room, if its own storey is at the height `own_m`."""
    if own_m is not None and not _reaches(room, own_m):
        return bands.OTHER_STOREY.confidence
    return bands.OFF_ITS_STOREY.confidence if room.storey_id in off_storey else 1.0


def _reaches(room: Room, height_m: float) -> bool:
    """Tell whether a room begins at a storey of this height, or reaches through it."""
    return (
        abs(room.z_min_m - height_m) <= FLOOR_OFFSET_M
        or room.z_min_m + FLOOR_OFFSET_M < height_m < room.z_max_m - FLOOR_OFFSET_M
    )


def storey_at(height_m: float, levels: Sequence[Level]) -> int | None:
    """Return the highest storey whose elevation is not above that height; None where there is none."""
    below = [(level.elevation_m, -level.id) for level in levels if level.elevation_m is not None]
    reached = [(elevation, order) for elevation, order in below if elevation <= height_m]
    return -max(reached)[1] if reached else None
