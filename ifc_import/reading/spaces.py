"""Spaces: what they are called, where they are, which areas they declare, and which outline their body has."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import optional_text, text
from ifc_import.reading.areas import declared_areas
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.properties import Value, as_sets
from registry.snapshot import Finding, Footprint, SpaceFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance


def space_facts(space: Entity, reading: "Reading", values: Sequence[Value], footprint: Footprint | None) -> SpaceFacts:
    """All that the model says of one space; `values` are its properties and quantities."""
    number, name = text(space.Name), text(space.LongName)
    return SpaceFacts(
        key=reading.keys[space],
        global_id=global_id_of(space),
        number=number,
        name=name or text(space.ObjectType) or number,
        storey_key=reading.keys.of(reading.structure.nearest(space, "IfcBuildingStorey")),
        parent_key=reading.keys.of(_whole(reading.structure.parent(space))),
        predefined_type=optional_text(getattr(space, "PredefinedType", None)),
        declared=tuple(declared_areas(values, reading.units)),
        footprint=footprint,
        properties=as_sets(values),
    )


def space_findings(facts: SpaceFacts, problem: str | None) -> list[Finding]:
    """What an engineer should know of a space; `problem` is what is wrong with its shape."""
    number = facts.number or facts.global_id
    found = []
    if problem is not None:
        found.append(rules.BAD_BODY.finding(facts.global_id, number=number, reason=problem))
    elif facts.footprint is None:
        found.append(rules.NO_BODY.finding(facts.global_id, number=number))
    if facts.storey_key is None:
        found.append(rules.NO_STOREY.finding(facts.global_id, number=number))
    return found


def _whole(parent: Entity | None) -> Entity | None:
    return parent if parent is not None and parent.is_a("IfcSpace") else None
