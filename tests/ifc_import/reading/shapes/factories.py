"""Tiny IFC files to read shapes from: defaults that are in the way of nothing, and overrides for what matters."""

from collections.abc import Sequence
from typing import Any, Literal

import ifcopenshell
import ifcopenshell.guid
import pytest
import shapely
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.boxes import boxes
from ifc_import.reading.shapes.footprints import footprints
from ifc_import.reading.shapes.placements import Placements
from registry.snapshot import Box, Footprint

Coordinates = Sequence[float]
Schema = Literal["IFC2X3", "IFC4", "IFC4X3"]

FOOT_M = 0.3048
RECTANGLE = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)]
L_SHAPE = [(0.0, 0.0), (6.0, 0.0), (6.0, 2.0), (2.0, 2.0), (2.0, 5.0), (0.0, 5.0)]


class TinyModel:
    """An IFC file in memory, and a pen for what is in it. Lengths are in the file's unit, `scale_to_m` metres long."""

    def __init__(self, schema: Schema = "IFC4", scale_to_m: float = 1.0) -> None:
        self.file = ifcopenshell.file(schema=schema)
        self.scale_to_m = scale_to_m
        self.context = self.make("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, self.axes())
        units = self.make("IfcUnitAssignment", [self._length_unit(), self._angle_unit()])
        self.make("IfcProject", ifcopenshell.guid.new(), RepresentationContexts=[self.context], UnitsInContext=units)

    def make(self, name: str, *args: Any, **named: Any) -> entity_instance:
        """Any entity."""
        return self.file.create_entity(name, *args, **named)

    def point(self, *coordinates: float) -> entity_instance:
        """A point in space or in a plane."""
        return self.make("IfcCartesianPoint", [float(value) for value in coordinates])

    def direction(self, *ratios: float) -> entity_instance:
        """A direction of any length."""
        return self.make("IfcDirection", [float(value) for value in ratios])

    def axes(
        self, origin: Coordinates = (0, 0, 0), axis: Coordinates | None = None, ref: Coordinates | None = None
    ) -> entity_instance:
        """A frame in space."""
        directions = [self.direction(*ratios) if ratios else None for ratios in (axis, ref)]
        return self.make("IfcAxis2Placement3D", self.point(*origin), *directions)

    def plane_axes(self, origin: Coordinates = (0, 0), ref: Coordinates | None = None) -> entity_instance:
        """A frame in a plane."""
        return self.make("IfcAxis2Placement2D", self.point(*origin), self.direction(*ref) if ref else None)

    def placement(self, *axes: Any, parent: entity_instance | None = None) -> entity_instance:
        """A placement by `axes`, in another one."""
        return self.make("IfcLocalPlacement", parent, self.axes(*axes))

    def polyline(self, points: Sequence[Coordinates]) -> entity_instance:
        """A closed polyline."""
        return self.make("IfcPolyline", [self.point(*xy) for xy in [*points, points[0]]])

    def profile(
        self, outer: Sequence[Coordinates] = RECTANGLE, holes: Sequence[Sequence[Coordinates]] = ()
    ) -> entity_instance:
        """A profile of polylines."""
        if not holes:
            return self.make("IfcArbitraryClosedProfileDef", "AREA", None, self.polyline(outer))
        inner = [self.polyline(hole) for hole in holes]
        return self.make("IfcArbitraryProfileDefWithVoids", "AREA", None, self.polyline(outer), inner)

    def rectangle(self, x: float, y: float) -> entity_instance:
        """A rectangle around the origin."""
        return self.make("IfcRectangleProfileDef", "AREA", None, self.plane_axes(), x, y)

    def circle(self, radius: float) -> entity_instance:
        """A circle around the origin."""
        return self.make("IfcCircleProfileDef", "AREA", None, self.plane_axes(), radius)

    def extrusion(
        self,
        profile: entity_instance | None = None,
        depth: float = 2.5,
        position: entity_instance | None = None,
        direction: Coordinates = (0, 0, 1),
    ) -> entity_instance:
        """A room of 4 × 3, 2.5 high, in the file's unit."""
        profile, position = profile or self.profile(), position or self.axes()
        return self.make("IfcExtrudedAreaSolid", profile, position, self.direction(*direction), depth)

    def brep(self, faces: Sequence[Sequence[Coordinates]]) -> entity_instance:
        """A brep of faces without holes, each by its points."""
        rings = [self.make("IfcPolyLoop", [self.point(*xyz) for xyz in face]) for face in faces]
        bounds = [self.make("IfcFaceOuterBound", ring, True) for ring in rings]
        shell = self.make("IfcClosedShell", [self.make("IfcFace", [bound]) for bound in bounds])
        return self.make("IfcFacetedBrep", shell)

    def prism(self, section: Sequence[Coordinates], width: float = 3.0) -> entity_instance:
        """A brep of a section, x and z, that goes from y = 0 to y = width."""
        near = [(x, 0.0, z) for x, z in section]
        far = [(x, width, z) for x, z in section]
        following = [*range(1, len(section)), 0]
        sides = [[near[i], near[j], far[j], far[i]] for i, j in enumerate(following)]
        return self.brep([near[::-1], far, *[side[::-1] for side in sides]])

    def upright(self, ring: Sequence[Coordinates], height: float = 2.5) -> entity_instance:
        """A brep of a floor, a ceiling, and a wall along each edge of the ring."""
        floor, ceiling = ([(x, y, z) for x, y in ring] for z in (0.0, height))
        following = [*range(1, len(ring)), 0]
        walls = [[floor[i], floor[j], ceiling[j], ceiling[i]] for i, j in enumerate(following)]
        return self.brep([floor[::-1], ceiling, *walls])

    def mapped(self, items: Sequence[entity_instance], **target: Any) -> entity_instance:
        """An item that stands for others; `target` are attributes of its transformation operator."""
        shape = self.representation(items)
        source = self.make("IfcRepresentationMap", target.pop("origin", None) or self.axes(), shape)
        return self.mapped_again(source, **target)

    def mapped_again(self, source: entity_instance, **target: Any) -> entity_instance:
        """A mapped item of a map that there is already."""
        kind = target.pop("kind", "IfcCartesianTransformationOperator3D")
        named = {"LocalOrigin": self.point(0, 0, 0)} | target
        return self.make("IfcMappedItem", source, self.make(kind, **named))

    def representation(self, items: Sequence[entity_instance], identifier: str | None = "Body") -> entity_instance:
        """A shape representation."""
        return self.make("IfcShapeRepresentation", self.context, identifier, None, list(items))

    def product(
        self, *items: entity_instance, kind: str = "IfcSpace", at: entity_instance | None = None, **more: Any
    ) -> entity_instance:
        """A space, or another thing; `more` are representations by identifier, in place of the Body of `items`."""
        shapes = [self.representation(shape, name) for name, shape in ({"Body": items} | more).items() if shape]
        shape = self.make("IfcProductDefinitionShape", None, None, shapes) if shapes else None
        return self.make(kind, ifcopenshell.guid.new(), ObjectPlacement=at or self.placement(), Representation=shape)

    def _length_unit(self) -> entity_instance:
        if self.scale_to_m == FOOT_M:
            metre = self.make("IfcSIUnit", UnitType="LENGTHUNIT", Name="METRE")
            return self._converted("LENGTHUNIT", "FOOT", self.make("IfcLengthMeasure", FOOT_M), metre)
        prefix = {1.0: None, 0.001: "MILLI"}[self.scale_to_m]
        return self.make("IfcSIUnit", UnitType="LENGTHUNIT", Prefix=prefix, Name="METRE")

    def _angle_unit(self) -> entity_instance:
        radian = self.make("IfcSIUnit", UnitType="PLANEANGLEUNIT", Name="RADIAN")
        return self._converted(
            "PLANEANGLEUNIT", "DEGREE", self.make("IfcPlaneAngleMeasure", 0.017453292519943295), radian
        )

    def _converted(self, kind: str, name: str, value: entity_instance, unit: entity_instance) -> entity_instance:
        exponents = self.make("IfcDimensionalExponents", *([1] if kind == "LENGTHUNIT" else [0]), 0, 0, 0, 0, 0, 0)
        return self.make("IfcConversionBasedUnit", exponents, kind, name, self.make("IfcMeasureWithUnit", value, unit))


def almost(expected: float, rel: float | None = None) -> Any:
    """A number to compare with within a tuple; `pytest.approx` of no type that a checker would mind."""
    return pytest.approx(expected, rel=rel)


def placements_of(model: TinyModel) -> Placements:
    """The placements of a tiny model."""
    return Placements(model.scale_to_m)


def read_footprint(model: TinyModel, space: entity_instance) -> Footprint:
    """The footprint of a space that has one and no problem."""
    found, problems = footprints(model.file, [space], model.scale_to_m, placements_of(model))
    assert problems == {}
    return found[space.id()]


def plan_of(footprint: Footprint) -> Any:
    """The shape of a footprint."""
    return shapely.from_wkb(footprint.wkb)


def read_box(model: TinyModel, element: entity_instance) -> Box | None:
    """The box of an element that has no problem; None where it has no shape."""
    problems: dict[int, str] = {}
    found = boxes(model.file, [element], model.scale_to_m, placements_of(model), problems=problems)
    assert problems == {}
    return found.get(element.id())
