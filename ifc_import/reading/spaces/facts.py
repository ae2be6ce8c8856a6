"""The facts of a space: name, location, declared areas and outline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import text
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.spaces.kinds import predefined_type
from ifc_import.reading.spaces.names import SpaceName
from ifc_import.reading.values.properties import Value, as_sets, as_units
from registry.snapshot import Category, Classification, DeclaredArea, Finding, Footprint, SpaceFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance


@dataclass(frozen=True, slots=True)
class SpaceStatements:
    """The statements and shape of one space, as read."""

    name: SpaceName
    values: Sequence[Value]
    """its properties and quantities"""
    declared: tuple[DeclaredArea, ...]
    footprint: Footprint | None
    categories: tuple[Category, ...]
    classifications: tuple[Classification, ...]
    facts: Mapping[str, Any]
    """the plain fields that it states, by their names"""


def space_facts(space: Entity, reading: "Reading", statements: SpaceStatements) -> SpaceFacts:
    """The facts of one space."""
    number = statements.name.number
    return SpaceFacts(
        key=reading.keys[space],
        global_id=global_id_of(space),
        number=number,
        name=statements.name.name or text(space.ObjectType) or number,
        storey_key=reading.keys.of(reading.structure.storey_of(space)),
        parent_key=reading.keys.of(reading.structure.whole_space(space)),
        building_key=reading.keys.of(reading.structure.building_of(space)),
        predefined_type=predefined_type(space, statements.values),
        declared=statements.declared,
        footprint=statements.footprint,
        categories=statements.categories,
        classifications=statements.classifications,
        properties=as_sets(statements.values),
        units=as_units(statements.values, reading.symbols),
        **statements.facts,
    )


def space_findings(facts: SpaceFacts, problem: str | None) -> list[Finding]:
    """Findings on a space; `problem` is the defect of its shape."""
    number = facts.number or facts.global_id
    found = []
    if problem is not None:
        found.append(rules.BAD_BODY.finding(facts.global_id, facts.key, number=number, reason=problem))
    elif facts.footprint is None:
        found.append(rules.NO_BODY.finding(facts.global_id, facts.key, number=number))
    return found
