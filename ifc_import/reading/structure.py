"""The spatial structure of a model: the building, storey, space and whole of each element."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import ifcopenshell

from ifc_import.reading.access import of_type
from ifc_import.reading.relations import Relation, fillings, relations

Entity = ifcopenshell.entity_instance

Above: TypeAlias = dict[int, list[Entity]]
"""Step id of an entity → the entities directly above it."""

BUILDINGS = ("IfcBuilding", "IfcFacility")
STOREYS = ("IfcBuildingStorey", "IfcFacilityPart")
"""The classes read as buildings and as storeys; a bridge, a road or a quay of IFC4X3 is a facility with parts."""


class Structure:
    """The spatial relations of one model, read once; every walk upwards ends, even in a circular structure.

    An element may have several entities above it. A walk goes first to its container (a space before a storey), then to
    its whole, and last to places that only reference it.
    """

    def __init__(self, model: ifcopenshell.file) -> None:
        self.buildings = distinct(model, BUILDINGS)
        self.storeys = distinct(model, STOREYS)
        self._building_ids = {building.id() for building in self.buildings}
        self._storey_ids = {storey.id() for storey in self.storeys}
        self._halls = self._building_ids | self._storey_ids
        self._space_ids = {space.id() for space in of_type(model, "IfcSpace")}
        self._containers = self._places(relations(model, "IfcRelContainedInSpatialStructure"))
        self._references = self._places(relations(model, "IfcRelReferencedInSpatialStructure"))
        self._wholes = _wholes(model)
        self.tied = _joined(self._containers, self._wholes)
        """step id of an entity → its containers and wholes"""
        self._above = _joined(self.tied, self._references)
        self._storey_at: dict[int, Entity | None] = {}
        self._building_at: dict[int, Entity | None] = {}

    def containers(self, entity: Entity) -> list[Entity]:
        """The places that contain `entity` itself; the schema allows one."""
        return self._containers.get(entity.id(), [])

    def wholes(self, entity: Entity) -> list[Entity]:
        """The entities into which `entity` is aggregated or nested, or whose opening it fills; the schema allows one
        each.
        """
        return self._wholes.get(entity.id(), [])

    def parent(self, entity: Entity) -> Entity | None:
        """The first of the wholes of `entity`."""
        return next(iter(self.wholes(entity)), None)

    def ancestors(self, entity: Entity) -> Iterator[Entity]:
        """All entities above `entity`, each once."""
        return _walk(entity, self._above)

    def nearest(self, entity: Entity, ifc_class: str) -> Entity | None:
        """The first ancestor of a class."""
        return next((ancestor for ancestor in self.ancestors(entity) if ancestor.is_a(ifc_class)), None)

    def storey_of(self, entity: Entity) -> Entity | None:
        """The storey that `entity` is on."""
        return self._nearest(entity, self._storey_ids, self._storey_at)

    def storeys_of(self, entity: Entity) -> list[Entity]:
        """The storeys of the places directly above `entity`: usually one, never one within another."""
        places = self._above.get(entity.id(), [])
        found = [place if place.id() in self._storey_ids else self.storey_of(place) for place in places]
        return self.innermost([place for place in found if place is not None])

    def building_of(self, entity: Entity) -> Entity | None:
        """The building that `entity` is in; for a section of a building the whole."""
        found = self._nearest(entity, self._building_ids, self._building_at)
        return None if found is None else self.whole_building(found)

    def whole_building(self, building: Entity) -> Entity:
        """The building that `building` is a section of, or itself."""
        passed = {building.id()}
        while (above := self._section_of(building)) is not None and above.id() not in passed:
            passed.add(above.id())
            building = above
        return building

    def space_of(self, entity: Entity) -> Entity | None:
        """The space that contains or references `entity` itself."""
        return next(iter(self.spaces_of(entity)), None)

    def spaces_of(self, entity: Entity) -> list[Entity]:
        """The spaces that contain `entity` itself, or, without any, those that reference it: usually one."""
        for places in (self._containers, self._references):
            spaces = [place for place in places.get(entity.id(), ()) if place.id() in self._space_ids]
            if spaces:
                return self.innermost(spaces)
        return []

    def whole_space(self, space: Entity) -> Entity | None:
        """The space that `space` is a part of, directly or by way of an element in it."""
        return _first(self.holders(space), self._space_ids)

    def holders(self, entity: Entity) -> Iterator[Entity]:
        """The spaces and elements within its storey that contain `entity`, at any depth."""
        return (place for place in _walk(entity, self.tied, ends=self._halls) if place.id() not in self._halls)

    def innermost(self, places: list[Entity]) -> list[Entity]:
        """`places`, each once, without those that contain others of them."""
        unique = {place.id(): place for place in places}
        if len(unique) < 2:
            return list(unique.values())
        outer = {above.id() for place in unique.values() for above in self.ancestors(place)}
        return [place for step, place in unique.items() if step not in outer] or list(unique.values())

    def _nearest(self, entity: Entity, wanted: set[int], known: dict[int, Entity | None]) -> Entity | None:
        """The first of `wanted` above `entity`; `known` keeps what was found from each place on, itself included."""
        for place in self._above.get(entity.id(), ()):
            found = self._found_from(place, wanted, known)
            if found is not None and found.id() != entity.id():
                return found
        return None

    def _found_from(self, start: Entity, wanted: set[int], known: dict[int, Entity | None]) -> Entity | None:
        """The first of `wanted` from `start` on upwards; what is found is `known` of all on the way to it."""
        below: dict[int, int] = {}
        left = [(start, 0)]
        while left:
            place, came_from = left.pop()
            step = place.id()
            if step in below:
                continue
            below[step] = came_from
            found = place if step in wanted else known.get(step)
            if found is not None:
                while step:
                    known[step] = found
                    step = below[step]
                return found
            if step not in known:
                left.extend((entity, step) for entity in reversed(self._above.get(step, ())))
        known.update(dict.fromkeys(below))
        return None

    def _section_of(self, building: Entity) -> Entity | None:
        """The building that a building is a section of: where it is partial, or in one that is not a complex."""
        wholes = [whole for whole in self.tied.get(building.id(), ()) if whole.id() in self._building_ids]
        above = next((whole for whole in wholes if whole.is_a() == building.is_a()), None)
        if above is None:
            return None
        return above if building.CompositionType == "PARTIAL" or above.CompositionType == "ELEMENT" else None

    def _places(self, found: Iterable[Relation]) -> Above:
        """The places that elements are in; spaces first, since they are the most exact, then by their ids."""
        places = _listed(found)
        for several in places.values():
            if len(several) > 1:
                several.sort(key=lambda place: (place.id() not in self._space_ids, str(place[0])))
        return places


def distinct(model: ifcopenshell.file, classes: Iterable[str]) -> list[Entity]:
    """The entities of several classes, each once, those of the first class first."""
    return list({entity.id(): entity for name in classes for entity in of_type(model, name)}.values())


def _wholes(model: ifcopenshell.file) -> Above:
    parts = (relations(model, name) for name in ("IfcRelAggregates", "IfcRelNests"))
    return _listed(relation for found in (*parts, fillings(model)) for relation in found)


def _listed(found: Iterable[Relation]) -> Above:
    """The entities above each entity, each once."""
    above: Above = defaultdict(list)
    for place, below in found:
        for entity in below:
            known = above[entity.id()]
            if not known or all(other.id() != place.id() for other in known):
                known.append(place)
    return dict(above)


def _joined(first: Above, second: Above) -> Above:
    """The entities above by either kind of relation, those of the first kind first."""
    both = {step: list(places) for step, places in first.items()}
    for step, places in second.items():
        both[step] = [*both[step], *places] if step in both else list(places)
    return both


def _walk(entity: Entity, above: Mapping[int, list[Entity]], ends: Iterable[int] = ()) -> Iterator[Entity]:
    """All entities above `entity`, each once, depth first; the walk does not go beyond `ends`."""
    seen = {entity.id()}
    left = above.get(entity.id(), [])[::-1]
    while left:
        place = left.pop()
        if (step := place.id()) not in seen:
            seen.add(step)
            yield place
            if step not in ends:
                left.extend(reversed(above.get(step, ())))


def _first(entities: Iterable[Entity], wanted: set[int]) -> Entity | None:
    return next((entity for entity in entities if entity.id() in wanted), None)
