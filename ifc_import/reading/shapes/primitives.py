"""Primitives of constructive solid geometry, by their own parameters; file units.

No kernel reads all of them: none reads single cylinders and cones. Blocks and cylinders are extrusions; cones, pyramids
and spheres are given by flat faces, round ones by chords.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.arcs import STEPS, Points2, ellipse_arc
from ifc_import.reading.shapes.frames import Matrix, Points, flat, transform
from ifc_import.reading.shapes.placements import axes_matrix
from ifc_import.reading.shapes.tessellation import Face

_BANDS = STEPS // 4
"""Bands of a sphere from pole to pole."""


@dataclass(frozen=True, slots=True)
class Upright:
    """A face in the plane z = 0 of a frame, as a ring (N, 2), that becomes a solid up to a height."""

    ring: Points2
    height: float
    frame: Matrix


def primitive_of(item: entity_instance) -> entity_instance:
    """Give the primitive of an IfcCsgSolid that consists of one; any other item unchanged."""
    if item.is_a() == "IfcCsgSolid":
        root: entity_instance = item.get_argument(0)
        return root if root.is_a("IfcCsgPrimitive3D") else item
    return item


def is_upright(item: entity_instance) -> bool:
    """Tell whether an item is a block or a cylinder."""
    return primitive_of(item).is_a() in _RINGS


def read_upright(item: entity_instance) -> Upright:
    """Give a block or a cylinder. Raises ValueError where one of its lengths is not positive."""
    primitive = primitive_of(item)
    ring, height = _RINGS[primitive.is_a()](primitive)
    return Upright(ring, height, axes_matrix(primitive.Position))


def is_tapering(item: entity_instance) -> bool:
    """Tell whether an item is a cone, a pyramid or a sphere."""
    return primitive_of(item).is_a() in _FACES


def read_tapering(item: entity_instance) -> list[Face]:
    """Give the faces of a cone, a pyramid or a sphere. Raises ValueError where one of its lengths is not positive."""
    primitive = primitive_of(item)
    matrix = axes_matrix(primitive.Position)
    return [[transform(matrix, ring) for ring in face] for face in _FACES[primitive.is_a()](primitive)]


def _block(item: entity_instance) -> tuple[Points2, float]:
    """A rectangle with a corner at the origin, and its height."""
    return _rectangle(_length(item, "XLength"), _length(item, "YLength")), _length(item, "ZLength")


def _cylinder(item: entity_instance) -> tuple[Points2, float]:
    return _circle(_length(item, "Radius")), _length(item, "Height")


def _cone(item: entity_instance) -> list[Face]:
    return _pointed(_circle(_length(item, "BottomRadius")), (0.0, 0.0), _length(item, "Height"))


def _pyramid(item: entity_instance) -> list[Face]:
    """A base with a corner at the origin, and the apex over its middle."""
    x, y = _length(item, "XLength"), _length(item, "YLength")
    return _pointed(_rectangle(x, y), (x / 2.0, y / 2.0), _length(item, "Height"))


def _sphere(item: entity_instance) -> list[Face]:
    """Bands of flat faces around the origin; at the poles they are triangles."""
    radius = _length(item, "Radius")
    angles = np.linspace(-math.pi / 2.0, math.pi / 2.0, _BANDS + 1)
    circles = [
        np.column_stack([_circle(radius * math.cos(angle)), np.full(STEPS, radius * math.sin(angle))])
        for angle in angles
    ]
    return [face for lower, upper in pairwise(circles) for face in _band(lower, upper)]


def _pointed(base: Points2, middle: tuple[float, float], height: float) -> list[Face]:
    """A base, and from each of its edges a triangle to the apex over a point."""
    ring = flat(base)
    return [[ring], *_band(ring, np.broadcast_to([*middle, height], ring.shape))]


def _band(lower: Points, upper: Points) -> list[Face]:
    """The faces between two rings of as many points, (N, 3)."""
    following = np.roll(lower, -1, axis=0), np.roll(upper, -1, axis=0)
    return [[face] for face in np.stack([lower, following[0], following[1], upper], axis=1)]


def _rectangle(x: float, y: float) -> Points2:
    return np.array([[0.0, 0.0], [x, 0.0], [x, y], [0.0, y]])


def _circle(radius: float) -> Points2:
    return ellipse_arc(radius, radius)


def _length(item: entity_instance, name: str) -> float:
    """A dimension, required to be positive."""
    value = float(getattr(item, name))
    if not 0.0 < value < math.inf:
        message = f"{name} of #{item.id()} {item.is_a()} is {value:g}"
        raise ValueError(message)
    return value


_RINGS: Mapping[str, Callable[[entity_instance], tuple[Points2, float]]] = {
    "IfcBlock": _block,
    "IfcRightCircularCylinder": _cylinder,
}
_FACES: Mapping[str, Callable[[entity_instance], list[Face]]] = {
    "IfcRightCircularCone": _cone,
    "IfcRectangularPyramid": _pyramid,
    "IfcSphere": _sphere,
}
"""How each lies in its Position. Source: IfcCsgPrimitive3D and its subtypes, ISO 16739-1, 8.8.3."""
