"""How well the elements of one model fit into the rooms of another, once they are moved."""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely import Polygon

from ifc_import.aligning.moves import moved_box, moved_points
from ifc_import.aligning.survey import Survey, SurveyedRoom
from ifc_import.placing.index import Floats
from registry.snapshot import Box, Frame

WALL_M = 0.5
"""An element this far outside a room, in plan, is still in its wall."""
CEILING_M = 1.2
"""An element this far above a room is still above its ceiling."""
FLOOR_M = 0.5
"""An element this far below a room is still in its floor."""
ROOF_M = 4.0
"""An element this far above the highest room is still on the roof."""
SAMPLED = 400
"""The number of elements sampled to locate a model."""
FEW = 5
"""With fewer elements than this their share is not significant, and the bounding boxes decide."""


class Fitting:
    """The rooms of one model, and the elements of another that should lie among them."""

    def __init__(self, base: Survey, other: Survey, *, sampled: int = SAMPLED) -> None:
        """Take the rooms of `base` that have a shape, and a sample of the elements of `other`."""
        self._hull = shapely.union_all([*(room.shape for room in base.rooms), *_plans(base.boxes.values())]).convex_hull
        self._boxes = base.box, other.box
        self._low, self._high = _heights(base.rooms)
        self._tree = shapely.STRtree([room.shape for room in base.rooms])
        self._edges = shapely.STRtree([room.shape.boundary for room in base.rooms])
        centres_m = other.centres_m()
        self.points_m = centres_m[:: max(1, len(centres_m) // sampled)]

    @property
    def tells(self) -> bool:
        """Whether there are enough rooms and elements for `share` to be significant."""
        return len(self._low) > 0 and len(self.points_m) >= FEW

    def share(self, move: Frame) -> float:
        """The share of the elements, 0 to 1, that are in or around a room once moved; of the bounding boxes where
        elements are few.
        """
        if not self.tells:
            return self.overlap(move)
        return float(self._inside(move).mean())

    def _inside(self, move: Frame) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        points_m = moved_points(move, self.points_m)
        flat = shapely.points(points_m[:, :2])
        point, room = self._tree.query(flat, predicate="dwithin", distance=WALL_M)
        height = points_m[point, 2]
        level = (height >= self._low[room] - FLOOR_M) & (height <= self._high[room] + CEILING_M)
        return np.bincount(point[level], minlength=len(points_m)) > 0

    def within(self, move: Frame) -> float:
        """The share of the elements, 0 to 1, above or beside the ground covered by the other model."""
        if not self.tells:
            return self.overlap(move)
        points_m = moved_points(move, self.points_m)
        near = shapely.dwithin(self._hull, shapely.points(points_m[:, :2]), CEILING_M)
        level = (points_m[:, 2] >= self._low.min() - CEILING_M) & (points_m[:, 2] <= self._high.max() + ROOF_M)
        return float((near & level).mean())

    def sharpness(self, move: Frame, *, near_m: float) -> float:
        """The share of the elements, 0 to 1, within `near_m` of an edge of a room, as sockets and lamps on
        walls are.
        """
        flat = shapely.points(moved_points(move, self.points_m)[:, :2])
        point, _edge = self._edges.query(flat, predicate="dwithin", distance=near_m)
        return len(np.unique(point)) / max(1, len(self.points_m))

    def overlap(self, move: Frame) -> float:
        """The share of the smaller bounding box, in plan, that the other one covers; 0 where their heights do not
        overlap.
        """
        base, other = self._boxes
        if base is None or other is None:
            return 1.0
        moved = moved_box(move, other)
        if moved[2] > base[5] + CEILING_M or moved[5] < base[2] - FLOOR_M:
            return 0.0
        first, second = (shapely.box(*_flat(box)) for box in (base, moved))
        smaller = min(first.area, second.area)
        if smaller <= 0.0:
            return float(first.dwithin(second, WALL_M))
        return float(first.intersection(second).area / smaller)


def _plans(boxes: Iterable[Box]) -> list[Polygon]:
    return [shapely.box(*_flat(box)) for box in boxes]


def _flat(box: Box) -> tuple[float, float, float, float]:
    return box[0], box[1], box[3], box[4]


def _heights(rooms: Sequence[SurveyedRoom]) -> tuple[Floats, Floats]:
    heights = np.array([(room.z_min_m, room.z_max_m) for room in rooms], dtype=np.float64).reshape(-1, 2)
    return heights[:, 0], heights[:, 1]
