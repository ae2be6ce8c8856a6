"""What of a file's physical elements is under each of its buildings, where it has several."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import.reading.identity import global_id_of
from registry.snapshot import BuildingShare

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance


def element_ids(reading: "Reading") -> tuple[str, ...]:
    """The GlobalIds of all spaces and physical elements."""
    return _ids([*reading.spaces, *reading.elements])


def class_counts(elements: Sequence[Entity]) -> dict[str, int]:
    """How many elements there are of each class."""
    return dict(Counter(one.is_a() for one in elements))


def building_shares(reading: "Reading") -> tuple[BuildingShare, ...]:
    """The share of each building, and of none; nothing where the file has one building."""
    if len(reading.buildings) < 2:
        return ()
    spaces = _by_building(reading.spaces, reading)
    elements = _by_building(reading.elements, reading)
    return tuple(
        BuildingShare(
            building_key=key,
            element_ids=_ids([*spaces.get(key, ()), *elements.get(key, ())]),
            class_counts=class_counts(elements.get(key, ())),
        )
        for key in dict.fromkeys([*spaces, *elements])
    )


def _by_building(entities: Sequence[Entity], reading: "Reading") -> dict[str | None, list[Entity]]:
    found: dict[str | None, list[Entity]] = defaultdict(list)
    for one in entities:
        found[reading.keys.of(reading.structure.building_of(one))].append(one)
    return found


def _ids(entities: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(global_id for one in entities if (global_id := global_id_of(one)))
