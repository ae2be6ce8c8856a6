"""Right-handed frames as 4×4 matrices, and points in them; works on numbers, not on IFC.

A matrix takes column vectors from the frame's own coordinates to those of its parent frame.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
"""(4, 4) float64."""
Points = NDArray[np.float64]
"""(N, 3) float64."""
Vector = tuple[float, float, float]

_X: Vector = (1.0, 0.0, 0.0)
_Z: Vector = (0.0, 0.0, 1.0)
_LAST_ROW = (0.0, 0.0, 0.0, 1.0)
_PARALLEL = 1e-9
"""Sine of the angle below which two directions count as parallel."""


def frame(origin: Sequence[float], axis: Sequence[float] | None = None, ref: Sequence[float] | None = None) -> Matrix:
    """Give the frame at `origin` with z along `axis` and x as near to `ref` as a right angle allows.

    Directions need not be unit vectors; one that is missing, of no length, or parallel to z is replaced by the default
    of ISO 16739-1 (IfcBuildAxes, IfcFirstProjAxis). Coordinates that are missing at the end count as 0.
    """
    z = unit(axis) or _Z
    x = _across(unit(ref) or _X, z) or _across(_X, z) or _across(_Z, z) or _X
    return np.array([*zip(x, _cross(z, x), z, vector(origin), strict=True), _LAST_ROW])


def scaling(factor: float) -> Matrix:
    """Give the matrix that scales equally in all directions."""
    return np.diag([factor, factor, factor, 1.0])


def transform(matrix: Matrix, points: Points) -> Points:
    """Transform (N, 3) points by a matrix."""
    moved: Points = points @ matrix[:3, :3].T + matrix[:3, 3]
    return moved


def flat(points: NDArray[np.float64]) -> Points:
    """Put (N, 2) points on the plane z = 0: (N, 3)."""
    return np.column_stack([points, np.zeros(len(points))])


def vector(ratios: Sequence[float]) -> Vector:
    """Fill up to three coordinates with zeros."""
    x, y, z = ratios if len(ratios) == 3 else (*ratios, 0.0, 0.0, 0.0)[:3]
    return float(x), float(y), float(z)


def unit(ratios: Sequence[float] | None) -> Vector | None:
    """Give the direction of length 1, or None where there is none."""
    if not ratios:
        return None
    x, y, z = vector(ratios)
    length = math.sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if 0.0 < length < math.inf else None


def _across(direction: Vector, z: Vector) -> Vector | None:
    """The part of `direction` at right angles to `z`, as a unit vector; None where they are parallel."""
    along = direction[0] * z[0] + direction[1] * z[1] + direction[2] * z[2]
    across = direction[0] - along * z[0], direction[1] - along * z[1], direction[2] - along * z[2]
    return unit(across) if math.hypot(*across) > _PARALLEL else None


def _cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
