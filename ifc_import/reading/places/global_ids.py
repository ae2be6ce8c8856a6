"""Findings on the GlobalIds of a file: repeated, malformed, missing, or different only in case."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.access import of_type, text
from ifc_import.reading.identity import WELL_FORMED, global_id_of
from registry.snapshot import Finding

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

Holders: TypeAlias = Mapping[str, Sequence[Entity]]
"""GlobalId → the entities that have it."""

OTHERS = ("IfcProject", "IfcSite", "IfcSpatialZone", "IfcTypeObject", "IfcGroup")
"""Further classes whose ids people look up; those of relations and property sets do not matter."""

LISTED = 100
"""The number of malformed or missing ids listed one by one; more have a common cause."""

SHOWN = 4
"""The number of elements named for a shared id."""


def id_findings(reading: "Reading") -> list[Finding]:
    """All findings on the ids of a file."""
    holders = _holders(reading)
    shared = {global_id: found for global_id, found in holders.items() if global_id and len(found) > 1}
    return [
        *_doubles(shared, reading),
        *_malformed_or_missing(reading),
        *_case_twins(holders, reading),
    ]


def what_it_is(entity: Entity) -> str:
    """The description of an entity for people: its class, and its name or tag."""
    name = text(getattr(entity, "Name", None)) or text(getattr(entity, "Tag", None))
    return f"{entity.is_a()} {name!r}" if name else str(entity.is_a())


def _holders(reading: "Reading") -> Holders:
    found: dict[str, dict[int, Entity]] = defaultdict(dict)
    unregistered = (entity for name in OTHERS for entity in of_type(reading.model, name))
    for entities in (reading.keys.named, reading.inventory.elements, unregistered):
        for entity in entities:
            found[global_id_of(entity)][entity.id()] = entity
    return {global_id: list(entities.values()) for global_id, entities in found.items()}


def _doubles(shared: Holders, reading: "Reading") -> Iterator[Finding]:
    """One finding for each id shared by several registered elements, and one for all other duplicates."""
    registered_ids = {
        entity.id() for entity in (*reading.buildings, *reading.storeys, *reading.spaces, *reading.assets)
    }
    harmless = []
    for global_id, entities in shared.items():
        registered = [entity for entity in entities if entity.id() in registered_ids]
        if len(registered) < 2:
            harmless.append(global_id)
            continue
        yield rules.DOUBLE_ID.finding(
            global_id,
            reading.keys[registered[0]],
            global_id=global_id,
            count=len(entities),
            holders=_named(entities),
        )
    if harmless:
        first = harmless[0]
        yield rules.SHARED_ID.finding(
            first,
            _key_among(shared[first], reading),
            count=len(harmless),
            global_id=first,
            holders=_named(shared[first]),
        )


def _malformed_or_missing(reading: "Reading") -> Iterator[Finding]:
    bad = [entity for entity in reading.keys.named if not WELL_FORMED.fullmatch(global_id_of(entity))]
    for entity in bad[:LISTED]:
        global_id, key = global_id_of(entity), reading.keys[entity]
        if global_id:
            yield rules.BAD_ID.finding(global_id, key, global_id=global_id, name=what_it_is(entity))
        else:
            yield rules.NO_ID.finding(None, key, name=what_it_is(entity))
    if len(bad) > LISTED:
        yield rules.MORE_IDS.finding(count=len(bad) - LISTED)


def _case_twins(holders: Holders, reading: "Reading") -> Iterator[Finding]:
    times = Counter(global_id.casefold() for global_id in holders)
    twins: dict[str, list[str]] = defaultdict(list)
    for global_id in holders:
        if times[global_id.casefold()] > 1:
            twins[global_id.casefold()].append(global_id)
    if twins:
        first, second = next(iter(twins.values()))[:2]
        key = _key_among(holders[first], reading)
        yield rules.CASE_TWINS.finding(first, key, count=len(twins), first=first, second=second)


def _key_among(entities: Iterable[Entity], reading: "Reading") -> str | None:
    return next((key for entity in entities if (key := reading.keys.of(entity)) is not None), None)


def _named(entities: Sequence[Entity]) -> str:
    shown = ", ".join(what_it_is(entity) for entity in entities[:SHOWN])
    left = len(entities) - SHOWN
    return f"{shown} and {left} more" if left > 0 else shown
