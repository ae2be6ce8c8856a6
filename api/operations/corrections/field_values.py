"""What a person types as the value of a field, checked and brought into the form in which it is kept."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from api.files.plain_text import shown
from api.operations.errors import BadValue
from ifc_import.areas.plausible import is_plausible
from ifc_import.vocabulary.text import optional_text, text
from registry.corrections.fields import FIELDS, PLACE
from registry.fields import Form

LONGEST = 2_000
"""Characters; more is no name, number or description."""


def checked(kind: str, values: Mapping[str, object]) -> dict[str, Any]:
    """The values of an element's fields as they are kept. Raises BadValue."""
    return {field: checked_value(kind, field, value) for field, value in values.items()}


def checked_value(kind: str, field: str, value: object) -> Any:
    """One of them: one line without control characters, a date as 2026-11-23, an area in m². Raises BadValue."""
    form = form_of(kind, field)
    if value is not None and not isinstance(value, str | int | float):
        raise BadValue(f"{field} takes a text or a number, not {shown(repr(value))}")
    if len(str(value)) > LONGEST:
        raise BadValue(f"{field} takes at most {LONGEST:,} characters; {len(str(value)):,} were given")
    return _READERS[form](field, value)


def form_of(kind: str, field: str) -> Form:
    """The form of a field that may be corrected. Raises BadValue for all others."""
    fields = [name for name in FIELDS[kind] if name != PLACE]
    if field not in fields:
        raise BadValue(
            f"{shown(field)!r} of {'an' if kind == 'asset' else 'a'} {kind} can't be corrected; "
            f"what can is {', '.join(fields)}"
        )
    return FIELDS[kind][field]


def _name(field: str, value: object) -> str:
    name = text(value)
    if not name:
        raise BadValue(f"{field} takes a text that is not empty")
    return name


def _date(field: str, value: object) -> str | None:
    given = optional_text(value)
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise BadValue(f"{field} takes a date as 2026-11-23, not {shown(given)!r}") from error


def _area(field: str, value: object) -> float:
    try:
        area_m2 = float(text(value).replace(",", "."))
    except ValueError:
        area_m2 = math.nan
    if not is_plausible(area_m2):
        raise BadValue(f"{field} takes an area in m² as 12.5, not {shown(text(value))!r}")
    return area_m2


_READERS: Mapping[Form, Callable[[str, object], Any]] = {
    "name": _name,
    "words": lambda _field, value: text(value),
    "text": lambda _field, value: optional_text(value),
    "date": _date,
    "area": _area,
}
