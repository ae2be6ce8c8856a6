"""Buildings and storeys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import optional_text, text
from ifc_import.reading.identity import Keys, global_id_of
from registry.snapshot import BuildingFacts, Finding, StoreyFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance


def building_facts(building: Entity, keys: Keys) -> BuildingFacts:
    """A building and the name that the model gives it: its Name, else its LongName."""
    name = optional_text(building.Name) or optional_text(building.LongName)
    return BuildingFacts(key=keys[building], global_id=global_id_of(building), name=name)


def storey_facts(storey: Entity, reading: "Reading") -> StoreyFacts:
    """A storey with its elevation: the attribute, or the height of its placement where there is none."""
    elevation = storey.Elevation
    elevation_m = (
        float(reading.placements.of(storey)[2, 3]) if elevation is None else elevation * reading.units.length_m
    )
    return StoreyFacts(
        key=reading.keys[storey],
        global_id=global_id_of(storey),
        name=text(storey.Name) or text(storey.LongName),
        elevation_m=elevation_m,
        building_key=reading.keys.of(reading.structure.nearest(storey, "IfcBuilding")),
    )


def building_findings(buildings: Sequence[BuildingFacts]) -> list[Finding]:
    """What an engineer should know of the buildings of a file."""
    names = ", ".join(one.name or "unnamed" for one in buildings)
    found = [rules.NO_BUILDING_NAME.finding(one.global_id) for one in buildings if one.name is None]
    if len(buildings) > 1:
        found.append(rules.SEVERAL_BUILDINGS.finding(count=len(buildings), names=names))
    return found
