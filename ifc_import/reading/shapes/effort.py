"""How much work a shape would be for a geometry kernel, estimated before it is asked; and which shapes are too much.

A kernel has no sense of proportion: a cable of 9,000 points keeps it busy for minutes. Estimates depend on the model
alone, so that the outcome is the same on every machine. They are in units of about a millisecond of one processor,
fitted to measurements of both kernels: sweeps of 10 to 2,000 segments, revolutions of 4 to 4,000 points, cuts of bodies
of 4 to 800 faces, chains of 1 to 60 cuts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import ifcopenshell
from ifcopenshell import entity_instance

from ifc_import.reading.access import of_type
from ifc_import.reading.shapes.primitives import is_tapering
from ifc_import.reading.shapes.representations import ENDLESS_MAPS, MAPS_DEEP, bodies, is_flat
from ifc_import.reading.shapes.solids import is_extrusion
from ifc_import.reading.shapes.tessellation import is_tessellated
from ifc_import.reading.unread import MALFORMED

Items: TypeAlias = Iterable[entity_instance]

MOST_A_SHAPE = 1_500.0
"""The most for one shape. A kernel that needs many times as long for it is stopped."""
MOST_A_FILE, MOST_PER_MEGABYTE = 2_000.0, 500.0
"""The most for all shapes of a file, which grows with its size."""

ROUND = 16.0
"""The number of points that a circle or an ellipse counts for."""
USUAL = 8.0
"""The number of points of a curve or profile of another kind, or of faces of a body."""

_LEFT_TO_KERNELS = (
    "IfcBooleanResult", "IfcSweptAreaSolid", "IfcSweptDiskSolid", "IfcSectionedSolid", "IfcSectionedSpine",
    "IfcAdvancedBrep", "IfcCsgSolid", "IfcSurface",
)  # fmt: skip
"""The classes that may be left to a kernel, with their subclasses."""


_ALONG_CURVES = (
    "IfcSweptDiskSolid", "IfcSurfaceCurveSweptAreaSolid", "IfcFixedReferenceSweptAreaSolid",
    "IfcDirectrixCurveSweptAreaSolid", "IfcSectionedSolid",
)  # fmt: skip


class TooHeavyError(Exception):
    """A shape that would be too much work. It is not malformed, so that it is none of those errors."""


class Effort:
    """Which shapes of a file are too much work for a kernel: alone, or together with all others."""

    def __init__(self, refused: Iterable[int] = (), *, carefully: bool = False) -> None:
        """`refused` are the step ids of items that are too much together with all others.

        A kernel works `carefully` on a file in which something crashes it, or makes it run endlessly.
        """
        self._refused = frozenset(refused)
        self.carefully = carefully
        self.lost = 0
        """How many shapes crashed a kernel that worked carefully, or ran endlessly."""
        self.heavy: set[int] = set()
        """Step ids of the elements whose shapes were refused."""

    def require_light(self, shape: entity_instance) -> None:
        """Raise TooHeavyError where a kernel must not be asked for an item, or for a whole representation."""
        items = list(_items(shape, set(), MAPS_DEEP)) if shape.is_a("IfcRepresentation") else [shape]
        if any(item.id() in self._refused for item in items) or sum(map(effort_of, items)) > MOST_A_SHAPE:
            raise TooHeavyError


def effort_for(
    file: ifcopenshell.file, size_bytes: int, spaces: Items, assets: Callable[[], Items], *, carefully: bool = False
) -> Effort:
    """The effort that a file of that size allows: spaces come before assets, and small shapes before large ones.

    `assets` are those that need a box; they are asked for only where there is too much.
    """
    most = MOST_A_FILE + MOST_PER_MEGABYTE * size_bytes / 1e6
    candidates = (item for name in _LEFT_TO_KERNELS for item in of_type(file, name))
    if sum(effort_of(item) for item in candidates if not is_extrusion(item)) <= most:
        return Effort(carefully=carefully)
    refused: set[int] = set()
    for products in (spaces, assets()):
        for item, effort in sorted(_asked(products).items(), key=lambda pair: (pair[1], pair[0])):
            if effort > MOST_A_SHAPE or effort > most:
                refused.add(item)
            else:
                most -= effort
    return Effort(refused, carefully=carefully)


def effort_of(item: entity_instance) -> float:
    """The estimate for one item."""
    try:
        if item.is_a("IfcBooleanResult"):
            return _boolean(item)
        return _of_solid(item)[0]
    except MALFORMED:
        return 0.0  # the kernel says what is wrong with it


def _asked(products: Items) -> dict[int, float]:
    """The items of products that are left to a kernel, each with its estimate."""
    found: dict[int, float] = {}
    maps: set[int] = set()
    for product in products:
        try:
            for representation in bodies(product):
                for item in _items(representation, maps, MAPS_DEEP):
                    found[item.id()] = effort_of(item)
        except MALFORMED:
            continue
    return found


def _items(representation: entity_instance, maps: set[int], depth: int) -> Iterator[entity_instance]:
    """The items of a representation that a kernel may be asked for, each map once."""
    if depth < 0:
        raise ValueError(ENDLESS_MAPS)
    for item in representation.get_argument("Items"):
        if item.is_a() == "IfcMappedItem":
            source = item.get_argument("MappingSource")
            if source.id() not in maps:
                maps.add(source.id())
                yield from _items(source.get_argument("MappedRepresentation"), maps, depth - 1)
        elif not (is_flat(item) or is_extrusion(item) or is_tessellated(item) or is_tapering(item)):
            yield item


def _boolean(item: entity_instance) -> float:
    """The solids of a tree of boolean operations, and each operation by the faces on both its sides."""
    solids = [_of_solid(solid) for solid in operands(item)]
    base = max(faces for _effort, faces in solids)
    operations = sum(
        20.0 + 2.5 * (base + faces) + 0.002 * base**2 + 0.02 * base * faces for _effort, faces in solids[1:]
    )
    return operations + sum(effort for effort, _faces in solids)


def operands(item: entity_instance) -> Iterator[entity_instance]:
    """The solids of a tree of boolean operations, the first one first; not by recursion, since chains are long."""
    left = [item]
    while left:
        solid = left.pop()
        if solid.is_a("IfcBooleanResult"):
            left += [solid.get_argument("SecondOperand"), solid.get_argument("FirstOperand")]
        elif solid.is_a("IfcCsgSolid"):
            left.append(solid.get_argument("TreeRootExpression"))
        else:
            yield solid


def _of_solid(solid: entity_instance) -> tuple[float, float]:
    """The estimate for a solid that is no boolean result, and the number of its faces."""
    if is_tessellated(solid):
        faces = float(_face_count(solid))
        return 0.1 * faces, faces
    if solid.is_a("IfcCsgSolid"):
        return effort_of(solid.get_argument("TreeRootExpression")), USUAL
    if solid.is_a("IfcHalfSpaceSolid"):
        sides = _curve_points(solid.PolygonalBoundary) if solid.is_a("IfcPolygonalBoundedHalfSpace") else 1.0
        return sides, sides
    return _swept(solid)


def _swept(solid: entity_instance) -> tuple[float, float]:
    has_profile = solid.is_a("IfcSweptAreaSolid")
    points = _profile_points(solid.SweptArea) if has_profile else USUAL
    if is_along_curve(solid):
        faces = _curve_points(solid.Directrix) * points
        return faces, faces
    if solid.is_a("IfcRevolvedAreaSolid"):
        return points + 0.001 * points**2, ROUND * points
    if has_profile:
        return 0.1 * points + 0.0005 * points**2, points
    faces = float(len(solid.Outer.CfsFaces)) if solid.is_a("IfcManifoldSolidBrep") else USUAL
    return 2.0 * faces, faces


def is_along_curve(solid: entity_instance) -> bool:
    """Whether a solid is a profile or a disk that is swept along a curve, its Directrix."""
    return any(solid.is_a(kind) for kind in _ALONG_CURVES)


def _face_count(solid: entity_instance) -> int:
    if solid.is_a("IfcPolygonalFaceSet"):
        return len(solid.Faces)
    if solid.is_a("IfcTessellatedFaceSet"):
        return len(solid.CoordIndex)
    shells = solid.get_argument(0)
    return sum(len(shell.CfsFaces) for shell in (shells if isinstance(shells, tuple) else (shells,)))


def _profile_points(profile: entity_instance) -> float:
    if profile.is_a("IfcArbitraryClosedProfileDef"):
        holes = profile.InnerCurves if profile.is_a("IfcArbitraryProfileDefWithVoids") else ()
        return sum(map(_curve_points, (profile.OuterCurve, *holes)))
    if profile.is_a("IfcDerivedProfileDef"):
        return _profile_points(profile.ParentProfile)
    if profile.is_a("IfcCompositeProfileDef"):
        return sum(map(_profile_points, profile.Profiles))
    return ROUND if profile.is_a("IfcCircleProfileDef") else USUAL


def _curve_points(curve: entity_instance) -> float:
    reader = _COUNTS.get(curve.is_a())
    return float(USUAL if reader is None else reader(curve))


def _of_indexed(curve: entity_instance) -> float:
    arcs = sum(bool(segment.is_a("IfcArcIndex")) for segment in curve.Segments or ())
    return float(len(curve.Points.CoordList) + USUAL * arcs)


_COUNTS: Mapping[str, Callable[[entity_instance], float]] = {
    "IfcPolyline": lambda curve: len(curve.get_argument("Points")),
    "IfcIndexedPolyCurve": _of_indexed,
    "IfcCompositeCurve": lambda curve: sum(_curve_points(part.ParentCurve) for part in curve.Segments),
    "IfcTrimmedCurve": lambda curve: _curve_points(curve.BasisCurve),
    "IfcBSplineCurveWithKnots": lambda curve: 4.0 * len(curve.ControlPointsList),
    "IfcRationalBSplineCurveWithKnots": lambda curve: 4.0 * len(curve.ControlPointsList),
    "IfcCircle": lambda _curve: ROUND,
    "IfcEllipse": lambda _curve: ROUND,
    "IfcLine": lambda _curve: 1.0,
}
