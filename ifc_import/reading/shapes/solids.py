"""Extrusions: a profile, its position, and the path along which it becomes a solid; file units."""

from dataclasses import dataclass

import numpy as np
from ifcopenshell import entity_instance
from numpy.typing import NDArray

from ifc_import.reading.shapes.frames import Matrix, Points, flat, transform, unit
from ifc_import.reading.shapes.placements import axes_matrix
from ifc_import.reading.shapes.primitives import Upright, is_upright, read_upright
from ifc_import.reading.shapes.profiles import Profile, read_profile
from ifc_import.reading.shapes.tessellation import Face


@dataclass(frozen=True, slots=True)
class Extrusion:
    """A solid between a flat face and the same face moved along a path."""

    rings: tuple[Points, ...]
    """The outer ring and the holes of the first face, each (N, 3)."""
    path: NDArray[np.float64]
    """(3,): from the first face to the second."""
    profile: Profile
    """What the rings were before they were placed."""

    def placed(self, matrix: Matrix) -> "Extrusion":
        """Give the solid transformed by `matrix`."""
        rings = tuple(transform(matrix, ring) for ring in self.rings)
        return Extrusion(rings, matrix[:3, :3] @ self.path, self.profile)

    def ends(self) -> Points:
        """Give the points of the outer rings of both end faces, which bound the solid: (N, 3)."""
        return np.concatenate([self.rings[0], self.rings[0] + self.path])

    def faces(self) -> list[Face]:
        """Give all faces: both ends, and a side for each edge."""
        far = [ring + self.path for ring in self.rings]
        return [list(self.rings), far, *(side for ring in self.rings for side in self._sides(ring))]

    def _sides(self, ring: Points) -> list[Face]:
        following = np.roll(ring, -1, axis=0)
        return [[side] for side in np.stack([ring, following, following + self.path, ring + self.path], axis=1)]


def is_extrusion(item: entity_instance) -> bool:
    """Tell whether an item is a plain extrusion, a block or a cylinder; a tapered extrusion is not."""
    return bool(item.is_a() == "IfcExtrudedAreaSolid") or is_upright(item)


def read_extrusion(solid: entity_instance, radians: float) -> Extrusion:
    """Give an item as an extrusion; `radians` is the size of the file's unit of plane angle.

    Raises UnreadShapeError where its profile is left to the kernel, ValueError where it has no direction or no extent.
    """
    if is_upright(solid):
        return _of_upright(read_upright(solid))
    direction = unit(solid.ExtrudedDirection.DirectionRatios)
    if direction is None:
        raise ValueError("an extrusion without a direction")
    profile = read_profile(solid.SweptArea, radians)
    extrusion = Extrusion(tuple(map(flat, profile.rings)), np.array(direction) * solid.Depth, profile)
    return extrusion.placed(axes_matrix(solid.Position))


def _of_upright(solid: Upright) -> Extrusion:
    path = np.array([0.0, 0.0, solid.height])
    return Extrusion((flat(solid.ring),), path, Profile((solid.ring,), exact=True)).placed(solid.frame)
