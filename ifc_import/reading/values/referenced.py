"""Entities referred to by properties, as plain data: a date, a person, a material, a document."""

from collections.abc import Callable

import ifcopenshell

from ifc_import.reading.access import attribute, text
from ifc_import.reading.relations import entities, is_entity

Entity = ifcopenshell.entity_instance

DEEPEST = 3
"""The depth to which references are followed."""


def described(value: object, depth: int = DEEPEST) -> object:
    """The description of an entity: a text where it has a name or date, otherwise its attributes by name; None where
    empty.
    """
    if not is_entity(value) or not depth:
        return None
    for kind, tell in TELLERS.items():
        if value.is_a(kind):
            return tell(value) or None
    described_values = {}
    for place in range(len(value)):
        given = value.get_argument(place)
        description = described(given, depth - 1) if is_entity(given) else _scalar(given)
        if description not in (None, ""):
            described_values[value.attribute_name(place)] = description
    return described_values or None


def _scalar(value: object) -> object:
    return text(value) if isinstance(value, str) else value if isinstance(value, int | float) else None


def _day(date: Entity) -> str:
    day, month, year = (date.get_argument(place) for place in range(3))
    return f"{year:04}-{month:02}-{day:02}" if all(isinstance(part, int) for part in (day, month, year)) else ""


def _time(clock: Entity) -> str:
    hour, minute, second = (clock.get_argument(place) or 0 for place in range(3))
    is_sound = all(isinstance(part, int | float) for part in (hour, minute, second))
    return f"{int(hour):02}:{int(minute):02}:{int(second):02}" if is_sound else ""


def _moment(moment: Entity) -> str:
    return "T".join(str(description) for entity in entities(tuple(moment)) if (description := described(entity)))


def _person(person: Entity) -> str:
    names = (attribute(person, "GivenName"), attribute(person, "FamilyName"))
    return " ".join(filter(None, map(text, names))) or text(attribute(person, "Id", "Identification"))


def _together(both: Entity) -> str:
    return ", ".join(str(description) for entity in entities(tuple(both)) if (description := described(entity)))


def _name(entity: Entity) -> str:
    return text(attribute(entity, "Name", "LayerSetName"))


TELLERS: dict[str, Callable[[Entity], str]] = {
    "IfcCalendarDate": _day,
    "IfcDateAndTime": _moment,
    "IfcLocalTime": _time,
    "IfcPerson": _person,
    "IfcOrganization": _name,
    "IfcPersonAndOrganization": _together,
    "IfcMaterial": _name,
}
"""Class → the function that describes an entity of it."""
