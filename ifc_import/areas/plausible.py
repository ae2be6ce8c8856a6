"""Which areas are plausible for a room. Others are errors of a unit or a coordinate, and enter no total."""

from math import isfinite

from ifc_import.areas.overlaps import Shapes

LEAST_M2, MOST_M2 = 1e-3, 1e6
"""Smaller than a fist, and larger than any building."""

BEYOND, FAR_BEYOND = 10.0, 100.0
"""Multiples of the rectangle around all spaces of a building that are too large: for a space with a shape, and for one
without.
"""

FEW = 5
"""The least number of shapes for the rectangle around them to show the size of the building."""


def is_plausible(area_m2: float | None, most_m2: float = MOST_M2) -> bool:
    """Whether a room can have this area; None is no area."""
    return area_m2 is not None and isfinite(area_m2) and LEAST_M2 <= area_m2 <= most_m2


def most_m2(shapes: Shapes) -> list[float]:
    """The largest area that each space of a building can have."""
    extent_m2 = shapes.extent_m2(MOST_M2)
    if extent_m2 is None:
        return [MOST_M2] * len(shapes)
    with_shape = min(MOST_M2, BEYOND * extent_m2)
    without = min(MOST_M2, FAR_BEYOND * extent_m2) if shapes.count >= FEW else MOST_M2
    return [with_shape if known else without for known in shapes.known]


def written(area_m2: float) -> str:
    """An area in m² as text, however large."""
    return f"{area_m2:,.2f}" if abs(area_m2) < 1e9 else f"{area_m2:.3g}"
