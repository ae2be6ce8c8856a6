"""Removal of values of the wrong kind from a model, so that all others can be read.

A reference may lead to anything in a damaged file, a name may be a number. Checking all of them takes longer than
reading; so it is done only where reading failed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import ifcopenshell
import ifcopenshell.ifcopenshell_wrapper as wrapper
from ifcopenshell.validate import ValidationError, assert_valid

from ifc_import import rules
from ifc_import.reading.access import Entity, of_type
from registry.snapshot import Finding

CHECKED = (
    "IfcRelationship", "IfcPropertyDefinition", "IfcObjectDefinition", "IfcUnitAssignment", "IfcNamedUnit",
    "IfcMeasureWithUnit", "IfcProperty", "IfcPhysicalQuantity", "IfcObjectPlacement", "IfcPlacement",
    "IfcProductRepresentation", "IfcRepresentation", "IfcExternalReference", "IfcOwnerHistory", "IfcApplication",
)  # fmt: skip
"""The classes that are checked; shapes are left out, since they fail one by one."""

Kind: TypeAlias = "wrapper.parameter_type | wrapper.declaration"

EMPTY_WITHOUT = ("IfcRelationship", "IfcNamedUnit", "IfcMeasureWithUnit", "IfcProperty", "IfcPhysicalQuantity")
"""The classes whose entities are removed as a whole when a required value is missing."""


@dataclass(frozen=True, slots=True)
class Misfits:
    """The wrong values, and the entities to be removed."""

    findings: list[Finding]
    empty: list[Entity]


def straighten(model: ifcopenshell.file) -> Misfits:
    """Remove the values of the wrong kind from `model`, and return findings on them, by class and attribute."""
    schema = wrapper.schema_by_name(model.schema_identifier)
    taken: dict[tuple[str, str], list[str]] = defaultdict(list)
    empty: dict[int, Entity] = {}
    for entity in _checked(model):
        for index, attribute in _attributes(entity.is_a(), schema):
            if _put_right(entity, index, attribute, schema):
                taken[entity.is_a(), attribute.name()].append(f"#{entity.id()}")
            if _is_missing(entity[index], attribute) and _says_nothing_without(entity):
                empty[entity.id()] = entity
    findings = [
        rules.WRONG_KIND.finding(place=f"{ifc_class}.{name}", count=len(steps), first=steps[0])
        for (ifc_class, name), steps in sorted(taken.items())
    ]
    return Misfits([*findings, *_empty_findings(empty.values())], list(empty.values()))


def _attributes(ifc_class: str, schema: wrapper.schema_definition) -> list[tuple[int, wrapper.attribute]]:
    """The attributes of a class that its entities state themselves, with their places."""
    declaration = schema.declaration_by_name(ifc_class).as_entity()
    if declaration is None:
        return []
    pairs = zip(declaration.all_attributes(), declaration.derived(), strict=True)
    return [(index, attribute) for index, (attribute, derived) in enumerate(pairs) if not derived]


def _checked(model: ifcopenshell.file) -> Iterator[Entity]:
    done: set[int] = set()
    for name in CHECKED:
        for entity in of_type(model, name):
            if entity.id() not in done:
                done.add(entity.id())
                yield entity


def _put_right(entity: Entity, index: int, attribute: wrapper.attribute, schema: wrapper.schema_definition) -> bool:
    """Remove the values of the wrong kind from one attribute; True where there were any."""
    value, kind = entity[index], attribute.type_of_attribute()
    if value in (None, ()) or _fits(kind, value, schema):
        return False
    several = kind.as_aggregation_type()
    kept = None
    if several is not None and isinstance(value, tuple):
        kept = tuple(item for item in value if _fits(several.type_of_element(), item, schema)) or None
    if kept == value:
        return False
    entity[index] = kept
    return True


def _fits(kind: Kind, value: object, schema: wrapper.schema_definition) -> bool:
    """Whether a value is of a kind; an integer is a real number too."""
    try:
        if assert_valid(kind, value, schema, no_throw=True):  # type: ignore[arg-type]  # the stub names subclasses
            return True
    except (ValidationError, RuntimeError):
        return False
    return isinstance(value, int) and _fits(kind, float(value), schema)


def _is_missing(value: object, attribute: wrapper.attribute) -> bool:
    """Whether a required attribute has no value, or a list that is too short."""
    several = attribute.type_of_attribute().as_aggregation_type()
    empty = value is None or (value == () and several is not None and several.bound1() > 0)
    return empty and not attribute.optional()


def _says_nothing_without(entity: Entity) -> bool:
    return any(entity.is_a(name) for name in EMPTY_WITHOUT)


def _empty_findings(empty: Iterable[Entity]) -> Iterator[Finding]:
    steps: dict[str, list[str]] = defaultdict(list)
    for entity in empty:
        steps[entity.is_a()].append(f"#{entity.id()}")
    for ifc_class, found in sorted(steps.items()):
        yield rules.NOTHING_SAID.finding(ifc_class=ifc_class, count=len(found), first=found[0])
