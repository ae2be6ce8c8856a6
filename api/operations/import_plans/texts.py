"""The columns of an import plan as text, for the terminal and for spreadsheets."""

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from api.operations.import_plans.views import FieldView, PlanGroup, PlannedElement, SpotView
from registry.codes.text import grouped

Told: TypeAlias = Callable[[PlannedElement], str]

TITLES: dict[PlanGroup, str] = {
    "gone": "Gone",
    "moved": "Moved to another room",
    "recognised": "Recognised under a new GlobalId",
    "proposed": "Proposed: may be one that is gone",
    "changed": "Changed",
    "new": "New",
    "bound": "Known from another model",
    "kept": "Kept",
}

ELEMENT: tuple[tuple[str, Told], ...] = (
    ("Code", lambda one: grouped(one.code) if one.code else ""),
    ("Class", lambda one: one.ifc_class.removeprefix("Ifc")),
    ("Number", lambda one: one.number),
    ("Name", lambda one: one.name),
    ("Storey", lambda one: one.storey or ""),
)
ROOM: tuple[tuple[str, Told], ...] = (("Room", lambda one: one.room or ""),)
GLOBAL_ID: tuple[tuple[str, Told], ...] = (("GlobalId", lambda one: one.global_id or ""),)
RULE: tuple[tuple[str, Told], ...] = (
    ("By", lambda one: one.rule or ""),
    ("How surely", lambda one: "" if one.confidence is None else f"{one.confidence:.2f}"),
)
FIELDS: tuple[tuple[str, Told], ...] = (("Fields", lambda one: "; ".join(map(field_text, one.fields))),)

COLUMNS: dict[PlanGroup, tuple[tuple[str, Told], ...]] = {
    "gone": (*ELEMENT, *ROOM, ("Still in", lambda one: ", ".join(one.still_in)), *GLOBAL_ID),
    "moved": (
        *ELEMENT,
        ("Before", lambda one: "" if one.moved is None else spot_text(one.moved.before)),
        ("Now", lambda one: "" if one.moved is None else spot_text(one.moved.after)),
        *GLOBAL_ID,
    ),
    "recognised": (
        *ELEMENT,
        *RULE,
        *FIELDS,
        ("Former GlobalId", lambda one: one.former_global_id or ""),
        *GLOBAL_ID,
    ),
    "proposed": (*ELEMENT, ("May be", lambda one: one.candidate or ""), *RULE, *GLOBAL_ID),
    "changed": (*ELEMENT, *FIELDS, *GLOBAL_ID),
    "new": (*ELEMENT[1:], *ROOM, *GLOBAL_ID),
    "bound": (*ELEMENT, *RULE, *GLOBAL_ID),
    "kept": (*ELEMENT, *ROOM, *GLOBAL_ID),
}
"""Group → headings, each with the text of a row."""


def field_text(field: FieldView) -> str:
    """One field, as `name: Pump → Pump 2`."""
    return f"{field.field}: {value_text(field.old)} → {value_text(field.new)}"


def value_text(value: Any) -> str:
    """A value as text for people; a dash for a missing value."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return ", ".join(" ".join(value_text(part) for part in one.values()) for one in value)
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def spot_text(spot: SpotView) -> str:
    """Room and storey, with the method of location and its confidence."""
    where = ", ".join(filter(None, (spot.room, spot.storey))) or "nowhere"
    return where if spot.confidence is None else f"{where} ({spot.method} {spot.confidence:.2f})"
