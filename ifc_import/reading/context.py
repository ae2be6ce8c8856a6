"""The context shared by all parts of the reader: the open model, its units, its elements and their keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import ifcopenshell

from ifc_import.profile import Profile
from ifc_import.reading.access import of_type
from ifc_import.reading.elements.classes import require_known_classes
from ifc_import.reading.elements.inventory import Inventory, take_inventory
from ifc_import.reading.identity import Keys
from ifc_import.reading.shapes.effort import Effort, effort_for
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.shapes.upright import building_frame, inverse_matrix
from ifc_import.reading.space_boundaries import SpaceBoundaries
from ifc_import.reading.structure import Structure
from ifc_import.reading.values.numbers import Numbers
from ifc_import.reading.values.properties import ElementValues
from ifc_import.reading.values.symbols import Symbols
from ifc_import.reading.values.units import Units, read_units
from registry.snapshot import Finding, Frame

Entity: TypeAlias = ifcopenshell.entity_instance

Progress: TypeAlias = Callable[[str, int, int], None]
"""Step, amount done, total amount."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One model being read."""

    model: ifcopenshell.file
    units: Units
    keys: Keys
    structure: Structure
    boundaries: SpaceBoundaries
    placements: Placements
    """placements placements in the frame of the file's first building"""
    frame: Frame
    """the position of that frame in the model's world coordinates"""
    progress: Progress
    profile: Profile
    buildings: Sequence[Entity]
    storeys: Sequence[Entity]
    spaces: Sequence[Entity]
    inventory: Inventory
    symbols: Symbols
    numbers: Numbers
    values: ElementValues
    """of the project, sites, spaces and assets"""
    effort: Effort = field(default_factory=Effort)
    """what geometry kernels may be asked for, and how"""
    log: list[str] = field(default_factory=list)
    """the parser's log so far, piece by piece"""
    unread: dict[int, str] = field(default_factory=dict)
    """step id → the reason why that entity can't be read"""

    @property
    def assets(self) -> Sequence[Entity]:
        """The elements that are maintained."""
        return self.inventory.assets


def begin(
    model: ifcopenshell.file,
    progress: Progress,
    profile: Profile = Profile(),
    log: list[str] | None = None,
    *,
    size_bytes: int = 0,
    carefully: bool = False,
) -> tuple[Reading, list[Finding]]:
    """Gather the elements of an open model and give them keys.

    `log` is the parser's log, which grows; with the size of the file grows what its shapes may cost.
    """
    units, findings = read_units(model)
    require_known_classes(profile.assets)
    inventory = take_inventory(model, profile.assets)
    structure = Structure(model)
    frame = building_frame(structure.buildings, units.length_m)
    placements = Placements(units.length_m, inverse_matrix(frame))
    spaces = of_type(model, "IfcSpace")
    keys = Keys(placements)
    for group in (structure.buildings, structure.storeys, spaces, inventory.assets):
        keys.name(group)
    unread: dict[int, str] = {}
    symbols = Symbols(model, units)
    described = (*of_type(model, "IfcProject"), *of_type(model, "IfcSite"), *spaces, *inventory.assets)
    reading = Reading(
        model=model,
        units=units,
        keys=keys,
        structure=structure,
        boundaries=SpaceBoundaries(model, structure),
        placements=placements,
        frame=frame,
        progress=progress,
        profile=profile,
        buildings=structure.buildings,
        storeys=structure.storeys,
        spaces=spaces,
        inventory=inventory,
        symbols=symbols,
        numbers=Numbers(symbols, units),
        values=ElementValues(model, described, unread),
        effort=effort_for(
            model,
            size_bytes,
            spaces,
            lambda: [asset for asset in inventory.assets if structure.space_of(asset) is None],
            carefully=carefully,
        ),
        log=[] if log is None else log,
        unread=unread,
    )
    return reading, findings
