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
"""A system to the schema, and nothing that works together."""

WHOLES = ("IfcRelAggregates", "IfcRelNests")


def groups_of(reading: "Reading") -> list[GroupFacts]:
    """All systems, then all zones; a zone is a system to IFC4, and none to IFC2X3."""
    systems = [one for one in of_type(reading.model, SYSTEM) if not (one.is_a(ZONE) or one.is_a(OF_STRUCTURE))]
    groups = [*systems, *of_type(reading.model, ZONE)]
    reading.keys.name(groups)
    members = _members(reading.model)
    parents = _parents(reading.model, {one.id() for one in groups}, members)
    return [_facts(one, reading.keys, members.get(one.id(), ()), parents.get(one.id())) for one in groups]


def group_findings(groups: Sequence[GroupFacts]) -> list[Finding]:
    """Groups of one kind whose names are the same, or the same but for their case: they are kept apart."""
    alike: dict[tuple[str, str], list[GroupFacts]] = defaultdict(list)
    for one in groups:
        if one.name:
            alike[one.kind, one.name.casefold()].append(one)
    return [
        rules.SAME_GROUP_NAME.finding(
            some[0].global_id, count=len(some), kind=kind, names=_listed(one.name for one in some)
        )
        for (kind, _name), some in alike.items()
        if len(some) > 1
    ]


def _facts(group: Entity, keys: Keys, members: Iterable[Entity], parent: Entity | None) -> GroupFacts:
    named = [key for one in members if not one.is_a("IfcGroup") and (key := keys.of(one)) is not None]
    return GroupFacts(
        key=keys[group],
        global_id=global_id_of(group),
        name=text(attribute(group, "Name")) or text(attribute(group, "LongName", "ObjectType")),
        kind="zone" if group.is_a(ZONE) else "system",
        parent_key=keys.of(parent),
        member_keys=tuple(dict.fromkeys(named)),
    )


def _members(model: ifcopenshell.file) -> dict[int, list[Entity]]:
    """Step id of a group → all that is assigned to it."""
    members: dict[int, list[Entity]] = defaultdict(list)
    for relation in associations(model, "IfcRelAssignsToGroup", "IfcGroup"):
        members[relation.given.id()] += relation.takers
    return members


def _parents(model: ifcopenshell.file, groups: set[int], members: dict[int, list[Entity]]) -> dict[int, Entity]:
    """Step id of a group → the group that it is assigned to or a part of: the first that is not within itself."""
    parents: dict[int, Entity] = {}
    parts = [(whole, part) for name in WHOLES for whole, some in relations(model, name) for part in some]
    assigned = [(model.by_id(step), part) for step, some in members.items() for part in some]
    for whole, part in (*assigned, *parts):
        if {whole.id(), part.id()} <= groups and part.id() not in parents and not _is_within(whole, part, parents):
            parents[part.id()] = whole
    return parents


def _is_within(group: Entity, other: Entity, parents: dict[int, Entity]) -> bool:
    """Whether `group` is `other` or a part of it: a model may go in circles."""
    above: Entity | None = group
    while above is not None and above.id() != other.id():
        above = parents.get(above.id())
    return above is not None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(one) for one in dict.fromkeys(names))
