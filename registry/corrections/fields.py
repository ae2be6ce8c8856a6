"""What people may say otherwise than models do: the fields of each kind of element, and what their values are.

Fields are named as the columns of the element's row. The place of an asset is said by `space_id`, the id of a space.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["name", "words", "text", "date", "area", "space"]
"""A name is never empty, words may be, a text that is empty is none; a date is of ISO 8601; an area is in m²; a space
is one by its id.
"""

PLACE = "space_id"
"""The field by which a person confirms where an asset is."""

FIELDS: Mapping[str, Mapping[str, Form]] = {
    "building": {"name": "name"},
    "storey": {"name": "name"},
    "space": {"number": "words", "name": "words", "category": "text", "area_m2": "area"},
    "asset": {
        "name": "name",
        "tag": "text",
        "description": "text",
        "designation": "text",
        "serial_number": "text",
        "bar_code": "text",
        "asset_identifier": "text",
        "installed_on": "date",
        "warranty_from": "date",
        "warranty_until": "date",
        PLACE: "space",
    },
}
"""Kind of element → field → what its value is."""

COUNTED = frozenset({"category", "area_m2"})
"""Fields that no model states in one word: which of its statements counts is decided when areas are counted."""

STATED: Mapping[str, frozenset[str]] = {
    kind: frozenset(fields) - COUNTED - {PLACE} for kind, fields in FIELDS.items() if kind != "building"
}
"""Kind of element → the fields of its row that models state; a building's name is the registry's own."""

ALTERS_AREAS = frozenset({"number", "name", *COUNTED})
"""Fields of a space by which it may count otherwise."""
