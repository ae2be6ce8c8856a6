"""The names of types, also where a model has no type entity."""

import re

import ifcopenshell

from ifc_import.reading.access import attribute, text
from ifc_import.reading.identity import global_id_of

Entity = ifcopenshell.entity_instance

_ELEMENT_ID = re.compile(r":\d+$")
"""Revit ends the name of an element with its id: `Family:Type:310123`."""


def type_name(entity: Entity) -> str:
    """The name of a type: its Name, otherwise its ElementType, otherwise its id."""
    return text(attribute(entity, "Name")) or text(attribute(entity, "ElementType")) or global_id_of(entity)


def type_names(occurrence: Entity, its_type: Entity | None) -> tuple[str, ...]:
    """The type names of an occurrence: its type's name, its ObjectType, and Revit's family and type."""
    names = (
        family_and_type(text(attribute(occurrence, "Name"))),
        text(attribute(occurrence, "ObjectType")),
        "" if its_type is None else type_name(its_type),
        "" if its_type is None else text(attribute(its_type, "ElementType")),
    )
    return tuple(dict.fromkeys(filter(None, names)))


def family_and_type(name: str) -> str:
    """A name without the element id that Revit puts at its end."""
    return _ELEMENT_ID.sub("", name)
