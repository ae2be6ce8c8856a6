"""Names of the tables as queries use them, and what describes an element."""

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
"""The space that it may be in instead."""
OF_ELEMENT = BINDING.alias("of_element")
"""A binding that is looked for by its element."""


def describing_binding(element_id: Any) -> ColumnElement[Any]:
    """The id of the first binding that is still open, or of the last one where the element is retired."""
    return _of_describing_binding("id", element_id)


def _of_describing_binding(column: str, element_id: Any) -> ColumnElement[Any]:
    one = OF_ELEMENT
    is_open = one.c.closed_revision_id.is_(None)
    first_open_else_last = (case((is_open, 0), else_=1), case((is_open, one.c.id), else_=-one.c.id))
    statement = select(one.c[column]).where(one.c.element_id == element_id).order_by(*first_open_else_last)
    return statement.limit(1).correlate_except(one).scalar_subquery()


REVISION = Table.metadata.tables["revision"]

PROPOSAL = Table.metadata.tables["proposal"]
