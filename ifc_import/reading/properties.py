"""Property sets and quantities of the elements that somebody asked for, in one pass over the relations.

Attributes are read by `get_argument(name)`, which takes a quarter of the time of `entity.Name`; a model has tens of
thousands of properties. What is malformed is left out and told, and takes nothing else with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import ifcopenshell

from ifc_import.reading.access import of_type, text
from ifc_import.reading.unread import MALFORMED

Entity = ifcopenshell.entity_instance

Problems = dict[int, str]
"""Step id → what of that entity can't be read."""

_MEMBERS = {
    "IfcPropertySet": "HasProperties",
    "IfcElementQuantity": "Quantities",
    "IfcComplexProperty": "HasProperties",
    "IfcPhysicalComplexQuantity": "HasQuantities",
}
"""What holds properties and quantities → the attribute that lists them."""

_AMOUNT = 3
"""Where the number of every quantity stands: after name, description and unit."""

_name = lru_cache(maxsize=8192)(text)
"""The names of sets and properties are few, and stand thousands of times."""


class Value(NamedTuple):
    """One property or quantity: its value as the file has it, and the measure and unit that the file gives it."""

    set_name: str
    name: str
    value: object
    measure: str = ""
    unit: Entity | None = None


def values_by_element(
    model: ifcopenshell.file, elements: Collection[int], problems: Problems | None = None
) -> dict[int, list[Value]]:
    """Step id of each of `elements` → all its values, from property sets and quantities.

    `problems` takes up what could not be read.
    """
    found: dict[int, list[Value]] = defaultdict(list)
    read: dict[int, list[Value]] = {}
    problems = {} if problems is None else problems
    for relation in of_type(model, "IfcRelDefinesByProperties"):
        try:
            wanted = [one.id() for one in _entities(relation, "RelatedObjects") if one.id() in elements]
            definitions = _definitions(relation.get_argument("RelatingPropertyDefinition")) if wanted else ()
        except MALFORMED as error:
            problems[relation.id()] = str(error)
            continue
        for definition in definitions:
            step = definition.id()
            if step not in read:
                read[step] = list(values_of_set(definition, problems))
            for identity in wanted:
                found[identity] += read[step]
    return dict(found)


def values_of_set(definition: Entity, problems: Problems | None = None) -> Iterator[Value]:
    """The values of one property set or element quantity; `problems` takes up what could not be read."""
    problems = {} if problems is None else problems
    try:
        attribute = _MEMBERS.get(definition.is_a())
        if attribute is not None:
            yield from _values(_name(definition.get_argument("Name")), definition, attribute, problems)
    except MALFORMED as error:
        problems[definition.id()] = str(error)


def as_sets(values: Iterable[Value]) -> dict[str, dict[str, object]]:
    """The values as plain data: set name → property name → value."""
    sets: dict[str, dict[str, object]] = {}
    for one in values:
        sets.setdefault(one.set_name, {})[one.name] = one.value
    return sets


def _definitions(definition: object) -> Iterable[Entity]:
    """One definition, or the members of an IfcPropertySetDefinitionSet."""
    if isinstance(definition, ifcopenshell.entity_instance):
        return (definition,) if definition.id() else _only_entities(definition.get_argument(0))
    return _only_entities(definition)


def _entities(owner: Entity, name: str) -> Iterable[Entity]:
    """The entities in a list attribute; none where it is missing or holds something else."""
    return _only_entities(owner.get_argument(name))


def _only_entities(values: object) -> Iterable[Entity]:
    members = values if isinstance(values, tuple) else ()
    return (one for one in members if isinstance(one, ifcopenshell.entity_instance))


def _values(
    set_name: str, owner: Entity, attribute: str, problems: Problems, above: tuple[int, ...] = ()
) -> Iterator[Value]:
    """The values of the properties or quantities in an attribute of `owner`, which is a part of `above`."""
    for one in _entities(owner, attribute):
        step = one.id()
        try:
            name, kind = _name(one.get_argument("Name")), one.is_a()
            if kind not in _MEMBERS:
                yield from _value(set_name, name, kind, one)
            elif step in above:
                problems[step] = "it is a part of itself"
            else:
                yield from _values(f"{set_name}.{name}", one, _MEMBERS[kind], problems, (*above, step))
        except MALFORMED as error:
            problems[step] = str(error)


def _value(set_name: str, name: str, kind: str, one: Entity) -> Iterator[Value]:
    """The value of a single property or quantity; none where it is of a kind without a plain value."""
    get = one.get_argument
    if kind == "IfcPropertySingleValue":
        value = get("NominalValue")
        yield Value(set_name, name, plain(value), _measure(value), get("Unit"))
    elif kind.startswith("IfcQuantity"):
        yield Value(set_name, name, plain(get(_AMOUNT)), kind, get("Unit"))
    elif kind == "IfcPropertyEnumeratedValue":
        yield Value(set_name, name, _listed(get("EnumerationValues")))
    elif kind == "IfcPropertyListValue":
        yield Value(set_name, name, _listed(get("ListValues")), unit=get("Unit"))
    elif kind == "IfcPropertyBoundedValue":
        bounds = [plain(get("LowerBoundValue")), plain(get("UpperBoundValue"))]
        yield Value(set_name, name, bounds, unit=get("Unit"))


def _listed(values: object) -> list[object]:
    return [plain(value) for value in values] if isinstance(values, tuple) else []


def _measure(value: object) -> str:
    return value.is_a() if isinstance(value, ifcopenshell.entity_instance) else ""


def plain(value: object) -> object:
    """An IfcValue as text, number or truth value, or a list of these.

    Raises ValueError where it is an entity instead.
    """
    if isinstance(value, ifcopenshell.entity_instance):
        if value.id():
            message = f"{value.is_a()} stands where a value should"
            raise ValueError(message)
        value = value.get_argument(0)
    if isinstance(value, tuple):
        return _listed(value)
    return plain(value) if isinstance(value, ifcopenshell.entity_instance) else _shown(value)


def _shown(value: object) -> object:
    return text(value) if isinstance(value, str) else value
