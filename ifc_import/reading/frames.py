"""Right-handed frames as 4×4 matrices, and points in them: numbers only.

A matrix takes column vectors from the frame's own coordinates to those of the frame it stands in.
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
_PARALLEL = 1e-9
"""Sine of the angle below which two directions count as parallel."""


def frame(origin: Sequence[float], axis: Sequence[float] | None = None, ref: Sequence[float] | None = None) -> Matrix:
    """Give the frame at `origin` with z along `axis` and x as near to `ref` as a right angle allows.

    Directions need not be unit vectors; one that is missing, of no length, or parallel to z is replaced by the default
    of ISO 16739-1 (IfcBuildAxes, IfcFirstProjAxis). Coordinates that are missing at the end count as 0.
    """
    z = unit(axis) or _Z
    x = _across(unit(ref) or _X, z) or _across(_X, z) or _across(_Z, z) or _X
    y = _cross(z, x)
    o = vector(origin)
    return np.array([[x[i], y[i], z[i], o[i]] for i in range(3)] + [[0.0, 0.0, 0.0, 1.0]])


def scaling(factor: float) -> Matrix:
    """Give the matrix that scales alike in all directions."""
    return np.diag([factor, factor, factor, 1.0])


def transform(matrix: Matrix, points: Points) -> Points:
    """Take (N, 3) points through a matrix."""
    moved: Points = points @ matrix[:3, :3].T + matrix[:3, 3]
    return moved


def flat(points: NDArray[np.float64]) -> Points:
    """Put (N, 2) points on the plane z = 0: (N, 3)."""
    return np.column_stack([points, np.zeros(len(points))])


def vector(ratios: Sequence[float]) -> Vector:
    """Fill up to three coordinates with zeros."""
    x, y, z = (*ratios, 0.0, 0.0, 0.0)[:3]
    return float(x), float(y), float(z)


def unit(ratios: Sequence[float] | None) -> Vector | None:
    """Give the direction of length 1, or None where there is none."""
    x, y, z = vector(ratios or ())
    length = math.sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if 0.0 < length < math.inf else None


def _across(direction: Vector, z: Vector) -> Vector | None:
    """The part of `direction` at right angles to `z`, as a unit vector; None where they are parallel."""
    along = sum(a * b for a, b in zip(direction, z, strict=True))
    x, y, w = (a - along * b for a, b in zip(direction, z, strict=True))
    return unit((x, y, w)) if math.sqrt(x * x + y * y + w * w) > _PARALLEL else None


def _cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
