"""Every kind of property and quantity as plain data: text, numbers, truth values, lists of them, or a few named ones.

A list is a list, bounds are [lower, upper] or [lower, upper, set point], a table is a list of [key, value] rows, what a
property refers to is described, and a complex property is a set of its own.
"""

import math
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper

from ifc_import.reading.access import text as uncached_text
from ifc_import.reading.relations import entities, is_entity
from ifc_import.reading.unread import MALFORMED
from ifc_import.reading.values.referenced import described

Entity = ifcopenshell.entity_instance

SET_NAME = 2
"""Its place in every set; all places in this module are the same in every schema."""
OF_ROOT = 4
"""How many attributes a set has from IfcRoot, before its own."""
NAME, VALUES, UNIT = 0, 2, 3
"""Places in most kinds of properties."""
LOWER, UNIT_OF_BOUNDS, SET_POINT = 3, 4, 5
ROWS, UNIT_OF_KEYS, UNIT_OF_ROWS = 3, 5, 6
QUANTITY_UNIT, AMOUNT = 2, 3
REFERENCE = 3

Problems: TypeAlias = dict[int, str]
"""Step id → the reason why that entity can't be read."""

text = lru_cache(maxsize=1 << 16)(uncached_text)
"""Names and values repeat from set to set, so they are cached."""


class Value(NamedTuple):
    """One property or quantity: its value as in the file, and its measure and unit."""

    set_name: str
    name: str
    value: object
    measure: str = ""
    unit: Entity | None = None
    keys: tuple[str, Entity | None] | None = None
    """measure and unit of the first column of a table"""


def values_of_set(definition: Entity, problems: Problems | None = None) -> list[Value]:
    """The values of one property set or element quantity, or of a set that the schema itself defines.

    `problems` collects unreadable entities.
    """
    found: list[Value] = []
    problems = {} if problems is None else problems
    try:
        kind = definition.is_a()
        if kind in SETS:
            found += _values(text(definition.get_argument(SET_NAME)), definition, SETS[kind], problems)
        elif definition.is_a("IfcPropertySetDefinition"):
            found += _attributes(definition)
    except MALFORMED as error:
        problems[definition.id()] = str(error)
    return found


def plain(value: object) -> object:
    """An IfcValue as text, number, truth value or list.

    Raises ValueError where it is an entity instead, or a number that is not finite.
    """
    if isinstance(value, ifcopenshell.entity_instance):
        if value.id():
            raise ValueError(f"{value.is_a()} stands where a value should")
        value = value.get_argument(0)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def _values(
    set_name: str, owner: Entity, place: int, problems: Problems, within: tuple[int, ...] = ()
) -> Iterator[Value]:
    """The values of the properties or quantities at a place of `owner`, which is a part of those in `within`."""
    for owned in entities(owner.get_argument(place)):
        kind, step = owned.is_a(), owned.id()
        try:
            if kind in KINDS:
                yield KINDS[kind](set_name, owned)
            elif kind not in COMPLEX:
                problems[step] = f"{kind} stands where a property should"
            elif step in within:
                problems[step] = "it is a part of itself"
            else:
                name = f"{set_name}.{text(owned.get_argument(NAME))}"
                yield from _values(name, owned, COMPLEX[kind], problems, (*within, step))
        except MALFORMED as error:
            problems[step] = str(error)


def _single(set_name: str, entity: Entity) -> Value:
    given = entity.get_argument(VALUES)
    return Value(set_name, text(entity.get_argument(NAME)), plain(given), _measure(given), entity.get_argument(UNIT))


def _quantity(set_name: str, entity: Entity) -> Value:
    value = plain(entity.get_argument(AMOUNT))
    return Value(set_name, text(entity.get_argument(NAME)), value, entity.is_a(), entity.get_argument(QUANTITY_UNIT))


def _enumerated(set_name: str, entity: Entity) -> Value:
    given = _many(entity.get_argument(VALUES))
    return Value(set_name, text(entity.get_argument(NAME)), plain(given), _first_measure(given))


def _listed(set_name: str, entity: Entity) -> Value:
    return _enumerated(set_name, entity)._replace(unit=entity.get_argument(UNIT))


def _bounds(set_name: str, entity: Entity) -> Value:
    given = entity.get_argument(LOWER), entity.get_argument(VALUES)
    set_point = entity.get_argument(SET_POINT) if len(entity) > SET_POINT else None
    bounds = given if set_point is None else (*given, set_point)
    unit = entity.get_argument(UNIT_OF_BOUNDS)
    return Value(set_name, text(entity.get_argument(NAME)), plain(bounds), _first_measure(bounds), unit)


def _table(set_name: str, entity: Entity) -> Value:
    keys, rows = _many(entity.get_argument(VALUES)), _many(entity.get_argument(ROWS))
    return Value(
        set_name,
        text(entity.get_argument(NAME)),
        [[plain(key), plain(row)] for key, row in zip_longest(keys, rows)],
        _first_measure(rows),
        entity.get_argument(UNIT_OF_ROWS),
        (_first_measure(keys), entity.get_argument(UNIT_OF_KEYS)),
    )


def _reference(set_name: str, entity: Entity) -> Value:
    return Value(set_name, text(entity.get_argument(NAME)), described(entity.get_argument(REFERENCE)))


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
    types = [
        (attribute_type.name(), attribute_type.type_of_attribute().as_named_type()) for attribute_type in attributes
    ]
    return [(name, named.declared_type().name() if named else "") for name, named in types]


def _measure(value: object) -> str:
    return str(value.is_a()) if isinstance(value, ifcopenshell.entity_instance) and not value.id() else ""


def _first_measure(values: tuple[object, ...]) -> str:
    return next(filter(None, map(_measure, values)), "")


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


SETS = {"IfcPropertySet": 4, "IfcElementQuantity": 5}
COMPLEX = {"IfcComplexProperty": 3, "IfcPhysicalComplexQuantity": 2}
"""Class of a set → the position of its properties or quantities."""

QUANTITIES = ("Length", "Area", "Volume", "Count", "Weight", "Time", "Number")

KINDS: dict[str, Callable[[str, Entity], Value]] = {
    "IfcPropertySingleValue": _single,
    "IfcPropertyEnumeratedValue": _enumerated,
    "IfcPropertyListValue": _listed,
    "IfcPropertyBoundedValue": _bounds,
    "IfcPropertyTableValue": _table,
    "IfcPropertyReferenceValue": _reference,
    **{f"IfcQuantity{name}": _quantity for name in QUANTITIES},
}
