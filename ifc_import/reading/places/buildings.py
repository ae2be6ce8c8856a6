"""The buildings of a model: names, sites and findings."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import optional_text
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.shapes.upright import upright
from registry.snapshot import BuildingFacts, Finding, Frame

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

FRAME_DECIMALS = 6
"""Values smaller than this, in metres and degrees, are rounding errors."""


def building_facts(building: Entity, reading: "Reading", zeros_m: Mapping[str | None, float]) -> BuildingFacts:
    """The facts of a building; its name is its Name, otherwise its LongName.

    `zeros_m` are the heights from which the elevations of buildings are measured, by key.
    """
    site = reading.structure.nearest(building, "IfcSite")
    whole = reading.structure.whole_building(building)
    return BuildingFacts(
        key=reading.keys[building],
        global_id=global_id_of(building),
        name=name_of(building),
        site=None if site is None else name_of(site),
        whole_key=None if whole.id() == building.id() else reading.keys[whole],
        frame=_own_frame(building, reading, zeros_m),
    )


def _own_frame(building: Entity, reading: "Reading", zeros_m: Mapping[str | None, float]) -> Frame:
    own = Frame() if building.ObjectPlacement is None else upright(reading.placements.of(building)) or Frame()
    zero_m = zeros_m.get(reading.keys[building], own.z_m)
    return Frame(*(round(value, FRAME_DECIMALS) + 0.0 for value in (own.x_m, own.y_m, zero_m, own.turn_deg)))


def name_of(place: Entity) -> str | None:
    """The Name of a building or storey, otherwise its LongName."""
    return optional_text(place.Name) or optional_text(place.LongName)


def building_findings(buildings: Sequence[BuildingFacts]) -> list[Finding]:
    """Findings on the buildings of a file, however many it is divided into."""
    if not buildings:
        return [rules.NO_BUILDING.finding()]
    return [
        rules.NO_BUILDING_NAME.finding(building.global_id, building.key)
        for building in buildings
        if building.name is None and building.whole_key is None
    ]
