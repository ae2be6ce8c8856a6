"""Whole models whose rooms are drawn in other ways than their makers did: still equal to OpenCascade."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import ifcopenshell
import ifcopenshell.guid
import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.footprints import footprints
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.values.units import read_units

from .reference import plan_area_m2, triangles_by_id
from .test_real_models import MODELS, SAMPLES, opened

PATHS = [
    SAMPLES / "station-architecture-1.ifc",
    MODELS / "duplex-arc-2011-09-07.ifc",
    MODELS / "b03-heating-spaces-under-project.ifc",
]
"""Extrusions, breps, face sets and surface models; millimetres and metres."""

Spoiler = Callable[[ifcopenshell.file], None]


def bodies(file: ifcopenshell.file) -> Iterator[entity_instance]:
    """The Body of each space."""
    for space in file.by_type("IfcSpace"):
        shapes = space.Representation.Representations if space.Representation else ()
        yield from (shape for shape in shapes if shape.RepresentationIdentifier == "Body")


def units_a_metre(file: ifcopenshell.file) -> float:
    return 1.0 / read_units(file)[0].length_m


def point(file: ifcopenshell.file, *metres: float) -> entity_instance:
    scale = units_a_metre(file)
    return file.create_entity("IfcCartesianPoint", [value * scale for value in metres])


def direction(file: ifcopenshell.file, *ratios: float) -> entity_instance:
    return file.create_entity("IfcDirection", [float(ratio) for ratio in ratios])


def plane(file: ifcopenshell.file, origin_m: tuple[float, ...], normal: tuple[float, ...]) -> entity_instance:
    axes = file.create_entity("IfcAxis2Placement3D", point(file, *origin_m), direction(file, *normal))
    return file.create_entity("IfcPlane", axes)


def clip(origin_m: tuple[float, ...], normal: tuple[float, ...]) -> Spoiler:
    """Take off what lies on that side of a plane, in the frame of a third of the rooms, which takes OpenCascade long.

    Surfaces have no inside to take from.
    """

    def spoil(file: ifcopenshell.file) -> None:
        for body in islice(bodies(file), 0, None, 3):
            if all(item.is_a("IfcSolidModel") for item in body.Items):
                half = file.create_entity("IfcHalfSpaceSolid", plane(file, origin_m, normal), False)
                clipped = [
                    file.create_entity("IfcBooleanClippingResult", "DIFFERENCE", item, half) for item in body.Items
                ]
                body.Items = clipped

    return spoil


def draw_downwards(file: ifcopenshell.file) -> None:
    """The same extrusions, from the ceiling down."""
    for solid in file.by_type("IfcExtrudedAreaSolid"):
        profile_plane = solid.Position
        x, y, z = profile_plane.Location.Coordinates if profile_plane else (0.0, 0.0, 0.0)
        if profile_plane is None or profile_plane.Axis is None or profile_plane.Axis.DirectionRatios[2] == 1.0:
            top = file.create_entity("IfcCartesianPoint", (x, y, z + solid.Depth))
            reference = profile_plane.RefDirection if profile_plane else None
            axis = direction(file, 0, 0, 1) if reference else None
            solid.Position = file.create_entity("IfcAxis2Placement3D", top, axis, reference)
            solid.ExtrudedDirection = direction(file, 0, 0, -1)


def turn_inside_out(file: ifcopenshell.file) -> None:
    """The same faces, seen from the other side."""
    for loop in file.by_type("IfcPolyLoop"):
        loop.Polygon = loop.Polygon[::-1]
    for face in file.by_type("IfcIndexedPolygonalFace") if file.schema != "IFC2X3" else ():
        face.CoordIndex = face.CoordIndex[::-1]


def swap_corners(file: ifcopenshell.file) -> None:
    """Outlines that cross themselves."""
    for curve in file.by_type("IfcPolyline"):
        points = list(curve.Points)
        if len(points) > 4:
            points[1], points[2] = points[2], points[1]
            curve.Points = points
    for loop in file.by_type("IfcPolyLoop"):
        first, second, third, *rest = loop.Polygon
        if rest:
            loop.Polygon = [first, third, second, *rest]


def map_bodies(kind: str, origin_m: tuple[float, ...] = (3.0, 0.0, 1.0), **scales: float) -> Spoiler:
    """Bodies by way of a map that moves, turns and scales them."""

    def spoil(file: ifcopenshell.file) -> None:
        for body in bodies(file):
            axes = file.create_entity("IfcAxis2Placement3D", point(file, 0, 0, 0))
            drawn = file.create_entity("IfcShapeRepresentation", body.ContextOfItems, "Body", None, body.Items)
            source = file.create_entity("IfcRepresentationMap", axes, drawn)
            target = file.create_entity(
                kind, LocalOrigin=point(file, *origin_m), Axis1=direction(file, 0, 1, 0), **scales
            )
            body.Items = [file.create_entity("IfcMappedItem", source, target)]

    return spoil


def draw_twice(x_m: float, z_m: float) -> Spoiler:
    """Each body once more, moved."""

    def spoil(file: ifcopenshell.file) -> None:
        for body in bodies(file):
            axes = file.create_entity("IfcAxis2Placement3D", point(file, 0, 0, 0))
            drawn = file.create_entity("IfcShapeRepresentation", body.ContextOfItems, "Body", None, body.Items)
            source = file.create_entity("IfcRepresentationMap", axes, drawn)
            target = file.create_entity("IfcCartesianTransformationOperator3D", LocalOrigin=point(file, x_m, 0, z_m))
            body.Items = [*body.Items, file.create_entity("IfcMappedItem", source, target)]

    return spoil


def place(origin_m: tuple[float, ...], axis: tuple[float, ...], ref: tuple[float, ...]) -> Spoiler:
    """The whole model elsewhere."""

    def spoil(file: ifcopenshell.file) -> None:
        frame = (point(file, *origin_m), direction(file, *axis), direction(file, *ref))
        outer = file.create_entity("IfcLocalPlacement", None, file.create_entity("IfcAxis2Placement3D", *frame))
        for placement in file.by_type("IfcLocalPlacement"):
            if placement.PlacementRelTo is None and placement.id() != outer.id():
                placement.PlacementRelTo = outer

    return spoil


SPOILERS: dict[str, Spoiler] = {
    "as they are": lambda _file: None,
    "extruded downwards": draw_downwards,
    "inside out": turn_inside_out,
    "crossing themselves": swap_corners,
    "under a sloping roof": clip((0.0, 0.0, 2.0), (0.2, 0.1, 1.0)),
    "cut by a wall": clip((0.5, 0.5, 0.0), (1.0, 0.5, 0.0)),
    "in a map that scales": map_bodies("IfcCartesianTransformationOperator3D", Scale=1.7),
    "in a map that stretches": map_bodies(
        "IfcCartesianTransformationOperator3DnonUniform", Scale=1.0, Scale2=2.0, Scale3=1.2
    ),
    "drawn a million metres from where they are placed": map_bodies(
        "IfcCartesianTransformationOperator3D", (1_234_567.8, 6_543_210.9, 0.0)
    ),
    "with a second body beside": draw_twice(0.7, 0.0),
    "with a second body above": draw_twice(0.0, 2.0),
    "a million metres off": place((1_234_567.8, 6_543_210.9, 300.0), (0, 0, 1), (0.8, 0.6, 0)),
    "on a slope": place((10.0, 20.0, 3.0), (0.02, 0.05, 1), (0.6, 0.8, 0)),
}


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_rooms_that_are_drawn_otherwise_have_the_areas_that_opencascade_gives(path: Path, spoil: Spoiler) -> None:
    file = opened(path)
    spoil(file)
    scale_to_m = read_units(file)[0].length_m
    spaces = [space for space in file.by_type("IfcSpace") if space.Representation]
    found, _ = footprints(file, spaces, scale_to_m, Placements(scale_to_m))
    expected = {step_id: shape for step_id, shape in triangles_by_id(file, spaces).items() if len(shape)}
    assert set(found) == set(expected)
    for step_id, triangles in expected.items():
        assert found[step_id].area_m2 == pytest.approx(plan_area_m2(triangles), rel=0.005), file.by_id(step_id).Name
