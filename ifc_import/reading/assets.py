"""Assets: which elements are maintained, what they are, and what the model says of where they are."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import.reading.access import lineage, of_type, optional_text, text
from ifc_import.reading.identity import Keys, global_id_of
from ifc_import.reading.properties import Value, as_sets
from ifc_import.reading.structure import Structure
from registry.snapshot import AssetFacts, Box

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

NOT_MAINTAINED = frozenset(
    {
        "IfcBeam", "IfcBuildingElementPart", "IfcColumn", "IfcCovering", "IfcCurtainWall", "IfcElementAssembly",
        "IfcFastener", "IfcFeatureElement", "IfcFlowFitting", "IfcFlowSegment", "IfcFooting", "IfcJunctionBox",
        "IfcMechanicalFastener", "IfcMember", "IfcPile", "IfcPlate", "IfcRailing", "IfcRamp", "IfcRampFlight",
        "IfcReinforcingElement", "IfcRoof", "IfcSlab", "IfcStair", "IfcStairFlight", "IfcTendon", "IfcTendonAnchor",
        "IfcVirtualElement", "IfcWall",
    }
)  # fmt: skip
"""Classes that are no assets by default, with their subclasses. Source: COBie's list of what is not maintained."""

ROOM_NUMBER = re.compile(r"^(room|space|rums?|rom|raum)[\s_-]*(number|no\.?|nr\.?|nummer|num)$", re.IGNORECASE)


def element_classes(model: ifcopenshell.file) -> dict[str, tuple[str, ...]]:
    """The classes of physical elements that the model has, each with its superclasses."""
    present = {name: lineage(model.schema_identifier, name) for name in _occurring(model)}
    return {name: above for name, above in present.items() if "IfcElement" in above}


def is_maintained(name: str, superclasses: Sequence[str]) -> bool:
    """Whether a class is an asset by default."""
    return NOT_MAINTAINED.isdisjoint((name, *superclasses))


def asset_facts(
    asset: Entity, reading: "Reading", values: Sequence[Value], type_key: str | None, box: Box | None
) -> AssetFacts:
    """All that the model says of one asset; `values` are its properties and quantities."""
    keys, structure = reading.keys, reading.structure
    space = structure.space_of(asset)
    return AssetFacts(
        key=keys[asset],
        global_id=global_id_of(asset),
        ifc_class=asset.is_a(),
        name=text(asset.Name) or text(asset.ObjectType) or asset.is_a(),
        tag=optional_text(asset.Tag),
        description=optional_text(asset.Description),
        type_key=type_key,
        building_key=keys.of(structure.building_of(asset)),
        storey_key=keys.of(structure.storey_of(asset)),
        space_key=keys.of(space),
        host_key=None if space is not None else _host(asset, keys, structure),
        room_number=_room_number(values),
        box=box,
        properties=as_sets(values),
    )


def _host(asset: Entity, keys: Keys, structure: Structure) -> str | None:
    """The nearest space or asset that it is a part of; a door's wall says nothing, a wall's space does."""
    for above in structure.ancestors(asset):
        if above.is_a("IfcSpatialStructureElement") and not above.is_a("IfcSpace"):
            return None
        key = keys.of(above)
        if key is not None:
            return key
    return None


def _room_number(values: Sequence[Value]) -> str | None:
    return next((text(one.value) for one in values if ROOM_NUMBER.match(one.name) and one.value), None)


def _occurring(model: ifcopenshell.file) -> list[str]:
    return sorted({one.is_a() for one in of_type(model, "IfcElement")})
