"""Bounding boxes of assets, from the few points that bound them, with as little tessellation as possible."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import ifcopenshell
import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.effort import Effort, TooHeavyError
from ifc_import.reading.shapes.frames import Matrix, Points, scaling, transform, vector
from ifc_import.reading.shapes.kernel import Kernel
from ifc_import.reading.shapes.placements import Placements, axes_matrix, operator_matrix
from ifc_import.reading.shapes.primitives import is_tapering, read_tapering
from ifc_import.reading.shapes.representations import ENDLESS_MAPS, MAPS_DEEP, bodies, is_flat, named, placed_items
from ifc_import.reading.shapes.rough import rough_points
from ifc_import.reading.shapes.solids import is_extrusion, read_extrusion
from ifc_import.reading.shapes.tessellation import is_tessellated, read_points
from ifc_import.reading.unread import MALFORMED, UnreadShapeError
from ifc_import.reading.values.angles import plane_angle_rad
from registry.snapshot import Box

_NO_POINTS: Points = np.empty((0, 3))

MOST_POINTS = 200_000
"""The most points of a map that are kept one by one."""


def boxes(
    file: ifcopenshell.file,
    elements: Iterable[entity_instance],
    scale_to_m: float,
    placements: Placements,
    problems: dict[int, str] | None = None,
    effort: Effort | None = None,
) -> dict[int, Box]:
    """Give the axis-aligned bounding boxes of elements by step id, in the frame of the placements.

    Elements without a shape, or with an unreadable one, are absent. `scale_to_m` is the length of the file's unit,
    `placements` those of the same file. `problems` takes up by step id what could not be read, also if the rest of that
    element's shape gave a box; what is beyond the `effort` that the file allows is noted
    there: its boxes are rough, or absent.
    """
    effort = effort or Effort()
    reader = _BoxReader(file, effort)
    found: dict[int, Box] = {}
    for element in elements:
        box, trouble, is_heavy = reader.read(element, placements.of(element) @ scaling(scale_to_m))
        if box is not None:
            found[element.id()] = box
        if trouble and problems is not None:
            problems[element.id()] = trouble
        if is_heavy:
            effort.heavy.add(element.id())
    return found


def box_of(points: Points, matrix: Matrix) -> Box | None:
    """Give the bounding box of (N, 3) points transformed by a matrix; None where there is no such box."""
    if not len(points):
        return None
    moved = matrix[:3, :3] @ points.T
    low, high = moved.min(axis=1) + matrix[:3, 3], moved.max(axis=1) + matrix[:3, 3]
    box = (*low.tolist(), *high.tolist())
    return box if all(map(math.isfinite, box)) else None


def around(parts: Iterable[Box | None]) -> Box | None:
    """Give the bounding box of several boxes, without missing ones; None without any."""
    known = [part for part in parts if part is not None]
    if len(known) < 2:
        return known[0] if known else None
    sides = list(zip(*known, strict=True))
    return min(sides[0]), min(sides[1]), min(sides[2]), max(sides[3]), max(sides[4]), max(sides[5])


@dataclass(frozen=True, slots=True)
class _Cloud:
    """Points with the extent of a shape, (N, 3), in file units, and the matrix to the frame of its product or map."""

    points: Points
    matrix: Matrix
    trouble: str = ""
    """The parts of the shape that can't be read, with the reason."""
    heavy: bool = False
    """Whether parts are too much work, so that their points are rough, or missing."""


class _BoxReader:
    """Reads the box of one element after another, each representation map once."""

    def __init__(self, file: ifcopenshell.file, effort: Effort) -> None:
        self._kernel = Kernel(file, effort)
        self._radians = plane_angle_rad(file)
        self._maps: dict[int, _Cloud] = {}

    def read(self, element: entity_instance, world: Matrix) -> tuple[Box | None, str, bool]:
        """The box, if there is one, the reasons where parts can't be read, and whether parts are too much work.

        `world` converts file units to metres.
        """
        troubles: list[str] = []
        is_heavy = False
        try:
            for clouds in self._shapes(element):
                is_heavy = is_heavy or any(cloud.heavy for cloud in clouds)
                troubles += [cloud.trouble for cloud in clouds if cloud.trouble]
                if box := around(box_of(cloud.points, world @ cloud.matrix) for cloud in clouds):
                    return box, "; ".join(troubles), is_heavy
        except MALFORMED as error:
            troubles.append(f"The shape can't be read: {error}")
        return None, "; ".join(troubles), is_heavy

    def _shapes(self, element: entity_instance) -> Iterator[list[_Cloud]]:
        """The representations that may be an element's shape, the likeliest first: its bodies, then the stated box."""
        for representation in bodies(element):
            yield self._representation(representation, MAPS_DEEP)
        yield _declared_box(element)

    def _representation(self, representation: entity_instance, depth: int) -> list[_Cloud]:
        """The points of the items of a representation that have a volume or a surface."""
        found = (self._item(item, depth) for item in representation.get_argument("Items"))
        return [cloud for cloud in found if cloud is not None]

    def _item(self, item: entity_instance, depth: int) -> _Cloud | None:
        """The points of an item; None where it has no volume or surface."""
        if item.is_a() == "IfcMappedItem":
            return self._mapped(item, depth)
        if is_flat(item):
            return None
        try:
            return _Cloud(self._points(item), np.eye(4))
        except TooHeavyError:
            return _Cloud(self._rough_points(item), np.eye(4), heavy=True)
        except MALFORMED as error:
            return _Cloud(_NO_POINTS, np.eye(4), f"#{item.id()} {item.is_a()} can't be read: {error}")

    def _mapped(self, item: entity_instance, depth: int) -> _Cloud | None:
        source = item.get_argument("MappingSource")
        cloud = self._maps.get(source.id())
        if cloud is None:
            if depth < 0:
                raise ValueError(ENDLESS_MAPS)
            cloud = self._maps[source.id()] = self._map(source, depth)
        if not len(cloud.points) and not cloud.trouble and not cloud.heavy:
            return None
        return replace(cloud, matrix=operator_matrix(item.get_argument("MappingTarget")) @ cloud.matrix)

    def _map(self, source: entity_instance, depth: int) -> _Cloud:
        """All points of a representation map, in the parent frame of its origin."""
        clouds = self._representation(source.get_argument("MappedRepresentation"), depth - 1)
        points = [transform(cloud.matrix, cloud.points) for cloud in clouds]
        matrix = axes_matrix(source.get_argument("MappingOrigin"))
        heavy = any(cloud.heavy for cloud in clouds)
        return _Cloud(_bounded(np.concatenate([_NO_POINTS, *points])), matrix, _troubles(clouds), heavy)

    def _points(self, item: entity_instance) -> Points:
        """The points of a solid or surface, by the kernel for kinds that are not read directly."""
        points = self._direct_points(item)
        return self._kernel.points(item) if points is None else points

    def _rough_points(self, item: entity_instance) -> Points:
        """The points of a rough box around an item that is too much work; none where there is no such box."""
        try:
            return rough_points(item, self._radians, self._direct_points)
        except MALFORMED:
            return _NO_POINTS

    def _direct_points(self, item: entity_instance) -> Points | None:
        """The points of a solid that needs no kernel; None for others."""
        try:
            if is_extrusion(item):
                return read_extrusion(item, self._radians).ends()
            if is_tessellated(item):
                return read_points(item)
            if is_tapering(item):
                return np.concatenate([ring for face in read_tapering(item) for ring in face])
        except UnreadShapeError:
            pass
        return None


def _bounded(points: Points) -> Points:
    """The points, or the corners of the box around very many: maps in maps multiply them."""
    if len(points) <= MOST_POINTS:
        return points
    low, high = points.min(axis=0), points.max(axis=0)
    corners: Points = low + np.array(list(np.ndindex(2, 2, 2)), dtype=np.float64) * (high - low)
    return corners


def _troubles(clouds: Iterable[_Cloud]) -> str:
    return "; ".join(cloud.trouble for cloud in clouds if cloud.trouble)


def _declared_box(element: entity_instance) -> list[_Cloud]:
    """The corners of the Box representation, if there is one."""
    representation = named(element, "Box")
    if representation is None:
        return []
    declared = (placed for placed in placed_items(representation) if placed[0].is_a("IfcBoundingBox"))
    return [_Cloud(_corners(item), place) for item, place in declared]


def _corners(item: entity_instance) -> Points:
    """The eight corners of an IfcBoundingBox."""
    shares = np.array(list(np.ndindex(2, 2, 2)), dtype=np.float64)
    corners: Points = vector(item.Corner.Coordinates) + shares * [item.XDim, item.YDim, item.ZDim]
    return corners
