"""The rooms of a building as arrays with a spatial index, to find the rooms near a box."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from ifc_import.placing.rooms import Room

Floats: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.intp]
Flags: TypeAlias = NDArray[np.bool_]
Shapes: TypeAlias = NDArray[np.object_]
Column: TypeAlias = Floats | Indices | Flags

AREA_STEP_M2 = 0.001
"""Areas are rounded to this step, so that rooms of the same size stay equal whatever their coordinates."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rooms that have a shape, as columns with one row per room; metres and m², in the building's frame."""

    rooms: tuple[Room, ...]
    shapes: Shapes
    area_m2: Floats
    z_min_m: Floats
    z_max_m: Floats
    tree: shapely.STRtree

    @property
    def count(self) -> int:
        """The number of rooms with a shape."""
        return len(self.rooms)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of a box and a room that are near each other: row numbers into the boxes and into the plan."""

    box: Indices
    room: Indices

    def where(self, keep: Flags) -> "Pairs":
        """Return the pairs that `keep` marks."""
        return Pairs(self.box[keep], self.room[keep])


def plan_of(rooms: Sequence[Room], *, area_step_m2: float = AREA_STEP_M2) -> Plan:
    """Return the plan of the rooms that have a shape and a height range, in the order of ids, which decides
    every tie.
    """
    candidates = sorted((room for room in rooms if room.shape is not None), key=lambda room: room.id)
    shapes = np.empty(len(candidates), dtype=object)
    shapes[:] = [room.shape for room in candidates]
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken])
    heights_m = np.array([(room.z_min_m, room.z_max_m) for room in candidates], dtype=np.float64).reshape(-1, 2)
    keep = (shapely.area(shapes) > 0.0) & np.isfinite(heights_m).all(axis=1)
    shapes, heights_m = shapes[keep], heights_m[keep]
    shapely.prepare(shapes)
    return Plan(
        rooms=tuple(room for room, kept in zip(candidates, keep, strict=True) if kept),
        shapes=shapes,
        area_m2=np.round(shapely.area(shapes) / area_step_m2) * area_step_m2,
        z_min_m=heights_m[:, 0],
        z_max_m=heights_m[:, 1],
        tree=shapely.STRtree(shapes),
    )


def pairs_near(plan: Plan, boxes_m: Floats, *, beside_m: float, below_m: float, above_m: float) -> Pairs:
    """Pair boxes with the rooms whose bounds they meet.

    `boxes_m` is (n, 6): lower corner, upper corner. A room counts as met when it is at most `beside_m` away in plan
    (by its bounds), its top at most `below_m` under the box, and its floor at most `above_m` over it.
    """
    low, high = boxes_m[:, :3], boxes_m[:, 3:]
    reach = shapely.box(low[:, 0] - beside_m, low[:, 1] - beside_m, high[:, 0] + beside_m, high[:, 1] + beside_m)
    box, room = plan.tree.query(reach)
    level = (plan.z_max_m[room] >= low[box, 2] - below_m) & (plan.z_min_m[room] <= high[box, 2] + above_m)
    return Pairs(box[level], room[level])
