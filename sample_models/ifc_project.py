"""The frame of a file: header, units, contexts, and the tree from project to storeys."""

from datetime import UTC, datetime

import ifcopenshell
import ifcopenshell.api.context
import ifcopenshell.api.georeference
import ifcopenshell.api.unit
from ifcopenshell import entity_instance

from sample_models.ifc_pen import Pen
from sample_models.parts import Model

PREPROCESSOR = "Skylt sample models"
AUTHOR, OFFICE = "Åsa Ødegård", "Ritkontoret Ängö"
MAP_CONVERSION = {"Eastings": 674_032.5, "Northings": 6_580_821.25, "OrthogonalHeight": 0.0}
PROJECTED_CRS = {"Name": "EPSG:3006"}


def start(model: Model) -> Pen:
    """Start a file: header, owner, project, units, contexts, map conversion, and the tree down to storeys."""
    pen = Pen(model=model, file=ifcopenshell.file(schema=model.schema))
    _header(pen)
    pen.owner = _owner_history(pen) if pen.dialect.signed else None
    project = pen.root("IfcProject", "project", Name=pen.model.building, LongName=f"Modell {model.discipline}")
    pen.made["project"] = project
    _units(pen)
    _contexts(pen)
    _tree(pen, project)
    return pen


def _header(pen: Pen) -> None:
    header, model = pen.file.header, pen.model
    header.file_description.description = (pen.dialect.view,)
    header.file_name.name = model.file_name
    header.file_name.time_stamp = model.written_at
    header.file_name.author = (AUTHOR,)
    header.file_name.organization = (OFFICE,)
    header.file_name.preprocessor_version = PREPROCESSOR
    header.file_name.originating_system = model.author_tool
    header.file_name.authorization = ""


def _owner_history(pen: Pen) -> entity_instance:
    office = pen.file.create_entity("IfcOrganization", Name=OFFICE)
    person = pen.file.create_entity("IfcPerson", FamilyName=AUTHOR)
    user = pen.file.create_entity("IfcPersonAndOrganization", person, office)
    tool = pen.file.create_entity("IfcApplication", office, "1", pen.model.author_tool, "sample")
    written = int(datetime.fromisoformat(pen.model.written_at).replace(tzinfo=UTC).timestamp())
    return pen.file.create_entity(
        "IfcOwnerHistory", OwningUser=user, OwningApplication=tool, ChangeAction="NOCHANGE", CreationDate=written
    )


def _units(pen: Pen) -> None:
    match pen.model.length_unit:
        case "FOOT":
            names = ("foot", "square foot", "cubic foot")
            units = [ifcopenshell.api.unit.add_conversion_based_unit(pen.file, name=name) for name in names]
        case unit:
            prefix = "MILLI" if unit == "MILLIMETRE" else None
            units = [
                ifcopenshell.api.unit.add_si_unit(pen.file, unit_type="LENGTHUNIT", prefix=prefix),
                ifcopenshell.api.unit.add_si_unit(pen.file, unit_type="AREAUNIT"),
                ifcopenshell.api.unit.add_si_unit(pen.file, unit_type="VOLUMEUNIT"),
            ]
    units.append(ifcopenshell.api.unit.add_si_unit(pen.file, unit_type="PLANEANGLEUNIT"))
    pen.made["project"].UnitsInContext = pen.file.create_entity("IfcUnitAssignment", units)


def _contexts(pen: Pen) -> None:
    model = ifcopenshell.api.context.add_context(pen.file, context_type="Model")
    for name in ("Body", "FootPrint"):
        pen.contexts[name] = ifcopenshell.api.context.add_context(
            pen.file, context_type="Model", context_identifier=name, target_view="MODEL_VIEW", parent=model
        )
    if pen.dialect.modern:
        ifcopenshell.api.georeference.add_georeferencing(pen.file)
        ifcopenshell.api.georeference.edit_georeferencing(
            pen.file, projected_crs=PROJECTED_CRS, coordinate_operation=dict(MAP_CONVERSION)
        )


def _tree(pen: Pen, project: entity_instance) -> None:
    frame = pen.model.frame
    site = pen.root(
        "IfcSite", "site", Name="Default", CompositionType="ELEMENT",
        ObjectPlacement=pen.placement(None, frame.site_m, frame.site_turn_deg),
    )  # fmt: skip
    building = pen.root(
        "IfcBuilding", "building", Name=pen.model.building, CompositionType="ELEMENT",
        ObjectPlacement=pen.placement(site, frame.building_m, frame.building_turn_deg),
    )  # fmt: skip
    pen.made |= {"site": site, "building": building}
    storeys = [
        pen.root(
            "IfcBuildingStorey", f"storey-{storey.key}", Name=storey.name, CompositionType="ELEMENT",
            Elevation=pen.length(storey.elevation_m),
            ObjectPlacement=pen.placement(building, (0.0, 0.0, storey.elevation_m)),
        )
        for storey in pen.model.storeys
    ]  # fmt: skip
    pen.made |= {f"storey-{storey.key}": made for storey, made in zip(pen.model.storeys, storeys, strict=True)}
    aggregate(pen, project, [site])
    aggregate(pen, site, [building])
    aggregate(pen, building, storeys)


def aggregate(pen: Pen, whole: entity_instance, parts: list[entity_instance]) -> None:
    """Relate a whole to its parts."""
    pen.relation("IfcRelAggregates", whole.GlobalId, RelatingObject=whole, RelatedObjects=parts)
