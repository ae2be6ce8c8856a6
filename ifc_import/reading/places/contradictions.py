"""Contradictory relations: circular containment, and elements in several places at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.places.circles import circles
from ifc_import.reading.places.global_ids import what_it_is
from registry.snapshot import Finding, SpaceFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

SHOWN = 6
"""How many members of a circle are named."""


def storey_claims(reading: "Reading") -> dict[str, list[str]]:
    """The spaces that relations assign to several storeys, with the keys of these."""
    found = ((space, reading.structure.storeys_of(space)) for space in reading.spaces)
    return {
        reading.keys[space]: [reading.keys[storey] for storey in storeys]
        for space, storeys in found
        if len(storeys) > 1
    }


def without_circles(spaces: Sequence[SpaceFacts]) -> list[SpaceFacts]:
    """The spaces, where those in a circle of parts have no parent."""
    parents = {space.key: (space.parent_key,) for space in spaces if space.parent_key is not None}
    turning = {key for members in circles(parents) for key in members}
    return [replace(space, parent_key=None) if space.key in turning else space for space in spaces]


def contradictions(reading: "Reading") -> list[Finding]:
    """All contradictions of a file, except spaces on several storeys."""
    return [*_circles(reading), *_several_places(reading)]


def _circles(reading: "Reading") -> Iterator[Finding]:
    above = {step: [place.id() for place in places] for step, places in reading.structure.tied.items()}
    holding = {place for places in above.values() for place in places}
    for members in circles({step: places for step, places in above.items() if step in holding}):
        entities = [reading.model.by_id(step) for step in members]
        first = next((entity for entity in entities if reading.keys.of(entity) is not None), entities[0])
        more = f" and {len(entities) - SHOWN} more" if len(entities) > SHOWN else ""
        yield rules.CIRCLE.finding(
            global_id_of(first),
            reading.keys.of(first),
            names=", ".join(what_it_is(entity) for entity in entities[:SHOWN]) + more,
        )


def _several_places(reading: "Reading") -> Iterator[Finding]:
    """Findings on elements contained in several places or parts of several wholes; a space's floor decides between
    storeys.
    """
    structure = reading.structure
    for entity in (*reading.storeys, *reading.spaces, *reading.assets):
        for how, places in (("contained in", structure.containers(entity)), ("a part of", structure.wholes(entity))):
            if len(places) < 2:
                continue
            left = structure.innermost(places)
            if len(left) > 1 and not _are_storeys_of_a_space(entity, left):
                yield _several(entity, how, left, reading)


def _are_storeys_of_a_space(entity: Entity, places: Sequence[Entity]) -> bool:
    return bool(entity.is_a("IfcSpace")) and all(place.is_a("IfcBuildingStorey") for place in places)


def _several(entity: Entity, how: str, places: Iterable[Entity], reading: "Reading") -> Finding:
    named = [what_it_is(place) for place in places]
    return rules.SEVERAL_PLACES.finding(
        global_id_of(entity),
        reading.keys[entity],
        name=what_it_is(entity),
        how=how,
        places=" and ".join(named),
        taken=named[0],
    )
