"""What every part of the reader needs: the open model, its units, its elements and their keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import ifcopenshell

from ifc_import.profile import Profile
from ifc_import.reading.access import finer_classes, of_type
from ifc_import.reading.assets import element_classes, is_maintained
from ifc_import.reading.identity import Keys
from ifc_import.reading.placements import Placements
from ifc_import.reading.structure import Structure
from ifc_import.reading.units import Units, read_units
from registry.snapshot import Finding

Entity: TypeAlias = ifcopenshell.entity_instance

Progress: TypeAlias = Callable[[str, int, int], None]
"""Step, how much of it is done, how much there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One model being read."""

    model: ifcopenshell.file
    units: Units
    keys: Keys
    structure: Structure
    placements: Placements
    progress: Progress
    profile: Profile
    buildings: Sequence[Entity]
    storeys: Sequence[Entity]
    spaces: Sequence[Entity]
    assets: Sequence[Entity]
    elements: Sequence[Entity]
    """all physical elements, assets or not"""
    lineages: dict[str, tuple[str, ...]]
    """class of a physical element, and what is finer than that in other schemas → its superclasses"""
    unread: dict[int, str] = field(default_factory=dict)
    """step id → what of that entity can't be read"""


def begin(model: ifcopenshell.file, progress: Progress, profile: Profile = Profile()) -> tuple[Reading, list[Finding]]:
    """Gather the elements of an open model and give them keys."""
    units, findings = read_units(model)
    lineages = element_classes(model)
    buildings, storeys, spaces = (of_type(model, name) for name in ("IfcBuilding", "IfcBuildingStorey", "IfcSpace"))
    elements = [one for one in of_type(model, "IfcElement") if not one.is_a("IfcFeatureElement")]
    present = {one.is_a() for one in elements}
    maintained = {name for name, above in lineages.items() if is_maintained(name, above)}
    assets = [one for one in elements if one.is_a() in maintained]
    keys = Keys()
    for group in (buildings, storeys, spaces, assets):
        keys.name(group)
    reading = Reading(
        model=model,
        units=units,
        keys=keys,
        structure=Structure(model),
        placements=Placements(units.length_m),
        progress=progress,
        profile=profile,
        buildings=buildings,
        storeys=storeys,
        spaces=spaces,
        assets=assets,
        elements=elements,
        lineages=finer_classes(present) | {name: lineages[name] for name in present},
    )
    return reading, findings
