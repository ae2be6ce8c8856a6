"""Where things are in the model's own words: building, storey, space, and what each one is a part of."""

from collections.abc import Iterator

import ifcopenshell

from ifc_import.reading.access import of_type

Entity = ifcopenshell.entity_instance


class Structure:
    """The relations of one model, read once; every walk upwards ends, even where the model goes in circles."""

    def __init__(self, model: ifcopenshell.file) -> None:
        self._parent = _parents(model)
        self._container = _containers(model, "IfcRelContainedInSpatialStructure")
        self._reference = _containers(model, "IfcRelReferencedInSpatialStructure")

    def parent(self, entity: Entity) -> Entity | None:
        """What `entity` is aggregated into, nested in, or whose opening it fills."""
        return self._parent.get(entity.id())

    def ancestors(self, entity: Entity) -> Iterator[Entity]:
        """The chain of parents and containers from `entity` up, without itself."""
        seen = {entity.id()}
        above = self._above(entity)
        while above is not None and above.id() not in seen:
            seen.add(above.id())
            yield above
            above = self._above(above)

    def nearest(self, entity: Entity, ifc_class: str) -> Entity | None:
        """The first ancestor of a class."""
        return next((one for one in self.ancestors(entity) if one.is_a(ifc_class)), None)

    def space_of(self, entity: Entity) -> Entity | None:
        """The space that contains or references `entity` itself."""
        for relation in (self._container, self._reference):
            place = relation.get(entity.id())
            if place is not None and place.is_a("IfcSpace"):
                return place
        return None

    def _above(self, entity: Entity) -> Entity | None:
        return self._container.get(entity.id()) or self._parent.get(entity.id())


def _parents(model: ifcopenshell.file) -> dict[int, Entity]:
    parents: dict[int, Entity] = {}
    hosts = {
        rel.RelatedOpeningElement.id(): rel.RelatingBuildingElement for rel in of_type(model, "IfcRelVoidsElement")
    }
    for rel in of_type(model, "IfcRelFillsElement"):
        host = hosts.get(rel.RelatingOpeningElement.id())
        if host is not None:
            parents[rel.RelatedBuildingElement.id()] = host
    for name in ("IfcRelNests", "IfcRelAggregates"):
        for rel in of_type(model, name):
            for part in rel.RelatedObjects:
                parents[part.id()] = rel.RelatingObject
    return parents


def _containers(model: ifcopenshell.file, relation: str) -> dict[int, Entity]:
    """Element → where it is; of several places a space is the most exact."""
    places: dict[int, Entity] = {}
    for rel in of_type(model, relation):
        place = rel.RelatingStructure
        for element in rel.RelatedElements:
            if element.id() not in places or place.is_a("IfcSpace"):
                places[element.id()] = place
    return places
