"""Every kind of property and quantity as plain data: text, numbers, truth values, lists of them, or a few named ones.

A list is a list, bounds are [lower, upper] or [lower, upper, set point], a table is a list of [key, value] rows, what a
property refers to is described, and a complex property is a set of its own.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper

from ifc_import.reading.access import text as uncached_text
from ifc_import.reading.associations import entities, is_entity
from ifc_import.reading.referenced import described

Entity = ifcopenshell.entity_instance

SET_NAME, PROPERTIES, QUANTITIES = 2, 4, 5
"""Places in IfcPropertySet and IfcElementQuantity; all places in this module are the same in every schema."""
OF_ROOT = 4
"""How many attributes a set has from IfcRoot, before its own."""
NAME, VALUES, UNIT = 0, 2, 3
"""Places in most kinds of properties."""
LOWER, UNIT_OF_BOUNDS, SET_POINT = 3, 4, 5
ROWS, UNIT_OF_KEYS, UNIT_OF_ROWS = 3, 5, 6
QUANTITY_UNIT, AMOUNT = 2, 3
REFERENCE = PARTS = 3
PARTS_OF_QUANTITY = 2

text = lru_cache(maxsize=1 << 16)(uncached_text)
"""Names and values repeat from set to set."""


@dataclass(frozen=True, slots=True)
class Value:
    """One property or quantity: its value as the file has it, and the measure and unit that the file gives it."""

    set_name: str
    name: str
    value: object
    measure: str = ""
    unit: Entity | None = None
    keys: tuple[str, Entity | None] | None = None
    """measure and unit of the first column of a table"""
    is_lost: bool = False
    """whether the file has a value that is none, as a number that is infinite"""


def values_of_set(definition: Entity) -> Iterator[Value]:
    """The values of one property set or element quantity, or of a set that the schema itself defines."""
    kind = definition.is_a()
    if kind == "IfcPropertySet":
        yield from _properties(text(definition.get_argument(SET_NAME)), definition.get_argument(PROPERTIES))
    elif kind == "IfcElementQuantity":
        yield from _quantities(text(definition.get_argument(SET_NAME)), definition.get_argument(QUANTITIES))
    elif definition.is_a("IfcPropertySetDefinition"):
        yield from _attributes(definition)


def plain(value: object) -> object:
    """An IfcValue as text, number, truth value or list; None for an entity, and for what is no number."""
    if isinstance(value, ifcopenshell.entity_instance):
        value = None if value.id() else value.get_argument(0)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def _properties(set_name: str, properties: object, within: tuple[int, ...] = ()) -> Iterator[Value]:
    """The values of properties; `within` are the complex ones around them, as a file may go in circles."""
    for one in entities(properties):
        kind = one.is_a()
        if kind == "IfcPropertySingleValue":
            yield _single(set_name, one)
        elif kind in KINDS:
            yield KINDS[kind](set_name, one)
        elif kind == "IfcComplexProperty" and one.id() not in within:
            name = f"{set_name}.{text(one.get_argument(NAME))}"
            yield from _properties(name, one.get_argument(PARTS), (*within, one.id()))


def _quantities(set_name: str, quantities: object, within: tuple[int, ...] = ()) -> Iterator[Value]:
    for one in entities(quantities):
        name = text(one.get_argument(NAME))
        if one.is_a("IfcPhysicalSimpleQuantity"):
            amount = one.get_argument(AMOUNT)
            value = plain(amount)
            unit = one.get_argument(QUANTITY_UNIT)
            yield Value(set_name, name, value, one.is_a(), unit, is_lost=value is None and amount is not None)
        elif one.is_a("IfcPhysicalComplexQuantity") and one.id() not in within:
            parts = one.get_argument(PARTS_OF_QUANTITY)
            yield from _quantities(f"{set_name}.{name}", parts, (*within, one.id()))


def _single(set_name: str, one: Entity) -> Value:
    given = one.get_argument(VALUES)
    value = plain(given)
    measure = "" if given is None else _measure(given)
    unit = one.get_argument(UNIT)
    return Value(set_name, text(one.get_argument(NAME)), value, measure, unit, is_lost=value is None and bool(measure))


def _list(set_name: str, one: Entity) -> Value:
    unit = one.get_argument(UNIT) if one.is_a("IfcPropertyListValue") else None
    return _several(set_name, one, _many(one.get_argument(VALUES)), unit)


def _bounds(set_name: str, one: Entity) -> Value:
    given = [one.get_argument(LOWER), one.get_argument(VALUES)]
    set_point = one.get_argument(SET_POINT) if len(one) > SET_POINT else None
    bounds = tuple(given if set_point is None else [*given, set_point])
    return _several(set_name, one, bounds, one.get_argument(UNIT_OF_BOUNDS))


def _several(set_name: str, one: Entity, given: tuple[object, ...], unit: Entity | None) -> Value:
    values = [plain(each) for each in given]
    is_lost = any(value is None and each is not None for value, each in zip(values, given, strict=True))
    return Value(set_name, text(one.get_argument(NAME)), values, _first_measure(given), unit, is_lost=is_lost)


def _table(set_name: str, one: Entity) -> Value:
    keys, rows = _many(one.get_argument(VALUES)), _many(one.get_argument(ROWS))
    return Value(
        set_name,
        text(one.get_argument(NAME)),
        [[plain(key), plain(row)] for key, row in zip_longest(keys, rows)],
        _first_measure(rows),
        one.get_argument(UNIT_OF_ROWS),
        keys=(_first_measure(keys), one.get_argument(UNIT_OF_KEYS)),
    )


def _reference(set_name: str, one: Entity) -> Value:
    return Value(set_name, text(one.get_argument(NAME)), described(one.get_argument(REFERENCE)))


def _attributes(definition: Entity) -> Iterator[Value]:
    """The attributes of a set that the schema itself defines, as IfcDoorPanelProperties."""
    schema, kind = definition.is_a(True).split(".")
    for place, (name, measure) in enumerate(_own_attributes(schema, kind), OF_ROOT):
        given = definition.get_argument(place)
        if given is not None and not is_entity(given):
            yield Value(kind, name, plain(given), measure)


@cache
def _own_attributes(schema: str, kind: str) -> list[tuple[str, str]]:
    """Name and IFC type of each attribute that a class has beside those of IfcRoot."""
    declaration = wrapper.schema_by_name(schema).declaration_by_name(kind).as_entity()
    attributes = declaration.all_attributes()[OF_ROOT:] if declaration else ()
    types = [(one.name(), one.type_of_attribute().as_named_type()) for one in attributes]
    return [(name, named.declared_type().name() if named else "") for name, named in types]


def _measure(value: object) -> str:
    return str(value.is_a()) if isinstance(value, ifcopenshell.entity_instance) and not value.id() else ""


def _first_measure(values: tuple[object, ...]) -> str:
    return next(filter(None, map(_measure, values)), "")


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


KINDS: dict[str, Callable[[str, Entity], Value]] = {
    "IfcPropertyEnumeratedValue": _list,
    "IfcPropertyListValue": _list,
    "IfcPropertyBoundedValue": _bounds,
    "IfcPropertyTableValue": _table,
    "IfcPropertyReferenceValue": _reference,
}
