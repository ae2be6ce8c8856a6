"""Circular and elliptical arcs as points; works on numbers, not on IFC."""

import math

import numpy as np
from numpy.typing import NDArray

Points2 = NDArray[np.float64]
"""(N, 2) float64."""

FULL_TURN = 2.0 * math.pi
STEPS = 128
"""Chords of a full turn: the circle's area comes out 0.04 % small, its extents along the axes exact."""


def ellipse_arc(radius_x: float, radius_y: float, start: float = 0.0, sweep: float = FULL_TURN) -> Points2:
    """Give points on an ellipse around the origin, from angle `start` through `sweep` (radians, + is anticlockwise).

    The angle is the ellipse's parameter. The quadrants are among the points, so that extents are exact. A full turn
    does not repeat its first point.
    """
    closed = abs(sweep) >= FULL_TURN
    end = start + (math.copysign(FULL_TURN, sweep) if closed else sweep)
    angles = _angles(start, end)
    angles = angles[:-1] if closed else angles
    return np.column_stack([radius_x * np.cos(angles), radius_y * np.sin(angles)])


def arc_through(start: Points2, middle: Points2, end: Points2) -> Points2:
    """Give points on the circular arc from `start` over `middle` to `end`; its chord where they lie on one line."""
    centre = _centre(start, middle, end)
    if centre is None:
        return np.array([start, end])
    radius = float(np.hypot(*(start - centre)))
    first, second, third = (math.atan2(*(point - centre)[::-1]) for point in (start, middle, end))
    sweep = (third - first) % FULL_TURN
    if (second - first) % FULL_TURN > sweep:
        sweep -= FULL_TURN
    arc = ellipse_arc(radius, radius, first, sweep) + centre
    arc[0], arc[-1] = start, end
    return arc


def _angles(start: float, end: float) -> NDArray[np.float64]:
    """Angles from start to end, with each multiple of the step between them."""
    step = FULL_TURN / STEPS
    low, high = sorted((start, end))
    between = np.arange(math.floor(low / step) + 1, math.ceil(high / step)) * step
    return np.array([start, *(between if end > start else between[::-1]), end])


def _centre(a: Points2, b: Points2, c: Points2) -> Points2 | None:
    """The point at equal distance from three points; None where they lie on one line."""
    ab, ac = b - a, c - a
    twice_area = 2.0 * (ab[0] * ac[1] - ab[1] * ac[0])
    if abs(twice_area) <= 1e-9 * max(ab @ ab, ac @ ac):
        return None
    x = (ac[1] * (ab @ ab) - ab[1] * (ac @ ac)) / twice_area
    y = (ab[0] * (ac @ ac) - ac[0] * (ab @ ab)) / twice_area
    centre: Points2 = a + np.array([x, y])
    return centre
