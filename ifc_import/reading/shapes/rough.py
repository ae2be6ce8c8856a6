"""Rough points of shapes that are too much work for a kernel: enough for a box that is too large rather than too small.

A sweep is within its profile's reach of its directrix, and a body from which others are cut within that body.
"""

from collections.abc import Callable

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.effort import is_along_curve
from ifc_import.reading.shapes.frames import Points, transform
from ifc_import.reading.shapes.placements import axes_matrix
from ifc_import.reading.shapes.profiles import read_profile
from ifc_import.reading.unread import UnreadShapeError

_CORNERS = np.array(list(np.ndindex(2, 2, 2)), dtype=np.float64) * 2.0 - 1.0


def rough_points(item: entity_instance, radians: float, read: Callable[[entity_instance], Points | None]) -> Points:
    """The points of a box around an item, (N, 3), file units; `read` reads the solids that need no kernel.

    Raises UnreadShapeError where none can be given.
    """
    if item.is_a("IfcBooleanResult"):
        return np.concatenate([rough_points(solid, radians, read) for solid in _covering(item)])
    if not is_along_curve(item):
        found = read(item)
        if found is None:
            raise UnreadShapeError(item.is_a())
        return found
    if item.is_a("IfcSectionedSolid"):
        raise UnreadShapeError(item.is_a())
    points = _along(item.Directrix)
    reach = item.Radius if item.is_a("IfcSweptDiskSolid") else _reach(item.SweptArea, radians)
    ends = np.stack([points.min(axis=0) - reach, points.max(axis=0) + reach])
    box: Points = ends.mean(axis=0) + _CORNERS * (ends[1] - ends[0]) / 2.0
    return box if item.is_a("IfcSweptDiskSolid") else transform(axes_matrix(item.Position), box)


def _covering(item: entity_instance) -> list[entity_instance]:
    """The solids that a boolean result lies in: nothing outside of a first operand is left, but in a union."""
    found, left = [], [item]
    while left:
        solid = left.pop()
        if solid.is_a("IfcBooleanResult"):
            left.append(solid.get_argument("FirstOperand"))
            if solid.get_argument("Operator") == "UNION":
                left.append(solid.get_argument("SecondOperand"))
        else:
            found.append(solid)
    return found


def _along(curve: entity_instance) -> Points:
    """The points of a curve in space."""
    if curve.is_a("IfcPolyline"):
        return np.array([point.get_argument(0) for point in curve.get_argument("Points")], dtype=np.float64)
    if curve.is_a("IfcIndexedPolyCurve"):
        return np.array(curve.Points.CoordList, dtype=np.float64)
    if curve.is_a("IfcBSplineCurve"):
        return np.array([point.get_argument(0) for point in curve.ControlPointsList], dtype=np.float64)
    if curve.is_a("IfcCompositeCurve"):
        return np.concatenate([_along(segment.ParentCurve) for segment in curve.Segments])
    raise UnreadShapeError(curve.is_a())


def _reach(profile: entity_instance, radians: float) -> float:
    """How far a profile is from the origin of its plane at most."""
    rings = read_profile(profile, radians).rings
    return float(np.linalg.norm(rings[0], axis=1).max())
