"""Systems (assets that work together) and zones (spaces that belong together), also one within another."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import attribute, of_type, text
from ifc_import.reading.handover.associations import associations
from ifc_import.reading.identity import Keys, global_id_of
from ifc_import.reading.places.circles import circles
from ifc_import.reading.relations import entities, relations
from registry.snapshot import Finding, GroupFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

SYSTEM, ZONE = "IfcSystem", "IfcZone"
OF_STRUCTURE = "IfcStructuralAnalysisModel"
"""A subclass of systems in the schema that is not a technical system."""

WHOLES = ("IfcRelAggregates", "IfcRelNests")

EXAMPLES = 5
"""The number of groups named in a finding."""


def groups_of(reading: "Reading") -> list[GroupFacts]:
    """All systems, then all zones; a zone is a system in IFC4, but not in IFC2X3."""
    systems = [group for group in of_type(reading.model, SYSTEM) if not (group.is_a(ZONE) or group.is_a(OF_STRUCTURE))]
    groups = [*systems, *of_type(reading.model, ZONE)]
    reading.keys.name(groups)
    members = _through_others(_members(reading.model), {group.id() for group in groups}, reading.model)
    parents = _parents(reading.model, {group.id() for group in groups}, members)
    return [_facts(group, reading.keys, members.get(group.id(), ()), parents.get(group.id())) for group in groups]


def group_findings(reading: "Reading", groups: Sequence[GroupFacts]) -> list[Finding]:
    """Findings on groups that are inside themselves, that lost all members, or that share a name."""
    return [*_circles(reading), *_without_members(reading, groups), *_same_names(groups)]


def _circles(reading: "Reading") -> Iterator[Finding]:
    above: dict[int, list[int]] = defaultdict(list)
    for step, members in _members(reading.model).items():
        for member in members:
            if member.is_a("IfcGroup") and member.id() != step:
                above[member.id()].append(step)
    for steps in circles(above):
        names = _listed(_name(reading.model.by_id(step)) or f"#{step}" for step in steps)
        yield rules.GROUPS_IN_CIRCLE.finding(names=names)


def _without_members(reading: "Reading", groups: Sequence[GroupFacts]) -> Iterator[Finding]:
    """One finding on the groups to which elements are assigned, none of which is a room or an asset."""
    assigned = _members(reading.model)
    parents = {group.parent_key for group in groups}
    steps = {reading.keys.of(group): group.id() for name in (SYSTEM, ZONE) for group in of_type(reading.model, name)}
    empty = [
        group.name or group.global_id
        for group in groups
        if not group.member_keys and group.key not in parents and assigned.get(steps.get(group.key, 0))
    ]
    if empty:
        yield rules.GROUPS_WITHOUT_MEMBERS.finding(count=len(empty), examples=_listed(empty[:EXAMPLES]))


def _same_names(groups: Sequence[GroupFacts]) -> list[Finding]:
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
        name=_name(group),
        kind="zone" if group.is_a(ZONE) else "system",
        parent_key=keys.of(parent),
        member_keys=tuple(dict.fromkeys(named)),
    )


def _name(group: Entity) -> str:
    return text(attribute(group, "Name")) or text(attribute(group, "LongName", "ObjectType"))


def _members(model: ifcopenshell.file) -> dict[int, list[Entity]]:
    """Step id of a group → the entities assigned to it, and the groups that are parts of it."""
    members: dict[int, list[Entity]] = defaultdict(list)
    for relation in associations(model, "IfcRelAssignsToGroup", "IfcGroup"):
        members[relation.given.id()] += relation.takers
    for name in WHOLES:
        for whole, parts in relations(model, name):
            if whole.is_a("IfcGroup"):
                members[whole.id()] += parts
    return members


def _through_others(
    members: dict[int, list[Entity]], groups: Container[int], model: ifcopenshell.file
) -> dict[int, list[Entity]]:
    """The members of each system and zone: in the place of other groups their members, of ports their elements."""
    elements = (
        _elements_of_ports(model) if any(_is_port(one) for several in members.values() for one in several) else {}
    )
    return {step: list(_followed(step, members, groups, elements)) for step in members}


def _followed(
    step: int, members: dict[int, list[Entity]], groups: Container[int], elements: Mapping[int, Entity]
) -> Iterator[Entity]:
    left, seen = list(reversed(members[step])), {step}
    while left:
        member = left.pop()
        if member.is_a("IfcGroup") and member.id() not in groups:
            if member.id() not in seen:
                left += reversed(members.get(member.id(), []))
            seen.add(member.id())
        else:
            yield elements.get(member.id(), member)


def _is_port(entity: Entity) -> bool:
    return bool(entity.is_a("IfcPort"))


def _elements_of_ports(model: ifcopenshell.file) -> dict[int, Entity]:
    """Step id of a port → the element that it is a port of: by a relation of its own, or nested in it."""
    found = {part.id(): whole for whole, parts in relations(model, "IfcRelNests") for part in parts if _is_port(part)}
    for relation in of_type(model, "IfcRelConnectsPortToElement"):
        for port in entities(attribute(relation, "RelatingPort")):
            for element in entities(attribute(relation, "RelatedElement")):
                found.setdefault(port.id(), element)
    return found


def _parents(model: ifcopenshell.file, groups: set[int], members: dict[int, list[Entity]]) -> dict[int, Entity]:
    """Step id of a group → the group that it is assigned to or a part of: the first that is not inside itself."""
    parents: dict[int, Entity] = {}
    assigned = [(model.by_id(step), part) for step, group_members in members.items() for part in group_members]
    for whole, part in assigned:
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
