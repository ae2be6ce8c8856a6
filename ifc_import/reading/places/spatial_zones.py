"""Spatial zones of IFC4: volumes that spaces belong to, kept as zones along with groups of that kind."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import.reading.access import of_type, text
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.relations import relations
from registry.snapshot import GroupFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

MEMBERSHIPS = (
    "IfcRelReferencedInSpatialStructure", "IfcRelContainedInSpatialStructure", "IfcRelAggregates", "IfcRelNests",
)  # fmt: skip
"""Relations by which programs assign spaces to a spatial zone; the first is the standard's."""


def spatial_zones(reading: "Reading") -> Iterator[GroupFacts]:
    """Each spatial zone with the spaces and assets that belong to it, and the zone that it is a part of."""
    zones = of_type(reading.model, "IfcSpatialZone")
    if not zones:
        return
    reading.keys.name(zones)
    ids = {zone.id() for zone in zones}
    members: dict[int, dict[str, None]] = defaultdict(dict)
    for name in MEMBERSHIPS:
        for above, below in relations(reading.model, name):
            if above.id() in ids:
                members[above.id()] |= dict.fromkeys(_members(below, ids, reading))
    for zone in zones:
        whole = next((ancestor for ancestor in reading.structure.ancestors(zone) if ancestor.id() in ids), None)
        yield GroupFacts(
            key=reading.keys[zone],
            global_id=global_id_of(zone),
            name=text(zone.Name) or text(zone.LongName) or text(zone.ObjectType),
            kind="zone",
            parent_key=reading.keys.of(whole),
            member_keys=tuple(members[zone.id()]),
        )


def _members(below: list[Entity], zones: set[int], reading: "Reading") -> Iterator[str]:
    for part in below:
        key = reading.keys.of(part)
        if key is not None and part.id() not in zones:
            yield key
