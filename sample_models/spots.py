"""Where in a room a thing can be: well apart from the others, always the same spot for the same plan."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from sample_models.parts import Point2, Room

STEP_M = 0.25
WALL_CLEARANCE_M = 0.7
"""A wall-mounted thing keeps this away from corners, openings and other things."""

KEEP_CLEAR: dict[str, Polygon] = {
    "203": box(14.9, 0.0, 17.0, 7.8),
    "204": box(14.9, 0.0, 17.0, 7.8),
    "210": box(7.7, 10.4, 9.7, 18.0),
    "215": box(21.0, 16.2, 23.4, 18.0),
}
"""Where the second revision builds, and the pantry: a thing here would have no clear room."""


@dataclass
class Spots:
    """The spots of one room that are taken: each new one is as far from them as the room allows."""

    room: Room
    openings: list[Point2] = field(default_factory=list)
    taken: list[Point2] = field(default_factory=list)
    on_walls: list[Point2] = field(default_factory=list)

    def free_spot(self, clearance_m: float) -> Point2:
        """Return a point at least so far from all walls, and take it."""
        area = self.room.polygon.buffer(-clearance_m).difference(self._keep_clear())
        middle = self.room.polygon.centroid
        others = self.taken or [(middle.x, middle.y)]
        farthest = max if self.taken else min
        spot = farthest(_grid(area), key=lambda point: _nearest_m(point, others))
        self.taken.append(spot)
        return spot

    def wall_spot(self, depth_m: float) -> tuple[Point2, float]:
        """Return a point so deep in the wall (negative: in front of it), and the wall's turn in degrees; take it."""
        blocked = self.openings + self.on_walls
        free = [
            (point, turn)
            for point, turn in _along_walls(self.room.polygon)
            if _nearest_m(point, blocked) >= WALL_CLEARANCE_M and not self._keep_clear().covers(Point(point))
        ]
        (x, y), turn = max(free, key=lambda spot: _nearest_m(spot[0], self.on_walls or self.openings))
        self.on_walls.append((x, y))
        outwards = math.radians(turn - 90.0)
        return (_metres(x + depth_m * math.cos(outwards)), _metres(y + depth_m * math.sin(outwards))), turn

    def _keep_clear(self) -> BaseGeometry:
        return KEEP_CLEAR.get(self.room.number, Polygon())


def _grid(area: BaseGeometry) -> Iterator[Point2]:
    x0, y0, x1, y1 = area.bounds
    for row in range(int((y1 - y0) / STEP_M) + 1):
        for column in range(int((x1 - x0) / STEP_M) + 1):
            point = (_metres(x0 + column * STEP_M), _metres(y0 + row * STEP_M))
            if area.covers(Point(point)):
                yield point


def _along_walls(polygon: Polygon) -> Iterator[tuple[Point2, float]]:
    """Points along the outer ring (counter-clockwise) with the direction of their edge, corners left out."""
    corners = list(polygon.exterior.coords)
    for (x0, y0), (x1, y1) in pairwise(corners):
        length = math.hypot(x1 - x0, y1 - y0)
        turn = math.degrees(math.atan2(y1 - y0, x1 - x0))
        for step in range(int((length - 2 * WALL_CLEARANCE_M) / STEP_M) + 1 if length >= 2 * WALL_CLEARANCE_M else 0):
            share = (WALL_CLEARANCE_M + step * STEP_M) / length
            yield (_metres(x0 + share * (x1 - x0)), _metres(y0 + share * (y1 - y0))), turn


def _nearest_m(point: Point2, others: Iterable[Point2]) -> float:
    return min((math.dist(point, other) for other in others), default=math.inf)


def _metres(value: float) -> float:
    return round(value, 4)
