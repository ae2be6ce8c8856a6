"""Asset types: class, name, manufacturer and model."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import ifcopenshell

from ifc_import.reading.access import attribute
from ifc_import.reading.elements.type_names import type_name
from ifc_import.reading.handover.classifications import Rows, each_once
from ifc_import.reading.handover.documents import Documents
from ifc_import.reading.handover.property_codes import codes_in
from ifc_import.reading.handover.property_names import OF_ASSETS
from ifc_import.reading.relations import entities
from ifc_import.reading.values.numbers import Numbers
from ifc_import.reading.values.properties import as_sets, as_units
from ifc_import.reading.values.property_kinds import Problems, Value, values_of_set
from ifc_import.reading.values.symbols import Symbols
from registry.snapshot import TypeFacts

Entity = ifcopenshell.entity_instance

Identity: TypeAlias = tuple[int | str, str | None, str | None]
"""Type, manufacturer and model."""


@dataclass(frozen=True, slots=True)
class StatedType:
    """The statements of a model on one type, read once."""

    entity: Entity
    values: list[Value] = field(default_factory=list)
    facts: Mapping[str, Any] = field(default_factory=dict)
    classifications: Rows = ()
    documents: Documents = ()


def type_values(its_type: Entity | None, problems: Problems | None = None) -> list[Value]:
    """The properties of a type; `problems` collects unreadable entities."""
    sets = () if its_type is None else entities(attribute(its_type, "HasPropertySets"))
    return [value for property_set in sets for value in values_of_set(property_set, problems)]


def stated_types(
    types: Iterable[Entity], classified: Mapping[int, Rows], documents: Mapping[int, Documents], numbers: Numbers
) -> dict[int, StatedType]:
    """Step id of each of `types` → the model's statements on it."""
    return {
        element_type.id(): _stated(
            element_type, classified.get(element_type.id(), ()), documents.get(element_type.id(), ()), numbers
        )
        for element_type in types
    }


def _stated(entity: Entity, rows: Rows, documents: Documents, numbers: Numbers) -> StatedType:
    values = type_values(entity)
    facts = OF_ASSETS.facts_in(values, numbers)
    return StatedType(entity, values, facts, each_once((*rows, *codes_in(values))), documents)


class Products:
    """The types of a model as products: assets of one type are different products where their manufacturer or model
    differs.
    """

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._known: dict[Identity, TypeFacts] = {}
        self._variants: Counter[int | str] = Counter()

    def facts(self) -> list[TypeFacts]:
        """All products requested so far."""
        return list(self._known.values())

    def key_of(self, asset: "AssetOfType") -> str | None:
        """The key of an asset's product; None where the model states none."""
        stated = asset.stated
        of_type = {} if stated is None else stated.facts
        maker, model = (asset.facts.get(name) or of_type.get(name) for name in ("manufacturer", "model"))
        if stated is None and not (asset.object_type and (maker or model)):
            return None
        place = f"{asset.ifc_class} {asset.object_type}" if stated is None else stated.entity.id()
        identity = (place, maker, model)
        if identity not in self._known:
            self._variants[place] += 1
            facts = self._untyped(asset) if stated is None else self._typed(stated)
            number = self._variants[place]
            key = facts.key if number == 1 else f"{facts.key}~{number}"
            self._known[identity] = replace(facts, key=key, manufacturer=maker, model=model)
        return self._known[identity].key

    def _typed(self, stated: StatedType) -> TypeFacts:
        return TypeFacts(
            key=f"#{stated.entity.id()}",
            name=type_name(stated.entity),
            ifc_class=stated.entity.is_a(),
            classifications=stated.classifications,
            documents=stated.documents,
            properties=as_sets(stated.values),
            units=as_units(stated.values, self._symbols),
        )

    def _untyped(self, asset: "AssetOfType") -> TypeFacts:
        """The type of an asset in a model without an entity for it."""
        ifc_class = f"{asset.ifc_class}Type"
        return TypeFacts(key=f"{ifc_class} {asset.object_type}", name=asset.object_type, ifc_class=ifc_class)


@dataclass(frozen=True, slots=True)
class AssetOfType:
    """The statements that identify an asset's product: the facts stated by its own properties, and its type if it has
    one.
    """

    ifc_class: str
    object_type: str
    facts: Mapping[str, Any]
    stated: StatedType | None = None
