"""Validates the rows of an owner's list of assets."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from api.files.plain_text import shown
from api.operations.corrections.field_values import read_any_date, read_value, require_short
from api.operations.errors import BadValue
from ifc_import.vocabulary.folding import folded
from ifc_import.vocabulary.placeholders import stated
from ifc_import.vocabulary.text import text
from registry.fields import LISTED, Field

FIELDS = tuple(field.name for field in LISTED)
"""The fields that a list may have, in the order in which they are shown."""

NAME = next(field for field in LISTED if field.name == "name")

_OF_ITS_OWN = frozenset({"key", "name", "ifc_class"})

VEHICLES = frozenset(
    {
        "vehicle", "vehicles", "car", "cars", "fleet", "fordon", "bilar", "kjoretoy", "biler", "koretoj", "fahrzeug",
        "fahrzeuge", "fuhrpark", "autos", "ajoneuvot", "vehicules", "voertuigen", "vehiculos", "veicoli",
    }
)  # fmt: skip
"""Names of lists of vehicles, folded."""

VEHICLE, ANYTHING = "IfcVehicle", "IfcElement"
"""The default classes of vehicles and of all other assets."""

_CLASS = re.compile(r"Ifc[A-Z][A-Za-z0-9]{1,60}")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as it is written: field → value, and the other columns as properties."""

    line: int
    said: Mapping[str, str | float]
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CleanRow:
    """A row as it is kept: its key (None for an asset that is identified by its code) and its values."""

    line: int
    key: str | None
    said: dict[str, Any]


def usual_class(list_name: str) -> str:
    """The default class of the assets in a list."""
    return VEHICLE if folded(list_name) in VEHICLES else ANYTHING


def clean_row(row: ListRow, ifc_class: str, *, needs_key: bool = True) -> CleanRow:
    """The row as it is kept; `ifc_class` is the default class. Raises BadValue."""
    given = {name: stated(value) for name, value in row.said.items()}
    key = _short("key", given.get("key"))
    if key is None and needs_key:
        raise BadValue("it has no key, so that nothing would know it the next time")
    said: dict[str, Any] = {"ifc_class": checked_class(given.get("ifc_class") or ifc_class)}
    said |= {field.name: _kept(field, given.get(field.name)) for field in LISTED if field.name not in _OF_ITS_OWN}
    said["name"] = _name(given.get("name"), said)
    said["properties"] = _properties(row.properties)
    return CleanRow(row.line, key, {name: value for name, value in said.items() if value not in (None, {})})


def checked_class(name: str) -> str:
    """`name`, if it has the form of an IFC class. Raises BadValue."""
    if not _CLASS.fullmatch(name):
        raise BadValue(
            f"class takes a class of IFC, as IfcVehicle or IfcElectricAppliance, not {shown(name)!r}; "
            "what people call a kind of thing is its type"
        )
    return name


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The changes between two rows: field, old and new value; each property separately."""
    old, new = _flat(before), _flat(after)
    names = [*(name for name in FIELDS if name in old or name in new), *sorted((old.keys() | new.keys()) - set(FIELDS))]
    return [
        {"field": name, "old": old.get(name), "new": new.get(name)} for name in names if old.get(name) != new.get(name)
    ]


def _kept(field: Field, value: str | None) -> Any:
    """A value as it is kept. Ambiguous dates stay as they are written."""
    if field.form == "date":
        return read_any_date(field, value)
    return read_value(field, value)


def _name(name: str | None, said: Mapping[str, Any]) -> str:
    """The name of the asset, else its manufacturer and model, else its type."""
    found = text(name) or " ".join(filter(None, (said["manufacturer"], said["model"]))) or said["type"]
    if not found:
        raise BadValue("it has no name, and neither maker, model nor type to be called by")
    return str(read_value(NAME, found))


def _properties(given: Mapping[str, str]) -> dict[str, str]:
    """The columns that are not fields, without empty values."""
    for name in given:
        require_short("the name of a column", name)
    cleaned = {text(name): _short(name, value) for name, value in given.items()}
    return {name: value for name, value in cleaned.items() if value is not None}


def _short(name: str, value: str | None) -> str | None:
    require_short(name, value or "")
    return text(value) or None


def _flat(said: Mapping[str, Any]) -> dict[str, Any]:
    properties: Iterable[tuple[str, Any]] = said.get("properties", {}).items()
    return {name: value for name, value in said.items() if name != "properties"} | {
        f"properties.{name}": value for name, value in properties
    }
