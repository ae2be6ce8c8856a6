"""Bodies of every kind that a space may have, about 4 × 3 × 2.5 m, by what makes each of them special."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from ifcopenshell import entity_instance

from .factories import L_SHAPE, RECTANGLE, Coordinates, TinyModel

Items = list[entity_instance]
Maker = Callable[[TinyModel], Items]
Ring = Sequence[Coordinates]

BOX = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.5), (0.0, 2.5)]
"""A section, x and z."""

PROFILES: dict[str, dict[str, float]] = {
    "IfcRectangleProfileDef": {"XDim": 4.0, "YDim": 3.0},
    "IfcRoundedRectangleProfileDef": {"XDim": 4.0, "YDim": 3.0, "RoundingRadius": 0.8},
    "IfcRectangleHollowProfileDef": {"XDim": 4.0, "YDim": 3.0, "WallThickness": 0.5},
    "IfcCircleProfileDef": {"Radius": 2.0},
    "IfcCircleHollowProfileDef": {"Radius": 2.0, "WallThickness": 0.5},
    "IfcEllipseProfileDef": {"SemiAxis1": 3.0, "SemiAxis2": 1.5},
    "IfcTrapeziumProfileDef": {"BottomXDim": 4.0, "TopXDim": 2.0, "YDim": 3.0, "TopXOffset": 0.5},
    "IfcIShapeProfileDef": {"OverallWidth": 4.0, "OverallDepth": 6.0, "WebThickness": 1.0, "FlangeThickness": 1.0},
    "IfcLShapeProfileDef": {"Depth": 4.0, "Width": 3.0, "Thickness": 1.0},
    "IfcTShapeProfileDef": {"Depth": 4.0, "FlangeWidth": 3.0, "WebThickness": 1.0, "FlangeThickness": 1.0},
    "IfcUShapeProfileDef": {"Depth": 4.0, "FlangeWidth": 3.0, "WebThickness": 1.0, "FlangeThickness": 1.0},
    "IfcCShapeProfileDef": {"Depth": 4.0, "Width": 3.0, "WallThickness": 0.5, "Girth": 1.0},
    "IfcZShapeProfileDef": {"Depth": 4.0, "FlangeWidth": 3.0, "WebThickness": 1.0, "FlangeThickness": 1.0},
}
"""Parameterised profiles and their dimensions."""

RINGS: dict[str, Ring] = {
    "an L": L_SHAPE,
    "a clockwise ring": L_SHAPE[::-1],
    "points that repeat": [(0, 0), (0, 0), (4, 0), (4, 0), (4, 3), (0, 3), (0, 3.0000001)],
    "a hole on a seam": [(0, 0), (4, 0), (4, 3), (0, 3), (0, 0), (1, 1), (1, 2), (2, 2), (2, 1), (1, 1)],
}

CROSSING: dict[str, Ring] = {
    "a ring that goes round twice": [*RECTANGLE, *RECTANGLE],
    "a bow tie": [(0, 0), (4, 3), (4, 0), (0, 2)],
    "two corners swapped": [(0, 0), (2, 2), (6, 2), (6, 0), (2, 5), (0, 5)],
    "a small loop": [(0, 0), (4, 0), (4, 3), (2, 3), (2, 3.2), (2.2, 3.2), (2.2, 2.8), (0, 2.8)],
}
"""Rings that cross themselves."""

HOLES: dict[str, Sequence[Ring]] = {
    "two holes": [[(1, 1), (1.5, 1), (1.5, 1.5), (1, 1.5)], [(3, 0.5), (4, 0.5), (4, 1)]],
    "a hole along the edge": [[(5, 0.5), (6, 0.5), (6, 1.5), (5, 1.5)]],
    "a hole that touches the edge": [[(5, 0.5), (6, 1), (5, 1.5)]],
}
"""In the L."""

PLACES: dict[str, Sequence[Sequence[float]]] = {
    "downwards from above": ((1, 2, 3), (0, 0, -1), (0, 1, 0)),
    "on a slope": ((0, 0, 0), (0, 0.2, 1)),
    "lying on its side": ((0, 0, 0), (0, -1, 0), (1, 0, 0)),
}
"""Positions of an extrusion: origin, axis, direction of x."""

SECTIONS: dict[str, list[tuple[float, float]]] = {
    "a box": BOX,
    "a box inside out": BOX[::-1],
    "a ramp": [(0, 0), (6, 1), (6, 3.5), (0, 3.5)],
    "a stepped floor": [(0, 0), (3, 0), (3, 0.5), (6, 0.5), (6, 3), (0, 3)],
    "walls that lean out": [(1, 0), (3, 0), (4, 2), (0, 2)],
    "a niche above the floor": [(0, 0), (4, 0), (4, 1), (4.4, 1), (4.4, 2), (4, 2), (4, 2.5), (0, 2.5)],
    "an attic": [(0, 0), (8, 0), (8, 0.5), (4, 3), (0, 0.5)],
    "a threshold of two centimetres": [(0, 0), (1, 0), (1, 0.02), (4, 0.02), (4, 2.5), (0, 2.5)],
}
"""Breps."""

MAPS: dict[str, Callable[[TinyModel], dict[str, Any]]] = {
    "moved and turned": lambda m: {"LocalOrigin": m.point(7, 0, 1), "Axis1": m.direction(0, 1, 0)},
    "mirrored": lambda m: {"Axis1": m.direction(1, 0, 0), "Axis2": m.direction(0, -1, 0)},
    "scaled": lambda m: {"LocalOrigin": m.point(7, 0, 1), "Scale": 1.5},
    "scaled for each axis": lambda m: {
        "LocalOrigin": m.point(7, 0, 1),
        "kind": "IfcCartesianTransformationOperator3DnonUniform",
        "Scale": 1.0,
        "Scale2": 2.0,
        "Scale3": 1.2,
    },
    "with an origin": lambda m: {"origin": m.axes((2, 0, 0), (0, 0, 1), (0, 1, 0))},
}


def profile(name: str) -> Maker:
    """An extrusion of a parameterised profile, set off and turned in its plane."""
    return lambda m: [m.extrusion(m.make(name, "AREA", None, m.plane_axes((1, 2), (0.8, 0.6)), **PROFILES[name]))]


def extruded(ring: Ring, *, holes: Sequence[Ring] = (), at: Sequence[Any] = ((0, 0, 0),)) -> Maker:
    """An extrusion of a ring with holes, at a position."""
    return lambda m: [m.extrusion(m.profile(ring, holes), position=m.axes(*at))]


def prism(section: Sequence[Coordinates]) -> Maker:
    """A brep."""
    return lambda m: [m.prism(section)]


def mapped(target: Callable[[TinyModel], dict[str, Any]]) -> Maker:
    """The L by way of a map."""
    return lambda m: [m.mapped([m.extrusion(m.profile(L_SHAPE))], **target(m))]


def outlined(m: TinyModel, curve: entity_instance) -> Items:
    """An extrusion of what a curve encloses."""
    return [m.extrusion(m.make("IfcArbitraryClosedProfileDef", "AREA", None, curve))]


def polyline(m: TinyModel, *points: Coordinates) -> entity_instance:
    """A polyline that need not be closed."""
    return m.make("IfcPolyline", [m.point(*xy) for xy in points])


def bay(middle: Coordinates) -> Maker:
    """A room of 4 × 4 m, one wall of which is an arc through `middle`; as an indexed curve."""

    def make(m: TinyModel) -> Items:
        points = m.make("IfcCartesianPointList2D", [(0.0, 0.0), (4.0, 0.0), middle, (4.0, 4.0), (0.0, 4.0)])
        parts = (("IfcLineIndex", [1, 2]), ("IfcArcIndex", [2, 3, 4]), ("IfcLineIndex", [4, 5, 1]))
        return outlined(m, m.make("IfcIndexedPolyCurve", points, [m.make(kind, index) for kind, index in parts]))

    return make


def trimmed_bay(*, by_points: bool, same_sense: bool) -> Maker:
    """The same room as a composite curve with half a circle; its ends are points or angles, its sense may be turned."""

    def make(m: TinyModel) -> Items:
        first, last = (-90.0, 90.0) if same_sense else (90.0, -90.0)
        circle = m.make("IfcCircle", m.plane_axes((4, 2)), 2.0)
        ends = [_on_circle(m, angle) if by_points else m.make("IfcParameterValue", angle) for angle in (first, last)]
        master = "CARTESIAN" if by_points else "PARAMETER"
        arc = m.make("IfcTrimmedCurve", circle, [ends[0]], [ends[1]], same_sense, master)
        pieces = (polyline(m, (0, 0), (4, 0)), arc, polyline(m, (4, 4), (0, 4), (0, 0)))
        segments = [m.make("IfcCompositeCurveSegment", "CONTINUOUS", True, piece) for piece in pieces]
        return outlined(m, m.make("IfcCompositeCurve", segments, False))

    return make


def _on_circle(m: TinyModel, angle: float) -> entity_instance:
    return m.point(4 + 2 * math.cos(math.radians(angle)), 2 + 2 * math.sin(math.radians(angle)))


def revolved(angle: float) -> Maker:
    """A ring of 1 to 3 m radius, 2.5 m high, or a part of it."""

    def make(m: TinyModel) -> Items:
        axis = m.make("IfcAxis1Placement", m.point(0, 0, 0), m.direction(0, 1, 0))
        section = m.profile([(1, 0), (3, 0), (3, 2.5), (1, 2.5)])
        return [m.make("IfcRevolvedAreaSolid", section, m.axes((0, 0, 0), (0, -1, 0), (1, 0, 0)), axis, angle)]

    return make


def a_pipe(m: TinyModel) -> Items:
    """A round bar around a corner."""
    line = m.make("IfcPolyline", [m.point(*xyz) for xyz in [(0, 0, 0), (4, 0, 0), (4, 3, 0)]])
    return [m.make("IfcSweptDiskSolid", line, 0.5)]


def half_space(m: TinyModel, origin: Coordinates, normal: Coordinates, *, agrees: bool = False) -> entity_instance:
    """All that lies under a plane, or over it where it `agrees`."""
    return m.make("IfcHalfSpaceSolid", m.make("IfcPlane", m.axes(origin, normal)), agrees)


def bounded(m: TinyModel, height: float, *, agrees: bool) -> entity_instance:
    """What lies over or under a height within a strip across the L."""
    strip = m.polyline([(1, 1), (2.5, 1), (2.5, 6), (1, 6)])
    return m.make("IfcPolygonalBoundedHalfSpace", m.make("IfcPlane", m.axes((0, 0, height))), agrees, m.axes(), strip)


def clipped(*cutters: Callable[[TinyModel], entity_instance]) -> Maker:
    """The L without what the cutters take off, one after the other."""

    def make(m: TinyModel) -> Items:
        room = m.extrusion(m.profile(L_SHAPE))
        for cutter in cutters:
            room = m.make("IfcBooleanClippingResult", "DIFFERENCE", room, cutter(m))
        return [room]

    return make


def combined(operator: str) -> Maker:
    """The room and a bay that reaches out of it, as one operation on two solids."""
    return lambda m: [m.make("IfcBooleanResult", operator, m.extrusion(), _bay_room(m))]


def _bay_room(m: TinyModel, z: float = 0.0) -> entity_instance:
    return m.extrusion(m.rectangle(2, 2), 2.5 - z, m.axes((4, 1, z)))


def a_drum(m: TinyModel, radius: float = 2.0, height: float = 2.5) -> Items:
    """A round room as an advanced brep: two discs and a cylindrical surface."""
    corners = [m.make("IfcVertexPoint", m.point(radius, 0, z)) for z in (0.0, height)]
    circles = [m.make("IfcCircle", m.axes((0, 0, z)), radius) for z in (0.0, height)]
    rims = [
        m.make("IfcEdgeCurve", corner, corner, circle, True) for corner, circle in zip(corners, circles, strict=True)
    ]
    upwards = m.make("IfcLine", m.point(radius, 0, 0), m.make("IfcVector", m.direction(0, 0, 1), 1.0))
    seam = m.make("IfcEdgeCurve", *corners, upwards, True)
    floor = _advanced(m, [(rims[0], False)], m.make("IfcPlane", m.axes((0, 0, 0), (0, 0, -1))))
    ceiling = _advanced(m, [(rims[1], True)], m.make("IfcPlane", m.axes((0, 0, height))))
    around = [(rims[0], True), (seam, True), (rims[1], False), (seam, False)]
    wall = _advanced(m, around, m.make("IfcCylindricalSurface", m.axes(), radius))
    return [m.make("IfcAdvancedBrep", m.make("IfcClosedShell", [floor, ceiling, wall]))]


def _advanced(m: TinyModel, edges: list[tuple[entity_instance, bool]], surface: entity_instance) -> entity_instance:
    loop = m.make("IfcEdgeLoop", [m.make("IfcOrientedEdge", None, None, edge, along) for edge, along in edges])
    return m.make("IfcAdvancedFace", [m.make("IfcFaceOuterBound", loop, True)], surface, True)


def a_shell(*, without_floor: bool) -> Maker:
    """The faces of a box as a surface model, all of them or without the floor."""

    def make(m: TinyModel) -> Items:
        faces = m.prism(BOX).Outer.CfsFaces
        kept = [face for face in faces if not (without_floor and _is_floor(face))]
        return [m.make("IfcShellBasedSurfaceModel", [m.make("IfcOpenShell", kept)])]

    return make


def _is_floor(face: entity_instance) -> bool:
    return all(point.Coordinates[2] == 0.0 for point in face.Bounds[0].Bound.Polygon)


def a_face_set(*, warped_m: float = 0.0, inside_out: bool = False) -> Maker:
    """A box of triangles; a corner of its floor may be off, its normals may point inwards."""

    def make(m: TinyModel) -> Items:
        corners = [(x, y, z) for z in (0.0, 2.5) for x, y in RECTANGLE]
        corners[0] = (0.0, 0.0, warped_m)
        quads = [(4, 3, 2, 1), (5, 6, 7, 8), (1, 2, 6, 5), (2, 3, 7, 6), (3, 4, 8, 7), (4, 1, 5, 8)]
        triangles = [half for a, b, c, d in quads for half in ((a, b, c), (a, c, d))]
        index = [triangle[::-1] for triangle in triangles] if inside_out else triangles
        return [m.make("IfcTriangulatedFaceSet", m.make("IfcCartesianPointList3D", corners), None, True, index)]

    return make


EVERYWHERE: dict[str, Maker] = {
    **{name: profile(name) for name in PROFILES},
    **{f"an extrusion of {name}": extruded(ring) for name, ring in RINGS.items()},
    **{f"an extrusion with {name}": extruded(L_SHAPE, holes=holes) for name, holes in HOLES.items()},
    **{f"an extrusion {name}": extruded(L_SHAPE, at=at) for name, at in PLACES.items()},
    "an extrusion against its axis": lambda m: [m.extrusion(m.profile(L_SHAPE), direction=(0, 0, -1))],
    "an extrusion that leans": lambda m: [m.extrusion(m.profile(L_SHAPE), direction=(0.3, 0, 1))],
    "a profile that is not closed": lambda m: outlined(m, polyline(m, *RECTANGLE)),
    "an arc between points": trimmed_bay(by_points=True, same_sense=True),
    "an arc between angles": trimmed_bay(by_points=False, same_sense=True),
    "a ring": revolved(360.0),
    "a quarter of a ring": revolved(90.0),
    "a pipe": a_pipe,
    "a plane that cuts the roof": clipped(lambda m: half_space(m, (0, 0, 2), (0, 0.3, 1))),
    "a plane that cuts a wall": clipped(lambda m: half_space(m, (4, 0, 0), (1, 0.2, 0))),
    "a plane that cuts the floor": clipped(lambda m: half_space(m, (0, 0, 0.5), (0.2, 0, 1), agrees=True)),
    "three planes of a roof": clipped(
        lambda m: half_space(m, (2, 2, 1.5), (0.5, 0, 1)),
        lambda m: half_space(m, (2, 2, 1.5), (-0.5, 0, 1)),
        lambda m: half_space(m, (2, 2, 1.5), (0, 0.5, 1)),
    ),
    "a bounded plane that cuts the roof": clipped(lambda m: bounded(m, 1.0, agrees=False)),
    "a bounded plane that cuts down to the floor": clipped(lambda m: bounded(m, 0.0, agrees=False)),
    "a union": combined("UNION"),
    "a difference": combined("DIFFERENCE"),
    "an intersection": combined("INTERSECTION"),
    "a block": lambda m: [m.make("IfcCsgSolid", m.make("IfcBlock", m.axes((1, 1, 0)), 4.0, 3.0, 2.5))],
    "a pyramid": lambda m: [m.make("IfcCsgSolid", m.make("IfcRectangularPyramid", m.axes(), 4.0, 3.0, 2.5))],
    "a block by itself": lambda m: [m.make("IfcBlock", m.axes((1, 1, 0)), 4.0, 3.0, 2.5)],
    "a sphere": lambda m: [m.make("IfcCsgSolid", m.make("IfcSphere", m.axes((1, 1, 0)), 2.0))],
    **{f"a brep of {name}": prism(section) for name, section in SECTIONS.items()},
    "a shell": a_shell(without_floor=False),
    "a shell without a floor": a_shell(without_floor=True),
    **{f"a map {name}": mapped(target) for name, target in MAPS.items()},
    "a map in a map": lambda m: [m.mapped([m.mapped([m.extrusion(m.profile(L_SHAPE))], Scale=2.0)], Scale=0.5)],
    "a map of a round room": lambda m: [m.mapped([m.extrusion(m.circle(2.0))], Scale=1.5)],
    "a map of a clipped room": lambda m: [
        m.mapped(clipped(lambda m: half_space(m, (4, 0, 0), (1, 0, 0)))(m), Scale=2.0)
    ],
    "two rooms apart": lambda m: [m.extrusion(), m.extrusion(position=m.axes((10, 0, 0)))],
    "two that overlap": lambda m: [m.extrusion(), m.extrusion(position=m.axes((2, 1, 0)))],
    "one on the other": lambda m: [m.extrusion(), m.extrusion(position=m.axes((0, 0, 2.5)))],
    "a step of two": lambda m: [m.extrusion(), m.extrusion(m.rectangle(2, 3), 3.0, m.axes((5, 1.5, -0.5)))],
    "a bay over the floor": lambda m: [m.extrusion(), _bay_room(m, 0.5)],
    "an extrusion and a brep": lambda m: [m.extrusion(), m.prism([(4, 0), (6, 0), (6, 2.5), (4, 2.5)])],
    "a body and a curve": lambda m: [m.extrusion(), m.polyline([(0, 0), (9, 0), (9, 9)])],
}
"""What IFC2X3 has already."""

SINCE_IFC4: dict[str, Maker] = {
    "an arc outwards": bay((6.0, 2.0)),
    "an arc inwards": bay((2.0, 2.0)),
    "a mirrored profile": lambda m: [m.extrusion(m.make("IfcMirroredProfileDef", "AREA", None, m.profile(L_SHAPE)))],
    "a room that tapers": lambda m: [
        m.make(
            "IfcExtrudedAreaSolidTapered", m.rectangle(4, 3), m.axes(), m.direction(0, 0, 1), 2.5, m.rectangle(2, 1.5)
        )
    ],
    "an advanced brep": a_drum,
    "a map of an advanced brep": lambda m: [m.mapped(a_drum(m), Scale=1.5)],
    "an extrusion and an advanced brep": lambda m: [m.extrusion(), *a_drum(m)],
    "a face set": a_face_set(),
    "a face set inside out": a_face_set(inside_out=True),
    "a face set with a warped floor": a_face_set(warped_m=0.03),
}
