"""Tiny IFC files, in memory or as text: defaults that are in the way of nothing, and overrides for what matters."""

from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.guid
from ifcopenshell import entity_instance

from ifc_import.reading.file.source import prepared
from ifc_import.reading.model import read_model
from ifc_import.reading.syntax.opening import open_model
from registry.snapshot import Snapshot

FOOT_M = 0.3048
STEP_HEAD = """ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('tiny.ifc','2026-11-23T12:00:00',(''),(''),'','Pen and paper','');
FILE_SCHEMA(('{schema}'));
ENDSEC;
DATA;
#1=IFCPROJECT('0EKDTmNb1TDwNkEtGKDPxv',$,'Project',$,$,$,$,$,$);
"""
STEP_END = "ENDSEC;\nEND-ISO-10303-21;\n"


def step_text(*lines: str, schema: str = "IFC4") -> str:
    """A STEP file with a project (#1) and `lines` after it."""
    return STEP_HEAD.format(schema=schema) + "".join(f"{line}\n" for line in lines) + STEP_END


class Tiny:
    """An IFC file in memory with a project, and one method for each way in which its parts are tied together."""

    def __init__(self, schema: Any = "IFC4", **project: Any) -> None:
        self.file = ifcopenshell.file(schema=schema)
        metre = self.si("LENGTHUNIT", "METRE")
        assigned = self.make("IfcUnitAssignment", [metre, self.si("AREAUNIT", "SQUARE_METRE")])
        self.project = self.rooted("IfcProject", **{"UnitsInContext": assigned} | project)

    def make(self, name: str, *args: Any, **named: Any) -> entity_instance:
        """Any entity."""
        return self.file.create_entity(name, *args, **named)

    def rooted(self, name: str, **overrides: Any) -> entity_instance:
        """Anything with a GlobalId of its own."""
        return self.make(name, **{"GlobalId": ifcopenshell.guid.new()} | overrides)

    def si(self, kind: str, name: str, prefix: str | None = None) -> entity_instance:
        """A unit of the SI."""
        return self.make("IfcSIUnit", UnitType=kind, Prefix=prefix, Name=name)

    def converted(self, kind: str, name: str, factor: float, unit: entity_instance) -> entity_instance:
        """A unit that is `factor` of another one."""
        measure = {"LENGTHUNIT": "IfcLengthMeasure", "AREAUNIT": "IfcAreaMeasure"}[kind]
        exponents = self.make("IfcDimensionalExponents", 1 if kind == "LENGTHUNIT" else 2, 0, 0, 0, 0, 0, 0)
        amount = self.make("IfcMeasureWithUnit", self.make(measure, factor), unit)
        return self.make("IfcConversionBasedUnit", exponents, kind, name, amount)

    def assign(self, *units: entity_instance) -> None:
        """Make these the units of the project."""
        self.project.UnitsInContext = self.make("IfcUnitAssignment", list(units))

    def aggregate(self, whole: entity_instance, *parts: entity_instance) -> None:
        """Make `parts` of `whole`."""
        self.rooted("IfcRelAggregates", RelatingObject=whole, RelatedObjects=list(parts))

    def nest(self, whole: entity_instance, *parts: entity_instance) -> None:
        """Nest `parts` in `whole`."""
        self.rooted("IfcRelNests", RelatingObject=whole, RelatedObjects=list(parts))

    def contain(self, place: entity_instance, *elements: entity_instance) -> None:
        """Put `elements` into a place."""
        self.rooted("IfcRelContainedInSpatialStructure", RelatedElements=list(elements), RelatingStructure=place)

    def reference(self, place: entity_instance, *elements: entity_instance) -> None:
        """Have a place name `elements` that another one contains."""
        self.rooted("IfcRelReferencedInSpatialStructure", RelatedElements=list(elements), RelatingStructure=place)

    def fill(self, wall: entity_instance, door: entity_instance) -> None:
        """Put a door into an opening of a wall."""
        opening = self.rooted("IfcOpeningElement")
        self.rooted("IfcRelVoidsElement", RelatingBuildingElement=wall, RelatedOpeningElement=opening)
        self.rooted("IfcRelFillsElement", RelatingOpeningElement=opening, RelatedBuildingElement=door)

    def define(self, definition: entity_instance, *elements: entity_instance) -> None:
        """Give `elements` a property set or quantities."""
        self.rooted("IfcRelDefinesByProperties", RelatedObjects=list(elements), RelatingPropertyDefinition=definition)

    def typed(self, of_type: entity_instance, *elements: entity_instance) -> None:
        """Give `elements` their type."""
        self.rooted("IfcRelDefinesByType", RelatedObjects=list(elements), RelatingType=of_type)

    def group(self, group: entity_instance, *members: entity_instance) -> None:
        """Assign `members` to a system or zone."""
        self.rooted("IfcRelAssignsToGroup", RelatedObjects=list(members), RelatingGroup=group)

    def single(
        self, name: str, value: Any, measure: str = "IfcLabel", unit: entity_instance | None = None
    ) -> entity_instance:
        """A property with one value."""
        nominal = None if value is None else self.make(measure, value)
        return self.make("IfcPropertySingleValue", Name=name, NominalValue=nominal, Unit=unit)

    def pset(self, name: str | None, *properties: entity_instance) -> entity_instance:
        """A property set."""
        return self.rooted("IfcPropertySet", Name=name, HasProperties=list(properties))

    def area(self, name: str, value: float, unit: entity_instance | None = None) -> entity_instance:
        """A quantity of an area."""
        return self.make("IfcQuantityArea", Name=name, AreaValue=value, Unit=unit)

    def quantities(self, name: str | None, *quantities: entity_instance) -> entity_instance:
        """A set of quantities."""
        return self.rooted("IfcElementQuantity", Name=name, Quantities=list(quantities))

    def extrude(self, product: entity_instance, height: float, width: float = 4.0, depth: float = 5.0) -> None:
        """Give a product the body of a box, in units of the file."""
        context = next(iter(self.file.by_type("IfcGeometricRepresentationContext")), None) or self.make(
            "IfcGeometricRepresentationContext", ContextType="Model", CoordinateSpaceDimension=3, Precision=1e-5
        )
        profile = self.make("IfcRectangleProfileDef", ProfileType="AREA", XDim=width, YDim=depth)
        up = self.make("IfcDirection", (0.0, 0.0, 1.0))
        solid = self.make("IfcExtrudedAreaSolid", SweptArea=profile, ExtrudedDirection=up, Depth=height)
        shape = self.make("IfcShapeRepresentation", context, "Body", "SweptSolid", [solid])
        product.Representation = self.make("IfcProductDefinitionShape", Representations=[shape])

    def write(self, folder: Path, name: str = "tiny.ifc") -> Path:
        """Write the file, and return where it is."""
        path = folder / name
        self.file.write(str(path))
        return path


class House(Tiny):
    """A building with one storey and one space in it, each under the other."""

    def __init__(self, schema: str = "IFC4", **project: Any) -> None:
        super().__init__(schema, **project)
        self.building = self.rooted("IfcBuilding", Name="Stationen")
        self.storey = self.rooted("IfcBuildingStorey", Name="Plan 1", Elevation=0.0)
        self.space = self.rooted("IfcSpace", Name="101", LongName="Kontor")
        self.aggregate(self.project, self.building)
        self.aggregate(self.building, self.storey)
        self.aggregate(self.storey, self.space)

    def stand(self, name: str = "IfcFurniture", **overrides: Any) -> entity_instance:
        """A thing that the storey contains."""
        thing = self.rooted(name, **overrides)
        self.contain(self.storey, thing)
        return thing


def opened(path: Path) -> ifcopenshell.file:
    """The model in a file."""
    with prepared(path) as source:
        return open_model(source).model


def read(tiny: Tiny, folder: Path) -> Snapshot:
    """The snapshot of a tiny file, by way of the file system."""
    return read_model(tiny.write(folder), "tiny.ifc", lambda *_: None)


def rules_of(snapshot: Snapshot) -> set[str]:
    """Numbers of the rules that the file breaks, those about bodies and placements left out: tiny files have none."""
    return {finding.rule for finding in snapshot.findings} - {"SPC-01", "GEO-01"}
