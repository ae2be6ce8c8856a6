"""Access to entities that survives what real files hold: unknown types, missing references, odd characters."""

import unicodedata
from collections.abc import Sequence
from functools import cache

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper

Entity = ifcopenshell.entity_instance

KEPT_CONTROLS = frozenset("\t\n")


def of_type(model: ifcopenshell.file, name: str, *, subtypes: bool = True) -> Sequence[Entity]:
    """All entities of a type; none where the schema does not know it."""
    try:
        return list(model.by_type(name, include_subtypes=subtypes))
    except RuntimeError:
        return []


def text(value: object) -> str:
    """A name as it may be stored and shown: NFC, one line, no control or invisible characters; '' for None."""
    if value is None:
        return ""
    cleaned = "".join(_shown(character) for character in unicodedata.normalize("NFC", str(value)))
    return " ".join(cleaned.split())


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
