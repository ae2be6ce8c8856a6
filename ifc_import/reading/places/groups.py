"""Systems (assets that work together) and zones (spaces that belong together), also one within another."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import attribute, of_type, text
from ifc_import.reading.handover.associations import associations
from ifc_import.reading.identity import Keys, global_id_of
from ifc_import.reading.relations import relations
from registry.snapshot import Finding, GroupFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

SYSTEM, ZONE = "IfcSystem", "IfcZone"
OF_STRUCTURE = "IfcStructuralAnalysisModel"
"""A subclass of systems in the schema that is not a technical system."""

WHOLES = ("IfcRelAggregates", "IfcRelNests")


def groups_of(reading: "Reading") -> list[GroupFacts]:
    """All systems, then all zones; a zone is a system in IFC4, but not in IFC2X3."""
    systems = [group for group in of_type(reading.model, SYSTEM) if not (group.is_a(ZONE) or group.is_a(OF_STRUCTURE))]
    groups = [*systems, *of_type(reading.model, ZONE)]
    reading.keys.name(groups)
    members = _members(reading.model)
    parents = _parents(reading.model, {group.id() for group in groups}, members)
    return [_facts(group, reading.keys, members.get(group.id(), ()), parents.get(group.id())) for group in groups]


def group_findings(groups: Sequence[GroupFacts]) -> list[Finding]:
    """Findings on groups of the same kind whose names are equal, apart from case; they are kept as separate groups."""
    alike: dict[tuple[str, str], list[GroupFacts]] = defaultdict(list)
    for group in groups:
        if group.name:
            alike[group.kind, group.name.casefold()].append(group)
    return [
        rules.SAME_GROUP_NAME.finding(
            named_alike[0].global_id,
            count=len(named_alike),
            kind=kind,
            names=_listed(group.name for group in named_alike),
        )
        for (kind, _name), named_alike in alike.items()
        if len(named_alike) > 1
    ]


def _facts(group: Entity, keys: Keys, members: Iterable[Entity], parent: Entity | None) -> GroupFacts:
    named = [key for member in members if not member.is_a("IfcGroup") and (key := keys.of(member)) is not None]
    return GroupFacts(
        key=keys[group],
        global_id=global_id_of(group),
        name=text(attribute(group, "Name")) or text(attribute(group, "LongName", "ObjectType")),
        kind="zone" if group.is_a(ZONE) else "system",
        parent_key=keys.of(parent),
        member_keys=tuple(dict.fromkeys(named)),
    )


def _members(model: ifcopenshell.file) -> dict[int, list[Entity]]:
    """Step id of a group → the entities assigned to it."""
    members: dict[int, list[Entity]] = defaultdict(list)
    for relation in associations(model, "IfcRelAssignsToGroup", "IfcGroup"):
        members[relation.given.id()] += relation.takers
    return members


def _parents(model: ifcopenshell.file, groups: set[int], members: dict[int, list[Entity]]) -> dict[int, Entity]:
    """Step id of a group → the group that it is assigned to or a part of: the first that is not inside itself."""
    parents: dict[int, Entity] = {}
    parts = [(whole, part) for name in WHOLES for whole, below in relations(model, name) for part in below]
    assigned = [(model.by_id(step), part) for step, group_members in members.items() for part in group_members]
    for whole, part in (*assigned, *parts):
        if {whole.id(), part.id()} <= groups and part.id() not in parents and not _is_within(whole, part, parents):
            parents[part.id()] = whole
    return parents


def _is_within(group: Entity, other: Entity, parents: dict[int, Entity]) -> bool:
    """Whether `group` is `other` or a part of it, also where groups are circular."""
    above: Entity | None = group
    while above is not None and above.id() != other.id():
        above = parents.get(above.id())
    return above is not None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in dict.fromkeys(names))
