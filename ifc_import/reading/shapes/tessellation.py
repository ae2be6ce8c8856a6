"""Shapes that are given as flat faces: their rings and their points, in file units.

All of a model's points pass through here, so faces are read by `get_info(recursive=True)`, one call for a face: it
takes two thirds of the time of a walk from entity to entity (Janesville, 173,000 points: 0.31 against 0.41 s).
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.frames import Points
from ifc_import.reading.unread import UnreadShapeError

Face = Sequence[Points]
"""The outer ring of a face, then its holes; each (N, 3), the first point not repeated."""

FACES_PER_SHAPE = 800
"""The number of faces of a brep sampled for its extent. Janesville's 81 meshes: centres shift by up to 12 mm."""
FACES_PER_SHELL = 8
"""The least number of sampled faces of each shell, which may be a small part far out."""

_GOLDEN = (math.sqrt(5.0) - 1.0) / 2.0
"""Its multiples, modulo 1, never fall into a rhythm."""

_Ring = Sequence[Sequence[float]]
_IndexRings = Sequence[Sequence[int]]
"""Index rings of one face, from 1, the outer one first."""


def is_tessellated(item: entity_instance) -> bool:
    """Tell whether an item is given as faces."""
    return item.is_a() in _SHELLS or _is_indexed(item)


def read_faces(item: entity_instance) -> list[Face]:
    """Give every face of an item. Raises UnreadShapeError."""
    if _is_indexed(item):
        points = _coordinates(item)
        return [[points[np.array(ring) - 1] for ring in face] for face in _index_rings(item)]
    faces = (face for shell in _shells(item) for face in shell.get_argument("CfsFaces"))
    return [[np.array(ring, dtype=np.float64) for ring in _rings(face)] for face in faces]


def read_points(item: entity_instance, *, faces_per_shape: int = FACES_PER_SHAPE) -> Points:
    """Give the points of an item's faces, (N, 3), of a brep with very many those of a sample of its faces.

    Raises UnreadShapeError.
    """
    if _is_indexed(item):
        used = {index for face in _index_rings(item) for ring in face for index in ring}
        points: Points = _coordinates(item)[np.array(sorted(used)) - 1]
        return points
    shells = _shells(item)
    per_shell = max(FACES_PER_SHELL, faces_per_shape // max(1, len(shells)))
    faces = (face for shell in shells for face in _sample(shell.get_argument("CfsFaces"), per_shell))
    coordinates = [point["Coordinates"] for face in faces for loop in _loops(face) for point in loop]
    return np.array(coordinates, dtype=np.float64).reshape(-1, 3)


def _sample(faces: tuple[entity_instance, ...], at_most: int) -> Sequence[entity_instance]:
    """One face out of each run of so many that `at_most` are left, now an early, now a late one.

    Not simply the first of each run: every second face of a mirrored mesh can be one half of it.
    """
    if len(faces) <= at_most:
        return faces
    run = math.ceil(len(faces) / at_most)
    drawn = (start + int(start / run * _GOLDEN % 1.0 * run) for start in range(0, len(faces), run))
    return [faces[min(index, len(faces) - 1)] for index in drawn]


def _shells(item: entity_instance) -> tuple[entity_instance, ...]:
    """The IfcConnectedFaceSets of an item."""
    return _SHELLS[item.is_a()](item)


def _rings(face: entity_instance) -> Iterator[_Ring]:
    """The coordinates around an IfcFace, the outer ring first."""
    return ([point["Coordinates"] for point in loop] for loop in _loops(face))


def _loops(face: entity_instance) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The points around an IfcFace, each with its attributes, the outer ring first."""
    bounds = face.get_info(recursive=True, include_identifier=False)["Bounds"]
    if len(bounds) > 1:
        bounds = sorted(bounds, key=lambda bound: bool(bound["type"] != "IfcFaceOuterBound"))
    for bound in bounds:
        loop = bound["Bound"]
        if loop["type"] != "IfcPolyLoop":
            raise UnreadShapeError(loop["type"])
        yield loop["Polygon"]


def _is_indexed(item: entity_instance) -> bool:
    return bool(item.is_a("IfcTessellatedFaceSet"))


def _coordinates(item: entity_instance) -> Points:
    """The points of a face set, in the order in which its faces count them."""
    points = np.array(item.Coordinates.CoordList, dtype=np.float64)
    return points[np.array(item.PnIndex) - 1] if item.PnIndex else points


def _index_rings(item: entity_instance) -> list[_IndexRings]:
    """The index rings of a face set's faces."""
    if item.is_a("IfcPolygonalFaceSet"):
        return [_polygon(face) for face in item.Faces]
    return [[triangle] for triangle in item.CoordIndex]


def _polygon(face: entity_instance) -> _IndexRings:
    outer = face.get_argument("CoordIndex")
    holes = face.get_argument("InnerCoordIndices") if face.is_a("IfcIndexedPolygonalFaceWithVoids") else ()
    return [outer, *holes]


_SHELLS: Mapping[str, Callable[[entity_instance], tuple[entity_instance, ...]]] = {
    "IfcFacetedBrep": lambda item: (item.Outer,),
    "IfcFacetedBrepWithVoids": lambda item: (item.Outer,),
    "IfcFaceBasedSurfaceModel": lambda item: item.FbsmFaces,
    "IfcShellBasedSurfaceModel": lambda item: item.SbsmBoundary,
}
