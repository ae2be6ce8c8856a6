"""The class of an element: its own, or that of its type where this is more specific.

IFC2X3 has no light fixture, only an IfcFlowTerminal whose type is an IfcLightFixtureType.
"""

from collections.abc import Sequence
from functools import cache

import ifcopenshell

from ifc_import.errors import FileRefused
from ifc_import.profile import AssetRule
from ifc_import.reading.access import LATER_SCHEMAS, attribute, lineage, text
from ifc_import.reading.elements.maintained import is_maintained

Entity = ifcopenshell.entity_instance

GENERIC_CLASS = "IfcBuildingElementProxy"
"""The generic class of an element."""

PREDEFINED = ("PredefinedType", "DistributionPointFunction")
"""Attributes that hold the predefined type of an occurrence or type. Source: IFC2X3 to IFC4X3."""
OF_IFC2X3_LIFTS = {"IfcTransportElement": "OperationType"}
"""Where IFC2X3 has the predefined type under another name, which other classes use for something else."""
FREE_TEXTS = ("ElementType", "ObjectType", "UserDefinedFunction")
"""Attributes that name a user-defined predefined type."""
USER_DEFINED, UNDEFINED = "USERDEFINED", "NOTDEFINED"


@cache
def class_of(schema: str, own: str, of_type: str | None) -> str:
    """The class of an element of class `own` whose type is of class `of_type`; `schema` is the file's.

    It is the type's where that is more specific, or where its own is generic, and only where it does not change whether
    the element is maintained: the occurrence's class decides that.
    """
    if of_type is None:
        return own
    named = occurrence_class(of_type)
    if own != GENERIC_CLASS and own not in map(occurrence_class, lineage(schema, of_type)):
        return own
    above = superclasses(schema, named)
    is_element = "IfcElement" in above
    return named if is_element and is_maintained(named, above) == is_maintained(own, lineage(schema, own)) else own


def occurrence_class(type_class: str) -> str:
    """The class of the occurrences of a type class: IfcDoor for IfcDoorType and IfcDoorStyle."""
    return type_class.removesuffix("Type").removesuffix("Style")


def superclasses(schema: str, name: str) -> tuple[str, ...]:
    """The superclasses of a class in the file's schema, otherwise in the first later schema that has it; none for an
    unknown class.
    """
    for candidate in (schema, *LATER_SCHEMAS):
        try:
            return lineage(candidate, name)
        except RuntimeError:
            continue
    return ()


def require_known_classes(rules: Sequence[AssetRule]) -> None:
    """Raise FileRefused where an owner's rule names a class that no schema has, since it would never match."""
    for rule in rules:
        if rule.ifc_class is not None and not superclasses("IFC2X3", rule.ifc_class):
            raise FileRefused(
                f"the settings name the class {rule.ifc_class!r}, which no IFC schema has: correct it under "
                "[[reading.assets]]"
            )


def predefined_type(occurrence: Entity, of_type: Entity | None) -> str | None:
    """The predefined type of an element: its own, otherwise that of its type; a user-defined one as its text."""
    for name in (occurrence, of_type):
        kind = None if name is None else _kind(name)
        if kind is not None:
            return kind
    return None


def _kind(entity: Entity) -> str | None:
    own_name = OF_IFC2X3_LIFTS.get(entity.is_a())
    predefined = text(attribute(entity, *PREDEFINED, *((own_name,) if own_name else ())))
    if predefined == USER_DEFINED:
        return text(attribute(entity, *FREE_TEXTS)) or None
    return predefined if predefined and predefined != UNDEFINED else None
