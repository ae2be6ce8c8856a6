"""Where relations contradict one another: things that are inside themselves, and things in several places at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import import rules
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.places.circles import circles
from ifc_import.reading.places.sharing import what_it_is
from registry.snapshot import Finding, SpaceFacts

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

Entity = ifcopenshell.entity_instance

SHOWN = 6
"""How many members of a circle are named."""


def storey_claims(reading: "Reading") -> dict[str, list[str]]:
    """The spaces that relations put on several storeys, with the keys of these."""
    found = ((one, reading.structure.storeys_of(one)) for one in reading.spaces)
    return {reading.keys[space]: [reading.keys[one] for one in storeys] for space, storeys in found if len(storeys) > 1}


def without_circles(spaces: Sequence[SpaceFacts]) -> list[SpaceFacts]:
    """The spaces; those that are parts of themselves, by way of others, are parts of nothing."""
    parents = {one.key: (one.parent_key,) for one in spaces if one.parent_key is not None}
    turning = {key for members in circles(parents) for key in members}
    return [replace(one, parent_key=None) if one.key in turning else one for one in spaces]


def contradictions(reading: "Reading") -> list[Finding]:
    """All of a file, but what says of spaces that they are on several storeys."""
    return [*_circles(reading), *_several_places(reading)]


def _circles(reading: "Reading") -> Iterator[Finding]:
    above = {step: [one.id() for one in places] for step, places in reading.structure.tied.items()}
    holding = {place for places in above.values() for place in places}
    for members in circles({step: places for step, places in above.items() if step in holding}):
        entities = [reading.model.by_id(step) for step in members]
        first = next((one for one in entities if reading.keys.of(one) is not None), entities[0])
        more = f" and {len(entities) - SHOWN} more" if len(entities) > SHOWN else ""
        yield rules.CIRCLE.finding(
            global_id_of(first),
            reading.keys.of(first),
            names=", ".join(what_it_is(one) for one in entities[:SHOWN]) + more,
        )


def _several_places(reading: "Reading") -> Iterator[Finding]:
    """What is contained in several places, or a part of several things; of a space's storeys its floor decides."""
    structure = reading.structure
    for one in (*reading.storeys, *reading.spaces, *reading.assets):
        for how, places in (("contained in", structure.containers(one)), ("a part of", structure.wholes(one))):
            if len(places) < 2:
                continue
            left = structure.innermost(places)
            if len(left) > 1 and not _are_storeys_of_a_space(one, left):
                yield _several(one, how, left, reading)


def _are_storeys_of_a_space(entity: Entity, places: Sequence[Entity]) -> bool:
    return bool(entity.is_a("IfcSpace")) and all(one.is_a("IfcBuildingStorey") for one in places)


def _several(entity: Entity, how: str, places: Iterable[Entity], reading: "Reading") -> Finding:
    named = [what_it_is(one) for one in places]
    return rules.SEVERAL_PLACES.finding(
        global_id_of(entity),
        reading.keys[entity],
        name=what_it_is(entity),
        how=how,
        places=" and ".join(named),
        taken=named[0],
    )
