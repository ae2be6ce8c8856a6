"""Alembic's entry: it runs on the connection that the program hands over, inside that transaction."""

from typing import Any, Literal

from alembic import context
from sqlmodel.sql.sqltypes import AutoString

from registry import tables  # noqa: F401  (fills the metadata)
from registry.tables.columns import Table, UtcDateTime


def _plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write a version without this program's own types, so that it stays true when they change."""
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    render_item=_plain_type,
    compare_type=True,
)
context.run_migrations()
