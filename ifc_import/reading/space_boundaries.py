"""The spaces that an element touches, by their boundaries: its own, and those of the wall that it is mounted on.

A boundary joins a space and one element around it (IfcRelSpaceBoundary, of the first or second level). That of a door
may be the door's, or that of the opening that it fills.
"""

from collections import defaultdict
from collections.abc import Iterator

import ifcopenshell

from ifc_import.reading.access import attribute, of_type
from ifc_import.reading.relations import entities, relations
from ifc_import.reading.structure import Structure

Entity = ifcopenshell.entity_instance

Touched = dict[int, dict[int, Entity]]
"""Step id of an element → the spaces that it touches, by step id, in the order of the file."""

CONNECTIONS = ("IfcRelConnectsElements", "IfcRelConnectsWithRealizingElements")
"""The relations between a device and what it is fixed to. Walls that meet are joined by another one."""


class SpaceBoundaries:
    """The boundaries of one model's spaces, without those that lack the space or the element."""

    def __init__(self, model: ifcopenshell.file, structure: Structure) -> None:
        self._structure = structure
        self._touched: Touched = defaultdict(dict)
        """of all boundaries"""
        self._around: Touched = defaultdict(dict)
        """of the boundaries that are not virtual: an imaginary boundary is on no wall"""
        for relation, element, space in _boundaries(model):
            self._touched[element.id()][space.id()] = space
            if attribute(relation, "PhysicalOrVirtualBoundary") != "VIRTUAL":
                self._around[element.id()][space.id()] = space
        self._openings = _filled(model) if self._touched else {}
        self._connected = _connected(model) if self._touched else {}

    def of(self, element: Entity) -> list[Entity]:
        """The spaces that an element, or the opening that it fills, bounds."""
        bounding = (element, *self._openings.get(element.id(), ()))
        return _all(self._touched.get(entity.id(), {}) for entity in bounding)

    def of_wall(self, element: Entity) -> list[Entity]:
        """The spaces on both sides of what an element is mounted on: its wholes, and what it is connected to."""
        hosts = (*self._structure.holders(element), *self._connected.get(element.id(), ()))
        return _all(self._around.get(entity.id(), {}) for entity in hosts)


def _boundaries(model: ifcopenshell.file) -> Iterator[tuple[Entity, Entity, Entity]]:
    """Relation, element and space of each boundary that has both."""
    for relation in of_type(model, "IfcRelSpaceBoundary"):
        for space in entities(attribute(relation, "RelatingSpace")):
            if space.is_a("IfcSpace"):
                for element in entities(attribute(relation, "RelatedBuildingElement")):
                    yield relation, element, space


def _filled(model: ifcopenshell.file) -> dict[int, list[Entity]]:
    """Step id of a door or window → the openings that it fills."""
    found: dict[int, list[Entity]] = defaultdict(list)
    for opening, fillers in relations(model, "IfcRelFillsElement"):
        for filler in fillers:
            found[filler.id()].append(opening)
    return found


def _connected(model: ifcopenshell.file) -> dict[int, list[Entity]]:
    """Step id of an element → the elements that it is connected to."""
    found: dict[int, list[Entity]] = defaultdict(list)
    for name in CONNECTIONS:
        for relation in of_type(model, name, subtypes=False):
            first, second = (entities(attribute(relation, end)) for end in ("RelatingElement", "RelatedElement"))
            for one, other in ((first, second), (second, first)):
                for element in one:
                    found[element.id()] += other
    return found


def _all(found: Iterator[dict[int, Entity]]) -> list[Entity]:
    """The spaces of several elements, each once."""
    return list({step: space for spaces in found for step, space in spaces.items()}.values())
