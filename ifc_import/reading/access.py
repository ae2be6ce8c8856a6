"""Access to entities that tolerates the defects of real files: unknown types, missing references, odd characters."""

from collections.abc import Iterable, Sequence

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper

from ifc_import.vocabulary.text import optional_text, text

__all__ = ["Entity", "finer_classes", "lineage", "of_type", "optional_text", "text"]

Entity = ifcopenshell.entity_instance

LATER_SCHEMAS = ("IFC4", "IFC4X3_ADD2")
"""The schemas after IFC2X3: IFC4 has classes that IFC4X3 dropped again."""

FORWARD = 1
"""The category, in ifcopenshell, of an entity's own attributes, neither inverse nor derived."""


def of_type(model: ifcopenshell.file, name: str, *, subtypes: bool = True) -> Sequence[Entity]:
    """All entities of a type; none where the schema does not know it."""
    try:
        return list(model.by_type(name, include_subtypes=subtypes))
    except RuntimeError:
        return []


def attribute(entity: Entity, *names: str) -> object:
    """The first of the attributes `names` that the class of `entity` has and that is set; None without any.

    `getattr` with a default costs ten times as much where there is none, and loads the rules of the whole schema.
    """
    for name in names:
        if entity.get_attribute_category(name) == FORWARD:
            value: object = entity.get_argument(entity.get_argument_index(name))
            if value is not None:
                return value
    return None


def lineage(schema: str, name: str) -> tuple[str, ...]:
    """The superclasses of a class, nearest first, without itself."""
    declaration = wrapper.schema_by_name(schema).declaration_by_name(name).as_entity()
    names = []
    while declaration is not None and (declaration := declaration.supertype()) is not None:
        names.append(declaration.name())
    return tuple(names)


def finer_classes(names: Iterable[str], schemas: Iterable[str] = LATER_SCHEMAS) -> dict[str, tuple[str, ...]]:
    """The subclasses that classes have in later schemas, of all generations, each with its superclasses.

    An IfcFlowTerminal of one schema may be an IfcLamp in another.
    """
    found: dict[str, tuple[str, ...]] = {}
    left = [(schema, name) for schema in schemas for name in names]
    while left:
        schema, name = left.pop()
        for finer in _subclasses(schema, name):
            found[finer] = lineage(schema, finer)
            left.append((schema, finer))
    return found


def _subclasses(schema: str, name: str) -> list[str]:
    try:
        declaration = wrapper.schema_by_name(schema).declaration_by_name(name).as_entity()
    except RuntimeError:
        declaration = None
    return [] if declaration is None else [subclass.name() for subclass in declaration.subtypes()]
