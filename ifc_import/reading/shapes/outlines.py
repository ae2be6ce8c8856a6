"""Outlines in plan of bodies given by their faces; works on numbers and shapes, not on IFC.

Everything is in metres in one frame with z upwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, MultiPolygon, Polygon

from ifc_import.reading.shapes.frames import Points

Plan = Polygon | MultiPolygon

GRID_M = 1e-5
"""Outlines are united on a grid of this width: faces that meet with rounding errors then leave no slits."""
LOOP_SHARE = 1e-6
"""Loops of crossing rings smaller than this share of an area are rounding errors."""
SLIVER_M2 = 1e-8
"""Faces smaller than this are ignored."""
WALL_SLOPE = 0.7072
"""Faces whose unit normal's z is at most this are walls, not floor: nobody walks on a slope of 45° or more."""
LEAST_FLOOR = 0.05
"""A floor under leaning walls is at least this share of the silhouette; less is the tip of a funnel."""
SAME_HEIGHT_M = 1e-3
"""Faces closer than this lie on one another."""


class NoOutlineError(ValueError):
    """A body without any extent in plan."""


class LoopsError(NoOutlineError):
    """Rings that cross themselves, so that `share` of their area is uncertain."""

    def __init__(self, share: float) -> None:
        super().__init__(f"its outline crosses itself, so that {share:.1%} of its area are in doubt")
        self.share = share


@dataclass(frozen=True, slots=True)
class Outline:
    """A body seen from above: its outline, how it was found, whether the floor is level, and its height range."""

    plan: Plan
    method: str
    level: bool
    z_min_m: float
    z_max_m: float
    widest_m2: float | None = None
    """The area of the silhouette where walls lean outwards from a level floor, whose outline this is."""


@dataclass(frozen=True, slots=True)
class PlanFaces:
    """Faces seen from above: one row per face, without vertical and degenerate ones."""

    shapes: NDArray[np.object_]
    """(F,) polygons."""
    slope: NDArray[np.float64]
    """(F,) the size of the unit normal's z: 1 is level."""
    top_m: NDArray[np.float64]
    """(F,) highest z."""
    corners: Points
    """(F, 3) a corner of each."""
    gradients: NDArray[np.float64]
    """(F, 2) by how much each rises along x and along y."""
    z_min_m: float
    """Lowest z of all faces, the vertical ones among them."""
    z_max_m: float


def outline_of_faces(
    faces: PlanFaces, *, floor_thickness_m: float = 0.05, floor_slope: float = 0.5, level_tolerance: float = 0.0025
) -> Outline:
    """Give the outline of a body from its faces, whichever way their normals point.

    The lowest faces are those within `floor_thickness_m` of the lowest z whose normal's z is above `floor_slope`.
    Where their area is less than the silhouette's by more than `level_tolerance`, a share of it, either walls lean
    outwards all around, and the outline is that of the lowest faces, or the floor is a ramp or has steps, and the
    outline is the silhouette. Raises NoOutlineError.
    """
    lowest = (faces.slope > floor_slope) & (faces.top_m <= faces.z_min_m + floor_thickness_m)
    silhouette, floor = unite(faces.shapes), unite(faces.shapes[lowest])
    if silhouette.area < SLIVER_M2:
        raise NoOutlineError("its faces have no extent in plan")
    tolerance_m2 = level_tolerance * silhouette.area
    level = bool(abs(silhouette.area - floor.area) <= tolerance_m2)
    leaning = not level and floor.area >= LEAST_FLOOR * silhouette.area
    leaning = leaning and _floor_beyond_m2(faces, shapely.difference(silhouette, floor)) <= tolerance_m2
    plan, method = (floor, "lowest faces") if level or leaning else (silhouette, "silhouette")
    return Outline(plan, method, level, faces.z_min_m, faces.z_max_m, silhouette.area if leaning else None)


def outline_of_prism(rings: Sequence[Points], path: NDArray[np.float64], *, flatness_m: float = 1e-3) -> Outline | None:
    """Give the outline of a level face, an outer ring and holes (each (N, 3)), that is moved straight up or down.

    None where the face is not level, the `path` (3,) not vertical, or the rings cross themselves or one another.
    """
    heights = rings[0][:, 2]
    if np.ptp(heights) > flatness_m or np.hypot(path[0], path[1]) > flatness_m:
        return None
    plan = _seen_from_above(rings)
    if not plan.is_valid or plan.area < SLIVER_M2:
        return None
    low, high = sorted((float(heights[0]), float(heights[0] + path[2])))
    return Outline(plan, "extrusion", True, low, high)


def outline_of_rings(rings: Sequence[Points]) -> Plan | None:
    """Give the area that closed rings, each (N, 2), enclose; a ring within a ring is a hole. None without area."""
    lines = shapely.union_all([LinearRing(ring) for ring in rings if len(ring) > 2], grid_size=GRID_M)
    plan = polygonal(shapely.build_area(lines))
    return None if plan.is_empty else plan


def from_triangles(triangles: NDArray[np.float64]) -> PlanFaces:
    """See (T, 3, 3) triangles, T × corner × xyz, from above."""
    normals = 0.5 * np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    slope, kept = _slopes(normals)
    shapes = np.asarray(shapely.polygons(triangles[kept, :, :2]))
    heights = triangles[:, :, 2]
    return PlanFaces(
        shapes,
        slope,
        heights[kept].max(axis=1),
        triangles[kept, 0],
        _gradients(normals[kept]),
        float(heights.min()),
        float(heights.max()),
    )


def from_rings(faces: Sequence[Sequence[Points]], *, loops: bool = False) -> PlanFaces:
    """See flat faces from above; each is its outer ring and then its holes, all (N, 3).

    Raises NoOutlineError where there are none, LoopsError where rings cross themselves unless `loops` are to count.
    """
    faces = [face for face in faces if len(face[0]) > 2]
    if not faces:
        raise NoOutlineError("it has no faces")
    outer = np.concatenate([face[0] for face in faces])
    starts = np.cumsum([0] + [len(face[0]) for face in faces[:-1]])
    normals = _vector_areas(outer, starts)
    slope, kept = _slopes(normals)
    tops = np.maximum.reduceat(outer[:, 2], starts)[kept]
    shapes, share = _all_seen_from_above([faces[index] for index in np.flatnonzero(kept)])
    if share > LOOP_SHARE and not loops:
        raise LoopsError(share)
    return PlanFaces(
        shapes,
        slope,
        tops,
        outer[starts[kept]],
        _gradients(normals[kept]),
        float(outer[:, 2].min()),
        float(outer[:, 2].max()),
    )


def unite(shapes: NDArray[np.object_]) -> Plan:
    """Give the union of polygons, (F,), made valid where they are not; only parts with an area are kept.

    It is computed near the origin, since the model may be thousands of kilometres away from it.
    """
    if not len(shapes):
        return MultiPolygon()
    broken = ~shapely.is_valid(shapes)
    if broken.any():
        shapes = shapes.copy()
        shapes[broken] = shapely.make_valid(shapes[broken])
    offset = np.floor(shapely.bounds(shapes[0])[:2])
    near = shapely.transform(shapes, lambda xy: xy - offset)
    return shapely.transform(polygonal(shapely.union_all(near, grid_size=GRID_M)), lambda xy: xy + offset)


def polygonal(shape: shapely.Geometry) -> Plan:
    """Give the part of a valid shape that has an area, without points that lie on a straight line."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    polygons = [part for part in parts if isinstance(part, Polygon) and part.area > SLIVER_M2]
    plan = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    return shapely.simplify(plan, GRID_M)


def _vector_areas(points: Points, starts: NDArray[np.int_]) -> NDArray[np.float64]:
    """The vector areas (F, 3) of rings that stand one after another in `points` (Newell's method)."""
    ends = np.append(starts[1:], len(points)) - 1
    following = np.roll(points, -1, axis=0)
    following[ends] = points[starts]
    base = np.repeat(points[starts], np.diff(np.append(starts, len(points))), axis=0)
    return 0.5 * np.add.reduceat(np.cross(points - base, following - base), starts)


def _slopes(normals: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The z of the unit normals, of those faces that have an extent in plan; and which these are."""
    sizes = np.linalg.norm(normals, axis=1)
    upright = np.abs(normals[:, 2])
    kept = upright > np.maximum(SLIVER_M2, 1e-4 * sizes)
    return upright[kept] / sizes[kept], kept


def _gradients(normals: NDArray[np.float64]) -> NDArray[np.float64]:
    """By how much faces with these normals (F, 3), none of them level, rise along x and along y: (F, 2)."""
    return -normals[:, :2] / normals[:, 2:]


def _floor_beyond_m2(faces: PlanFaces, beyond: shapely.Geometry) -> float:
    """The area of floor in `beyond`, which is what the lowest faces do not cover: of flat faces with nothing below.

    Under leaning walls there is none, since the ceiling has the walls below it.
    """
    flat = np.flatnonzero(faces.slope > WALL_SLOPE)
    cells = shapely.intersection(faces.shapes[flat], beyond)
    flat, cells = flat[shapely.area(cells) > SLIVER_M2], cells[shapely.area(cells) > SLIVER_M2]
    cell, other = shapely.STRtree(faces.shapes).query(cells, predicate="intersects")
    shared = shapely.intersection(cells[cell], faces.shapes[other])
    cell, other, shared = (rows[shapely.area(shared) > SLIVER_M2] for rows in (cell, other, shared))
    points = shapely.get_coordinates(shapely.point_on_surface(shared))
    below = _heights(faces, other, points) < _heights(faces, flat[cell], points) - SAME_HEIGHT_M
    over = [shapely.union_all(shared[below & (cell == index)]) for index in range(len(cells))]
    return float(shapely.union_all(shapely.difference(cells, over)).area)


def _heights(faces: PlanFaces, chosen: NDArray[np.int_], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The heights of the chosen faces (N,) at points (N, 2)."""
    away = points - faces.corners[chosen, :2]
    heights: NDArray[np.float64] = faces.corners[chosen, 2] + (faces.gradients[chosen] * away).sum(axis=1)
    return heights


def _all_seen_from_above(faces: Sequence[Sequence[Points]]) -> tuple[NDArray[np.object_], float]:
    """The faces as valid shapes, and the share of loops in their area.

    A hole that crosses or touches an edge takes away what it covers all the same.
    """
    shapes = np.array([_seen_from_above(face) for face in faces], dtype=np.object_)
    loops = 0.0
    for index in np.flatnonzero(~shapely.is_valid(shapes)):
        rings = np.array([Polygon(ring[:, :2]) for ring in _rings_of(faces[int(index)])], dtype=np.object_)
        repaired = shapely.make_valid(rings)
        shapes[index] = shapely.difference(repaired[0], shapely.union_all(repaired[1:]))
        loops += loop_share(rings[0]) * float(repaired[0].area)
    return shapes, loops / max(float(shapely.area(shapes).sum()), SLIVER_M2)


def loop_share(outer: Polygon) -> float:
    """Give the share of loops in the area of a ring: the difference between ways of counting where it crosses itself.

    Spikes, and parts of the ring that lie on one another, make none.
    """
    if outer.is_valid:
        return 0.0
    enclosed = float(shapely.make_valid(outer).area)  # by turns in and out; the area counts loops by their sense
    return abs(enclosed - float(outer.area)) / enclosed if enclosed > 0.0 else 0.0


def _seen_from_above(face: Sequence[Points]) -> Polygon:
    outer, *holes = _rings_of(face)
    return Polygon(outer[:, :2], [hole[:, :2] for hole in holes])


def _rings_of(face: Sequence[Points]) -> Sequence[Points]:
    """The outer ring and those holes that have an extent."""
    return [face[0], *(hole for hole in face[1:] if len(hole) > 2)]
