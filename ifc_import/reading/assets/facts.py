"""The facts of an asset: class, name, handover facts and stated location."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import ifcopenshell

from ifc_import.reading.access import attribute, optional_text, text
from ifc_import.reading.elements.classes import predefined_type
from ifc_import.reading.elements.entourage import CATEGORY, Called, entourage_of
from ifc_import.reading.elements.inventory import Inventory
from ifc_import.reading.elements.type_names import type_names
from ifc_import.reading.elements.types import StatedType
from ifc_import.reading.handover.classifications import Rows, each_once
from ifc_import.reading.handover.designations import BIP_SET, Designated, scheme_of
from ifc_import.reading.handover.documents import Documents
from ifc_import.reading.handover.property_codes import codes_in, place_of
from ifc_import.reading.handover.property_names import OF_ASSETS
from ifc_import.reading.handover.warranty import with_warranty_end
from ifc_import.reading.identity import Keys, global_id_of
from ifc_import.reading.structure import Structure
from ifc_import.reading.values.numbers import Numbers
from ifc_import.reading.values.properties import as_sets, as_units
from ifc_import.reading.values.property_kinds import Value
from ifc_import.vocabulary.folding import folded
from registry.fields import PLAIN
from registry.snapshot import AssetFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

ROOM_NUMBER = re.compile(r"^(room|space|rums?|rom|raum)[\s_-]*(number|no\.?|nr\.?|nummer|num)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a model on one asset: its own properties, and its type."""

    values: Sequence[Value]
    telling: Sequence[Value]
    """those of the values that may hold a fact, code or designation"""
    called: Called
    stated_type: StatedType | None = None
    is_only_one: bool = False
    """whether it is the only asset of its type"""
    classifications: Rows = ()
    """the classifications by relations, its own and its type's"""
    documents: Documents = ()

    def own_facts(self, numbers: Numbers) -> dict[str, Any]:
        """The facts stated by its own properties."""
        return OF_ASSETS.facts_in(self.telling, numbers)

    def all_classifications(self) -> Rows:
        """The classifications by relations and properties, its own and its type's."""
        of_type = () if self.stated_type is None else self.stated_type.classifications
        return each_once((*self.classifications, *codes_in(self.telling), *of_type))

    def all_documents(self) -> Documents:
        """Its own documents, then those of its type."""
        of_type = () if self.stated_type is None else self.stated_type.documents
        return tuple(dict.fromkeys((*self.documents, *of_type)))


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of one asset that depend on all assets of the model."""

    facts: dict[str, Any]
    """the facts stated by its own properties"""
    designated: Designated | None = None
    type_key: str | None = None


@cache
def is_telling(set_name: str, name: str) -> bool:
    """Whether a property of this name may hold a fact, a code, a designation, a category or a room."""
    return (
        OF_ASSETS.meaning_of(name) is not None
        or place_of(set_name, name) is not None
        or scheme_of(name) is not None
        or folded(name) in CATEGORY
        or folded(set_name) == BIP_SET
        or ROOM_NUMBER.match(name) is not None
    )


def asset_facts(asset: Entity, reading: "Reading", statements: Statements, found: Found) -> AssetFacts:
    """The facts of one asset, without its box."""
    keys, structure = reading.keys, reading.structure
    space, boundaries = structure.space_of(asset), reading.boundaries.of(asset)
    entity = None if statements.stated_type is None else statements.stated_type.entity
    return AssetFacts(
        key=keys[asset],
        global_id=global_id_of(asset),
        ifc_class=reading.inventory.classes[asset.id()],
        name=_name(asset, entity, reading),
        predefined_type=statements.called.predefined_type,
        entourage=entourage_of(statements.called),
        tag=optional_text(attribute(asset, "Tag")) or found.facts.get("tag"),
        description=_described(asset) or _described(entity),
        designation=None if found.designated is None else found.designated.text,
        designation_scheme=None if found.designated is None else found.designated.scheme,
        classifications=statements.all_classifications(),
        documents=statements.all_documents(),
        type_key=found.type_key,
        building_key=keys.of(structure.building_of(asset)),
        storey_key=keys.of(structure.storey_of(asset)),
        space_key=keys.of(space),
        host_key=None if space is not None else _host(asset, keys, structure),
        boundary_keys=_keys(boundaries, keys),
        wall_keys=() if boundaries else _keys(reading.boundaries.of_wall(asset), keys),
        room_number=_room_number(statements.telling),
        box=None,  # shapes are read in parallel
        properties=as_sets(statements.values),
        units=as_units(statements.values, reading.symbols),
        **_of_itself_or_type(statements, found.facts),
    )


def called(asset: Entity, inventory: Inventory, values: Sequence[Value]) -> Called:
    """The names of an asset that help to decide whether it is maintained."""
    entity = inventory.type_of.get(asset.id())
    category = (text(value.value) for value in values if folded(value.name) in CATEGORY)
    return Called(
        ifc_class=inventory.classes[asset.id()],
        names=type_names(asset, entity),
        category=next(category, ""),
        predefined_type=predefined_type(asset, entity),
    )


def _of_itself_or_type(said: Statements, own: Mapping[str, Any]) -> dict[str, Any]:
    """The plain fields: the type's where the asset states none of its own, unless they can't be shared."""
    of_type = {} if said.stated_type is None else said.stated_type.facts
    facts = {
        field.name: own.get(field.name, of_type.get(field.name) if said.is_only_one or not field.of_one else None)
        for field in PLAIN
    }
    return with_warranty_end(facts, (own, of_type))


def _name(asset: Entity, entity: Entity | None, reading: "Reading") -> str:
    """The name of an asset: its Name, otherwise its type's name, otherwise its class."""
    names = (attribute(asset, "Name"), attribute(asset, "ObjectType"), entity and attribute(entity, "Name"))
    designations = (name for name in map(text, names) if name and name != asset.is_a())
    return next(designations, reading.inventory.classes[asset.id()])


def _described(entity: Entity | None) -> str | None:
    return None if entity is None else optional_text(attribute(entity, "Description"))


def _host(asset: Entity, keys: Keys, structure: Structure) -> str | None:
    """The key of the nearest space or asset that an asset is a part of; the wall of a door does not count, the space of
    that wall does.
    """
    return next((key for holder in structure.holders(asset) if (key := keys.of(holder)) is not None), None)


def _keys(spaces: Sequence[Entity], keys: Keys) -> tuple[str, ...]:
    return tuple(key for space in spaces if (key := keys.of(space)) is not None)


def _room_number(values: Sequence[Value]) -> str | None:
    return next((text(value.value) for value in values if ROOM_NUMBER.match(value.name) and value.value), None)
