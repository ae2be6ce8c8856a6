"""Names of the tables for use in queries, and the binding that describes an element."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, RowMapping, case, select

from registry import tables  # noqa: F401  (fills the metadata)
from registry.tables.columns import Table

Rows: TypeAlias = Sequence[RowMapping]

_TABLES = Table.metadata.tables
ELEMENT, BUILDING, STOREY = _TABLES["element"], _TABLES["building"], _TABLES["storey"]
SPACE, ASSET, ASSET_TYPE = _TABLES["space"], _TABLES["asset"], _TABLES["asset_type"]
BINDING, CODE, SOURCE_MODEL = _TABLES["binding"], _TABLES["code"], _TABLES["source_model"]
GROUP, MEMBER = _TABLES["element_group"], _TABLES["group_member"]
LISTED = _TABLES["listed_asset"]
PLACE = SPACE.alias("place")
"""The space that an asset is in."""
RUNNER_UP = SPACE.alias("runner_up")
"""The second most likely space of an asset."""
OF_ELEMENT = BINDING.alias("of_element")
"""The bindings of an element, for subqueries."""


def describing_binding(element_id: Any) -> ColumnElement[Any]:
    """A subquery for the id of the binding that describes an element: its first open one, or its last one if the
    element is retired.
    """
    return _of_describing_binding("id", element_id)


def _of_describing_binding(column: str, element_id: Any) -> ColumnElement[Any]:
    binding = OF_ELEMENT
    is_open = binding.c.closed_revision_id.is_(None)
    first_open_else_last = (case((is_open, 0), else_=1), case((is_open, binding.c.id), else_=-binding.c.id))
    statement = select(binding.c[column]).where(binding.c.element_id == element_id).order_by(*first_open_else_last)
    return statement.limit(1).correlate_except(binding).scalar_subquery()


REVISION = Table.metadata.tables["revision"]

PROPOSAL = Table.metadata.tables["proposal"]
