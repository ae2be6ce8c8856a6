"""Solids: extrusions of outlines, prisms of sections, and the shapes of product families."""

import math
from collections.abc import Sequence

from ifcopenshell import entity_instance

from sample_models.ifc_pen import Pen
from sample_models.parts import Family, Point2, Point3, Ring

Face = tuple[int, ...]
CHAMFER = 0.25
"""Share of a mesh's height that its bevelled edge takes."""


def polyline(pen: Pen, ring: Ring) -> entity_instance:
    """Write a closed polyline."""
    return pen.file.create_entity("IfcPolyline", [pen.point(point) for point in (*ring, ring[0])])


def indexed_curve(pen: Pen, ring: Ring) -> entity_instance:
    """Write a closed indexed polycurve; as a polyline where the schema has none."""
    if not pen.dialect.modern:
        return polyline(pen, ring)
    points = pen.file.create_entity(
        "IfcCartesianPointList2D", [[pen.length(value) for value in point] for point in (*ring, ring[0])]
    )
    return pen.file.create_entity("IfcIndexedPolyCurve", points)


def outline_profile(pen: Pen, curve: entity_instance, holes: Sequence[entity_instance] = ()) -> entity_instance:
    """Write an arbitrary closed profile, with voids if there are any."""
    if not holes:
        return pen.file.create_entity("IfcArbitraryClosedProfileDef", "AREA", None, curve)
    return pen.file.create_entity("IfcArbitraryProfileDefWithVoids", "AREA", None, curve, holes)


def rectangle_profile(pen: Pen, width_m: float, depth_m: float, at: Point2 = (0.0, 0.0)) -> entity_instance:
    """Write a rectangle around a point."""
    return pen.file.create_entity(
        "IfcRectangleProfileDef", "AREA", None, pen.flat_axes(at), pen.length(width_m), pen.length(depth_m)
    )


def circle_profile(pen: Pen, radius_m: float) -> entity_instance:
    """Write a circle around the origin."""
    return pen.file.create_entity("IfcCircleProfileDef", "AREA", None, pen.flat_axes(), pen.length(radius_m))


def extrusion(pen: Pen, profile: entity_instance, height_m: float, base: Point3 = (0.0, 0.0, 0.0)) -> entity_instance:
    """Write an upright extrusion that starts at a base point."""
    return pen.file.create_entity(
        "IfcExtrudedAreaSolid", profile, pen.axes(base), pen.direction(0.0, 0.0, 1.0), pen.length(height_m)
    )


def prism(section: Ring, width_m: float, at: Point3 = (0.0, 0.0, 0.0)) -> tuple[list[Point3], list[Face]]:
    """Return points and outward faces of a section in y and z (counter-clockwise) that runs along x."""
    x, y, z = at
    points = [(x + dx, y + dy, z + dz) for dx in (0.0, width_m) for dy, dz in section]
    count = len(section)
    sides: list[Face] = [(i, (i + 1) % count, (i + 1) % count + count, i + count) for i in range(count)]
    return points, [tuple(reversed(range(count))), tuple(range(count, 2 * count)), *sides]


def faceted(pen: Pen, points: Sequence[Point3], faces: Sequence[Face]) -> entity_instance:
    """Write a faceted brep."""
    corners = [pen.point(point) for point in points]
    shell = pen.file.create_entity("IfcClosedShell", [_face(pen, [corners[i] for i in face]) for face in faces])
    return pen.file.create_entity("IfcFacetedBrep", shell)


def _face(pen: Pen, corners: Sequence[entity_instance]) -> entity_instance:
    bound = pen.file.create_entity("IfcFaceOuterBound", pen.file.create_entity("IfcPolyLoop", corners), True)
    return pen.file.create_entity("IfcFace", [bound])


def face_set(pen: Pen, points: Sequence[Point3], faces: Sequence[Face]) -> entity_instance:
    """Write a polygonal face set; a faceted brep where the schema has none."""
    if not pen.dialect.modern:
        return faceted(pen, points, faces)
    corners = pen.file.create_entity("IfcCartesianPointList3D", [[pen.length(v) for v in point] for point in points])
    indexed = [pen.file.create_entity("IfcIndexedPolygonalFace", [i + 1 for i in face]) for face in faces]
    return pen.file.create_entity("IfcPolygonalFaceSet", corners, True, indexed)


def family_body(pen: Pen, family: Family) -> entity_instance:
    """Write the body of a family around its own origin, which lies where the family says."""
    x, y, z = (-origin - shift for origin, shift in zip(family.origin_m, family.shift_m, strict=True))
    width, depth, height = family.size_m
    base = (x, y, z - height / 2)
    corner = (x - width / 2, y - depth / 2, z - height / 2)
    match family.form:
        case "cylinder":
            return pen.body("SweptSolid", extrusion(pen, circle_profile(pen, width / 2), height, base))
        case "mesh":
            points, faces = prism(_bevelled(depth, height), width, corner)
            return pen.body("Tessellation" if pen.dialect.modern else "Brep", face_set(pen, points, faces))
        case "brep":
            return pen.body("Brep", faceted(pen, *prism(_bevelled(depth, height), width, corner)))
        case "revolved":
            return pen.body("SweptSolid", _revolved(pen, width / 2, height, base))
        case "clipped":
            box = extrusion(pen, rectangle_profile(pen, width, depth), height, base)
            return pen.body("Clipping", _without_edge(pen, box, (x + width / 2, y, z + height / 2 - CHAMFER * height)))
        case _:
            return pen.body("SweptSolid", extrusion(pen, rectangle_profile(pen, width, depth), height, base))


def _bevelled(depth_m: float, height_m: float) -> Ring:
    """A rectangle in y and z with one edge cut off: its bounding box is still the rectangle's."""
    cut = min(depth_m, height_m) * CHAMFER
    return (0.0, 0.0), (depth_m, 0.0), (depth_m, height_m), (cut, height_m), (0.0, height_m - cut)


def _revolved(pen: Pen, radius_m: float, height_m: float, base: Point3) -> entity_instance:
    """A rectangle beside the vertical through the base, turned once round it."""
    upright = pen.file.create_entity(
        "IfcAxis2Placement3D", pen.point(base), pen.direction(0.0, -1.0, 0.0), pen.direction(1.0, 0.0, 0.0)
    )
    axis = pen.file.create_entity("IfcAxis1Placement", pen.point((0.0, 0.0, 0.0)), pen.direction(0.0, 1.0, 0.0))
    profile = rectangle_profile(pen, radius_m, height_m, (radius_m / 2, height_m / 2))
    return pen.file.create_entity("IfcRevolvedAreaSolid", profile, upright, axis, math.tau)


def _without_edge(pen: Pen, solid: entity_instance, at: Point3) -> entity_instance:
    """The solid without its upper edge towards x: a half space at 45 degrees through a point takes it away."""
    axes = pen.file.create_entity(
        "IfcAxis2Placement3D", pen.point(at), pen.direction(1.0, 0.0, 1.0), pen.direction(1.0, 0.0, -1.0)
    )
    half_space = pen.file.create_entity("IfcHalfSpaceSolid", pen.file.create_entity("IfcPlane", axes), False)
    return pen.file.create_entity("IfcBooleanClippingResult", "DIFFERENCE", solid, half_space)
