"""What OpenCascade makes of whole models: slow, and independent of how the reader goes about it."""

from collections.abc import Sequence

import ifcopenshell
import ifcopenshell.geom
import numpy as np
import shapely
from ifcopenshell import entity_instance
from ifcopenshell.ifcopenshell_wrapper import triangulation_element
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Triangles = NDArray[np.float64]


def triangles_by_id(file: ifcopenshell.file, products: Sequence[entity_instance]) -> dict[int, Triangles]:
    """Triangles (T, 3, 3) of the bodies of products, by step id; metres, in the model's world frame."""
    settings = ifcopenshell.geom.settings()
    settings.set("context-identifiers", ["Body"])
    shapes = ifcopenshell.geom.iterator(settings, file, 1, include=list(products), geometry_library="opencascade")
    return {shape.id: _in_world(shape) for shape in map(_triangulated, shapes)}


def plan_area_m2(triangles: Triangles) -> float:
    """The area of the lowest faces of a body; that of its silhouette where floor slopes or is stepped beside them."""
    local = triangles - [*triangles[0, 0, :2], 0.0]
    floor, silhouette = _united(local[_is_lowest(local)]), _united(local)
    if abs(floor.area - silhouette.area) < 1e-3 * silhouette.area:
        return float(floor.area)
    if floor.area > 0.05 * silhouette.area and _has_walls_below(local, silhouette.difference(floor)):
        return float(floor.area)
    return float(silhouette.area)


def _has_walls_below(triangles: Triangles, region: BaseGeometry, *, step: int = 60) -> bool:
    """Whether the lowest triangle is 45° or steeper at (nearly) all of a grid of points within a region."""
    x_min, y_min, x_max, y_max = region.bounds
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(x_min, x_max, step), np.linspace(y_min, y_max, step)))
    points = np.column_stack([x, y])[shapely.contains_xy(region.buffer(-1e-3), x, y)]
    plain = triangles[np.abs(_twice(triangles)) > 1e-9]
    steep = [_slope(plain[index]) <= 0.7072 for index in (_lowest_at(plain, point) for point in points) if index >= 0]
    return bool(steep) and sum(steep) > 0.99 * len(steep)


def _twice(triangles: Triangles) -> NDArray[np.float64]:
    """Twice the signed areas of triangles (T, 3, 3) in plan."""
    b, c = (triangles[:, corner, :2] - triangles[:, 0, :2] for corner in (1, 2))
    twice: NDArray[np.float64] = b[:, 0] * c[:, 1] - b[:, 1] * c[:, 0]
    return twice


def _slope(triangle: Triangles) -> float:
    normal = np.cross(triangle[1] - triangle[0], triangle[2] - triangle[0])
    return float(abs(normal[2]) / np.linalg.norm(normal))


def _lowest_at(triangles: Triangles, point: NDArray[np.float64]) -> int:
    """The index of the lowest triangle above a point (2,); -1 where there is none."""
    (b, c), away = (triangles[:, corner] - triangles[:, 0] for corner in (1, 2)), point - triangles[:, 0, :2]
    v = (away[:, 0] * c[:, 1] - away[:, 1] * c[:, 0]) / _twice(triangles)
    w = (b[:, 0] * away[:, 1] - b[:, 1] * away[:, 0]) / _twice(triangles)
    covers = (v >= -1e-9) & (w >= -1e-9) & (v + w <= 1 + 1e-9)
    heights = np.where(covers, triangles[:, 0, 2] + v * b[:, 2] + w * c[:, 2], np.inf)
    return int(np.argmin(heights)) if covers.any() else -1


def _is_lowest(triangles: Triangles) -> NDArray[np.bool_]:
    """Which triangles lie within 5 cm of the lowest z and are rather level than upright, (T,)."""
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    heights = triangles[:, :, 2]
    level = np.abs(normals[:, 2]) > 0.5 * np.linalg.norm(normals, axis=1)
    lowest: NDArray[np.bool_] = level & (heights.max(axis=1) <= heights.min() + 0.05)
    return lowest


def _united(triangles: Triangles) -> BaseGeometry:
    """The union of triangles in plan."""
    if not len(triangles):
        return shapely.Polygon()
    faces = np.asarray(shapely.polygons(triangles[:, :, :2]))
    united: BaseGeometry = shapely.union_all(shapely.make_valid(faces[shapely.area(faces) > 1e-9]))
    return united


def _triangulated(shape: object) -> triangulation_element:
    assert isinstance(shape, triangulation_element)
    return shape


def _in_world(shape: triangulation_element) -> Triangles:
    matrix = np.array(shape.transformation.matrix).reshape(4, 4, order="F")
    points: Triangles = np.array(shape.geometry.verts).reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
    triangles: Triangles = points[np.array(shape.geometry.faces, dtype=np.intp).reshape(-1, 3)]
    return triangles
