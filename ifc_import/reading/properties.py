"""Property sets and quantities of the elements that somebody asked for, in one pass over the relations."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import ifcopenshell

from ifc_import.reading.access import of_type, text

Entity = ifcopenshell.entity_instance


@dataclass(frozen=True, slots=True)
class Value:
    """One property or quantity: its value as the file has it, and the measure and unit that the file gives it."""

    set_name: str
    name: str
    value: object
    measure: str = ""
    unit: Entity | None = None


def values_by_element(model: ifcopenshell.file, elements: Collection[int]) -> dict[int, list[Value]]:
    """Step id of each of `elements` → all its values, from property sets and quantities."""
    found: dict[int, list[Value]] = defaultdict(list)
    read: dict[int, list[Value]] = {}
    for relation in of_type(model, "IfcRelDefinesByProperties"):
        wanted = [one.id() for one in relation.RelatedObjects if one.id() in elements]
        if wanted:
            for definition in _definitions(relation.RelatingPropertyDefinition):
                values = read.get(definition.id())
                if values is None:
                    values = read[definition.id()] = list(values_of_set(definition))
                for identity in wanted:
                    found[identity].extend(values)
    return dict(found)


def values_of_set(definition: Entity) -> Iterator[Value]:
    """The values of one property set or element quantity."""
    set_name = text(definition.Name)
    if definition.is_a("IfcPropertySet"):
        yield from _properties(set_name, definition.HasProperties or ())
    elif definition.is_a("IfcElementQuantity"):
        yield from _quantities(set_name, definition.Quantities or ())


def as_sets(values: Iterable[Value]) -> dict[str, dict[str, object]]:
    """The values as plain data: set name → property name → value."""
    sets: dict[str, dict[str, object]] = {}
    for one in values:
        sets.setdefault(one.set_name, {})[one.name] = one.value
    return sets


def _definitions(definition: object) -> Iterable[Entity]:
    """One definition, or the members of an IfcPropertySetDefinitionSet."""
    if definition is None:
        return ()
    if isinstance(definition, ifcopenshell.entity_instance):
        return (definition,) if definition.id() else definition.wrappedValue
    return definition if isinstance(definition, tuple) else ()


def _properties(set_name: str, properties: Iterable[Entity]) -> Iterator[Value]:
    for one in properties:
        name = text(one.Name)
        if one.is_a("IfcPropertySingleValue"):
            value = one.NominalValue
            yield Value(set_name, name, plain(value), value.is_a() if value is not None else "", one.Unit)
        elif one.is_a("IfcPropertyEnumeratedValue"):
            yield Value(set_name, name, [plain(value) for value in one.EnumerationValues or ()])
        elif one.is_a("IfcPropertyListValue"):
            yield Value(set_name, name, [plain(value) for value in one.ListValues or ()], unit=one.Unit)
        elif one.is_a("IfcPropertyBoundedValue"):
            bounds = [plain(one.LowerBoundValue), plain(one.UpperBoundValue)]
            yield Value(set_name, name, bounds, unit=one.Unit)
        elif one.is_a("IfcComplexProperty"):
            yield from _properties(f"{set_name}.{name}", one.HasProperties or ())


def _quantities(set_name: str, quantities: Iterable[Entity]) -> Iterator[Value]:
    for one in quantities:
        name = text(one.Name)
        if one.is_a("IfcPhysicalSimpleQuantity"):
            yield Value(set_name, name, one[3], one.is_a(), one.Unit)
        elif one.is_a("IfcPhysicalComplexQuantity"):
            yield from _quantities(f"{set_name}.{name}", one.HasQuantities or ())


def plain(value: object) -> object:
    """An IfcValue as text, number or truth value."""
    inner = getattr(value, "wrappedValue", value)
    return text(inner) if isinstance(inner, str) else inner
