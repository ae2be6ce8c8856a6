"""All assets of a model, with their types and findings."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ifcopenshell

from ifc_import.reading.access import attribute, text
from ifc_import.reading.assets.facts import Found, Statements, asset_facts, called, is_telling
from ifc_import.reading.assets.findings import asset_findings
from ifc_import.reading.assets.whereabouts import BoxesBeside
from ifc_import.reading.elements.types import AssetOfType, Products, stated_types
from ifc_import.reading.handover.designations import Designated, Texts, designation_of, without_shared_types
from ifc_import.reading.handover.documents import documents_of
from registry.snapshot import AssetFacts, Finding, TypeFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance


def read_assets(reading: "Reading", boxes: BoxesBeside) -> tuple[list[AssetFacts], list[TypeFacts], list[Finding]]:
    """The assets of a model, their types, and findings about them."""
    statements = _statements(reading)
    designated = _designations(reading, statements)
    products = Products(reading.symbols)
    facts = []
    for asset in reading.assets:
        step = asset.id()
        of_asset = statements[step]
        own = of_asset.own_facts(reading.numbers)
        key = products.key_of(_of_type(asset, reading, of_asset, own))
        facts.append(asset_facts(asset, reading, of_asset, Found(own, designated.get(step), key)))
    shapes = boxes.result()
    facts = [
        replace(asset_facts, box=shapes.boxes.get(asset.id()), origin=shapes.origins.get(asset.id()))
        for asset, asset_facts in zip(reading.assets, facts, strict=True)
    ]
    return facts, products.facts(), list(asset_findings(reading, facts, statements, shapes.problems))


def _statements(reading: "Reading") -> dict[int, Statements]:
    """Step id of each asset → the model's statements on it."""
    inventory = reading.inventory
    documents = documents_of(reading.model)
    type_of = {
        step: its_type
        for element_type in reading.assets
        if (its_type := inventory.type_of.get(step := element_type.id()))
    }
    numbers = Counter(element_type.id() for element_type in type_of.values())
    types = stated_types(
        {element_type.id(): element_type for element_type in type_of.values()}.values(),
        inventory.classified,
        documents,
        reading.numbers,
    )
    type_ids = {step: element_type.id() for step, element_type in type_of.items()}
    found = {}
    for asset in reading.assets:
        step = asset.id()
        own = reading.values.of(asset)
        telling = [value for value in own if is_telling(value.set_name, value.name)]
        found[step] = Statements(
            values=own,
            telling=telling,
            called=called(asset, inventory, telling),
            stated_type=types[type_ids[step]] if step in type_ids else None,
            is_only_one=step in type_ids and numbers[type_ids[step]] == 1,
            classifications=inventory.classified.get(step, ()),
            documents=documents.get(step, ()),
        )
    return found


def _designations(reading: "Reading", statements: Mapping[int, Statements]) -> dict[int, Designated]:
    """Step id → designation, for the assets that have one."""
    found: dict[int, Designated] = {}
    owners = reading.profile.designations
    for asset in reading.assets:
        texts = Texts(*(text(attribute(asset, name)) for name in ("Name", "Tag", "Description")))
        of_asset = statements[asset.id()]
        designated = designation_of(texts, of_asset.values if owners else of_asset.telling, owners)
        if designated is not None:
            found[asset.id()] = designated
    return without_shared_types(found)


def _of_type(asset: Entity, reading: "Reading", statements: Statements, own: Mapping[str, Any]) -> AssetOfType:
    object_type = text(attribute(asset, "ObjectType"))
    return AssetOfType(reading.inventory.classes[asset.id()], object_type, own, statements.stated_type)
