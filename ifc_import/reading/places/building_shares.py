"""The physical elements under each of a file's buildings, where it has several."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import.reading.identity import global_id_of
from registry.snapshot import BuildingShare

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance


def element_ids(reading: "Reading") -> tuple[str, ...]:
    """The GlobalIds of all spaces and physical elements."""
    return _ids([*reading.spaces, *reading.inventory.elements])


def building_shares(reading: "Reading") -> tuple[BuildingShare, ...]:
    """The share of each building, and that under none; empty where the file has one building."""
    if len(reading.buildings) < 2:
        return ()
    spaces = _by_building(reading.spaces, reading)
    elements = _by_building(reading.inventory.everything, reading)
    return tuple(
        BuildingShare(
            building_key=key,
            element_ids=_ids([*spaces.get(key, ()), *_without_features(elements.get(key, ()))]),
            class_counts=reading.inventory.class_counts(elements.get(key, ())),
            left_out=reading.inventory.left_out(elements.get(key, ())),
        )
        for key in dict.fromkeys([*spaces, *elements])
    )


def _without_features(elements: Sequence[Entity]) -> Iterator[Entity]:
    return (entity for entity in elements if not entity.is_a("IfcFeatureElement"))


def _by_building(entities: Sequence[Entity], reading: "Reading") -> dict[str | None, list[Entity]]:
    found: dict[str | None, list[Entity]] = defaultdict(list)
    for entity in entities:
        found[reading.keys.of(reading.structure.building_of(entity))].append(entity)
    return found


def _ids(entities: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(global_id for entity in entities if (global_id := global_id_of(entity)))
