"""Property sets and quantities of the requested elements, in one pass over the relations.

Malformed ones are left out and reported, without affecting others.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import ifcopenshell

from ifc_import.reading.access import of_type
from ifc_import.reading.relations import entities
from ifc_import.reading.unread import MALFORMED
from ifc_import.reading.values.property_kinds import Problems, Value, values_of_set
from ifc_import.reading.values.symbols import Symbols
from registry.snapshot import PropertySets, PropertyUnits

__all__ = ["ElementValues", "Value", "as_sets", "as_units", "values_by_element"]

Entity = ifcopenshell.entity_instance

TAKERS, GIVEN = 4, 5
"""Places in IfcRelDefinesByProperties, the same in every schema."""

BLANK = (None, "")


def values_by_element(
    model: ifcopenshell.file, elements: Collection[int], problems: Problems | None = None
) -> dict[int, list[Value]]:
    """Step id of each of `elements` → all its values, from property sets and quantities.

    `problems` collects unreadable entities.
    """
    found: dict[int, list[Value]] = defaultdict(list)
    read: dict[int, list[Value]] = {}
    problems = {} if problems is None else problems
    for relation in of_type(model, "IfcRelDefinesByProperties"):
        try:
            wanted = [step for element in entities(relation.get_argument(TAKERS)) if (step := element.id()) in elements]
            definitions = _definitions(relation.get_argument(GIVEN)) if wanted else ()
        except MALFORMED as error:
            problems[relation.id()] = str(error)
            continue
        for definition in definitions:
            step = definition.id()
            if step not in read:
                read[step] = values_of_set(definition, problems)
            for identity in wanted:
                found[identity] += read[step]
    return dict(found)


class ElementValues:
    """The values of the elements of interest, found in one pass when the first is requested."""

    def __init__(self, model: ifcopenshell.file, elements: Iterable[Entity], problems: Problems) -> None:
        """Of `elements`; `problems` collects unreadable entities."""
        self._model = model
        self._elements = elements
        self._problems = problems

    def of(self, element: Entity) -> list[Value]:
        """All values of one of the elements."""
        return self._found.get(element.id(), [])

    @cached_property
    def _found(self) -> dict[int, list[Value]]:
        return values_by_element(self._model, {element.id() for element in self._elements}, self._problems)


def as_sets(values: Iterable[Value]) -> PropertySets:
    """The values as plain data: set name → property name → value."""
    sets: PropertySets = {}
    for set_name, value in _placed(values):
        sets.setdefault(set_name, {})[value.name] = value.value
    return sets


def as_units(values: Iterable[Value], symbols: Symbols) -> PropertyUnits:
    """The units of the values, of those that have one: set name → property name → unit."""
    units: PropertyUnits = {}
    for set_name, value in _placed(values):
        written = _unit(value, symbols)
        if written is not None:
            units.setdefault(set_name, {})[value.name] = written
    return units


def _placed(values: Iterable[Value]) -> Iterator[tuple[str, Value]]:
    """Each value with the name of its set: its own, or a second one where that has another value of the same name.

    A blank value is replaced by any other.
    """
    values_of: dict[tuple[str, str], object] = {}
    for value in values:
        name, number = value.set_name, 1
        while (before := values_of.setdefault((name, value.name), value.value)) != value.value:
            if before in BLANK or value.value in BLANK:
                break
            number += 1
            name = f"{value.set_name} ({number})"
        if value.value not in BLANK or values_of[name, value.name] in BLANK:
            values_of[name, value.name] = value.value
            yield name, value


def _unit(value: Value, symbols: Symbols) -> str | None:
    """The unit of a value; of the rows of a table, from which to which."""
    written = symbols.of(value.measure, value.unit) if value.measure or value.unit is not None else None
    if value.keys is None:
        return written
    of_keys = symbols.of(*value.keys)
    return f"{of_keys or '1'} → {written or '1'}" if of_keys or written else None


def _definitions(definition: object) -> Iterable[Entity]:
    """One definition, or the members of an IfcPropertySetDefinitionSet."""
    if isinstance(definition, ifcopenshell.entity_instance) and not definition.id():
        return entities(definition.get_argument(0))
    return entities(definition)
