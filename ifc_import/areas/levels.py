"""The heights at which spaces are compared: those of their storeys, where a model draws them off these.

Metres, in the building's frame. The rooms of a storey lie off it together (see `placing.storey_offsets`). Some programs
export area plans a storey too low: spaces that cover rooms of their storey in plan, and lie below them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from ifc_import.placing.storey_offsets import FLOOR_OFFSET_M, TOGETHER_M, Heights, storey_offsets
from registry.snapshot import SpaceAreas

Floats = NDArray[np.float64]
Shapes = NDArray[np.object_]

COVERED = 0.9
"""A space covers a room where this much of the room is in it, in plan."""

MADE_UP = 0.5
"""Rooms make up an area plan from this share of it on."""

SEVERAL = 2
"""An area plan covers at least this many rooms; and this many plans that lie off together are no cellars."""


def lowered_by(spaces: Sequence[SpaceAreas], shapes: Shapes) -> Floats:
    """How far each space has to be lowered to be on its storey, in metres; 0 for spaces that lie where they belong.

    shapes: the outlines of the spaces, in their order; None for a space without one.
    """
    gaps_m = _gaps(spaces, shapes)
    by_m = _with_their_storeys(spaces, shapes)
    off_m = gaps_m - by_m
    rooms = _rooms_by_storey(spaces, shapes, off_m)
    low = np.flatnonzero(off_m < -FLOOR_OFFSET_M).tolist()
    plans = [plan for plan in low if _covers(plan, rooms.get(spaces[plan].elevation_m or 0.0, []), shapes)]
    proven = [plan for plan in plans if _is_area_plan(plan, plans, spaces, shapes, off_m)]
    by_m[proven] = gaps_m[proven]
    return by_m


def _gaps(spaces: Sequence[SpaceAreas], shapes: Shapes) -> Floats:
    """The height of each space's floor above its storey; 0 where one of the two is unknown."""
    return np.array(
        [
            0.0 if shape is None or space.elevation_m is None or space.z_min_m is None
            else space.z_min_m - space.elevation_m
            for space, shape in zip(spaces, shapes, strict=True)
        ],
        dtype=np.float64,
    )  # fmt: skip


def _with_their_storeys(spaces: Sequence[SpaceAreas], shapes: Shapes) -> Floats:
    """How far the rooms of each space's storey lie above it."""
    elevations_m = {space.elevation_m: space.elevation_m for space in spaces if space.elevation_m is not None}
    rooms = [
        Heights(space.elevation_m, space.z_min_m, space.z_max_m or space.z_min_m)
        for space, shape in zip(spaces, shapes, strict=True)
        if shape is not None and space.elevation_m is not None and space.z_min_m is not None
    ]
    by_m = {elevation_m: offset.by_m for elevation_m, offset in storey_offsets(rooms, (), elevations_m).items()}
    return np.array(
        [0.0 if space.elevation_m is None else by_m.get(space.elevation_m, 0.0) for space in spaces], dtype=np.float64
    )


def _rooms_by_storey(spaces: Sequence[SpaceAreas], shapes: Shapes, off_m: Floats) -> Mapping[float, Sequence[int]]:
    """Elevation of a storey → the indices of the rooms that lie on it."""
    rooms: dict[float, list[int]] = defaultdict(list)
    for index, space in enumerate(spaces):
        if space.elevation_m is not None and shapes[index] is not None and abs(off_m[index]) <= FLOOR_OFFSET_M:
            rooms[space.elevation_m].append(index)
    return rooms


def _covers(plan: int, rooms: Sequence[int], shapes: Shapes) -> bool:
    """Whether a space covers several of the rooms, which make it up."""
    areas_m2 = shapely.area(shapes[rooms])
    shared_m2 = shapely.area(shapely.intersection(shapes[plan], shapes[rooms]))
    covered = shared_m2 >= COVERED * areas_m2
    return bool(covered.sum() >= SEVERAL and shared_m2[covered].sum() >= MADE_UP * shapes[plan].area)


def _is_area_plan(plan: int, plans: Sequence[int], spaces: Sequence[SpaceAreas], shapes: Shapes, off_m: Floats) -> bool:
    """Whether a space under the rooms that it covers is an area plan, not a cellar.

    That is shown by plans of other storeys as far below, by rooms of another storey at its height, or by the gross area
    that it declares.
    """
    alike = [other for other in plans if abs(off_m[other] - off_m[plan]) <= TOGETHER_M]
    if len({spaces[other].elevation_m for other in alike}) >= SEVERAL or _is_gross(spaces[plan]):
        return True
    floor_m = spaces[plan].z_min_m or 0.0
    level = [
        index
        for index, space in enumerate(spaces)
        if index != plan
        and shapes[index] is not None
        and space.elevation_m != spaces[plan].elevation_m
        and abs((space.z_min_m or 0.0) - floor_m) <= FLOOR_OFFSET_M
    ]
    shared_m2 = shapely.area(shapely.intersection(shapes[plan], shapes[level]))
    return bool(shared_m2.sum() >= MADE_UP * shapes[plan].area)


def _is_gross(space: SpaceAreas) -> bool:
    """Whether all that a space declares is a gross area."""
    return {area["kind"] for area in space.declared} == {"gross"}
