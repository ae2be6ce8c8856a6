"""The georeference of a file: map conversion, position on earth, placements of site and building, and extent.

In IFC2X3 two property sets of the project or site stand for the map conversion. Source: the buildingSMART guide to
georeferencing in IFC. Unreadable values are left out and reported.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import ifcopenshell
import numpy as np
import shapely
from ifcopenshell.util import geolocation

from ifc_import.reading.access import attribute, of_type, text
from ifc_import.reading.relations import entities, is_entity
from ifc_import.reading.shapes.boxes import around, box_of
from ifc_import.reading.shapes.frames import Points
from ifc_import.reading.shapes.placements import axes_matrix
from ifc_import.reading.shapes.upright import upright, world_frame
from ifc_import.reading.unread import MALFORMED
from ifc_import.reading.values.property_kinds import Value
from ifc_import.reading.values.units import factor
from registry.snapshot import AssetFacts, Box, Frame, Georeference, MapConversion, SpaceFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance
T = TypeVar("T")

CONVERSION_SET, CRS_SET = "epset_mapconversion", "epset_projectedcrs"
"""Sets that stand for entities in IFC2X3, in folded case."""


def georeference(reading: "Reading", spaces: Iterable[SpaceFacts], assets: Iterable[AssetFacts]) -> Georeference:
    """The georeference of a file."""
    context = next(_contexts(reading), None)
    site = _site(reading)
    return Georeference(
        frame=reading.frame,
        context=_read_or_noted(reading, context, lambda entity: _context_frame(entity, reading.units.length_m))
        or Frame(),
        site=None if site is None else world_frame(site, reading.units.length_m),
        map_conversion=_map_conversion(reading),
        true_north_deg=_read_or_noted(reading, context, _true_north_deg),
        latitude_deg=_read_or_noted(reading, site, lambda entity: _degrees(attribute(entity, "RefLatitude"))),
        longitude_deg=_read_or_noted(reading, site, lambda entity: _degrees(attribute(entity, "RefLongitude"))),
        site_elevation_m=_read_or_noted(reading, site, lambda entity: _elevation_m(entity, reading.units.length_m)),
        unit_m=reading.units.length_m,
        box=_box(reading, spaces, assets),
    )


def _read_or_noted(reading: "Reading", entity: Entity | None, read: Callable[[Entity], T | None]) -> T | None:
    """The result of `read` for an entity; an unreadable entity is recorded, and gives None."""
    if entity is None:
        return None
    try:
        return read(entity)
    except MALFORMED as error:
        reading.unread[entity.id()] = str(error)
        return None


def _site(reading: "Reading") -> Entity | None:
    """The site of the first building, else the file's first."""
    around_building = [reading.structure.nearest(building, "IfcSite") for building in reading.buildings[:1]]
    return next(
        (candidate for candidate in (*around_building, *of_type(reading.model, "IfcSite")) if candidate is not None),
        None,
    )


def _contexts(reading: "Reading") -> Iterator[Entity]:
    """The contexts of the model, not of plans, the one called `Model` first."""
    found = of_type(reading.model, "IfcGeometricRepresentationContext", subtypes=False)
    yield from sorted(found, key=lambda candidate: text(attribute(candidate, "ContextType")).casefold() != "model")


def _context_frame(context: Entity, unit_m: float) -> Frame | None:
    axes = attribute(context, "WorldCoordinateSystem")
    if not is_entity(axes):
        return None
    matrix = axes_matrix(axes)
    matrix[:3, 3] *= unit_m
    return upright(matrix)


def _true_north_deg(context: Entity) -> float | None:
    direction = attribute(context, "TrueNorth")
    if not is_entity(direction):
        return None
    x, y = direction.DirectionRatios[:2]
    return math.degrees(math.atan2(-x, y)) if math.hypot(x, y) > 0.0 else None


def _map_conversion(reading: "Reading") -> MapConversion | None:
    for operation in of_type(reading.model, "IfcCoordinateOperation"):
        found = _read_or_noted(reading, operation, _of_operation)
        if found is not None:
            return found
    return _of_sets(reading)


def _of_operation(operation: Entity) -> MapConversion | None:
    """An IfcMapConversion, or an IfcRigidOperation of lengths."""
    if operation.is_a("IfcMapConversion"):
        east, north, height = (
            _number(attribute(operation, name)) for name in ("Eastings", "Northings", "OrthogonalHeight")
        )
    elif operation.is_a("IfcRigidOperation") and operation.FirstCoordinate.is_a("IfcLengthMeasure"):
        east, north, height = (
            _number(attribute(operation, name)) for name in ("FirstCoordinate", "SecondCoordinate", "Height")
        )
    else:
        return None
    crs = attribute(operation, "TargetCRS")
    unit = attribute(crs, "MapUnit") if is_entity(crs) else None
    return MapConversion(
        eastings=east or 0.0,
        northings=north or 0.0,
        height=height or 0.0,
        turn_deg=_turn_deg(attribute(operation, "XAxisAbscissa"), attribute(operation, "XAxisOrdinate")),
        scale=_number(attribute(operation, "Scale")) or 1.0,
        crs=text(attribute(crs, "Name")) if is_entity(crs) else "",
        unit_m=factor(unit) if is_entity(unit) else None,
    )


def _of_sets(reading: "Reading") -> MapConversion | None:
    """The sets that stand for a map conversion in IFC2X3, at the project or at a site."""
    if not reading.model.schema.startswith("IFC2X"):
        return None
    owners = [*of_type(reading.model, "IfcProject"), *of_type(reading.model, "IfcSite")]
    values = {(value.set_name.casefold(), value.name): value for owner in owners for value in reading.values.of(owner)}

    def number(name: str) -> float | None:
        value = values.get((CONVERSION_SET, name))
        return None if value is None else _number(value.value)

    if number("Eastings") is None or number("Northings") is None:
        return None
    return MapConversion(
        eastings=number("Eastings") or 0.0,
        northings=number("Northings") or 0.0,
        height=number("OrthogonalHeight") or 0.0,
        turn_deg=_turn_deg(number("XAxisAbscissa"), number("XAxisOrdinate")),
        scale=number("Scale") or 1.0,
        crs=_name(values.get((CRS_SET, "Name"))),
    )


def _name(value: Value | None) -> str:
    return text(value.value) if value is not None and isinstance(value.value, str) else ""


def _turn_deg(abscissa: object, ordinate: object) -> float:
    """The direction of the model's x axis on the map; that of the map's x axis where it is not stated."""
    x, y = _number(abscissa) or 0.0, _number(ordinate) or 0.0
    return math.degrees(math.atan2(y, x)) if (x, y) != (0.0, 0.0) else 0.0


def _degrees(parts: object) -> float | None:
    """Degrees, minutes, seconds and millionths as degrees; the first part that is not zero has the sign."""
    if not isinstance(parts, tuple) or len(parts) < 3 or not all(isinstance(part, int) for part in parts):
        return None
    sign = -1 if next((part for part in parts if part), 0) < 0 else 1
    degrees, minutes, seconds, *millionths = (sign * abs(part) for part in parts)
    return float(geolocation.dms2dd(degrees, minutes, seconds, *millionths[:1]))


def _elevation_m(site: Entity, unit_m: float) -> float | None:
    elevation = _number(attribute(site, "RefElevation"))
    return None if elevation is None else elevation * unit_m


def _box(reading: "Reading", spaces: Iterable[SpaceFacts], assets: Iterable[AssetFacts]) -> Box | None:
    """The bounding box of spaces and assets; where none has a shape, that of the origins of all elements."""
    known = around([*(_space_box(element) for element in spaces), *(element.box for element in assets)])
    return known or box_of(_origins(reading), np.eye(4))


def _space_box(space: SpaceFacts) -> Box | None:
    if space.footprint is None:
        return None
    west, south, east, north = shapely.from_wkb(space.footprint.wkb).bounds
    return west, south, space.footprint.z_min_m, east, north, space.footprint.z_max_m


def _origins(reading: "Reading") -> Points:
    placed = [element for element in reading.inventory.elements if entities(element.get_argument("ObjectPlacement"))]
    return np.array([reading.placements.of(element)[:3, 3] for element in placed], dtype=np.float64).reshape(-1, 3)


def _number(value: object) -> float | None:
    """A finite number, with or without a measure; None for any other value."""
    inner = getattr(value, "wrappedValue", value)
    if isinstance(inner, bool) or not isinstance(inner, int | float):
        return None
    return float(inner) if math.isfinite(inner) else None
