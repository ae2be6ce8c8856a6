"""Spaces: what they are called, where they are, which areas they declare, and which outline their body has."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import optional_text, text
from ifc_import.reading.areas import declared_areas
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.properties import Value, as_sets, as_units
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
        classifications=reading.inventory.classifications(space),
        properties=as_sets(values),
        units=as_units(values, reading.symbols),
    )


def space_findings(facts: SpaceFacts, problem: str | None) -> list[Finding]:
    """What an engineer should know of a space; `problem` is why its body could not be measured."""
    number = facts.number or facts.global_id
    found = []
    if facts.footprint is None:
        rule = rules.NO_BODY if problem is None else rules.BAD_BODY
        found.append(rule.finding(facts.global_id, number=number, reason=problem))
    if facts.storey_key is None:
        found.append(rules.NO_STOREY.finding(facts.global_id, number=number))
    return found


def _whole(parent: Entity | None) -> Entity | None:
    return parent if parent is not None and parent.is_a("IfcSpace") else None
