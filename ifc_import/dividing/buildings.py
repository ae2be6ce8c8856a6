"""Divides a file that holds several buildings into one snapshot for each; works on facts, not on IFC.

Buildings with the same name, and those without one, can't be distinguished and are read as one; so is a whole file
where only one building holds spaces or assets. Nothing is lost or duplicated: every element, finding and count of the
file is in one of the parts. Types and groups are in each part that uses them.
"""

from collections.abc import Sequence
from dataclasses import replace

from ifc_import import rules
from ifc_import.dividing.homes import homes
from ifc_import.dividing.parts import Parts
from registry.snapshot import BuildingFacts, Finding, Snapshot


def divide(snapshot: Snapshot) -> list[Snapshot]:
    """A snapshot for each building of the file that has its own name and holds spaces or assets, in the order of the
    file.
    """
    found = homes(snapshot)
    if not found.of:
        return [_undivided(snapshot, found.names)]
    parts = Parts(snapshot, found)
    return [_with_divided(parts.of(name), name, found.names) for name in found.names]


def unite(snapshot: Snapshot, building: str) -> Snapshot:
    """The whole file as one building, whose name a person gave."""
    several = _several(snapshot.buildings)
    if not several:
        return snapshot
    return _with(snapshot, rules.SEVERAL_BUILDINGS.finding(**_counted(several), building=building))


def _undivided(snapshot: Snapshot, names: Sequence[str]) -> Snapshot:
    """The whole file, the building that it is named after before the others."""
    buildings = sorted(snapshot.buildings, key=lambda building: building.name not in names)
    ordered = replace(snapshot, buildings=tuple(buildings))
    several = _several(buildings)
    return _with(ordered, rules.ALIKE_BUILDINGS.finding(**_counted(several), why=_why(several))) if several else ordered


def _why(buildings: Sequence[BuildingFacts]) -> str:
    named = {building.name for building in buildings if building.name}
    if len(named) > 1:
        return "no two of them hold spaces or assets"
    return "they have one name" if named else "they have no names"


def _with_divided(part: Snapshot, name: str, names: Sequence[str]) -> Snapshot:
    return _with(part, rules.DIVIDED.finding(count=len(names), names=", ".join(names), building=name))


def _several(buildings: Sequence[BuildingFacts]) -> list[BuildingFacts]:
    """The buildings of a file, sections aside; nothing where there is one."""
    wholes = [building for building in buildings if building.whole_key is None]
    return wholes if len(wholes) > 1 else []


def _counted(buildings: Sequence[BuildingFacts]) -> dict[str, str]:
    names = ", ".join(building.name or "without a name" for building in buildings)
    return {"count": str(len(buildings)), "names": names}


def _with(snapshot: Snapshot, finding: Finding) -> Snapshot:
    return replace(snapshot, findings=(*snapshot.findings, finding))
