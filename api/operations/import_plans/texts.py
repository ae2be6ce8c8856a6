"""The columns of an import plan as text, for the terminal and for spreadsheets."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from api.operations.import_plans.views import Concern, FieldView, PlanGroup, PlannedElement, SpotView
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

WORDS: dict[PlanGroup, str] = {**{group: str(group) for group in TITLES}, "bound": "known elsewhere"}
"""What happened to an element, in a word or two."""

CONCERN_TITLES: dict[Concern, str] = {
    "label": "Labels in use that are out of date",
    "room": "Rooms",
    "area": "Floor areas",
    "other": "Other changes",
    "cosmetic": "Changes of properties alone",
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


Row: TypeAlias = tuple[PlanGroup, PlannedElement]


def _of_element(cell: Told) -> Callable[[Row], str]:
    return lambda row: cell(row[1])


BY_CONCERN: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("What", lambda row: WORDS[row[0]]),
    *((heading, _of_element(cell)) for heading, cell in ELEMENT),
    ("Details", lambda row: details(*row)),
    *((heading, _of_element(cell)) for heading, cell in GLOBAL_ID),
)
"""Headings, and what stands under each, of a list of rows of all groups."""


def details(group: PlanGroup, row: PlannedElement) -> str:
    """What is to be known of a row besides what happened to which element."""
    if group == "moved" and row.moved is not None:
        return f"{spot_text(row.moved.before)} → {spot_text(row.moved.after)}"
    parts = [
        f"may be {grouped(row.candidate)}" if row.candidate else "",
        f"by {row.rule}" + ("" if row.confidence is None else f" ({row.confidence:.2f})") if row.rule else "",
        f"in {row.room}" if row.room and group in ("gone", "new") else "",
        f"still in {', '.join(row.still_in)}" if row.still_in else "",
        *map(field_text, sorted(row.fields, key=_weight)),
        f"was {row.former_global_id}" if row.former_global_id else "",
    ]
    return "; ".join(filter(None, parts))


READ_FIRST = ("number", "name", "storey", "designation", "tag", "computed_m2", "declared")
"""Fields that say what changed for people; the others come after them, properties last."""


def _weight(field: FieldView) -> tuple[bool, int]:
    place = READ_FIRST.index(field.field) if field.field in READ_FIRST else len(READ_FIRST)
    return "/" in field.field, place


def field_text(field: FieldView) -> str:
    """One field, as `name: Pump → Pump 2`; of declared areas only those that differ."""
    if field.field == "declared":
        return _declared_text(field.old or [], field.new or [])
    return f"{field.field}: {value_text(field.old)} → {value_text(field.new)}"


def _declared_text(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> str:
    was, now = ({(area["set"], area["name"]): area["value_m2"] for area in areas} for areas in (old, new))
    parts = [
        f"{name} {value_text(was.get((of, name)))} → {value_text(now.get((of, name)))}"
        for of, name in {**was, **now}
        if was.get((of, name)) != now.get((of, name))
    ]
    return f"declared: {', '.join(parts) or 'in another order'}"


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
