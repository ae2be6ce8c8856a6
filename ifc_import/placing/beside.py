"""Elements beside, above and below rooms: in their walls, above their ceilings, under their floors.

A device in a wall is between two rooms, and the side that it faces is unknown; but its box is offset from the middle of
the wall towards the side that it serves, so the distance is measured from the centre of the box. An element above a
suspended ceiling has its bottom above the top of the room.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from ifc_import.placing.index import Flags, Floats, Pairs, Plan
from ifc_import.placing.inside import centres

WALL_M = 0.5
"""The greatest distance in plan from a room to the centre of an element in its wall."""
CEILING_VOID_M = 1.5
"""The greatest height of the bottom of an element in the ceiling void above the top of the room."""
FLOOR_VOID_M = 0.5
"""The greatest depth of the top of an element in the floor void below the floor of the room."""
STOREY_M = 3.0
"""The greatest height of the next storey's floor above an element."""


@dataclass(frozen=True, slots=True)
class Beside:
    """For each pair of an element and a room: the distance between them, in metres.

    `out_m` is the distance in plan from the room to the centre of the box; `over_m` the height of the bottom of the box
    over the top of the room, `under_m` the depth of the top of the box under its floor. All are ≥ 0.
    """

    pairs: Pairs
    out_m: Floats
    over_m: Floats
    under_m: Floats

    def where(self, keep: Flags) -> "Beside":
        """Return the rows that `keep` marks."""
        return Beside(self.pairs.where(keep), self.out_m[keep], self.over_m[keep], self.under_m[keep])

    @property
    def distance_m(self) -> Floats:
        """The straight distance from the room to the element, in metres."""
        level_m = np.hypot(self.over_m, self.under_m)  # whatever heights a broken model has, hypot stays silent
        return np.asarray(np.hypot(self.out_m, level_m), dtype=np.float64)


def beside(plan: Plan, boxes_m: Floats, pairs: Pairs) -> Beside:
    """Measure the pairs. `boxes_m` is (n, 6): lower corner, upper corner."""
    return Beside(
        pairs=pairs,
        out_m=outward_m(plan, boxes_m, pairs),
        over_m=np.maximum(boxes_m[pairs.box, 2] - plan.z_max_m[pairs.room], 0.0),
        under_m=np.maximum(plan.z_min_m[pairs.room] - boxes_m[pairs.box, 5], 0.0),
    )


def within_reach(
    around: Beside,
    *,
    wall_m: float = WALL_M,
    ceiling_void_m: float = CEILING_VOID_M,
    floor_void_m: float = FLOOR_VOID_M,
) -> Beside:
    """Return the rows where the element can be in the wall, above the ceiling or under the floor of the room."""
    near = (around.out_m <= wall_m) & (around.over_m <= ceiling_void_m) & (around.under_m <= floor_void_m)
    return around.where(near)


def outward_m(plan: Plan, boxes_m: Floats, pairs: Pairs) -> Floats:
    """Return the distance in plan from the room to the centre of the box, (n, 6), for each pair."""
    points = np.asarray(shapely.points(centres(boxes_m)[:, :2]))[pairs.box]
    return np.asarray(shapely.distance(plan.shapes[pairs.room], points), dtype=np.float64)


def to_next_m(around: Beside, chosen: Pairs) -> Floats:
    """Return the distance, in metres, of each box from the nearest room other than the chosen one; inf where there is
    none.

    `chosen` has one room for each box.
    """
    size = 1 + max(chosen.box.max(initial=-1), around.pairs.box.max(initial=-1))
    room = np.full(size, -1, dtype=np.intp)
    room[chosen.box] = chosen.room
    others = room[around.pairs.box] != around.pairs.room
    nearest = np.full(size, np.inf)
    np.minimum.at(nearest, around.pairs.box[others], around.distance_m[others])
    return nearest[chosen.box]


def with_room_above(around: Beside, count: int, *, wall_m: float = WALL_M, storey_m: float = STOREY_M) -> Flags:
    """Tell for each of `count` boxes whether a room begins above it within the height of a storey, so that it is
    indoors.
    """
    above = (around.under_m > 0.0) & (around.under_m <= storey_m) & (around.out_m <= wall_m)
    return np.bincount(around.pairs.box[above], minlength=count) > 0
