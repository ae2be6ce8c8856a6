"""Checks the values that people give for fields, and converts them to the form in which they are kept."""

import math
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from api.files.plain_text import shown
from api.operations.errors import BadValue
from ifc_import.areas.plausible import is_plausible
from ifc_import.vocabulary.dates import as_date, has_day_and_month, is_iso
from ifc_import.vocabulary.numbers import number_in_unit
from ifc_import.vocabulary.text import optional_text, text
from registry.corrections.fields import FIELDS, OWN_COLUMN, PLACE, own_column
from registry.fields import Field, Form
from registry.wording import LONGEST_TEXT


def checked(kind: str, values: Mapping[str, object], columns: Collection[str] = ()) -> dict[str, Any]:
    """The values of an element's fields, or of the owner's `columns`, by field in the form in which they are kept.

    Raises BadValue.
    """
    fields = {name: field_of(kind, name, columns) for name in values}
    return {fields[name].name: read_value(fields[name], value) for name, value in values.items()}


def read_value(field: Field, value: object) -> Any:
    """A value as it is kept: a line without control characters, a date as 2026-11-23, an area in m², or a number in
    the field's unit. Raises BadValue.
    """
    if value is not None and not isinstance(value, str | int | float):
        raise BadValue(f"{field.name} takes a text or a number, not {shown(repr(value))}")
    require_short(field.name, str(value))
    return _READERS[field.form](field, value)


def require_short(name: str, text: str) -> None:
    """Raise BadValue for a text that is too long to be one that people gave."""
    if len(text) > LONGEST_TEXT:
        raise BadValue(f"{shown(name)} takes at most {LONGEST_TEXT:,} characters; {len(text):,} were given")


def read_any_date(field: Field, value: str | None) -> str | None:
    """A date as it is kept, in any form that leaves no doubt; 03/04/2030 stays as it is written. Raises BadValue."""
    given = optional_text(value)
    found = as_date(given)
    if given is None or (found is not None and (is_iso(found) or has_day_and_month(found))):
        return found
    raise BadValue(f"{field.name} takes a date as 2026-11-23, not {shown(given)!r}")


def field_of(kind: str, name: str, columns: Collection[str] = ()) -> Field:
    """The correctable field with that name, or one of the owner's `columns`. Raises BadValue for other names."""
    own = {column: own_column(column) for column in columns}
    fields = {
        **own,
        **{field.name: field for field in own.values()},
        **{known: field for known, field in FIELDS[kind].items() if known != PLACE},
    }
    if name not in fields:
        raise BadValue(
            f"{shown(name)!r} of {'an' if kind == 'asset' else 'a'} {kind} can't be corrected; "
            f"fields that can are {', '.join(known for known in fields if not known.startswith(OWN_COLUMN))}"
        )
    return fields[name]


def _name(field: Field, value: object) -> str:
    name = text(value)
    if not name:
        raise BadValue(f"{field.name} takes a text that is not empty")
    return name


def _date(field: Field, value: object) -> str | None:
    given = optional_text(value)
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise BadValue(f"{field.name} takes a date as 2026-11-23, not {shown(given)!r}") from error


def _number(field: Field, value: object) -> float | None:
    given = optional_text(value)
    if given is None:
        return None
    number = _as_float(value) if isinstance(value, int | float) else number_in_unit(given, field.unit)
    if number is None or not math.isfinite(number):
        unit = f" in {field.unit}" if field.unit else ""
        raise BadValue(f"{field.name} takes a number{unit} as 12.5, not {shown(given)!r}")
    return number


def _as_float(value: float) -> float | None:
    """A JSON number; None for a boolean, and for an integer that is too large for a float."""
    try:
        return None if isinstance(value, bool) else float(value)
    except OverflowError:
        return None


def _area(field: Field, value: object) -> float:
    try:
        area_m2 = float(text(value).replace(",", "."))
    except ValueError:
        area_m2 = math.nan
    if not is_plausible(area_m2):
        raise BadValue(f"{field.name} takes an area in m² as 12.5, not {shown(text(value))!r}")
    return area_m2


_READERS: Mapping[Form, Callable[[Field, object], Any]] = {
    "name": _name,
    "words": lambda _field, value: text(value),
    "text": lambda _field, value: optional_text(value),
    "date": _date,
    "number": _number,
    "area": _area,
}
