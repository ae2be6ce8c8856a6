"""Access to entities that survives what real files hold: unknown types, missing references, odd characters."""

from collections.abc import Sequence

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper

from ifc_import.reading.names import optional_text, text

__all__ = ["Entity", "lineage", "of_type", "optional_text", "text"]

Entity = ifcopenshell.entity_instance


def of_type(model: ifcopenshell.file, name: str, *, subtypes: bool = True) -> Sequence[Entity]:
    """All entities of a type; none where the schema does not know it."""
    try:
        return list(model.by_type(name, include_subtypes=subtypes))
    except RuntimeError:
        return []


def lineage(schema: str, name: str) -> tuple[str, ...]:
    """The superclasses of a class, nearest first, without itself."""
    declaration = wrapper.schema_by_name(schema).declaration_by_name(name).as_entity()
    names = []
    while declaration is not None and (declaration := declaration.supertype()) is not None:
        names.append(declaration.name())
    return tuple(names)
