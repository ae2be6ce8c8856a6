"""Asset types: what assets share, and who makes it."""

from collections.abc import Collection, Sequence

import ifcopenshell

from ifc_import.reading.access import of_type, text
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.properties import Value, as_sets, values_of_set
from registry.snapshot import TypeFacts

Entity = ifcopenshell.entity_instance

MANUFACTURER = ("manufacturer",)
MODEL = ("modellabel", "modelreference", "articlenumber", "model", "modelnumber")
"""Names of properties, folded, in the order in which they count. Source: Pset_ManufacturerTypeInformation."""


def types_of(model: ifcopenshell.file, assets: Collection[int]) -> tuple[list[TypeFacts], dict[int, str]]:
    """The types of `assets` (step ids), and the key of each asset's type."""
    facts: dict[str, TypeFacts] = {}
    key_of: dict[int, str] = {}
    for relation in of_type(model, "IfcRelDefinesByType"):
        members = [one.id() for one in relation.RelatedObjects if one.id() in assets]
        if members and relation.RelatingType is not None:
            key = f"#{relation.RelatingType.id()}"
            facts[key] = _facts(key, relation.RelatingType)
            key_of.update(dict.fromkeys(members, key))
    return list(facts.values()), key_of


def _facts(key: str, entity: Entity) -> TypeFacts:
    values = [value for one in entity.HasPropertySets or () for value in values_of_set(one)]
    name = text(entity.Name) or text(getattr(entity, "ElementType", None)) or global_id_of(entity)
    return TypeFacts(
        key=key,
        name=name,
        ifc_class=entity.is_a(),
        manufacturer=_named(values, MANUFACTURER),
        model=_named(values, MODEL),
        properties=as_sets(values),
    )


def _named(values: Sequence[Value], names: Sequence[str]) -> str | None:
    by_name = {one.name.casefold().replace(" ", ""): text(one.value) for one in values if one.value}
    return next((by_name[name] for name in names if by_name.get(name)), None)
