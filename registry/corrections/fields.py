"""The fields that people may correct, for each kind of element, and the form of their values.

Fields are named like the columns of the element's row. The location of an asset is `space_id`, the id of a space.
"""

from collections.abc import Mapping

from registry.fields import ASSET, BUILDING, SPACE, STOREY, Field

PLACE = "space_id"
"""The field by which a person confirms where an asset is."""

_TABLE: Mapping[str, tuple[Field, ...]] = {"building": BUILDING, "storey": STOREY, "space": SPACE, "asset": ASSET}

FIELDS: Mapping[str, Mapping[str, Field]] = {
    kind: {field.name: field for field in fields if field.corrected} for kind, fields in _TABLE.items()
}
"""Kind of element → name of a field that people may correct → the field."""

OWN_COLUMN = "properties."
"""How the field of an owner's own column begins, which is no field of assets: `properties.Fuel`."""


def own_column(column: str) -> Field:
    """The field of a column of the owner's list."""
    return Field(name=f"{OWN_COLUMN}{column}", corrected=True)


COUNTED = frozenset({"category", "area_m2"})
"""Fields for which a model has several statements; which one counts is decided when areas are counted."""

STATED: Mapping[str, frozenset[str]] = {
    kind: frozenset(field.name for field in fields if field.corrected and field.stated)
    for kind, fields in _TABLE.items()
    if kind != "building"
}
"""Kind of element → the correctable fields of its row that models state; a building's name is the registry's own."""

ALTERS_AREAS = frozenset({"number", "name", *COUNTED})
"""Fields of a space that may change which area counts."""
