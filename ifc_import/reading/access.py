"""Access to entities that survives what real files hold: unknown types, missing references, odd characters."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper

Entity = ifcopenshell.entity_instance

LATER_SCHEMAS = ("IFC4", "IFC4X3_ADD2")
"""What came after IFC2X3: IFC4 has classes that IFC4X3 dropped again."""

FORWARD = 1
"""What ifcopenshell calls an attribute that an entity has itself, neither inverse nor derived."""

KEPT_CONTROLS = frozenset("\t\n")


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


def text(value: object) -> str:
    """A name as it may be stored and shown: NFC, one line, no control or invisible characters; '' for None."""
    if value is None:
        return ""
    given = str(value)
    if not (given.isascii() and given.isprintable()):
        given = "".join(_shown(character) for character in unicodedata.normalize("NFC", given))
    return " ".join(given.split())


def optional_text(value: object) -> str | None:
    """As `text`, None where nothing is left."""
    return text(value) or None


@cache
def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def lineage(schema: str, name: str) -> tuple[str, ...]:
    """The superclasses of a class, nearest first, without itself."""
    declaration = wrapper.schema_by_name(schema).declaration_by_name(name).as_entity()
    names = []
    while declaration is not None and (declaration := declaration.supertype()) is not None:
        names.append(declaration.name())
    return tuple(names)


def finer_classes(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The subclasses that classes have in later schemas, of all generations, each with its superclasses.

    What one file calls an IfcFlowTerminal, since its schema knows no better, another one calls an IfcLamp.
    """
    found: dict[str, tuple[str, ...]] = {}
    left = [(schema, name) for schema in LATER_SCHEMAS for name in names]
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
