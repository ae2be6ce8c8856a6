"""Relations that give elements something: a type, properties, a classification, a document, a group.

Missing or invalid entities in a relation are ignored.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import ifcopenshell

from ifc_import.reading.access import of_type, text
from ifc_import.reading.relations import entities, is_entity

Entity = ifcopenshell.entity_instance

NAME, TAKERS, GIVEN = 2, 4, 5
"""The positions of name, related entities and relating entity in these relations; the same in every schema."""

GROUP_GIVEN = 6
"""IfcRelAssignsToGroup has the type of its members before its group."""


@dataclass(frozen=True, slots=True)
class Association:
    """The entity that a relation assigns, the entities that it is assigned to, and the name of the relation."""

    given: Entity
    takers: list[Entity]
    name: str


def associations(model: ifcopenshell.file, relation: str, *given: str) -> Iterator[Association]:
    """The relations of a class that assign an entity of one of the classes `given`."""
    place = GROUP_GIVEN if relation == "IfcRelAssignsToGroup" else GIVEN
    for relation_entity in of_type(model, relation):
        related = relation_entity.get_argument(place)
        if is_entity(related) and any(related.is_a(kind) for kind in given):
            yield Association(
                related, entities(relation_entity.get_argument(TAKERS)), text(relation_entity.get_argument(NAME))
            )
