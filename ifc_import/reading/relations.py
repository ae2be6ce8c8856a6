"""Relations of a file, without those that lack an entity."""

from collections.abc import Iterator
from typing import TypeAlias, TypeGuard

import ifcopenshell

from ifc_import.reading.access import of_type

Entity = ifcopenshell.entity_instance

Relation: TypeAlias = tuple[Entity, list[Entity]]
"""The upper entity of a relation, and the entities below it."""

ENDS = {
    "IfcRelAggregates": ("RelatingObject", "RelatedObjects"),
    "IfcRelNests": ("RelatingObject", "RelatedObjects"),
    "IfcRelContainedInSpatialStructure": ("RelatingStructure", "RelatedElements"),
    "IfcRelReferencedInSpatialStructure": ("RelatingStructure", "RelatedElements"),
    "IfcRelVoidsElement": ("RelatingBuildingElement", "RelatedOpeningElement"),
    "IfcRelFillsElement": ("RelatingOpeningElement", "RelatedBuildingElement"),
}
"""The attributes that hold the upper and the lower entities. Source: ISO 16739-1."""


def relations(model: ifcopenshell.file, name: str) -> Iterator[Relation]:
    """All relations of a class, in the order of the file."""
    upper, lower = ENDS[name]
    for relation in of_type(model, name):
        for above in entities(relation.get_argument(upper))[:1]:
            yield above, entities(relation.get_argument(lower))


def fillings(model: ifcopenshell.file) -> Iterator[Relation]:
    """The relations of each door or window to its host: the element whose opening it fills."""
    hosts = {hole.id(): host for host, holes in relations(model, "IfcRelVoidsElement") for hole in holes}
    for hole, fillers in relations(model, "IfcRelFillsElement"):
        host = hosts.get(hole.id())
        if host is not None:
            yield host, fillers


def entities(value: object) -> list[Entity]:
    """The entities in the value of an attribute, one or many.

    Raises TypeError where it holds anything else, so that the file is read again without that value.
    """
    found = []
    for entity in value if isinstance(value, tuple) else (value,):
        if is_entity(entity):
            found.append(entity)
        elif entity is not None:
            message = f"a relation holds {value!r}"
            raise TypeError(message)
    return found


def is_entity(value: object) -> TypeGuard[Entity]:
    """Whether a value is an entity of the file, not a value of a simple type."""
    return isinstance(value, ifcopenshell.entity_instance) and value.id() != 0
