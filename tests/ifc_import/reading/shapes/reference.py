"""What OpenCascade makes of whole models: slow, and independent of how the reader goes about it."""

from collections.abc import Sequence

import ifcopenshell
import ifcopenshell.geom
import numpy as np
import shapely
from ifcopenshell import entity_instance
from ifcopenshell.ifcopenshell_wrapper import triangulation_element
from numpy.typing import NDArray

Triangles = NDArray[np.float64]


def triangles_by_id(file: ifcopenshell.file, products: Sequence[entity_instance]) -> dict[int, Triangles]:
    """Triangles (T, 3, 3) of the bodies of products, by step id; metres, in the model's world frame."""
    settings = ifcopenshell.geom.settings()
    settings.set("context-identifiers", ["Body"])
    shapes = ifcopenshell.geom.iterator(settings, file, 1, include=list(products), geometry_library="opencascade")
    return {shape.id: _in_world(shape) for shape in map(_triangulated, shapes)}


def plan_area_m2(triangles: Triangles) -> float:
    """The area of the lowest faces of a body; that of its silhouette where the two differ."""
    floor_m2, all_m2 = silhouette_m2(triangles[_is_lowest(triangles)]), silhouette_m2(triangles)
    return floor_m2 if abs(floor_m2 - all_m2) < 1e-3 * all_m2 else all_m2


def _is_lowest(triangles: Triangles) -> NDArray[np.bool_]:
    """Which triangles lie within 5 cm of the lowest z and are rather level than upright, (T,)."""
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    heights = triangles[:, :, 2]
    level = np.abs(normals[:, 2]) > 0.5 * np.linalg.norm(normals, axis=1)
    lowest: NDArray[np.bool_] = level & (heights.max(axis=1) <= heights.min() + 0.05)
    return lowest


def silhouette_m2(triangles: Triangles) -> float:
    """The area of the union of triangles in plan, worked out near the origin."""
    if not len(triangles):
        return 0.0
    faces = np.asarray(shapely.polygons(triangles[:, :, :2] - triangles[0, 0, :2]))
    return float(shapely.union_all(shapely.make_valid(faces[shapely.area(faces) > 1e-9])).area)


def _triangulated(shape: object) -> triangulation_element:
    assert isinstance(shape, triangulation_element)
    return shape


def _in_world(shape: triangulation_element) -> Triangles:
    matrix = np.array(shape.transformation.matrix).reshape(4, 4, order="F")
    points: Triangles = np.array(shape.geometry.verts).reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
    triangles: Triangles = points[np.array(shape.geometry.faces, dtype=np.intp).reshape(-1, 3)]
    return triangles
