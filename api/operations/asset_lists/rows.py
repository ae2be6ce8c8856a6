"""A row of an owner's list of assets, from what a person wrote to what is kept; what is wrong with it, by its line."""

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
"""What a list may say of its things, in the order in which people read it."""

NAME = next(field for field in LISTED if field.name == "name")

_OF_ITS_OWN = frozenset({"key", "name", "ifc_class"})

VEHICLES = frozenset(
    {
        "vehicle", "vehicles", "car", "cars", "fleet", "fordon", "bilar", "kjoretoy", "biler", "koretoj", "fahrzeug",
        "fahrzeuge", "fuhrpark", "autos", "ajoneuvot", "vehicules", "voertuigen", "vehiculos", "veicoli",
    }
)  # fmt: skip
"""How lists of vehicles are called, folded."""

VEHICLE, ANYTHING = "IfcVehicle", "IfcElement"
"""What a thing is where nobody says it: IFC's class for vehicles, and its word for any thing."""

_CLASS = re.compile(r"Ifc[A-Z][A-Za-z0-9]{1,60}")


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a row says: field → value, as it stands there; and the columns that are no field."""

    line: int
    said: Mapping[str, str | float]
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CleanRow:
    """A row as it is kept: its key (None for a thing that is known by its code) and what it says."""

    line: int
    key: str | None
    said: dict[str, Any]


def usual_class(list_name: str) -> str:
    """What the things of a list are where nobody says it."""
    return VEHICLE if folded(list_name) in VEHICLES else ANYTHING


def clean_row(row: ListRow, ifc_class: str, *, needs_key: bool = True) -> CleanRow:
    """The row as it is kept; `ifc_class` is what it is where it does not say so. Raises BadValue."""
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
    """A class of IFC. Raises BadValue."""
    if not _CLASS.fullmatch(name):
        raise BadValue(
            f"class takes a class of IFC, as IfcVehicle or IfcElectricAppliance, not {shown(name)!r}; "
            "what people call a kind of thing is its type"
        )
    return name


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of field, old and new: what a list says otherwise than before; of each property by itself."""
    old, new = _flat(before), _flat(after)
    names = [*(one for one in FIELDS if one in old or one in new), *sorted((old.keys() | new.keys()) - set(FIELDS))]
    return [
        {"field": name, "old": old.get(name), "new": new.get(name)} for name in names if old.get(name) != new.get(name)
    ]


def _kept(field: Field, value: str | None) -> Any:
    """A value as it is kept. A date that can be read in several ways stays as it is written."""
    if field.form == "date":
        return read_any_date(field, value)
    return read_value(field, value)


def _name(name: str | None, said: Mapping[str, Any]) -> str:
    """Its name; what has none is called by its maker and model, or by its type."""
    found = text(name) or " ".join(filter(None, (said["manufacturer"], said["model"]))) or said["type"]
    if not found:
        raise BadValue("it has no name, and neither maker, model nor type to be called by")
    return str(read_value(NAME, found))


def _properties(given: Mapping[str, str]) -> dict[str, str]:
    """The columns that are no field; one without a value says nothing."""
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
