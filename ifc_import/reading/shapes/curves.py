"""Plane curves of IFC as points, in file units."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.arcs import FULL_TURN, Points2, arc_through, ellipse_arc
from ifc_import.reading.shapes.frames import Matrix
from ifc_import.reading.shapes.placements import axes_matrix
from ifc_import.reading.unread import UnreadShapeError

_SAME_POINT = 1e-6
"""Distance, as a share of a curve's extent, up to which two of its points are the same."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Points along a curve, (N, 2); a closed one does not repeat its first point."""

    points: Points2
    closed: bool
    exact: bool
    """False where arcs were replaced by chords: accurate for extents, not for areas. Full circles count as exact."""


def read_curve(curve: entity_instance, radians: float) -> Curve:
    """Give a plane curve as points.

    `radians` is the size of the file's unit of plane angle. Raises UnreadShapeError.
    """
    reader = _READERS.get(curve.is_a())
    if reader is None:
        raise UnreadShapeError(curve.is_a())
    return reader(curve, radians)


def _polyline(curve: entity_instance, _radians: float) -> Curve:
    coordinates = [point.get_argument(0) for point in curve.Points]
    return _from_points(np.array([xy[:2] for xy in coordinates], dtype=np.float64), exact=True)


def _indexed(curve: entity_instance, _radians: float) -> Curve:
    points = np.array([xy[:2] for xy in curve.Points.CoordList], dtype=np.float64)
    if not curve.Segments:
        return _from_points(points, exact=True)
    parts = [_indexed_part(points, segment) for segment in curve.Segments]
    exact = all(segment.is_a("IfcLineIndex") for segment in curve.Segments)
    return _from_points(np.concatenate(parts), exact=exact)


def _indexed_part(points: Points2, segment: entity_instance) -> Points2:
    part: Points2 = points[np.array(segment.wrappedValue) - 1]
    return part if segment.is_a("IfcLineIndex") else arc_through(*part)


def _composite(curve: entity_instance, radians: float) -> Curve:
    parts = []
    exact = True
    for segment in curve.Segments:
        if not segment.is_a("IfcCompositeCurveSegment"):
            raise UnreadShapeError(segment.is_a())
        part = read_curve(segment.get_argument("ParentCurve"), radians)
        points = np.concatenate([part.points, part.points[:1]]) if part.closed else part.points
        parts.append(points if segment.get_argument("SameSense") else points[::-1])
        exact = exact and part.exact
    return _from_points(np.concatenate(parts), exact=exact)


def _conic(curve: entity_instance, _radians: float) -> Curve:
    return Curve(_placed(curve, ellipse_arc(*_radii(curve))), closed=True, exact=True)


def _trimmed(curve: entity_instance, radians: float) -> Curve:
    get = curve.get_argument
    basis, trims = get("BasisCurve"), (_trim(get("Trim1")), _trim(get("Trim2")))
    if basis.is_a("IfcLine"):
        ends = [_on_line(basis, trim) for trim in trims]
        return Curve(np.array(ends, dtype=np.float64), closed=False, exact=True)
    if not basis.is_a("IfcConic"):
        raise UnreadShapeError(basis.is_a())
    start, end = (_angle(basis, trim, radians) for trim in trims)
    sweep = _sweep(start, end) if get("SenseAgreement") else -_sweep(end, start)
    if abs(sweep) >= FULL_TURN - _SAME_POINT:
        return _conic(basis, radians)
    return Curve(_placed(basis, ellipse_arc(*_radii(basis), start, sweep)), closed=False, exact=False)


def _sweep(start: float, end: float) -> float:
    """The anticlockwise angle from one direction to another, in radians; a full turn where they are equal."""
    return (end - start) % FULL_TURN or FULL_TURN


def _trim(select: tuple[entity_instance, ...]) -> entity_instance:
    """The preferred one of the given trimming values: a point needs no unit."""
    return next((end for end in select if end.is_a("IfcCartesianPoint")), select[0])


def _on_line(line: entity_instance, end: entity_instance) -> Points2:
    if end.is_a("IfcCartesianPoint"):
        return np.array(end.get_argument("Coordinates")[:2], dtype=np.float64)
    ratios = np.array(line.Dir.Orientation.DirectionRatios[:2], dtype=np.float64)
    step = ratios / np.linalg.norm(ratios) * line.Dir.Magnitude
    start: Points2 = np.array(line.Pnt.Coordinates[:2]) + step * end.wrappedValue
    return start


def _angle(conic: entity_instance, end: entity_instance, radians: float) -> float:
    """The parameter of a conic, in radians, at one end of its part."""
    if not end.is_a("IfcCartesianPoint"):
        return float(end.get_argument(0)) * radians
    matrix = _plane(conic)
    x, y = np.linalg.solve(matrix[:2, :2], np.array(end.Coordinates[:2]) - matrix[:2, 3])
    radius_x, radius_y = _radii(conic)
    return math.atan2(y / radius_y, x / radius_x)


def _placed(conic: entity_instance, points: Points2) -> Points2:
    matrix = _plane(conic)
    placed: Points2 = points @ matrix[:2, :2].T + matrix[:2, 3]
    return placed


def _plane(conic: entity_instance) -> Matrix:
    """The frame of a conic; one that is perpendicular to its plane is left to the kernel."""
    matrix = axes_matrix(conic.get_argument("Position"))
    if abs(matrix[2, 2]) < 1.0 - _SAME_POINT:
        raise UnreadShapeError(conic.is_a())
    return matrix


def _radii(conic: entity_instance) -> tuple[float, float]:
    if conic.is_a("IfcCircle"):
        radius = conic.get_argument("Radius")
        return radius, radius
    return conic.SemiAxis1, conic.SemiAxis2


def _from_points(points: Points2, *, exact: bool) -> Curve:
    """Drop points that repeat the one before, and the last where it closes the curve."""
    near = _SAME_POINT * float(np.ptp(points, axis=0).max())
    steps = np.abs(np.diff(points, axis=0)).max(axis=1)
    points = points[np.concatenate([[True], steps > near])]
    closed = len(points) > 1 and bool(np.abs(points[0] - points[-1]).max() <= near)
    return Curve(points[:-1] if closed else points, closed, exact)


_READERS: Mapping[str, Callable[[entity_instance, float], Curve]] = {
    "IfcPolyline": _polyline,
    "IfcIndexedPolyCurve": _indexed,
    "IfcCompositeCurve": _composite,
    "Ifc2DCompositeCurve": _composite,
    "IfcTrimmedCurve": _trimmed,
    "IfcCircle": _conic,
    "IfcEllipse": _conic,
}
