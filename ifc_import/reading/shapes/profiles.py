"""The profiles that solids are extruded from, as rings of points in file units."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.arcs import Points2, ellipse_arc
from ifc_import.reading.shapes.curves import read_curve
from ifc_import.reading.shapes.placements import axes_matrix, operator_matrix
from ifc_import.reading.unread import UnreadShapeError

_MIRROR = np.diag([-1.0, 1.0, 1.0, 1.0])
"""The operator of an IfcMirroredProfileDef: the schema derives its operator, so that files do not have it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The outer ring and the holes of a profile in its plane, each (N, 2) without a repeated first point."""

    rings: tuple[Points2, ...]
    exact: bool
    """False where the outer ring has the right extent but an approximate course: rounded corners, arcs."""


def read_profile(profile: entity_instance, radians: float) -> Profile:
    """Give a profile as rings, the outer one first.

    `radians` is the size of the file's unit of plane angle. Raises UnreadShapeError.
    """
    reader = _READERS.get(profile.is_a())
    if reader is None:
        raise UnreadShapeError(profile.is_a())
    return reader(profile, radians)


def _arbitrary(profile: entity_instance, radians: float) -> Profile:
    holes = profile.InnerCurves if profile.is_a("IfcArbitraryProfileDefWithVoids") else ()
    curves = [read_curve(curve, radians) for curve in (profile.OuterCurve, *holes)]
    return Profile(tuple(curve.points for curve in curves), all(curve.exact for curve in curves))


def _rectangle(profile: entity_instance, _radians: float) -> Profile:
    x, y = profile.XDim / 2.0, profile.YDim / 2.0
    corners = np.array([[-x, -y], [x, -y], [x, y], [-x, y]])
    return Profile((_placed(profile, corners),), exact=profile.is_a() == "IfcRectangleProfileDef")


def _circle(profile: entity_instance, _radians: float) -> Profile:
    radii = [profile.Radius]
    if profile.is_a("IfcCircleHollowProfileDef"):
        radii.append(profile.Radius - profile.WallThickness)
    return Profile(tuple(_placed(profile, ellipse_arc(radius, radius)) for radius in radii), exact=True)


def _ellipse(profile: entity_instance, _radians: float) -> Profile:
    return Profile((_placed(profile, ellipse_arc(profile.SemiAxis1, profile.SemiAxis2)),), exact=True)


def _derived(profile: entity_instance, radians: float) -> Profile:
    parent = read_profile(profile.ParentProfile, radians)
    matrix = _MIRROR if profile.is_a("IfcMirroredProfileDef") else operator_matrix(profile.Operator)
    return Profile(tuple(ring @ matrix[:2, :2].T + matrix[:2, 3] for ring in parent.rings), parent.exact)


def _placed(profile: entity_instance, points: Points2) -> Points2:
    """Transform points of a parameterised profile by its Position."""
    if profile.Position is None:
        return points
    matrix = axes_matrix(profile.Position)
    placed: Points2 = points @ matrix[:2, :2].T + matrix[:2, 3]
    return placed


_READERS: Mapping[str, Callable[[entity_instance, float], Profile]] = {
    "IfcArbitraryClosedProfileDef": _arbitrary,
    "IfcArbitraryProfileDefWithVoids": _arbitrary,
    "IfcRectangleProfileDef": _rectangle,
    "IfcRoundedRectangleProfileDef": _rectangle,
    "IfcRectangleHollowProfileDef": _rectangle,
    "IfcCircleProfileDef": _circle,
    "IfcCircleHollowProfileDef": _circle,
    "IfcEllipseProfileDef": _ellipse,
    "IfcDerivedProfileDef": _derived,
    "IfcMirroredProfileDef": _derived,
}
