"""The storeys of a model: names, buildings, elevations and heights."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import.reading.access import text
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.places.elevations import (
    Height,
    Witnesses,
    are_unplaced,
    heights,
    heights_to_next,
    lift_m,
    scale_of,
)
from ifc_import.reading.places.findings import storey_findings
from ifc_import.reading.relations import entities
from ifc_import.reading.values.property_kinds import values_of_set
from registry.snapshot import AssetFacts, Finding, SpaceFacts, StoreyFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

HEIGHTS = ("grossheight", "nominalheight", "height")
"""Quantities that declare the height of a storey, folded, by priority. Source: Qto_BuildingStoreyBaseQuantities, and
NominalHeight of IFC2X3.
"""

LOWEST_SHARE = 0.25
"""The share of a storey's elements that are taken to be on its floor; ceiling-mounted ones do not show its height."""


@dataclass(frozen=True, slots=True)
class Storeys:
    """The storeys of a file, in its order, and the height of each in the model's frame."""

    facts: tuple[StoreyFacts, ...]
    floors_m: Mapping[str, float]
    """heights by key, in metres in the model's frame, whereas elevations are measured from the building's zero"""
    findings: tuple[Finding, ...]
    zeros_m: Mapping[str | None, float] = field(default_factory=dict)
    """building's key → height in the model's frame from which its elevations are measured, metres"""
    lifts_m: Mapping[str, float] = field(default_factory=dict)
    """key → by how much its elements are placed too low, metres; of storeys whose placements are missing"""


def read_storeys(reading: "Reading", spaces: Iterable[SpaceFacts], assets: Iterable[AssetFacts]) -> Storeys:
    """The storeys of a model; the elements on them decide their elevation where the model contradicts itself."""
    floor_m = _floors_m(spaces, assets)
    facts: dict[str, StoreyFacts] = {}
    floors_m: dict[str, float] = {}
    zeros_m: dict[str | None, float] = {}
    lifts_m: dict[str, float] = {}
    findings: list[Finding] = []
    for building_key, zero_m, storeys in _by_building(reading):
        witnesses = [_witnesses(storey, reading, floor_m) for storey in storeys]
        scale = scale_of(witnesses, reading.units.length_m, zero_m, -reading.frame.z_m)
        zeros_m[building_key] = scale.zero_m
        found = heights(witnesses, scale)
        above_m = heights_to_next([storey.elevation_m for storey in found])
        stated_storeys = [
            _facts(storey, reading, building_key, height, next_m)
            for storey, height, next_m in zip(storeys, found, above_m, strict=True)
        ]
        facts |= {storey.key: storey for storey in stated_storeys}
        floors_m |= {
            storey.key: storey.elevation_m + scale.zero_m for storey in stated_storeys if storey.elevation_m is not None
        }
        if are_unplaced(witnesses, scale):
            lifts_m |= {
                reading.keys[storey]: lift_m(seen, scale) for storey, seen in zip(storeys, witnesses, strict=True)
            }
        findings += storey_findings(stated_storeys, witnesses, found, scale, reading.units.length_m)
    in_order = tuple(facts[reading.keys[storey]] for storey in reading.storeys)
    return Storeys(in_order, floors_m, tuple(findings), zeros_m, lifts_m)


def _by_building(reading: "Reading") -> Iterator[tuple[str | None, float, list[Entity]]]:
    """The key of each building, the height of its zero in the model's frame, and its storeys."""
    storeys: dict[int, list[Entity]] = defaultdict(list)
    buildings: dict[int, Entity | None] = {}
    for storey in reading.storeys:
        building = reading.structure.building_of(storey)
        step = 0 if building is None else building.id()
        buildings[step] = building
        storeys[step].append(storey)
    for step, building in buildings.items():
        zero_m = None if building is None else _placed_m(building, reading)
        yield reading.keys.of(building), zero_m or 0.0, storeys[step]


def _facts(
    storey: Entity, reading: "Reading", building_key: str | None, height: Height, next_m: float | None
) -> StoreyFacts:
    return StoreyFacts(
        key=reading.keys[storey],
        global_id=global_id_of(storey),
        name=text(storey.Name) or text(storey.LongName),
        elevation_m=height.elevation_m,
        height_m=_declared_height_m(storey, reading) if next_m is None else next_m,
        building_key=building_key,
    )


def _witnesses(storey: Entity, reading: "Reading", floor_m: Callable[[str], float | None]) -> Witnesses:
    if storey.is_a("IfcFacilityPart") and getattr(storey, "UsageType", None) != "VERTICAL":
        return Witnesses(None, None, is_level=False)
    key = reading.keys[storey]
    stated = _finite(getattr(storey, "Elevation", None))
    return Witnesses(stated, _placed_m(storey, reading), lambda: floor_m(key))


def _placed_m(place: Entity, reading: "Reading") -> float | None:
    """The height of a placement in the model's frame."""
    if place.ObjectPlacement is None:
        return None
    return _finite(float(reading.placements.of(place)[2, 3]))


def _floors_m(spaces: Iterable[SpaceFacts], assets: Iterable[AssetFacts]) -> Callable[[str], float | None]:
    """Key of a storey → the height of its rooms' floors, otherwise of its lowest elements, in metres in the model's
    frame.
    """
    rooms: dict[str | None, list[float]] = defaultdict(list)
    bottoms_m: dict[str | None, list[float]] = defaultdict(list)
    for space in spaces:
        if space.footprint is not None:
            rooms[space.storey_key].append(space.footprint.z_min_m)
    for asset in assets:
        if asset.box is not None:
            bottoms_m[asset.storey_key].append(asset.box[2])

    def floor_m(key: str) -> float | None:
        if key in rooms:
            return median(rooms[key])
        lowest = sorted(bottoms_m.get(key, ()))[: math.ceil(LOWEST_SHARE * len(bottoms_m.get(key, ())))]
        return median(lowest) if lowest else None

    return floor_m


def _declared_height_m(storey: Entity, reading: "Reading") -> float | None:
    """The height that a quantity declares, without a unit of its own."""
    sets = [
        relation.RelatingPropertyDefinition
        for relation in storey.IsDefinedBy
        if relation.is_a("IfcRelDefinesByProperties")
    ]
    values = [
        value for property_set in sets for definition in entities(property_set) for value in values_of_set(definition)
    ]
    lengths = {
        value.name.casefold().replace(" ", ""): value for value in values if value.measure == "IfcQuantityLength"
    }
    declared = (lengths[name] for name in HEIGHTS if name in lengths)
    heights_m = (_finite(value.value) for value in declared if value.unit is None)
    return next((height * reading.units.length_m for height in heights_m if height is not None and height > 0.0), None)


def _finite(value: object) -> float | None:
    """A finite number; None for any other value."""
    inner = getattr(value, "wrappedValue", value)
    if isinstance(inner, bool) or not isinstance(inner, int | float):
        return None
    return float(inner) if math.isfinite(inner) else None
