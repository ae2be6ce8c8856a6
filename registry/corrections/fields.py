"""What people may say otherwise than models do: the fields of each kind of element, and what their values are.

Fields are named as the columns of the element's row. The place of an asset is said by `space_id`, the id of a space.
"""

from collections.abc import Mapping

from registry.fields import ASSET, BUILDING, SPACE, STOREY, Field

PLACE = "space_id"
"""The field by which a person confirms where an asset is."""

_TABLE: Mapping[str, tuple[Field, ...]] = {"building": BUILDING, "storey": STOREY, "space": SPACE, "asset": ASSET}

FIELDS: Mapping[str, Mapping[str, Field]] = {
    kind: {field.name: field for field in fields if field.corrected} for kind, fields in _TABLE.items()
}
"""Kind of element → the fields that people may say, by their names."""

COUNTED = frozenset({"category", "area_m2"})
"""Fields that no model states in one word: which of its statements counts is decided when areas are counted."""

STATED: Mapping[str, frozenset[str]] = {
    kind: frozenset(field.name for field in fields if field.corrected and field.stated)
    for kind, fields in _TABLE.items()
    if kind != "building"
}
"""Kind of element → the fields of its row that models state; a building's name is the registry's own."""

ALTERS_AREAS = frozenset({"number", "name", *COUNTED})
"""Fields of a space by which it may count otherwise."""
