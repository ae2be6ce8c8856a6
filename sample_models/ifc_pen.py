"""Points, placements and roots in an IFC file: metres in, the file's own unit out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import ifcopenshell
from ifcopenshell import entity_instance

from sample_models.dialects import DIALECTS, Dialect
from sample_models.identity import global_id
from sample_models.parts import Model, Point2, Point3

METRES_PER = {"MILLIMETRE": 0.001, "METRE": 1.0, "FOOT": 0.3048}
DECIMALS = {"MILLIMETRE": 3, "METRE": 6, "FOOT": 9}
SQUARE_FOOT_M2 = 0.09290304


@dataclass
class Pen:
    """A file that is being written, with what is shared by all who write into it."""

    model: Model
    file: ifcopenshell.file
    owner: entity_instance | None = None
    contexts: dict[str, entity_instance] = field(default_factory=dict)
    made: dict[str, entity_instance] = field(default_factory=dict)
    """What has been written so far, by its key in the plan."""

    @property
    def dialect(self) -> Dialect:
        """What is particular to this file's schema."""
        return DIALECTS[self.model.schema]

    def length(self, metres: float) -> float:
        """Return a length in the file's unit."""
        unit = self.model.length_unit
        return round(metres / METRES_PER[unit], DECIMALS[unit]) + 0.0

    def area(self, square_metres: float) -> float:
        """Return an area in the file's unit: m², or square feet where lengths are feet."""
        return round(square_metres / (SQUARE_FOOT_M2 if self.model.length_unit == "FOOT" else 1.0), 6)

    def root(self, ifc_class: str, identity: str, **attributes: object) -> entity_instance:
        """Write something that has a GlobalId, which follows from building, discipline and identity."""
        gid = global_id(self.model.building, self.model.discipline, identity)
        given = self.dialect.required(ifc_class) | attributes
        return self.file.create_entity(ifc_class, GlobalId=gid, OwnerHistory=self.owner, **given)

    def relation(self, ifc_class: str, about: str, **attributes: object) -> entity_instance:
        """Write a relation or a set: like all tools do, with a new GlobalId in every file."""
        gid = global_id(self.model.file_name, ifc_class, about)
        return self.file.create_entity(ifc_class, GlobalId=gid, OwnerHistory=self.owner, **attributes)

    def point(self, at: Sequence[float]) -> entity_instance:
        """Write a point, given in metres, of two or three coordinates."""
        return self.file.create_entity("IfcCartesianPoint", tuple(self.length(value) for value in at))

    def direction(self, *ratios: float) -> entity_instance:
        """Write a direction of two or three ratios."""
        return self.file.create_entity("IfcDirection", tuple(float(ratio) for ratio in ratios))

    def axes(self, at: Point3 = (0.0, 0.0, 0.0), turn_deg: float = 0.0) -> entity_instance:
        """Write upright axes at a point, turned about z."""
        if not turn_deg:
            return self.file.create_entity("IfcAxis2Placement3D", self.point(at))
        ahead = self.direction(*(round(value, 12) + 0.0 for value in (*turned((1.0, 0.0), turn_deg), 0.0)))
        return self.file.create_entity("IfcAxis2Placement3D", self.point(at), self.direction(0.0, 0.0, 1.0), ahead)

    def flat_axes(self, at: Point2 = (0.0, 0.0)) -> entity_instance:
        """Write axes in the plane."""
        return self.file.create_entity("IfcAxis2Placement2D", self.point(at))

    def placement(self, within: entity_instance | None, at: Point3, turn_deg: float = 0.0) -> entity_instance:
        """Write a local placement within that of something else."""
        outer = within.ObjectPlacement if within is not None else None
        return self.file.create_entity("IfcLocalPlacement", outer, self.axes(at, turn_deg))

    def body(self, kind: str, *items: entity_instance) -> entity_instance:
        """Write a body representation of this type."""
        return self.file.create_entity("IfcShapeRepresentation", self.contexts["Body"], "Body", kind, items)

    def shape(self, *representations: entity_instance) -> entity_instance:
        """Write what holds a product's representations."""
        return self.file.create_entity("IfcProductDefinitionShape", Representations=representations)


def turned(vector: Point2, degrees: float) -> Point2:
    """Turn a vector in the plane, counter-clockwise."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = vector
    return cosine * x - sine * y, sine * x + cosine * y


def within_storey(point: Point3, elevation_m: float) -> Point3:
    """Return a point of the building's frame as seen from a storey."""
    x, y, z = point
    return x, y, round(z - elevation_m, 6)
