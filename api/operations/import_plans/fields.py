"""The changed fields of an element in an import plan, as text for people.

Outlines are shown by their area, boxes by their centre, and properties one by one as `Set/Name`.
"""

import math
from collections.abc import Mapping
from typing import Any

import msgspec
import shapely

from api.operations.import_plans.views import FieldView
from registry.plan import Change

MIDDLE_DECIMALS = 3

NOISE = 1e-9
"""Numbers with a smaller relative difference are considered equal."""

UNTOLD = frozenset({"z_min_m", "z_max_m", "units"})
"""Fields that change together with the outline or the properties; they are shown only if no other field has changed."""


def field_views(change: Change, properties_before: Mapping[str, Any] | None) -> list[FieldView]:
    """The fields of a change; `properties_before` are the property sets that the model stated before."""
    told = [
        FieldView(field=one.name, old=_told(one.name, one.old), new=_told(one.name, one.new))
        for one in change.fields
        if one.name != "properties"
    ]
    differing = [] if properties_before is None else _properties(properties_before, change.stated.properties)
    telling = [one for one in told if one.field not in UNTOLD]
    return [*(telling or told), *differing] if differing or telling else told


def _told(field: str, value: Any) -> Any:
    if value is None or field not in {"footprint", "box"}:
        return msgspec.to_builtins(value)
    if field == "footprint":
        return f"outline of {shapely.area(shapely.from_wkb(value)):.2f} m²"
    middle = [round((value[axis] + value[axis + 3]) / 2, MIDDLE_DECIMALS) for axis in range(3)]
    return "middle at {}, {}, {} m".format(*middle)


def _properties(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldView]:
    old, new = _flat(before), _flat(msgspec.to_builtins(after))
    differing = [
        FieldView(field=name, old=old.get(name), new=new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    ]
    return [one for one in differing if not _is_noise(one)] or differing


def _is_noise(field: FieldView) -> bool:
    """Whether two numbers differ only in insignificant digits."""
    numbers = isinstance(field.old, float) and isinstance(field.new, float)
    return numbers and math.isclose(field.old, field.new, rel_tol=NOISE)


def _flat(sets: Mapping[str, Any]) -> dict[str, Any]:
    return {
        f"{of}/{name}": value
        for of, values in sets.items()
        for name, value in (values.items() if isinstance(values, Mapping) else [("", values)])
    }
